"""From characters to pieces: runs of characters on one baseline, and their text with the spaces that were drawn as gaps."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from reframer.readers.pdf_characters import Character
from reframer.readers.pdf_repair import ACCENTS, INVISIBLE, SPACES, accented, clean_glyph, mend_hyphens

BREAK = 0.6  # em; a wider gap ends a piece (it may be joined again when no column border lies in it)
CELL_GAP = 2.2  # em; a wider gap inside a row ends a cell
SAME_LINE = 0.45  # em; baselines farther apart are different lines
WORD_GAP = 0.16  # em above the usual gap between letters
NARROW_WORD_GAP = 0.105  # the same where no gap lies between letters' and words'
WORD_GAP_WITH_SPACES = 0.20  # em, where the line also has space glyphs
ONE_SPACE = 1.25  # times the width of the font's own space: no more than one space


class Piece:
    """Characters that follow one another on one baseline, in stream order, without a wide gap."""

    __slots__ = ("baseline", "bottom", "characters", "icon_before", "measured", "order", "size", "spaces", "top", "x0", "x1")

    def __init__(self, first: Character) -> None:
        self.characters: list[Character] = [first]
        self.spaces: list[bool] = [False]  # whether a space glyph stands before the character of the same index
        self.x0 = first.x0
        self.x1 = first.x1
        self.top = first.top
        self.bottom = first.bottom
        self.baseline = first.baseline
        self.size = first.size
        self.order = first.order
        self.measured: str | None = None  # its text, once layout has asked for it
        self.icon_before = False  # a pictogram stands between this piece and what is left of it

    def add(self, character: Character, after_space: bool) -> None:
        """Take one more character."""
        self.characters.append(character)
        self.spaces.append(after_space)
        if character.x0 < self.x0:
            self.x0 = character.x0
        if character.x1 > self.x1:
            self.x1 = character.x1
        if character.top < self.top:
            self.top = character.top
        if character.bottom > self.bottom:
            self.bottom = character.bottom
        if character.size > self.size:  # the line stands where its largest letters stand, not its superscripts
            self.size = character.size
            self.baseline = character.baseline


def build_pieces(characters: Iterable[Character]) -> tuple[list[Piece], list[Character]]:
    """Return the pieces in stream order, and the pictograms, which are no text."""
    pieces: list[Piece] = []
    icons: list[Character] = []
    piece: Piece | None = None
    last: Character | None = None
    space = False
    width = 0.0  # of the one space glyph before the character; none or several: 0
    icon = False
    for character in characters:
        text = character.text
        if text in SPACES:
            width = 0.0 if space else character.x1 - character.x0
            space = True
            continue
        if text in INVISIBLE:
            continue
        if character.icon:
            icons.append(character)
            icon = True
            continue
        if piece is not None and last is not None:
            em = piece.size if piece.size > character.size else character.size
            shift = character.baseline - piece.baseline
            if -SAME_LINE * em < shift < SAME_LINE * em:
                gap = character.x0 - last.x1
                if text == last.text and -1 < character.x0 - last.x0 < 1 and abs(character.x1 - last.x1) < 1:
                    last.font = last.font if last.font.bold else character.font  # drawn twice to look bold
                    continue
                if (last.text in ACCENTS or text in ACCENTS) and _takes_accent(last, character):
                    last = piece.characters[-1]
                    continue
                near = gap < BREAK * em or gap <= ONE_SPACE * (width or _pitch(last))
                if -0.8 * em < gap and near and not icon and not (gap > WORD_GAP * em and _looks_new(last, character)):
                    piece.add(character, space)
                    last = character
                    space, width = False, 0.0
                    continue
        piece = Piece(character)
        piece.icon_before = icon
        pieces.append(piece)
        last = character
        space = icon = False
        width = 0.0
    return _without_overprints(pieces), icons


def _looks_new(last: Character, character: Character) -> bool:
    """Whether a word differs from the one before in size and in colour, as text of another column may that stands close."""
    return last.color != character.color and abs(last.size - character.size) > 0.05 * last.size


def _pitch(character: Character) -> float:
    """The width of a space in a font that gives all its signs one width, as far as the file shows; else 0."""
    font = character.font
    return character.x1 - character.x0 if font.fixed or font.has_one_width() else 0.0


def _takes_accent(last: Character, character: Character) -> bool:
    """Join an accent and the letter it is drawn over, in ``last``; False when they stand side by side."""
    accent, letter = (last, character) if last.text in ACCENTS else (character, last)
    overlap = min(last.x1, character.x1) - max(last.x0, character.x0)
    if overlap < 0.4 * (accent.x1 - accent.x0) or not letter.text.isalpha():
        return False
    joined = accented(letter.text, accent.text)
    if not joined:
        return False
    last.text, last.font, last.size = joined, letter.font, letter.size
    last.x0, last.x1 = letter.x0, letter.x1
    return True


def _without_overprints(pieces: list[Piece]) -> list[Piece]:
    """Drop a piece that repeats another one in the same place: shadows, and bold made by printing twice."""
    seen: dict[tuple[str, int], list[Piece]] = {}
    kept = []
    for piece in pieces:
        key = ("".join(character.text for character in piece.characters), len(piece.characters))
        others = seen.setdefault(key, [])
        twin = next(
            (other for other in others if abs(piece.x0 - other.x0) < 1 and abs(piece.baseline - other.baseline) < 1), None
        )
        if twin is not None:
            for below, above in zip(twin.characters, piece.characters, strict=True):
                below.color = above.color  # the upper one is seen
            continue
        others.append(piece)
        kept.append(piece)
    return kept


def compose(pieces: Sequence[Piece]) -> str:
    """The text of pieces that stand side by side, left to right, with spaces where glyphs or gaps show them."""
    characters: list[Character] = []
    spaces: list[bool] = []
    for piece in pieces:
        start = len(characters)
        characters.extend(piece.characters)
        spaces.extend(piece.spaces)
        spaces[start] = start > 0
    return compose_characters(characters, spaces)


def compose_characters(characters: Sequence[Character], spaces: Sequence[bool]) -> str:
    """The text of characters; ``spaces`` tells which ones a space glyph precedes."""
    if not characters:
        return ""
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(characters)]
    letter_gaps = [gap for gap, space in zip(gaps, spaces[1:], strict=False) if not space]
    # a third, not a half: in "1 in 4 to 1 in 50" most gaps are those between words
    usual = sorted(letter_gaps)[len(letter_gaps) // 3] if len(letter_gaps) >= 4 else min([*letter_gaps, 0.0])
    has_spaces = any(spaces[1:])
    needed = WORD_GAP_WITH_SPACES if has_spaces else WORD_GAP
    if len(letter_gaps) >= 12:
        em = characters[0].size
        if not any(0.04 < (gap - usual) / em <= NARROW_WORD_GAP for gap in letter_gaps):
            needed = NARROW_WORD_GAP  # letters are set so evenly that a narrower gap is a word gap too
    sizes = [character.size for character in characters]
    if sizes.count(sizes[0]) == len(sizes):
        enough = needed * sizes[0]
        breaks = [False, *[space or gap - usual > enough for gap, space in zip(gaps, spaces[1:], strict=True)]]
    else:
        breaks = [False]
        for index, gap in enumerate(gaps):
            em = min(sizes[index], sizes[index + 1])
            breaks.append(spaces[index + 1] or gap - usual > needed * em)
    if sum(breaks) >= 3 and sum(breaks) > 0.6 * (len(characters) - 1):
        breaks = _breaks_of_spaced_letters(characters, gaps, breaks)
    texts = [character.text for character in characters]
    whole = "".join(texts)
    if not (whole.isascii() and whole.isprintable() and " " not in whole):
        texts = [clean_glyph(text) for text in texts]
    parts = [f" {text}" if new_word else text for text, new_word in zip(texts, breaks, strict=True)]
    return mend_hyphens("".join(parts).strip())


def word_gaps(pieces: Sequence[Piece]) -> list[float]:
    """The widths of the gaps between the words of pieces that stand side by side, in points."""
    found: list[float] = []
    before: Character | None = None
    for piece in pieces:
        for index, character in enumerate(piece.characters):
            gap = character.x0 - before.x1 if before is not None else 0.0
            if before is not None and (index == 0 or piece.spaces[index] or gap > 0.5 * WORD_GAP * character.size):
                found.append(gap)
            before = character
    return found


def _breaks_of_spaced_letters(characters: Sequence[Character], gaps: Sequence[float], breaks: list[bool]) -> list[bool]:
    """Word breaks of a line whose letters are set apart (``E X P E R I E N C E``): only clearly wider gaps count."""
    ordered = sorted(gaps)
    usual = ordered[len(ordered) // 3]
    em = median(character.size for character in characters)
    wide = [gap > max(1.45 * usual, usual + 0.12 * em) for gap in gaps]
    words = sum(wide) + 1
    if len(characters) / words < 2:  # truly single letters, such as a list of initials
        return breaks
    return [False, *wide]


def median_size(characters: Sequence[Character]) -> float:
    """The median type size of characters, in points."""
    sizes = [character.size for character in characters]
    return sizes[0] if sizes.count(sizes[0]) == len(sizes) else median(sizes)


def most_common_font(characters: Sequence[Character]) -> Character:
    """A character that stands for the style of all: of the font and colour that most of them have."""
    first = characters[0]
    if all(character.font is first.font and character.color == first.color for character in characters):
        return first
    counts = Counter((id(character.font), character.color) for character in characters)
    best = max(counts.values())
    for character in characters:
        if counts[id(character.font), character.color] == best:
            return character
    return characters[0]
