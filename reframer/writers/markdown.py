"""The resume as Markdown, through ``templates/resume.md.j2``; every character of the author's reads back as itself."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reframer.resources import data_folder
from reframer.writers.layout import Block
from reframer.writers.pieces import Piece, pieces_of

if TYPE_CHECKING:
    from jinja2 import Template

_SPECIAL = re.compile(r"[\\`*\[\]<>~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\|(?=\S)|(?<=\S)\||#(?=\s*$)")
_AT_START = re.compile(r"(?:[#>+=:-]|\d{1,9}(?=[.)]))")


def write_markdown(blocks: tuple[Block, ...]) -> bytes:
    """Return the resume as Markdown in UTF-8."""
    rows = [
        {"kind": block.kind.value, "level": block.level, "text": "".join(_marked(block)), "plain": escape_markdown(block.text)}
        for block in blocks
    ]
    return _template().render(blocks=rows).encode("utf-8")


@cache
def _template() -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    return environment.from_string((data_folder("templates") / "resume.md.j2").read_text("utf-8"))


def escape_markdown(text: str, *, at_start: bool = True) -> str:
    """Return ``text`` so that Markdown shows it as it is; ``at_start`` says that it begins a line or list item."""
    escaped = _SPECIAL.sub(lambda found: "\\" + found.group(), text)
    start = _AT_START.match(escaped) if at_start else None
    if start is None:
        return escaped
    digits = start.group()
    return f"{digits}\\{escaped[len(digits) :]}" if digits[0].isdigit() else "\\" + escaped


def _marked(block: Block) -> Iterator[str]:
    """Yield the block's text: emphasised up to ``strong``, with its links."""
    pieces = pieces_of(block)
    strong = "".join(_piece(piece) for piece in pieces if piece.strong)
    if strong:
        yield f"**{strong}**"
    yield from (_piece(piece) for piece in pieces if not piece.strong)


def _piece(piece: Piece) -> str:
    words = escape_markdown(piece.text, at_start=piece.start == 0)
    return f"[{words}]({_target(piece.url)})" if piece.url else words


def _target(url: str) -> str:
    return re.sub(r"[()\s<>\\]", lambda found: f"%{ord(found.group()):02X}", url)
