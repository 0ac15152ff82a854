"""Loading: what is accepted, and what a broken pack says, all at once and each at its place."""

import textwrap
from pathlib import Path

import pytest
import yaml

from reframer.errors import ExitCode, RuleFileError
from reframer.rulebook import load_rules, read_built_in
from reframer.rulebook.flags import FlagRule
from reframer.testing import check_folder, test_folder

GOOD = """\
id: boats.mooring
title: Mooring boats
summary: Keeping boats where they are.
match:
  phrases: [boat mooring]
breaks: Nothing of it is software.
relevance: {platform: 1, applied: 0, genai: 0}
analogues:
  platform: {term: keeping replicas in place, because: Both drift when nobody looks.}
bridges:
  - {paths: [platform], text: the same care that keeps replicas in place}
evidence:
  - {id: count, kind: quantity, units: [boats], ask: How many boats?}
  - {id: reader, kind: answer, ask: Who read the positions?}
claims:
  - {needs: [reader], text: "feeding {reader}"}
examples:
  - {name: one, text: Built boat mooring for a marina., finds: boat mooring}
  - {name: two, text: "Boat mooring, 90 boats.", finds: Boat mooring}
  - {name: three, text: Sailed around an island.}
  - {name: four, text: Sold ropes.}
"""


def pack(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / (name.replace("__", "/") + ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
    return folder


def problems(folder: Path, *, builtin: bool = True) -> list[str]:
    """The problems of a folder, each without the folder's own path; beside our competencies it takes four times as long."""
    with pytest.raises(RuleFileError) as caught:
        load_rules((folder,), builtin=builtin)
    assert caught.value.exit_code == ExitCode.BAD_RULES
    return [problem.replace(f"{folder}/", "") for problem in caught.value.problems]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_folder_is_loaded_beside_our_rules(tmp_path, rules):
    loaded = load_rules((pack(tmp_path, boats__mooring=GOOD),))

    assert set(loaded.competencies) == {*rules.competencies, "boats.mooring"}
    assert loaded.get("mooring").family == "boats"
    assert loaded.fingerprint != rules.fingerprint
    assert loaded.vocabulary == rules.vocabulary


def test_our_competencies_can_be_left_out(tmp_path, rules):
    loaded = load_rules((pack(tmp_path, boats__mooring=GOOD),), builtin=False)

    assert list(loaded.competencies) == ["boats.mooring"]
    assert loaded.flags == rules.flags


def test_examples_of_a_folder_run(tmp_path):
    folder = pack(tmp_path, boats__mooring=GOOD)

    assert check_folder(folder) == ()
    assert test_folder(folder) == ((), 4)


def test_a_failing_example_of_a_folder_is_named(tmp_path):
    folder = pack(tmp_path, boats__mooring=changed("text: Sold ropes.", "text: Sold boat mooring."))

    failures, _ = test_folder(folder)

    assert failures == ("boats.mooring: four: should be left alone, but 'boat mooring' was found",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "id: boats.mooring",
            "id: boats.moorings",
            "boats/mooring.yaml:1:1: id: should be 'boats.mooring', as the file's path says",
        ),
        ("title: Mooring boats\n", "", "boats/mooring.yaml:1:1: title: this key is required"),
        ("title: Mooring boats", "titel: Mooring boats", "boats/mooring.yaml:2:1: titel: unknown key; did you mean 'title'?"),
        ("[boat mooring]", "boat mooring", "boats/mooring.yaml:5:3: match.phrases: should be a list"),
        ("phrases: [boat mooring]", "phrases: []", "boats/mooring.yaml:4:1: match: matches nothing; "),
        ("phrases:", "regex:", "boats/mooring.yaml:5:3: match.regex: rules hold no regular expressions; list the words"),
        ("summary:", "mood:", "boats/mooring.yaml:3:1: mood: unknown key; it may be misspelled"),
        ("[boat mooring]", "['boat.*mooring']", "boats/mooring.yaml:5:13: match.phrases.0: 'boat.*mooring' looks like a pattern"),
        (
            "[boat mooring]",
            "[boat mooring, boat-mooring]",
            "boats/mooring.yaml:5:13: match.phrases.0: 'boat mooring' stands here twice",
        ),
        ("[boat mooring]", "[Kafka topic]", "boats/mooring.yaml:5:13: match.phrases.0: 'Kafka topic' is a phrase of"),
        ("[boat mooring]", "[b]", "boats/mooring.yaml:5:13: match.phrases.0: 'b' is a single letter; put it under needs_cue"),
        ("the same care", "mastering the care", "boats/mooring.yaml:11:25: bridges.0.text: should begin with an opener"),
        ("the same care that keeps", "the same care that I keep", "boats/mooring.yaml:11:25: bridges.0.text: speaks of a person"),
        (
            "- {paths: [platform],",
            "- {paths: [genai],",
            "boats/mooring.yaml:11:14: bridges.0.paths.0: there is no analogue for 'genai'",
        ),
        ("{needs: [reader],", "{needs: [raeder],", "boats/mooring.yaml:16:14: claims.0.needs.0: no evidence named 'raeder'"),
        (
            '[reader], text: "feeding {reader}"',
            "[count], text: feeding",
            "boats/mooring.yaml:16:6: claims.0.needs: a claim needs at least",
        ),
        ("feeding {reader}", "feeding {count}", "boats/mooring.yaml:16:23: claims.0.text: uses {count} without needing it"),
        (
            "platform: 1,",
            "plattform: 1,",
            "boats/mooring.yaml:7:13: relevance.plattform: should be 'platform', 'applied' or 'genai'",
        ),
        ("platform: 1,", "platform: 0,", "boats/mooring.yaml:9:3: analogues.platform: the relevance of this path is 0"),
        ("kind: quantity", "kind: number", "boats/mooring.yaml:13:17: evidence.0.kind: should be 'quantity' or 'answer'"),
        (
            "  - {name: four, text: Sold ropes.}\n",
            "",
            "boats/mooring.yaml:17:1: examples: should hold at least 2 sentences it finds",
        ),
        (
            "finds: boat mooring}",
            "finds: mooring line}",
            "boats/mooring.yaml:18:57: examples.0.finds: 'mooring line' is not in the text",
        ),
        ("name: two", "name: one", "boats/mooring.yaml:19:6: examples.1.name: 'one' stands here twice"),
        ("breaks:", "title: twice\nbreaks:", "boats/mooring.yaml:6:1: title: key repeated; first at line 2"),
        (
            "title: Mooring boats",
            "title: &anchor Mooring boats",
            "boats/mooring.yaml:2:8: yaml: anchors and aliases are not allowed",
        ),
        ("[boat mooring]", "[&anchor boat mooring]", "boats/mooring.yaml:5:13: yaml: anchors and aliases are not allowed"),
        ("[boat mooring]", "[boat mooring,*alias]", "boats/mooring.yaml:5:26: yaml: anchors and aliases are not allowed"),
        ("title: Mooring boats", "title: !!str Mooring boats", "boats/mooring.yaml:2:8: yaml: tags are not allowed"),
        (
            "relevance: {",
            "replaces: true\nrelevance: {",
            "boats/mooring.yaml:7:1: replaces: there is no 'boats.mooring' to replace",
        ),
    ],
)
def test_a_problem_is_told_at_its_place(tmp_path, old, new, problem):
    found = problems(pack(tmp_path, boats__mooring=changed(old, new)), builtin="Kafka" in new)

    assert any(each.startswith(problem) for each in found), found


def test_signs_inside_text_are_no_anchor_alias_or_tag(tmp_path):
    title = "R&D, a*b, ready! and 'ropes & *boats*'"

    loaded = load_rules((pack(tmp_path, boats__mooring=changed("title: Mooring boats", f'title: "{title}"')),))

    assert loaded.get("mooring").title == title


def test_all_problems_are_told_in_one_pass(tmp_path):
    folder = pack(
        tmp_path,
        boats__mooring=changed("title:", "titel:"),
        boats__ropes="title: [",
        cloud__ropes=GOOD,
        vocabulary__words="- 1",
        stray="a: 1",
    )

    found = problems(folder)

    assert {each.partition(":")[0] for each in found} == {
        "boats/mooring.yaml",
        "boats/ropes.yaml",
        "cloud/ropes.yaml",
        "vocabulary/words.yaml",
        "stray.yaml",
    }
    assert found == sorted(found)


def test_a_rule_is_replaced_only_on_purpose(tmp_path):
    text = GOOD.replace("boats.mooring", "streaming.kafka")

    assert problems(pack(tmp_path / "one", streaming__kafka=text)) == [
        "streaming/kafka.yaml:1:1: id: 'streaming.kafka' is in rules/streaming/kafka.yaml already; "
        "write 'replaces: true' to replace it"
    ]
    replaced = load_rules((pack(tmp_path / "two", streaming__kafka=f"replaces: true\n{text}"),))
    assert replaced.competencies["streaming.kafka"].title == "Mooring boats"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("boats/mooring.yml", GOOD.encode(), "rename it to end in .yaml"),
        ("boats/mooring.yaml", b"title: \xff\xfe", "is not UTF-8 text"),
        ("boats/mooring.yaml", b"", "the file is empty"),
        ("boats/more/mooring.yaml", GOOD.encode(), "no rule file belongs here"),
    ],
)
def test_files_that_are_none_of_ours(tmp_path, name, content, problem):
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    (found,) = problems(tmp_path)

    assert problem in found


def test_a_missing_or_empty_folder_is_a_problem(tmp_path):
    assert "there is no such folder" in check_folder(tmp_path / "nowhere")[0]
    assert "holds no rule files" in check_folder(tmp_path)[0]


def test_scalars_mean_themselves(tmp_path):
    """YAML would read these as false, true, a float and a date."""
    text = changed("[boat mooring]", "[boat mooring, 2024-01-01, no wind]").replace("title: Mooring boats", "title: 1.10")

    rule = load_rules((pack(tmp_path, boats__mooring=text),)).get("mooring")

    assert rule.title == "1.10"
    assert rule.match.phrases == ("boat mooring", "2024-01-01", "no wind")


def test_lists_of_later_packs_add_and_replace(tmp_path, rules):
    flag = "- {id: negated, meaning: Another meaning., mend: Another way., weight: serious}\n"
    loaded = load_rules((pack(tmp_path, boats__mooring=GOOD, flags=flag),))

    assert loaded.flags["negated"].meaning == "Another meaning."
    assert set(loaded.flags) == set(rules.flags)


def test_a_list_that_is_left_to_its_stage_is_read_on_its_own():
    flags = read_built_in("flags.yaml", FlagRule)

    assert {flag.id for flag in flags} >= {"missing_metric", "unsupported_ml_claim"}


def test_flags_know_whether_they_concern_the_whole_resume(rules):
    assert {flag.id for flag in rules.flags.values() if flag.document} == {
        "title_inflation",
        "skill_without_evidence",
        "undated_or_stale",
    }


def test_a_wording_that_states_ml_work_is_no_restatement(tmp_path):
    text = changed("breaks:", "restate:\n  - {phrase: machine-learning harbours}\nbreaks:")

    (found,) = problems(pack(tmp_path, boats__mooring=text))

    assert found.startswith("boats/mooring.yaml:7:6: restate.0.phrase: states ML work (machine learning)")


def test_a_pack_of_another_distribution_is_found_by_its_entry_point(tmp_path, monkeypatch):
    pack(tmp_path / "harbour_pack" / "rules", boats__mooring=GOOD)
    (tmp_path / "harbour_pack" / "__init__.py").write_text("")
    details = tmp_path / "harbour_pack-1.0.dist-info"
    details.mkdir()
    (details / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-pack\nVersion: 1.0\n")
    (details / "entry_points.txt").write_text("[reframer.rule_packs]\nharbour = harbour_pack\n")
    monkeypatch.syspath_prepend(tmp_path)

    loaded = load_rules()

    assert "boats.mooring" in loaded.competencies
    assert [info.name for info in loaded.packs] == ["reframer", "harbour"]


def test_every_kind_of_fault_is_told_at_once_and_nothing_is_loaded():
    """``tests/data/broken_pack`` holds one of each; the report says for each where it is and what would be right."""
    folder = Path(__file__).parents[1] / "data" / "broken_pack"
    expected = folder.with_suffix(".txt").read_text("utf-8").splitlines()

    assert problems(folder) == expected
    assert problems(folder) == expected  # nothing of it is kept
    assert load_rules().get("pilotage") is None


def test_a_broken_rule_is_judged_as_far_as_it_can_be_read(tmp_path):
    """A misspelled key hides no other fault, and what only follows from it is not told."""
    text = changed("evidence:", "evidense:").replace("the same care", "mastering the care")

    assert problems(pack(tmp_path, boats__mooring=text)) == [
        "boats/mooring.yaml:11:25: bridges.0.text: should begin with an opener of vocabulary/phrases.yaml "
        "such as 'the same', 'same class of problem as', 'the pattern behind': a bridge compares",
        "boats/mooring.yaml:12:1: evidense: unknown key; did you mean 'evidence'?",
    ]


@pytest.mark.parametrize("key", ["title", "summary", "match", "breaks", "relevance", "examples", "id"])
def test_a_missing_key_is_the_only_problem(tmp_path, key):
    kept = {name: value for name, value in yaml.load(GOOD, Loader=yaml.CSafeLoader).items() if name != key}
    (found,) = problems(pack(tmp_path, boats__mooring=yaml.safe_dump(kept, sort_keys=False)), builtin=False)

    assert found.endswith(f": {key}: this key is required")


def test_rules_that_share_words_with_ours_in_the_plural(tmp_path):
    (found,) = problems(pack(tmp_path, boats__mooring=changed("[boat mooring]", "[boat mooring, Kafka topics]")))

    assert found.endswith(
        "'Kafka topics' is a phrase of streaming.kafka too ('Kafka topic'); make it longer, or put it under needs_cue"
    )


def test_two_packs_may_tell_one_word_apart_by_cues(tmp_path):
    cued = changed("  phrases: [boat mooring]", "  phrases: [boat mooring]\n  needs_cue: [{form: Swift, any: [sail, wind]}]")

    assert load_rules((pack(tmp_path, boats__mooring=cued),)).get("mooring").match.needs_cue[0].form == "Swift"
