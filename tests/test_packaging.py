"""What setup.cfg says is what the checkout holds, and what the wheel ships."""

import configparser
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_package_is_listed():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(config["options"]["packages"].split())

    found = {".".join(file.parent.relative_to(ROOT).parts) for file in (ROOT / "reframer").rglob("__init__.py")}

    assert listed == found | {"reframer.rules", "reframer.templates"}


def test_no_code_module_hides_a_data_folder():
    names = {file.stem for file in (ROOT / "reframer").glob("*.py")}

    assert not names & {"rules", "templates"}


def test_wheel_ships_every_rule_and_template(tmp_path):
    # A copy, because an in-tree build/ folder would put deleted rules back into the wheel.
    ignored = shutil.ignore_patterns("build", "dist", ".*", "*.egg-info", "tests", "samples")
    source = shutil.copytree(ROOT, tmp_path / "source", ignore=ignored)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "-w", tmp_path, source], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"reframer/{file.relative_to(ROOT).as_posix()}"
        for folder in ("rules", "templates")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }

    assert expected == {name for name in shipped if name.startswith(("reframer/rules/", "reframer/templates/"))}
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)
    code = "import reframer; print(reframer.__file__, len(reframer.load_rules().competencies))"
    environment = {"PYTHONPATH": str(unpacked), "PATH": "", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, text=True, capture_output=True)
    place, count = done.stdout.split()
    assert Path(place).is_relative_to(unpacked)
    assert int(count) > 0
