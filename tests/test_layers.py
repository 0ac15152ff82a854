"""Imports go downwards only; the checker knows nothing of what it checks; no technology is named in code."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reframer"

# Each layer may import those before it, and itself.
ORDER = (
    ("model",),
    ("errors", "resources", "cleaning"),
    ("rulebook", "readers"),
    ("parsing",),
    ("language",),
    ("ml_reading",),
    ("finding",),
    ("answers", "weighing"),
    ("linting",),
    ("positioning",),
    ("planning",),
    ("applying",),
    ("verifying",),
    ("json_shapes",),
    ("writers",),
    ("settings",),
    ("pipeline",),
    ("explaining", "testing"),
    ("_worker",),
    ("batch",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}


def imports_of(file: Path) -> set[str]:
    """The first part below ``reframer`` of every import in a file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "reframer" else [f"reframer.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("reframer.")}
    return found


def modules() -> list[Path]:
    return sorted(file for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE or file.name != "__init__.py")


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_downwards(file):
    layer = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    above = {name for name in imports_of(file) if LEVEL.get(name, -1) > LEVEL[layer]}

    assert not above - {"__version__"}


@pytest.mark.parametrize("file", sorted((PACKAGE / "verifying").rglob("*.py")), ids=lambda file: file.name)
def test_checker_shares_no_code_with_what_it_checks(file):
    assert imports_of(file) <= {"model", "rulebook", "errors", "verifying"}


def test_help_and_rules_load_no_heavy_library():
    code = (
        "import sys, reframer; reframer.load_rules(); import reframer.cli;"
        "print([name for name in ('spacy', 'pdfminer', 'docx', 'typst', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, text=True, capture_output=True)

    assert done.stdout.strip() == "[]"


def test_command_line_imports_only_click():
    code = "import sys, reframer.cli; print([name for name in ('pydantic', 'yaml', 'spacy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, text=True, capture_output=True)

    assert done.stdout.strip() == "[]"


def test_every_test_module_has_a_name_of_its_own():
    """pytest imports test modules by their bare name: two of one name stop the whole suite."""
    names = [file.name for file in (ROOT / "tests").rglob("*.py") if file.name != "conftest.py"]

    assert sorted(names) == sorted(set(names))
