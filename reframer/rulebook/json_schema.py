"""The JSON schema of a rule file, for completion and checks in editors. ``python -m reframer.rulebook.json_schema`` writes it."""

import json
import sys
from pathlib import Path

from reframer.resources import data_folder
from reframer.rulebook.schema import Competency


def rule_schema() -> str:
    """Return the JSON schema of a rule file as text."""
    return json.dumps(Competency.model_json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_rule_schema() -> Path:
    """Write the schema beside the built-in rules of a checkout and return the file."""
    file = Path(str(data_folder("rules"))) / "rule.schema.json"
    file.write_text(rule_schema(), encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.stdout.write(f"{write_rule_schema()}\n")
