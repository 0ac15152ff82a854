"""Start a rule: a commented file that passes every check as it is, so that an author changes a working rule, not a blank page."""

import re
from pathlib import Path

from reframer.resources import data_folder
from reframer.rulebook.json_schema import rule_schema

SCHEMA_NAME = "rule.schema.json"
_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")

_TEMPLATE = """\
# yaml-language-server: $schema=../rule.schema.json
# The file's path is its id: {family}/{name}.yaml. Replace everything that says "sample", then run
#   reframe rules check DIR    and    reframe rules test DIR --coverage
id: {family}.{name}
title: {title}
summary: What a person does who has this competency, in one sentence.

# What the rule finds. Case does not matter; hyphen, space and nothing are equal; plurals are found too.
match:
  phrases: [sample {words}, sample {words} platform]
  # exact_case: [ABC]            # counts only as written
  needs_cue:                     # a form that is an ordinary word too: one of "any" beside it, none of "reject"
    - {{form: samplework, any: [sample {words}, production], reject: [art class]}}
  # together:                    # work described without a product's name
  #   - {{any_a: [migrat*], any_b: [cluster], window: 6}}     # any_c: a third word, where two say too little
  never: [sample {words} course]  # longer phrases that hold a match and are something else
  heads: [platform, service]     # what a line is about when it is about this

# Role-neutral words that are true of every use. No word of machine learning.
restate:
  - {{phrase: sample platform operations}}

# What the work resembles on a path (platform, applied, genai), why, and where the resemblance ends.
analogues:
  platform:
    term: the operation of model-serving platforms
    because: Why the comparison holds, in one sentence that an expert would sign.
breaks: What is missing for it to be machine-learning work. Be blunt; this sentence keeps people honest.
relevance: {{platform: 1, applied: 0, genai: 0}}   # 0 nothing to 3 the core of the path

# A comparison. It begins with an opener ("the same ... that ...") and never says that the person did the ML part.
bridges:
  - {{paths: [platform], needs: [volume], text: the same operational care that model-serving platforms need}}

# Facts that would strengthen a line; each is one question.
evidence:
  - {{id: volume, kind: quantity, units: [requests/s, services], ask: "How much did it carry at peak?", insert: answer.rate}}
  - {{id: consumer, kind: answer, ask: "Which model ran on it, if any?"}}

# An ML wording; only a person's answer licenses it.
claims:
  - {{needs: [volume, consumer], text: "serving {{consumer}}"}}
upgrade_facts:
  - a named model ran on it and you operated that model
learning:
  - {{paths: [platform], build: Serve a small open model on it and measure its p99., technologies: [FastAPI], earns: consumer}}

# These run as tests: at least two sentences that the rule finds and two that it leaves alone.
examples:
  - {{name: finds its name, text: Ran sample {words} for 40 services., finds: sample {words}}}
  - {{name: finds its platform, text: "Built a sample {words} platform carrying 900 requests/s.", finds: sample {words} platform}}
  - {{name: a word with its cue, text: Moved samplework to production., finds: samplework}}
  - {{name: the same word without, text: Showed samplework at an art class.}}
  - {{name: a course is no work, text: Took a sample {words} course.}}
  - {{name: something else, text: Painted a fence.}}
"""


class RuleExistsError(Exception):
    """The file of the new rule is there already."""


def start_rule(rule_id: str, folder: Path, *, replace: bool = False) -> Path:
    """Write ``folder/<family>/<name>.yaml``, and the schema for editors where it is missing; return the file.

    With ``replace`` the file begins as the built-in rule of that id. Raises ValueError when the id does not fit,
    RuleExistsError when the file is there, OSError when it cannot be written.
    """
    if not _ID.fullmatch(rule_id):
        raise ValueError(f"{rule_id!r} is no rule id; write family.name in small letters, digits and _")
    family, _, name = rule_id.partition(".")
    built_in = data_folder("rules") / family / f"{name}.yaml"
    if replace and not built_in.is_file():
        raise ValueError(f"there is no built-in rule {rule_id!r} to replace; see: reframe rules list")
    if not replace and built_in.is_file():
        raise ValueError(f"{rule_id!r} is a built-in rule; give --replace to begin with it and replace it")
    if not replace and family in ("vocabulary", "positioning", "parsing", "rewording", "skills"):
        raise ValueError(f"{family!r} is a folder of other files; choose another family")
    text = _replacing(built_in.read_text(encoding="utf-8"), rule_id) if replace else _started(family, name)
    file = folder / family / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise RuleExistsError(f"{file} is there already and was not touched") from None
    schema = folder / SCHEMA_NAME
    if not schema.exists():
        schema.write_text(rule_schema(), encoding="utf-8")
    return file


def _started(family: str, name: str) -> str:
    words = name.replace("_", " ")
    return _TEMPLATE.format(family=family, name=name, words=words, title=words.capitalize())


def _replacing(text: str, rule_id: str) -> str:
    line = f"id: {rule_id}\n"
    return text.replace(line, f"{line}replaces: true  # whole rules are replaced, never parts\n", 1)
