"""Every format says the whole resume in the author's order, and says it again when read back."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_outcomes import LINES, RESUME, outcome

from reframer.errors import ReframerError
from reframer.model.document import Link
from reframer.model.resume import Bullet, Contact, Item, Resume, Role, Section, SectionKind, SkillGroup
from reframer.model.source import Box, SourceRef
from reframer.readers import read_bytes
from reframer.writers import render
from reframer.writers.checking import check_document
from reframer.writers.docx import write_docx
from reframer.writers.json_resume import ROOT_KEYS
from reframer.writers.layout import Block, BlockKind, lay_out, one_line
from reframer.writers.markdown import escape_markdown, write_markdown
from reframer.writers.pdf import write_pdf
from reframer.writers.text import write_text

ROOT = Path(__file__).parent.parent.parent
ALL = ("docx", "pdf", "md", "txt", "json")
WRITERS = {"docx": write_docx, "md": write_markdown, "txt": write_text}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_layout_keeps_the_authors_order_and_headings() -> None:
    assert tuple(block.text for block in lay_out(RESUME)) == LINES


def test_with_two_columns_a_role_stands_under_the_heading_of_its_own_column() -> None:
    def at(x0: float, top: float) -> SourceRef:
        return SourceRef(file="a.pdf", page=1, box=Box(x0=x0, top=top, x1=x0 + 100, bottom=top + 10))

    sections = (
        Section(kind=SectionKind.VOLUNTEERING, heading="VOLUNTEERING", source=at(40, 300)),
        Section(kind=SectionKind.EXPERIENCE, heading="EXPERIENCE", source=at(220, 100)),
    )
    roles = tuple(
        Role(id=title, title=title, source=source)
        for title, source in (("Coach", at(40, 320)), ("Engineer", at(222, 120)), ("Intern", at(222, 500)))
    )
    resume = Resume(file="a.pdf", kind=RESUME.kind, sha256="0", sections=sections, roles=roles)
    assert [block.text for block in lay_out(resume)] == ["VOLUNTEERING", "Coach", "EXPERIENCE", "Engineer", "Intern"]


def test_no_bullet_carries_two_marks() -> None:
    bullets = tuple(
        Bullet(id=text, text=text, source=RESUME.roles[0].source) for text in ("• Built it", "▪ • Ran it", "-5 °C", "•")
    )
    resume = RESUME.model_copy(update={"sections": (Section(kind=SectionKind.OTHER, heading="More", bullets=bullets),)})
    texts = [block.text for block in lay_out(resume)]
    at = texts.index("More")
    assert texts[at + 1 : at + 5] == ["Built it", "Ran it", "-5 °C", "•"]


def test_punctuation_between_two_parts_does_not_open_a_line() -> None:
    items = (". Thesis: queues", ".NET since 2010", "| Berlin")
    resume = RESUME.model_copy(update={"summary": tuple(Item(text=text, source=RESUME.roles[0].source) for text in items)})
    assert [block.text for block in lay_out(resume)][5:8] == ["Thesis: queues", ".NET since 2010", "Berlin"]


@pytest.mark.parametrize("name", ["docx", "md", "txt"])
def test_lines_read_back_one_by_one(name: str) -> None:
    document = read_bytes(WRITERS[name](lay_out(RESUME)), f"resume.{name}")
    assert tuple(line.text for line in document.lines) == LINES
    bullets = [line.text for line in document.lines if line.marker]
    assert bullets == [block.text for block in lay_out(RESUME) if block.kind is BlockKind.BULLET]


def test_pdf_reads_back_in_order_by_two_readers() -> None:
    from pypdf import PdfReader

    made = write_pdf(lay_out(RESUME))
    assert (made.notice, made.portable) == ("", True)
    reader = PdfReader(io.BytesIO(made.data))
    texts = ["".join(page.extract_text() for page in reader.pages)]
    texts.append("".join(line.text for line in read_bytes(made.data, "resume.pdf").lines))
    for text in map(squeezed, texts):
        at = 0
        for line in LINES:
            at = text.index(squeezed(line), at)
    assert reader.metadata is not None
    assert reader.metadata.author == "Ana Example"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert [page.get("/Annots") is not None for page in reader.pages] == [True]


def test_markdown_and_text_are_as_written() -> None:
    text = write_text(lay_out(RESUME)).decode()
    assert text.startswith("Ana Example\nStaff Engineer, payments\nBerlin | ana@example.com | +1 555 0100\n")
    assert "\nEXPERIENCE\nStaff Engineer | Northbank Systems, Inc.\nMar 2019 – Present | Berlin\n- Ran the order queue" in text
    assert "\n  - Moved snake_case_jobs to <cron> [see talk]\n" in text
    markdown = write_markdown(lay_out(RESUME)).decode()
    assert markdown.startswith(
        "# Ana Example\n\nStaff Engineer, payments\n\nBerlin | [ana@example.com](mailto:ana@example.com) | +1 555 0100\n"
    )
    assert (
        "\n## EXPERIENCE\n\n**Staff Engineer** | Northbank Systems, Inc.\n\nMar 2019 – Present | Berlin\n\n- Ran the order queue"
        in markdown
    )
    assert "- Moved snake_case_jobs to \\<cron\\> \\[[see talk](https://example.org/talk)\\]\n" in markdown
    assert "\n**Daily:** Go, SQL\n" in markdown
    assert markdown.endswith("\n- Queues that sleep, Example Conf 2020\n")
    assert "\n\n\n" not in markdown


def test_no_format_links_to_what_is_no_address() -> None:
    files = render(outcome(), ALL)
    with zipfile.ZipFile(io.BytesIO(files["resume.docx"])) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "https://example.org/talk" in relations
    assert "javascript" not in relations
    assert "](javascript" not in files["resume.md"].decode()
    assert b"/URI (javascript" not in files["resume.pdf"]
    assert "javascript" not in files["resume.json"].decode()


def test_word_files_open_in_another_library_and_name_only_the_author() -> None:
    import docx

    data = write_docx(lay_out(RESUME))
    document = docx.Document(io.BytesIO(data))
    assert tuple(paragraph.text for paragraph in document.paragraphs) == LINES
    assert [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"][:2] == [
        "PROFILE",
        "EXPERIENCE",
    ]
    assert (document.core_properties.author, document.core_properties.last_modified_by) == ("Ana Example", "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name or "vba" in name for name in archive.namelist())


def test_the_word_template_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "resume.docx"
    subprocess.run([sys.executable, ROOT / "tools" / "make_resume_docx.py", made], check=True)
    assert made.read_bytes() == (ROOT / "templates" / "resume.docx").read_bytes()


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from made_up_outcomes import outcome; from reframer.writers import render\n"
        "for name, data in render(outcome(), ('docx', 'pdf', 'md', 'txt', 'json')).items():\n"
        "    print(name, hashlib.sha256(data).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert runs[0].count("\n") == 9


DATE = {"type": "string", "pattern": r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"}
ENTRY = {"type": "object", "properties": {"startDate": DATE, "endDate": DATE, "highlights": {"items": {"type": "string"}}}}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{key: {"type": "array", "items": ENTRY} for key in ROOT_KEYS - {"basics", "meta"}},
        "basics": {
            "type": "object",
            "properties": {
                "email": {"type": "string", "format": "email"},
                "url": {"type": "string", "format": "uri"},
                "location": {"type": "object"},
                "profiles": {"type": "array", "items": {"type": "object", "properties": {"url": {"format": "uri"}}}},
            },
        },
        "meta": {"type": "object"},
    },
}  # the parts of the two published JSON Resume schemas that a resume can break


def test_json_resume() -> None:
    import jsonschema

    value = json.loads(render(outcome(), ("json",))["resume.json"])
    jsonschema.validate(value, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert value["basics"]["email"] == "ana@example.com"
    assert value["basics"]["profiles"] == [{"network": "github.com", "url": "https://github.com/ana-example"}]
    assert "endDate" not in value["work"][0]
    assert (value["work"][1]["startDate"], value["work"][1]["endDate"]) == ("2013", "2019")
    assert value["certificates"] == [{"name": "Cloud Architect (2022)"}]
    ours = value["meta"]["x-reframer"]
    assert ours["sections"] == [{"heading": "Talks", "kind": "other", "lines": ["Queues that sleep, Example Conf 2020"]}]
    assert "TU Example | winter 2011" in ours["dates"]


def test_what_may_be_handed_over_speaks_of_no_doubt() -> None:
    files = render(outcome(), ALL)
    private = (
        "From how many minutes",
        "Sixty-five percent of what",
        "No time is stated",
        "No model was served",
        "real-time serving",
    )
    for name, data in files.items():
        if not name.startswith("notes/") and name != "resume.pdf":
            text = "".join(line.text for line in read_bytes(data, name).lines) if name.endswith("docx") else data.decode()
            assert not any(words in text for words in private), name
    assert files["headline.txt"] == b"Staff Engineer | Queues\n"


def test_a_file_that_does_not_hold_is_refused() -> None:
    blocks = lay_out(RESUME)
    check_document("resume.txt", write_text(blocks), blocks)
    with pytest.raises(ReframerError) as caught:
        check_document("resume.txt", write_text(blocks[:-1]), blocks)
    assert caught.value.exit_code == 9
    with pytest.raises(ReframerError):
        check_document("resume.txt", write_text(tuple(reversed(blocks))), blocks)


def test_rows_that_look_like_running_heads_are_no_loss() -> None:
    """Pages that open with the dates of one role each: a reader may take the rows for page headers."""
    bullets = tuple(Bullet(id=str(at), text=f"Ran service number {at}", source=RESUME.roles[0].source) for at in range(44))
    roles = tuple(
        RESUME.roles[1].model_copy(update={"dates": f"{year} – {year + 1}", "bullets": bullets}) for year in range(2000, 2006)
    )
    blocks = lay_out(RESUME.model_copy(update={"roles": roles}))
    check_document("resume.pdf", write_pdf(blocks).data, blocks)


def test_fonts_of_the_machine_are_a_notice_and_never_a_silent_box() -> None:
    made = write_pdf((Block(kind=BlockKind.NAME, text="Ana Example"), Block(kind=BlockKind.TEXT, text="Led 张伟")))
    assert made.notice
    assert not made.portable


def test_text_cannot_run_in_the_template() -> None:
    hostile = '#read("/etc/passwd") $x$ @label `raw` \\ {{ 7*7 }} {% for %} ${7*7} <a> // comment'
    blocks = (Block(kind=BlockKind.HEADING, text="Talks"), Block(kind=BlockKind.TEXT, text=hostile))
    for name, data in (("pdf", write_pdf(blocks).data), ("md", write_markdown(blocks)), ("docx", write_docx(blocks))):
        read = "".join(line.text for line in read_bytes(data, f"x.{name}").lines)
        assert squeezed(read) == "Talks" + squeezed(hostile)


def test_markdown_without_any_mark_is_still_checked_as_markdown() -> None:
    blocks = (Block(kind=BlockKind.TEXT, text="5 * 3 <b> [x]"),)
    check_document("resume.md", write_markdown(blocks), blocks)


TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aZ0 9-–•*_`[]()<>#+=~|\\&;:.!\"'{}$%@/,^1")),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cs", "Cf", "Mn")),
        st.sampled_from("\x00\x1b\u202e\ufb01\u00a0\u200b\ufffe"),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_markdown_shows_any_text_as_it_is(texts: list[str]) -> None:
    texts = [one_line(f"x {text}") if at % 2 else one_line(text) for at, text in enumerate(texts)]
    blocks = tuple(Block(kind=BlockKind.BULLET, text=text) for text in texts if text)
    document = read_bytes(write_markdown((Block(kind=BlockKind.NAME, text="Ana Example"), *blocks)), "x.md")
    assert [line.text for line in document.lines][1:] == [block.text for block in blocks]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_any_resume_reads_back_from_every_text_format(data: st.DataObject) -> None:
    def draw() -> str:
        return data.draw(TEXTS.map(one_line).filter(lambda text: any(char.isalnum() for char in text)))

    def items(most: int = 2) -> tuple[Item, ...]:
        return tuple(Item(text=draw(), source=RESUME.roles[0].source) for _ in range(data.draw(st.integers(0, most))))

    def bullets() -> tuple[Bullet, ...]:
        source = RESUME.roles[0].source
        return tuple(Bullet(id=str(at), text=draw(), source=source) for at in range(data.draw(st.integers(0, 3))))

    role = RESUME.roles[0].model_copy(update={"company": draw(), "title": draw(), "bullets": bullets(), "description": items()})
    resume = Resume(
        **{name: getattr(RESUME, name) for name in ("file", "kind", "sha256")},
        contact=Contact(name=draw(), email="ana@example.com", headline=draw()),
        summary=items(),
        sections=(
            Section(kind=SectionKind.EXPERIENCE, heading=draw()),
            Section(kind=SectionKind.OTHER, heading=draw(), items=items(), bullets=bullets()),
        ),
        roles=(Role.model_validate(role.model_dump()),),
        skill_groups=(SkillGroup(label=draw(), skills=(draw(), draw()), source=role.source),),
        links=(Link(url="https://example.com/x", text=draw(), source=role.source),),
    )
    blocks = lay_out(resume)
    for name, write in WRITERS.items():
        document = read_bytes(write(blocks), f"resume.{name}")
        text = squeezed("".join((line.marker.glyph if line.marker else "") + line.text for line in document.lines))
        at = 0
        for block in blocks:
            at = text.find(squeezed(block.text), at)
            assert at >= 0, (name, block.text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a_b_c", "a_b_c"),
        ("_x_", "\\_x\\_"),
        ("1. x", "1\\. x"),
        ("# x", "\\# x"),
        ("a | b", "a | b"),
        ("AT&T &amp;", "AT&T \\&amp;"),
    ],
)
def test_only_what_must_be_escaped_is(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
