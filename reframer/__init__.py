"""reframer: reposition a software engineer's resume for machine-learning roles, without saying what was not done.

The public names below are loaded when first used, so that ``import reframer`` costs nothing: rules come without spaCy,
and spaCy, pdfminer and typst are imported only by the stage that needs them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reframer.applying import apply
    from reframer.errors import ExitCode, ReframerError, RuleFileError
    from reframer.explaining import Explanation, explain
    from reframer.finding import find, find_bullet
    from reframer.model.findings import BulletFindings, CareerPath
    from reframer.model.outcome import Assessment, Outcome
    from reframer.model.verdicts import Answer
    from reframer.parsing import parse_resume
    from reframer.pipeline import assess_bullet, reframe
    from reframer.readers import read_document
    from reframer.rulebook import Rules, load_rules
    from reframer.rulebook.schema import Competency
    from reframer.settings import Settings
    from reframer.verifying import verify, verify_line
    from reframer.weighing import weigh
    from reframer.writers import write

__version__ = "0.1.0"

_HOME = {
    "Answer": "reframer.model.verdicts",
    "Assessment": "reframer.model.outcome",
    "BulletFindings": "reframer.model.findings",
    "CareerPath": "reframer.model.findings",
    "Competency": "reframer.rulebook.schema",
    "ExitCode": "reframer.errors",
    "Explanation": "reframer.explaining",
    "Outcome": "reframer.model.outcome",
    "ReframerError": "reframer.errors",
    "RuleFileError": "reframer.errors",
    "Rules": "reframer.rulebook",
    "Settings": "reframer.settings",
    "apply": "reframer.applying",
    "assess_bullet": "reframer.pipeline",
    "explain": "reframer.explaining",
    "find": "reframer.finding",
    "find_bullet": "reframer.finding",
    "load_rules": "reframer.rulebook",
    "parse_resume": "reframer.parsing",
    "read_document": "reframer.readers",
    "reframe": "reframer.pipeline",
    "verify": "reframer.verifying",
    "verify_line": "reframer.verifying",
    "weigh": "reframer.weighing",
    "write": "reframer.writers",
}

__all__ = [
    "Answer",
    "Assessment",
    "BulletFindings",
    "CareerPath",
    "Competency",
    "ExitCode",
    "Explanation",
    "Outcome",
    "ReframerError",
    "RuleFileError",
    "Rules",
    "Settings",
    "__version__",
    "apply",
    "assess_bullet",
    "explain",
    "find",
    "find_bullet",
    "load_rules",
    "parse_resume",
    "read_document",
    "reframe",
    "verify",
    "verify_line",
    "weigh",
    "write",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'reframer' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
