"""Language by function words and script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.nlp.language import guess_language
from provenance.nlp.tokens import tokenize

SAMPLES = {
    "en": "The mayor said that the bridge would be closed to all traffic for most of the week.",
    "de": "Die Bürgermeisterin sagte, dass die Brücke nicht vor dem Winter wieder frei ist.",
    "fr": "La maire a dit que le pont ne sera pas ouvert avant la fin de la semaine.",
    "es": "La alcaldesa dijo que el puente no se abrirá hasta el final de la semana.",
    "it": "La sindaca ha detto che il ponte non è sicuro e che la strada della valle è chiusa.",
    "pt": "A prefeita disse que a ponte não é segura e que o caminho não vai abrir.",
    "nl": "De burgemeester zei dat de brug niet veilig is en dat het verkeer om moet.",
    "sv": "Borgmästaren sade att bron inte är säker och att det är en annan väg som ska tas.",
    "pl": "Burmistrz powiedział, że most nie jest bezpieczny i że to nie droga dla aut.",
    "tr": "Belediye başkanı köprü için bir karar verdi ve bu karar çok sonra daha iyi oldu.",
    "ru": "Мэр сказал, что мост закрыт и откроется не скоро.",
    "uk": "Мер сказав, що міст закрито і він не відкриється.",
    "ar": "قال رئيس البلدية إن الجسر مغلق",
    "zh": "市长说这座桥已经关闭了很久",
    "ja": "市長は橋が閉まっていると言った",
}


@pytest.mark.parametrize(("tag", "text"), SAMPLES.items())
def test_samples(tag: str, text: str) -> None:
    assert guess_language(tokenize(text).words) == tag


@pytest.mark.parametrize("text", ["", "Bridge closed", "1 2 3 4 5 6 7 8 9 10", "Osby Finch Hale"])
def test_too_little_to_tell(text: str) -> None:
    assert guess_language(tokenize(text).words) is None


@given(st.lists(st.text(max_size=8), max_size=40))
def test_any_words(words: list[str]) -> None:
    assert guess_language(words) is None or len(str(guess_language(words))) == 2
