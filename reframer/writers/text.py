"""The resume as plain text: one line for each bullet, never wrapped."""

from reframer.writers.layout import Block, BlockKind


def write_text(blocks: tuple[Block, ...]) -> bytes:
    """Return UTF-8 text with ``- `` before bullets and a blank line before headings and heads."""
    lines: list[str] = []
    previous: BlockKind | None = None
    for block in blocks:
        apart = block.kind is BlockKind.HEADING or (block.kind is BlockKind.HEAD and previous is not BlockKind.HEADING)
        if apart and lines:
            lines.append("")
        mark = f"{'  ' * block.level}- " if block.kind is BlockKind.BULLET else ""
        lines.append(mark + block.text)
        previous = block.kind
    return ("\n".join(lines) + "\n").encode("utf-8")
