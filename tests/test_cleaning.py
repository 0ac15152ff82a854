"""The cleaner: what it takes out, what it must leave, and that once is enough."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.cleaning import clean, has_bidi_controls, printable

CASES = [
    ("plain text, 5 ms", "plain text, 5 ms"),
    ("eﬃcient ﬂow", "efficient flow"),
    ("a\u00a0b\u2009c", "a b c"),
    ("a\x00b\x1b[31mc\x9fd", "ab[31mcd"),
    ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
    ("pdf\u202egnp.exe", "pdfgnp.exe"),
    ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ("tab\tstays", "tab\tstays"),
    ("½ x² ① ™ Ⅳ ｆｕｌｌ", "½ x² ① ™ Ⅳ ｆｕｌｌ"),
    ("Jose\u0301", "José"),
    ("👩\u200d💻", "👩\u200d💻"),
    ("z" + "\u0335" * 30, "z" + "\u0335" * 4),
    ("a\ufffeb\U0001ffffc\U000e0041d", "abcd"),
    ("lone \ud800 surrogate", "lone  surrogate"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cleaning(text: str, expected: str) -> None:
    assert clean(text) == expected


@settings(derandomize=True)
@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_and_leaves_what_xml_allows(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not has_bidi_controls(once)
    assert all(char in "\t\n" or (char >= " " and not "\x7f" <= char <= "\x9f" and char not in "\ufffe\uffff") for char in once)
    once.encode("utf-8")


@settings(derandomize=True)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_printable_is_one_short_line(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) <= 200
