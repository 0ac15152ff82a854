"""The example pack holds, its examples run, and it works installed as well as from its folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reframer.finding import find_bullet
from reframer.rulebook import load_rules
from reframer.testing import check_folder, names_of, test_folder

ROOT = Path(__file__).parents[1]
PACK = ROOT / "samples" / "packs" / "sre_to_mlops"
ONLY_THE_PACK = "Wrote synthetic probes for 40 endpoints in 6 regions."


def test_pack_holds_and_its_examples_run():
    failures, ran = test_folder(PACK / "rules")

    assert check_folder(PACK / "rules") == ()
    assert failures == ()
    assert ran >= 4 * 6


def test_a_line_that_only_the_pack_maps(rules):
    with_pack = load_rules((PACK / "rules",))
    (found,) = find_bullet(ONLY_THE_PACK, with_pack).competencies

    assert find_bullet(ONLY_THE_PACK, rules).competencies == ()
    assert (found.rule_id, found.matched[0].text, found.on_object) == ("sre.synthetic_probes", "synthetic probes", True)


def test_readme_lists_the_rules_of_the_pack():
    listed = {line.split("`")[1] for line in (PACK / "README.md").read_text("utf-8").splitlines() if line.startswith("| `")}
    loaded = load_rules((PACK / "rules",))

    assert listed == names_of(PACK / "rules") & set(loaded.competencies)
    assert len(listed) == 6


def test_files_name_the_schema_for_editors():
    for file in (PACK / "rules" / "sre").glob("*.yaml"):
        first, _, _ = file.read_text("utf-8").partition("\n")
        schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()

        assert schema == ROOT / "rules" / "rule.schema.json"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the pack was installed as a distribution, from a copy, without network."""
    folder = tmp_path_factory.mktemp("installed")
    source = shutil.copytree(PACK, folder / "source")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    target = folder / "target"
    done = subprocess.run(
        [*pip, "--no-index", "--no-deps", "--no-build-isolation", "--target", target, source], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return target


def test_an_installed_pack_is_found_by_its_entry_point(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": f"{installed}{os.pathsep}{ROOT}", "XDG_CACHE_HOME": str(tmp_path)}
    code = (
        "import json, reframer; rules = reframer.load_rules();"
        f"line = reframer.find_bullet({ONLY_THE_PACK!r}, rules);"
        "print(json.dumps([[pack.name for pack in rules.packs], [found.rule_id for found in line.competencies]]))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, text=True, capture_output=True)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [["reframer", "sre_to_mlops"], ["sre.synthetic_probes"]]
