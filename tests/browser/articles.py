"""Articles that strain a page, written for these tests."""

from __future__ import annotations

from provenance.types import Article

_ARABIC = (
    "Harbor minister Salma Rahal told reporters on Monday: “لن نغلق الميناء قبل نهاية العام، "
    "وقد قلنا ذلك للعمال مرتين.” She then added in English: “We said so twice.”"
)


def forty_on_one_sentence() -> Article:
    """One long sentence with a loaded word at every turn."""
    words = ["disgraceful", "shameful", "outrageous", "catastrophic", "disastrous", "heinous"]
    rant = ", ".join(f"the {words[i % 6]} plan of {i + 1} arrogant cronies" for i in range(24))
    text = f"Council votes.\n\nThe council, mocking {rant}, boasted that it had shamelessly won.\n"
    return Article(id="forty", text=text, title="Council votes", outlet="Radio Oster")


def long() -> Article:
    """Twenty thousand words, with a statement in every paragraph."""
    paragraph = (
        "The council of Oster Quay met on day {n} and looked at the sluices again. “We counted "
        "{n} cracks,” said Ilse Brandt, the mayor. The engineers claimed that nothing had moved, "
        "according to a letter that was read aloud. A disgraceful silence followed in the hall."
    )
    text = "Day after day.\n\n" + "\n\n".join(paragraph.format(n=n) for n in range(1, 440))
    return Article(id="long", text=text, title="Day after day", outlet="Radio Oster")


def arabic() -> Article:
    """A quotation in Arabic inside an English text."""
    text = f"Port stays open.\n\n{_ARABIC}\n\nThe port has been open since May.\n"
    return Article(id="arabic", text=text, title="الميناء مفتوح", outlet="Radio Oster")


def unbroken() -> Article:
    """Words no line can hold, in every place that a page shows."""
    word = "Kraftwerksüberwachungs" * 12
    text = f"{word}.\n\n“{word},” said {word.title()}, the mayor.\n\nHe boasted {word}.\n"
    return Article(
        id=word,
        text=text,
        title=word,
        outlet=word,
        authors=(word,),
        uri=f"https://x.example/{word}",
    )


def empty() -> Article:
    """Nothing at all."""
    return Article(id="empty", text="")
