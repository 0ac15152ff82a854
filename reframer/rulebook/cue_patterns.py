"""Take the patterns of cue groups apart. What they may hold is told in ``ml_vocabulary.CueGroup``."""

import re
from math import prod

MOST_VARIANTS = 20_000  # of one pattern: each is kept, and looked for
_PIECE = re.compile(r'(?:"[^"]*"|\S)+')
_CHOICE = re.compile(r'(?:"[^"]*"|[^|])+')


def pieces_of(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of each piece of a pattern, the empty one last where the piece may be absent.

    Raises ValueError for a pattern that is empty or has too many variants.
    """
    pieces = tuple(map(_alternatives, _PIECE.findall(pattern)))
    if not any(any(piece) for piece in pieces):
        raise ValueError(f"pattern {pattern!r} is empty")
    if prod(map(len, pieces)) > MOST_VARIANTS:
        raise ValueError(f"pattern {pattern!r} has more than {MOST_VARIANTS:,} variants; make two of it")
    return pieces


def _alternatives(piece: str) -> tuple[str, ...]:
    optional = piece.endswith("?") and len(piece) > 1
    found: list[str] = []
    for choice in _CHOICE.findall(piece.removesuffix("?") if optional else piece):
        found += [choice[:-3], choice[:-3] + "s"] if choice.endswith("(s)") else [choice]
    return (*found, "") if optional else tuple(found)
