import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframer.parsing.dates import find_dates, is_duration, is_only_dates

RANGES = [
    ("Jan 2020 - Present", "2020-01", "present"),
    ("2019–present", "2019", "present"),
    ("Aug 2016 to Apr 2020", "2016-08", "2020-04"),
    ("10 2017 - 2 2019", "2017-10", "2019-02"),
    ("June - August 2017", "2017-06", "2017-08"),
    ("Jan-Mar 2020", "2020-01", "2020-03"),
    ("Summer 2012 and 2013", "2012", "2013"),
    ("Fall 2019 - Spring 2020", "2019", "2020"),
    ("Feb. 15 - Aug. 16", "2015-02", "2016-08"),
    ("Jul '19 - Dec ’21", "2019-07", "2021-12"),
    ("01/2020 – 03/2021", "2020-01", "2021-03"),
    ("06/19 - 08/20", "2019-06", "2020-08"),
    ("2020-01 - 2021-03", "2020-01", "2021-03"),
    ("2014/09 – 2018/06", "2014-09", "2018-06"),
    ("05.2019 - heute", "2019-05", "present"),
    ("10/2019-Now", "2019-10", "present"),
    ("May 2020 until now", "2020-05", "present"),
    ("Sep. 2023 \u00ad Mar. 2024", "2023-09", "2024-03"),
    ("(2016–2019)", "2016", "2019"),
    ("January 5, 2020 - March 7, 2021", "2020-01", "2021-03"),
    ("since 2019", "2019", "present"),
    ("01/06/2015 – 28/02/2019", "2015-06", "2019-02"),
    ("01/06/2015 – 03/02/2019", "2015", "2019"),
    ("2012-13", "2012", "2013"),
    ("2017 –", "2017", ""),
    ("– Present", "", "present"),
    ("Sept 2018 – May 2023", "2018-09", "2023-05"),
    ("März 2019 - Dezember 2020", "2019-03", "2020-12"),
    ("janvier 2019 à mars 2020", "2019-01", "2020-03"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges(text: str, start: str, end: str) -> None:
    (span,) = find_dates(text)
    assert (span.start, span.end, span.ranged) == (start, end, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018", "2018"),
        ("March 2021", "2021-03"),
        ("2011 / 11", "2011-11"),
        ("Q1 2020", "2020"),
        ("Summer 2021", "2021"),
        ("31.12.2020", "2020-12"),
        ("25/12/2020", "2020-12"),
        ("03/04/2020", "2020"),  # March or April: the page does not say
        ("Expected May 2025", "2025-05"),
        ("Class of 2022", "2022"),
    ],
)
def test_single_dates_keep_their_precision(text: str, value: str) -> None:
    (span,) = find_dates(text)
    assert (span.start, span.end, span.ranged) == (value, value, False)


@pytest.mark.parametrize(
    "text",
    [
        "growth in March",
        "Dec. 16",
        "a 2020% rise",
        "12 to 0.7",
        "Python 3.11",
        "99.93%",
        "May the team win",
        "3,400 rows",
        "US$2019",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_the_duration_after_a_range_belongs_to_it() -> None:
    (span,) = find_dates("January 2020 - Present (3 years 2 months)")
    assert span.raw == "January 2020 - Present (3 years 2 months)"


def test_lines_of_nothing_but_dates() -> None:
    assert is_only_dates("(May 2019 – June 2020)")
    assert is_only_dates("January 2020 - Present · 4 yrs 3 mos")
    assert not is_only_dates("Acme, 2019 - 2020")
    assert is_duration("4 years 3 months")
    assert not is_duration("4 engineers")


@given(st.integers(1960, 2049), st.integers(0, 10), st.sampled_from(["-", "–", "to", "—"]))
def test_years_never_gain_a_month(year: int, length: int, dash: str) -> None:
    (span,) = find_dates(f"{year} {dash} {year + length}")
    assert (span.start, span.end) == (str(year), str(year + length))


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    position = 0
    for span in find_dates(text):
        assert position <= span.begin < span.stop <= len(text)
        assert text[span.begin : span.stop].strip() == span.raw
        position = span.stop
