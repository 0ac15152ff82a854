"""Cells that a spreadsheet must take for text."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reframer.cleaning import clean
from reframer.writers.csv_cells import csv_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "|x",
        "%x",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "'=1",
        '"=1',
        "\u202e=1",
        "\x00=1",
    ],
)
def test_formulas_are_disarmed(text: str) -> None:
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Ana Example", "C++", "5 - 3", "", "a=b"])
def test_plain_cells_stay(text: str) -> None:
    assert csv_cell(text) == text


@settings(derandomize=True)
@given(st.text())
def test_cells_survive_the_way_through_a_file(text: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([csv_cell(text)])
    read = next(csv.reader(io.StringIO(buffer.getvalue(), newline="")))[0]
    assert read in {clean(text), f"'{clean(text)}"}
