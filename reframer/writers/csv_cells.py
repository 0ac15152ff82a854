"""Cells of a CSV file that no spreadsheet takes for a formula."""

from reframer.cleaning import clean

_FORMULA = "=+-@|%＝＋－＠｜％\t\r\n"


def csv_cell(text: str) -> str:
    """Return ``text`` cleaned, with an apostrophe in front where a spreadsheet would run it, also behind spaces and quotes."""
    text = clean(text)
    bare = text.lstrip(" '\"")
    return f"'{text}" if text[:1] in {"\t", "\n"} or (bare and bare[0] in _FORMULA) else text
