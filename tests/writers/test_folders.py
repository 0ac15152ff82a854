"""Output folders: whole or not at all, and nothing of the user's is ever lost."""

import hashlib
from pathlib import Path

import pytest
from made_up_outcomes import RESUME, outcome

from reframer.errors import ExitCode, ReframerError
from reframer.writers import write, write_answers
from reframer.writers.files import write_file, write_folder

FILES = {"a.txt": b"one", "notes/b.txt": b"two"}


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("made", [False, True])
def test_a_missing_or_empty_folder_is_used(tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "deep" / "out"
    if made:
        folder.mkdir(parents=True)
    assert write_folder(folder, FILES, force=False) == (folder / "a.txt", folder / "notes/b.txt")
    assert tree(tmp_path) == {"deep/out/a.txt": b"one", "deep/out/notes/b.txt": b"two"}


def test_the_current_folder_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_folder(Path("."), FILES, force=False)
    assert set(tree(tmp_path)) == set(FILES)


def test_a_folder_whose_parent_is_closed_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mounted"
    folder.mkdir()
    real = Path.mkdir

    def mkdir(self: Path, *arguments: object, **more: object) -> None:
        if self.parent == tmp_path and self != folder:
            raise PermissionError(13, "Permission denied")
        real(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", mkdir)
    write_folder(folder, FILES, force=False)
    assert set(tree(folder)) == set(FILES)


def test_a_filled_folder_needs_force_and_keeps_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(ReframerError) as caught:
        write_folder(tmp_path, FILES, force=False)
    assert caught.value.exit_code is ExitCode.CANNOT_WRITE
    assert tree(tmp_path) == {"a.txt": b"old", "mine.txt": b"mine"}
    write_folder(tmp_path, FILES, force=True)
    assert tree(tmp_path) == {"a.txt": b"one", "mine.txt": b"mine", "notes/b.txt": b"two"}


def test_the_resume_itself_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"the resume")
    with pytest.raises(ReframerError) as caught:
        write_folder(tmp_path, FILES, force=True, source_sha256=hashlib.sha256(b"the resume").hexdigest())
    assert caught.value.exit_code is ExitCode.CANNOT_WRITE
    assert tree(tmp_path) == {"a.txt": b"the resume"}


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("n" * 300)):
        with pytest.raises(ReframerError) as caught:
            write_folder(folder, FILES, force=True)
        assert caught.value.exit_code is ExitCode.CANNOT_WRITE
    with pytest.raises(ReframerError):
        write_folder(tmp_path / "out", {"a.txt": b"one", "n" * 300: b"two"}, force=False)
    assert tree(tmp_path) == {"file": b"x"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_single_file_is_replaced_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "deep" / "a.csv", b"one")
    write_file(tmp_path / "deep" / "a.csv", b"two")
    assert tree(tmp_path) == {"deep/a.csv": b"two"}


def test_the_whole_job_lists_its_files_in_order(tmp_path: Path) -> None:
    files = write(outcome(), tmp_path / "out", ("md", "txt"), force=False)
    names = [str(file.relative_to(tmp_path / "out")) for file in files]
    assert names == ["resume.md", "resume.txt", "headline.txt", "notes/report.md", "notes/answers.yaml", "notes/outcome.json"]
    assert set(tree(tmp_path / "out")) == set(names)


def test_answers_already_filled_in_are_not_lost(tmp_path: Path) -> None:
    file = write_answers(outcome(), tmp_path, force=False)
    file.write_text("- mine", "utf-8")
    with pytest.raises(ReframerError):
        write_answers(outcome(), tmp_path, force=False)
    assert file.read_text("utf-8") == "- mine"


def test_unknown_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReframerError, match="docx, pdf, md, txt, json"):
        write(outcome(RESUME), tmp_path / "out", ("doc",), force=False)
    assert not (tmp_path / "out").exists()
