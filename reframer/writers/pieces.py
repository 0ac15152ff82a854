"""A block's text cut where its look changes: at the end of its emphasis, and at the ends of its links."""

from itertools import pairwise
from typing import NamedTuple

from reframer.writers.layout import Block


class Piece(NamedTuple):
    """Words of one look; ``url`` is empty where they are no link."""

    text: str
    strong: bool
    url: str
    start: int


def pieces_of(block: Block) -> list[Piece]:
    """Return the pieces of a block in order; their texts joined are the block's text."""
    cuts = {0, block.strong, len(block.text)}
    for anchor in block.anchors:
        cuts |= {anchor.start, anchor.end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(block.text))
    pieces = []
    for start, end in pairwise(edges):
        url = next((anchor.url for anchor in block.anchors if anchor.start <= start and end <= anchor.end), "")
        pieces.append(Piece(block.text[start:end], end <= block.strong, url, start))
    return pieces
