import pytest

from reframer.applying import STRENGTHS_HEADING, apply, heading_like
from reframer.model.document import FileKind
from reframer.model.findings import CareerPath, Span
from reframer.model.plan import Edit, Headline, Part, PartOrigin, PathRank, Plan, Positioning, RoleOrder, Sentence
from reframer.model.resume import Bullet, Item, Resume, Role, Section, SectionKind
from reframer.model.source import SourceRef
from reframer.model.verdicts import Strength
from reframer.rulebook import load_rules

HERE = SourceRef(file="ada.txt")


def bullet(name: str, text: str) -> Bullet:
    return Bullet(id=name, text=text, source=HERE)


RESUME = Resume(
    file="ada.txt",
    kind=FileKind.TEXT,
    sha256="0",
    summary=(Item(text="Engineer for ticketing.", source=HERE),),
    sections=(
        Section(kind=SectionKind.SUMMARY, heading="Profile"),
        Section(kind=SectionKind.EXPERIENCE, heading="Work"),
        Section(kind=SectionKind.OTHER, heading="Talks", bullets=(bullet("t1", "Spoke about seat maps"),)),
    ),
    roles=(
        Role(
            id="r1",
            company="Zoo AG",
            title="Engineer",
            start="2019",
            end="2021",
            bullets=(bullet("b1", "Wrote reports"), bullet("b2", "I ran queues")),
            source=HERE,
        ),
    ),
)


def aim(**kwargs: object) -> Positioning:
    return Positioning(
        ranking=(PathRank(path=CareerPath.PLATFORM, points=1),),
        path=CareerPath.PLATFORM,
        headline=Headline(sentence=Sentence(parts=())),
        **kwargs,
    )


def edit(before: str, after: str, name: str = "b2") -> Edit:
    return Edit(
        bullet_id=name,
        operation="person",
        before=before,
        parts=(Part(text=after, origin=PartOrigin.TYPOGRAPHY),),
        strength=Strength.KEEP,
        because="x",
    )


def test_an_empty_plan_changes_nothing() -> None:
    assert apply(RESUME, Plan(positioning=aim())) == RESUME


def test_edits_apply_as_a_chain_and_keep_ids_and_dates() -> None:
    plan = Plan(edits=(edit("I ran queues", "Ran queues"), edit("Ran queues", "Ran 9 queues")), positioning=aim())
    new = apply(RESUME, plan)
    assert [one.text for one in new.roles[0].bullets] == ["Wrote reports", "Ran 9 queues"]
    assert [one.id for one in new.roles[0].bullets] == ["b1", "b2"]
    assert new.roles[0].model_copy(update={"bullets": ()}) == RESUME.roles[0].model_copy(update={"bullets": ()})
    assert RESUME.roles[0].bullets[1].text == "I ran queues"


def test_an_edit_for_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply(RESUME, Plan(edits=(edit("We ran queues", "Ran queues"),), positioning=aim()))


def test_order_is_a_permutation_of_the_role() -> None:
    new = apply(RESUME, Plan(orders=(RoleOrder(role_id="r1", bullet_ids=("b2", "b1")),), positioning=aim()))
    assert [one.id for one in new.roles[0].bullets] == ["b2", "b1"]
    for ids in (("b2",), ("b2", "b2"), ("b1", "b2", "t1")):
        with pytest.raises(ValueError, match="permutation"):
            apply(RESUME, Plan(orders=(RoleOrder(role_id="r1", bullet_ids=ids),), positioning=aim()))


def test_bullets_of_other_sections_are_reworded_too() -> None:
    new = apply(RESUME, Plan(edits=(edit("Spoke about seat maps", "Spoke on seat maps", "t1"),), positioning=aim()))
    assert new.sections[2].bullets[0].text == "Spoke on seat maps"


def test_sentences_go_behind_the_summary_and_into_a_section_before_the_experience() -> None:
    sentence = Sentence(parts=(Part(text="Queues (9).", origin=PartOrigin.RESUME, span=Span(start=0, end=1, text="Q")),))
    new = apply(RESUME, Plan(positioning=aim(summary=(sentence,), strengths=(sentence,))))
    assert [item.text for item in new.summary] == ["Engineer for ticketing.", "Queues (9)."]
    assert [section.heading for section in new.sections] == ["Profile", STRENGTHS_HEADING, "Work", "Talks"]
    assert [item.text for item in new.sections[1].items] == ["Queues (9)."]


def test_the_heading_is_the_one_of_the_phrase_bank() -> None:
    phrases = {phrase.id: phrase.text for phrase in load_rules(builtin=False).vocabulary.phrases}
    assert phrases["heading.strengths"] == STRENGTHS_HEADING


@pytest.mark.parametrize(
    ("own", "ours"),
    [
        (("SUMMARY", "SKILLS"), "TRANSFERABLE STRENGTHS"),
        (("Work Experience", "Skills"), "Transferable Strengths"),
        (("Work experience", "Skills"), "Transferable strengths"),
        ((), "Transferable strengths"),
    ],
)
def test_our_heading_is_written_like_the_authors(own: tuple[str, ...], ours: str):
    sections = tuple(Section(kind=SectionKind.OTHER, heading=heading) for heading in own)

    assert heading_like(sections, STRENGTHS_HEADING) == ours
