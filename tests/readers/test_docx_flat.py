"""The flat text of a paragraph: every character with its place, and with the reason why it may not be edited."""

import pytest
from lxml import etree
from word_files import R, W, run

from reframer.readers.docx_flat import OBJECT, flat, text_of
from reframer.readers.docx_xml import name_of


def places(inside: str):
    return flat(etree.fromstring(f'<w:p xmlns:w="{W}" xmlns:r="{R}">{inside}</w:p>'))


def complex_field(result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>PAGE</w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"


LOCKS = [
    (run("ab"), ["", ""]),
    (run("a", "<w:vanish/>"), ["hidden"]),
    (run("a", '<w:vanish w:val="0"/>'), [""]),
    (f'<w:hyperlink r:id="x">{run("a")}</w:hyperlink>', [""]),
    (f"<w:ins>{run('a')}</w:ins>", [""]),
    (complex_field("7"), ["field"]),
    (f"{complex_field('7')}{run('b')}", ["field", ""]),
    (f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>', ["field"]),
    (
        f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{run("a")}</w:sdtContent></w:sdt>',
        ["content control"],
    ),
    (f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", ["content control"]),
    (f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", [""]),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["symbol"]),
    ("<w:r><w:drawing/></w:r>", ["object"]),
]


@pytest.mark.parametrize(("inside", "locks"), LOCKS)
def test_locks(inside: str, locks: list[str]) -> None:
    assert [place.lock for place in places(inside)] == locks


def test_characters_find_their_nodes() -> None:
    inside = f"{run('ab')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:tab/><w:t>c</w:t><w:drawing/><w:br/></w:r>"
    found = places(inside)
    assert text_of(found) == f"ab\tc{OBJECT}\n"
    for place in found:
        if name_of(place.node) == "w:t":
            assert place.node.text[place.offset] == place.char
        assert place.run is not None
        assert place.node.getparent() is place.run


def test_a_field_that_never_ends_hides_no_other_paragraph() -> None:
    assert text_of(places('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("code"))) == ""
    assert text_of(places('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("text"))) == "text"
