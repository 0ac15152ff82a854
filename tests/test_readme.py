"""The README's Python runs as it stands, and its commands are those that CI runs."""

import doctest
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_examples_in_the_readme_run():
    failures, ran = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert (failures, ran > 3) == (0, True)


def test_ci_runs_both_commands_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")

    for name in ("run: main", "run: tests"):
        assert f"<!-- {name} -->\n```sh\n" in readme
        assert f"readme_command '{name}'" in ci
