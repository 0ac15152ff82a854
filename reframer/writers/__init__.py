"""Writers: Outcome to files. What may be handed over stands at the top of the folder, what is for the person under ``notes``."""

import json
from pathlib import Path

from reframer.errors import ExitCode, ReframerError
from reframer.json_shapes import outcome_shape
from reframer.model.outcome import Outcome
from reframer.writers.answers_file import write_answers_file
from reframer.writers.checking import check_document, check_json, is_promised
from reframer.writers.docx import write_docx
from reframer.writers.files import write_file, write_folder
from reframer.writers.json_resume import write_json
from reframer.writers.layout import lay_out, one_line
from reframer.writers.markdown import write_markdown
from reframer.writers.pdf import write_pdf
from reframer.writers.report import write_report
from reframer.writers.text import write_text

FORMATS = ("docx", "pdf", "md", "txt", "json")
ANSWERS = "notes/answers.yaml"


def write(outcome: Outcome, folder: Path, formats: tuple[str, ...], *, force: bool) -> tuple[Path, ...]:
    """Write the new resume in ``formats``, the headline and the notes into ``folder``; returns the files' paths.

    Every file is read back and compared before any is put in place. All are written or none. Raises ReframerError (exit code 9)
    when the folder holds files and ``force`` is not given, when it cannot be written, or when a file fails its check.
    """
    files = render(outcome, formats)
    return write_folder(folder, files, force=force, source_sha256=outcome.source.sha256)


def render(outcome: Outcome, formats: tuple[str, ...]) -> dict[str, bytes]:
    """Return the checked files by their name in the folder, in the order in which they are to be listed."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ReframerError(f"{unknown[0]}: is no known format. Known are {', '.join(FORMATS)}.", ExitCode.USAGE)
    blocks = lay_out(outcome.resume)
    files: dict[str, bytes] = {}
    notices: list[str] = []
    for name in formats:
        file = f"resume.{name}"
        readable = blocks
        if name == "docx":
            files[file] = write_docx(blocks, language=outcome.language)
        elif name == "pdf":
            made = write_pdf(blocks, language=outcome.language)
            files[file] = made.data
            if made.notice:
                notices.append(made.notice)
            readable = tuple(block for block in blocks if is_promised(block))
        elif name == "md":
            files[file] = write_markdown(blocks)
        elif name == "txt":
            files[file] = write_text(blocks)
        else:
            files[file] = write_json(outcome.resume, outcome.version)
            check_json(file, files[file], outcome.resume)
            continue
        check_document(file, files[file], readable)
    files["headline.txt"] = (one_line(outcome.plan.positioning.headline.sentence.text) + "\n").encode("utf-8")
    files["notes/report.md"] = write_report(outcome, tuple(notices))
    files[ANSWERS] = write_answers_file(outcome)
    files["notes/outcome.json"] = (json.dumps(outcome_shape(outcome), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return files


def write_answers(outcome: Outcome, folder: Path, *, force: bool) -> Path:
    """Write only ``notes/answers.yaml`` into ``folder`` and return its path; ``force`` replaces one that is there.

    Raises ReframerError (exit code 9) when it is there or cannot be written: answers already filled in would be lost.
    """
    file = folder / ANSWERS
    if file.exists() and not force:
        raise ReframerError(
            f"{file}: is already there, perhaps with answers in it. Use --force to replace it.", ExitCode.CANNOT_WRITE
        )
    write_file(file, write_answers_file(outcome))
    return file
