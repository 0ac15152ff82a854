"""The cache is only a shortcut: whatever is wrong with it, the rules are the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reframer.rulebook.cache import KEPT_FILES, cache_file, read_cached, write_cached


@pytest.fixture
def kept(tmp_path, rules) -> Path:
    file = tmp_path / "cache" / "rules-abc.json"
    write_cached(file, rules)
    return file


def test_what_is_written_is_read_back(kept, rules):
    again = read_cached(kept, rules.fingerprint)

    assert again is not None
    assert again.model_dump() == rules.model_dump()


def test_only_the_user_may_read_it(kept):
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Kafka", b"Kafke", 1),
        lambda content: b"not even a line",
    ],
    ids=["empty", "cut", "changed", "foreign"],
)
def test_a_damaged_file_is_no_file(kept, rules, damage):
    kept.write_bytes(damage(kept.read_bytes()))

    assert read_cached(kept, rules.fingerprint) is None


def test_a_file_that_others_may_write_is_not_trusted(kept, rules):
    kept.chmod(0o666)

    assert read_cached(kept, rules.fingerprint) is None


def test_rules_of_another_fingerprint_are_not_taken(kept):
    assert read_cached(kept, "another") is None


def test_a_missing_file_is_no_file(tmp_path, rules):
    assert read_cached(tmp_path / "nowhere.json", rules.fingerprint) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path, rules):
    (tmp_path / "cache").write_text("a file where a folder should be")

    write_cached(tmp_path / "cache" / "rules-abc.json", rules)

    assert (tmp_path / "cache").read_text() == "a file where a folder should be"


def test_old_files_go(tmp_path, rules):
    for number in range(KEPT_FILES + 3):
        write_cached(tmp_path / f"rules-{number}.json", rules)

    assert len(list(tmp_path.glob("rules-*.json"))) == KEPT_FILES


def test_a_file_in_use_stays_when_old_ones_go(kept, rules):
    for number in range(KEPT_FILES - 1):
        write_cached(kept.with_name(f"rules-{number}.json"), rules)
    assert read_cached(kept, rules.fingerprint) is not None
    write_cached(kept.with_name("rules-new.json"), rules)

    assert kept.exists()
    assert not kept.with_name("rules-0.json").exists()


def test_key_follows_the_contents():
    assert cache_file("one") != cache_file("two")


@pytest.mark.parametrize("home", [None, "/nonexistent", ""])
def test_rules_load_without_a_home(tmp_path, home):
    environment = {key: value for key, value in os.environ.items() if key not in ("HOME", "XDG_CACHE_HOME")}
    if home is not None:
        environment["HOME"] = home
    code = "from reframer.rulebook import load_rules; print(len(load_rules().competencies))"
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = str(root)
    out = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, text=True, capture_output=True, check=True)

    assert int(out.stdout) >= 218
    assert list(tmp_path.iterdir()) == []
