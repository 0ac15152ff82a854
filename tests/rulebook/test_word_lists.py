"""Words that rules share by name, and patterns of three sides."""

from pathlib import Path

import pytest

from reframer.language import Language
from reframer.rulebook import load_rules

_LISTS = """
- {name: boats, words: [ferry, tug]}
"""
_RULE = """
id: harbour.piloting
title: Piloting
summary: Brings ships in.
match:
  together:
    - {any_a: [brought, led], any_b: [<boats>, barge], any_c: [fog, tide], window: 8, reject: [toy]}
restate:
  - {phrase: harbour piloting}
breaks: Nothing of it is software.
relevance: {platform: 1, applied: 0, genai: 0}
examples:
  - {name: one, text: Brought a ferry in through fog., finds: ferry}
  - {name: two, text: Led a barge in against the tide., finds: barge}
  - {name: three, text: Brought a ferry in.}
  - {name: four, text: Painted a tug in fog.}
"""


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Language:
    pack = tmp_path_factory.mktemp("pack")
    _write(pack, "vocabulary/word_lists.yaml", _LISTS)
    _write(pack, "harbour/piloting.yaml", _RULE)
    return Language(load_rules([pack], builtin=False))


def _write(pack: Path, name: str, text: str) -> None:
    file = pack / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Brought two tugs in through fog", ["Brought", "tugs", "fog"]),
        ("In fog and by night led every ferry home", ["fog", "led", "ferry"]),
        ("Brought two tugs in", []),
        ("Two tugs lay in fog", []),
        ("Brought toy tugs through fog", []),
        ("Brought two tugs in with the help of many hands, ropes and lamps through fog", []),
    ],
)
def test_three_sides_all_within_the_window(language, text, words):
    found = language.competencies(language.analyse(text))

    assert [span.text for one in found for span in one.matched] == words


def test_what_is_missing_of_three(language):
    (look,) = language.looks(language.analyse("Brought two tugs in"))

    assert look.refused == "half"
    assert look.pair is not None
    assert "tug" in look.pair.any_b
