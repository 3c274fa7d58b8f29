"""Encodings: what is assumed, what is said, what is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.read._decode import decode, known_encoding

TEXT = "Mira Olsson said: “déjà vu” – 5 €.\r\nNext line."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark, encoding):
    decoded = decode(mark + TEXT.encode(encoding), declared="windows-1251")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognized_and_said(encoding):
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.notes == (f"Read as {encoding.upper()}.",)


def test_utf8_needs_no_note():
    assert decode(TEXT.encode()).notes == ()


def test_western_bytes_are_windows_1252_and_said():
    decoded = decode(TEXT.encode("cp1252"))
    assert decoded.text == TEXT
    assert "windows-1252" in decoded.notes[0]


def test_the_five_undefined_bytes_are_replaced_and_counted():
    decoded = decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d end")
    assert decoded.text == "café " + "\ufffd" * 5 + " end"
    assert "5 of them" in decoded.notes[0]


def test_utf8_with_one_fault_stays_utf8():
    decoded = decode("Größe, Ärger, übel ".encode() + b"\xff" + b" end")
    assert decoded.text == "Größe, Ärger, übel \ufffd end"
    assert "1 byte sequence is invalid" in decoded.notes[0]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-2", "iso8859-2"), ("Shift_JIS", "shift_jis"), ("koi8-r", "koi8-r")],
)
def test_a_declared_encoding_is_used(declared, encoding):
    text = {"iso-8859-2": "Łódź źle", "Shift_JIS": "東京の市長", "koi8-r": "мэр сказал"}[declared]
    assert decode(text.encode(encoding), declared=declared).text == text


def test_a_wrong_declaration_is_overruled_by_valid_utf8_and_said():
    decoded = decode("naïve".encode(), declared="iso-8859-1")
    assert decoded.text == "naïve"
    assert "iso-8859-1" in decoded.notes[0]


def test_escape_encodings_follow_their_declaration():
    raw = "東京".encode("iso2022_jp")
    assert decode(raw, declared="iso-2022-jp").text == "東京"
    assert decode(raw).text != "東京"


@pytest.mark.parametrize(
    "label", ["utf-7", "unicode_escape", "hex", "idna", "x" * 99, "a\0b", "", "../x"]
)
def test_encodings_off_the_web_s_list_are_unknown(label):
    assert known_encoding(label) is None


def test_a_lone_utf16_surrogate_survives():
    raw = codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass")
    assert decode(raw).text == "a\ud800b"


def test_half_a_utf16_character_is_replaced_and_said():
    decoded = decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le") + b"\x41")
    assert decoded.text == "abc\ufffd"
    assert decoded.notes


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 40, "binary"),
        (b"%PDF-1.7 text text text", "pdftotext"),
        (b"PK\x03\x04" + b"word/document", "ZIP"),
        (b"\0" * 500, "binary"),
        (bytes((i * 7919 + i // 256) % 256 for i in range(20_000)), "binary"),
    ],
)
def test_binary_is_refused_with_a_next_step(raw, said):
    with pytest.raises(InputError, match="looks like a binary file") as caught:
        decode(raw)
    assert said in str(caught.value)
    assert "give" in str(caught.value) or ";" in str(caught.value)


def test_a_few_control_characters_are_text():
    text = "The mayor\0 said \x01\x02 it was over, and went home early."
    assert decode(text.encode()).text == text


@given(st.text(min_size=1).filter(lambda t: not t.startswith("\ufeff")))
def test_utf8_round_trips_or_is_refused_as_binary(text):
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    try:
        decoded = decode(raw)
    except InputError as error:
        assert "binary" in str(error)
        return
    if decoded.encoding == "utf-8":
        assert decoded.text == text
    else:
        assert "\0" in text
        assert decoded.notes


@given(st.binary())
def test_any_bytes_decode_or_are_refused(raw):
    try:
        assert isinstance(decode(raw, declared="utf-8").text, str)
    except InputError as error:
        assert "binary" in str(error)
