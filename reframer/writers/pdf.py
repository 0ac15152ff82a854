"""The resume as PDF through typst and ``templates/resume.typ``, tagged for readers aloud where the fonts allow it."""

import json
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from reframer.errors import InternalError
from reframer.resources import data_folder
from reframer.writers.layout import Block, BlockKind
from reframer.writers.pieces import pieces_of

_FONTS = ("Libertinus Serif",)  # inside the typst wheel: the same on every machine
_LONGEST_WORD = 60  # characters; typst lets a longer one run off the page
_MORE_FONTS = ("Libertinus Serif", "DejaVu Sans", "Noto Sans", "Arial", "Liberation Sans")


class Pdf(NamedTuple):
    """The file, and what has to be said of it; ``portable`` is False when fonts of this machine were needed."""

    data: bytes
    notice: str
    portable: bool


def write_pdf(blocks: tuple[Block, ...], *, language: str = "en") -> Pdf:
    """Return the resume as PDF. First with the bundled font alone, then with the machine's fonts, last without tags."""
    import typst

    name = next((block.text for block in blocks if block.kind is BlockKind.NAME), "")
    rows = [
        {
            "kind": block.kind.value,
            "level": block.level,
            "pieces": [{"text": _breakable(piece.text), "strong": piece.strong, "url": piece.url} for piece in pieces_of(block)],
        }
        for block in blocks
    ]
    source = (data_folder("templates") / "resume.typ").read_bytes()

    def compiled(fonts: tuple[str, ...], *, own_fonts_only: bool, tagged: bool) -> bytes:
        data = {
            "title": f"Resume of {name}" if name else "Resume",
            "author": name,
            "language": language,
            "fonts": fonts,
            "blocks": rows,
        }
        with tempfile.TemporaryDirectory(prefix="reframer-") as folder:  # the template can read nothing else of this machine
            template = Path(folder) / "resume.typ"
            template.write_bytes(source)
            return typst.compile(
                template,
                root=Path(folder),
                package_path=folder,
                package_cache_path=folder,
                ignore_system_fonts=own_fonts_only,
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=["ua-1"] if tagged else None,
                timestamp=0,
                format="pdf",
            )

    try:
        return Pdf(compiled(_FONTS, own_fonts_only=True, tagged=True), "", True)
    except typst.TypstError:
        pass  # most often a character that the bundled font does not have
    try:
        made = compiled(_MORE_FONTS, own_fonts_only=False, tagged=True)
        return Pdf(made, "resume.pdf needed fonts of this machine for some characters, so it looks different elsewhere", False)
    except typst.TypstError:
        pass
    try:
        made = compiled(_MORE_FONTS, own_fonts_only=False, tagged=False)
    except typst.TypstError as error:
        raise InternalError(f"resume.pdf could not be set ({type(error).__name__})") from None
    return Pdf(
        made, "resume.pdf holds characters that no font of this machine has; they show as boxes, so look at it first", False
    )


def _breakable(text: str) -> str:
    """Return ``text`` with places to break in words that would not fit a line; a plain text has none."""
    return re.sub(
        rf"\S{{{_LONGEST_WORD},}}",
        lambda word: "\u200b".join(word.group()[at : at + 20] for at in range(0, len(word.group()), 20)),
        text,
    )
