"""Take the header rows of a role apart: dates out, then pieces at tabs, pipes, dashes, "at" and commas, never inside brackets.

The coarsest cut that gives a title and a company wins, so that "Engineering Manager, Risk" stays whole when the company
stands elsewhere.
"""

import itertools
import re
from dataclasses import dataclass, replace

from reframer.model.document import Cell, Line, Style
from reframer.parsing.dates import DateSpan, find_dates, is_duration, is_only_dates
from reframer.parsing.knowledge import (
    begins_deed,
    continues_sentence,
    is_campus,
    is_employment_kind,
    is_named,
    is_place,
    is_prose,
    is_state_university,
    organisation_weight,
    plain,
    title_weight,
    tokens,
    word_set,
)

TRIM = " \t,;|·•∙⋅–—-:/\u00ad‧~@"
TURN = "\x1f"  # stands where boldness or slant changes inside a cell
_LONGEST_HEADER = 400  # characters; what is longer is no header of a role
BEFORE_COMMAS = 3  # the levels of cutting: whole cells, pipes, dashes and "at", changes of look, commas
COMMAS = 4
AT = 1  # the cut at dashes and "at"
_JOINT_IN_BRACKETS = re.compile(r"([(\[])\s{0,3}[;,·|–—-]\s|\s{0,3}[;,·|–—-]\s{0,3}(?=[)\]])")
_CUTS = (
    re.compile(r"\t|\s[|¦]\s|\s*[•∙⋅‧·▪]\s+|(?<=\S)\s[@]\s|\s//\s|\s\|\||\|"),
    re.compile(r"\s*—\s*|\s[-–−]{1,2}\s|\s(?:at|chez|bei)\s(?=[A-Z0-9])|\s@(?=\w)|,\s(?:at\s)(?=[A-Z])"),
    re.compile(rf"\s*{TURN}\s*"),
    re.compile(r",\s*(?=\S)|:\s"),
)


@dataclass(frozen=True)
class Piece:
    """A part of a header row: where it stood and what its words show."""

    text: str
    row: int
    cell: int
    style: Style
    place: bool = False
    meta: bool = False  # a kind of employment or a length of time
    after_at: bool = False
    level: int = 0  # the cut that set it apart; 0 for a whole cell
    last_cell: bool = False  # stands in the last of several cells of its row

    @property
    def title(self) -> int:
        """How much it looks like a job title, 0 to 4."""
        return title_weight(self.text)

    @property
    def organisation(self) -> int:
        """How much it looks like an organisation, 0 to 4."""
        return organisation_weight(self.text)


@dataclass(frozen=True)
class HeaderText:
    """A cell of a header row without its dates; ``turning`` is the same with a mark where its look changes."""

    text: str
    turning: str
    row: int
    cell: int
    cells: int
    style: Style
    place: bool = False  # known to be a place by the other roles
    whole: bool = False  # a title with its team ("Engineer - Payments"), not to be cut


def split_outside(text: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Split at ``pattern`` outside brackets; returns (separator before, part)."""
    parts: list[tuple[str, str]] = []
    start, separator = 0, ""
    counted = rounds = squares = 0
    for match in pattern.finditer(text):
        rounds += text.count("(", counted, match.start()) - text.count(")", counted, match.start())
        squares += text.count("[", counted, match.start()) - text.count("]", counted, match.start())
        counted = match.start()
        if rounds > 0 or squares > 0:
            continue
        parts.append((separator, text[start : match.start()]))
        separator, start = match.group(), match.end()
    parts.append((separator, text[start:]))
    return [(separator, part) for separator, part in parts if part.strip(TRIM)]


def header_dates(line: Line) -> tuple[DateSpan | None, list[tuple[int, DateSpan]]]:
    """Return the dates of a header row and, per cell, the spans to take out."""
    found: list[tuple[int, DateSpan]] = []
    for number, cell in enumerate(line.cells):
        found.extend((number, span) for span in find_dates(cell.text))
    if not found:
        return None, []
    ranged = [span for _, span in found if span.ranged]
    if ranged:
        best = ranged[-1] if len(ranged) == 1 else max(ranged, key=lambda span: (span.end == "present", span.end, span.start))
        return best, [(number, span) for number, span in found if span.ranged]
    number, span = found[-1]
    return span, [(number, span)]


def closing_date(line: Line) -> tuple[int, DateSpan] | None:
    """Return the second half of a range that was begun on the row above: a cell that holds one date or a word for "now"."""
    for number, cell in enumerate(line.cells):
        text = cell.text.strip(" –—-")
        spans = find_dates(cell.text)
        if len(spans) == 1 and is_only_dates(cell.text) and (not spans[0].ranged or not spans[0].start):
            return number, spans[0]
        if plain(text) in word_set("now"):
            return number, DateSpan("", "present", cell.text.strip(), 0, len(cell.text), True)
    return None


def header_texts(rows: list[Line], cut: dict[int, list[tuple[int, DateSpan]]]) -> list[HeaderText]:
    """Return the cells of header rows without the dates in ``cut`` (row number -> spans by cell)."""
    texts: list[HeaderText] = []
    for number, row in enumerate(rows):
        for place, cell in enumerate(row.cells):
            text = with_turns(cell)
            for _, span in sorted((item for item in cut.get(number, []) if item[0] == place), key=lambda item: -item[1].begin):
                begin = span.begin + sum(turn <= span.begin for turn in cell.turns)
                stop = span.stop + sum(turn < span.stop for turn in cell.turns)
                left, right = text[:begin].rstrip(), text[stop:].lstrip()
                joint = " | " if left.strip(TRIM) and right.strip(TRIM) else " "
                text = left.rstrip(TRIM.replace("/", "")) + joint + right.lstrip(TRIM)
            text = _JOINT_IN_BRACKETS.sub(r"\1", text)  # "(Leeds; )" where dates were
            text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
            label, colon, rest = text.partition(":")
            if colon and plain(label.strip(TRIM)) in word_set("header_labels"):
                text = rest
            turning = _strip(text)
            text = " ".join(turning.replace(TURN, "").split())
            if text:
                texts.append(HeaderText(text, turning, number, place, len(row.cells), cell.style))
    return texts


def with_turns(cell: Cell) -> str:
    """Return the text of a cell with a mark where its look changes."""
    edges = (0, *cell.turns, len(cell.text))
    return TURN.join(cell.text[begin:end] for begin, end in itertools.pairwise(edges))


def _strip(text: str) -> str:
    bare = text.strip(TRIM)
    if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
        inner = bare[1:-1].strip()
        if is_place(inner) or is_employment_kind(inner) or is_duration(inner):
            return inner
    if bare.endswith(")") and bare.count("(") < bare.count(")"):
        bare = bare[:-1].rstrip(TRIM)
    if bare.startswith("(") and bare.count("(") > bare.count(")"):
        bare = bare[1:].lstrip(TRIM)
    return bare


def cut_pieces(texts: list[HeaderText], wanted: int = 2, finest: int = COMMAS) -> list[Piece]:
    """Cut the cells into pieces, no finer than needed for ``wanted`` names (pieces that are no place and no kind of work)."""
    best: list[Piece] = []
    for level in range(finest + 1):
        pieces = [piece for text in texts for piece in _cut(text, level)]
        best = pieces
        if len(names_of(pieces)) >= wanted:
            break
    return [_marked(piece) for piece in best]


def names_of(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that may be a title or a company."""
    return [piece for piece in pieces if not _marked(piece).place and not _marked(piece).meta]


def _marked(piece: Piece) -> Piece:
    place = piece.place or (
        is_place(piece.text)
        and not (
            piece.level == 0
            and piece.cell == 0
            and piece.row == 0
            and piece.style.bold
            and plain(piece.text) not in word_set("places")
        )
    )
    return replace(
        piece,
        place=place,
        meta=is_employment_kind(piece.text)
        or is_duration(piece.text)
        or (piece.cell > 0 and len(piece.text.split()) > 7 and is_prose(piece.text)),
    )


def _cut(text: HeaderText, level: int) -> list[Piece]:
    if text.place:
        return [Piece(text.text, text.row, text.cell, text.style, place=True)]
    if text.whole:
        return [Piece(text.text, text.row, text.cell, text.style)]
    whole = text.turning if level >= BEFORE_COMMAS else text.text
    parts: list[tuple[str, int, bool]] = [(whole, 0, False)]
    for number in range(level):
        finer: list[tuple[str, int, bool]] = []
        for part, depth, at in parts:
            split = split_outside(part, _CUTS[number])
            if number == len(_CUTS) - 1:
                split = keep_places(keep_campuses(_keep_forms(split)))
            elif number == AT:
                split = keep_campuses(split)
            for position, (separator, piece) in enumerate(split):
                finer.append(
                    (
                        _strip(piece),
                        number + 1 if len(split) > 1 else depth,
                        bool(position and separator.strip() in {"at", "@", "chez", "bei"}) or (at and not position),
                    )
                )
        parts = finer
    pieces: list[Piece] = []
    for part, depth, at in parts:
        for piece, place in split_place(part):
            if piece:
                pieces.append(
                    Piece(
                        piece,
                        text.row,
                        text.cell,
                        text.style,
                        place=place,
                        after_at=at and not place,
                        level=depth,
                        last_cell=text.cells > 1 and text.cell == text.cells - 1,
                    )
                )
    return pieces


def _keep_forms(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put "Inc." and the like back to the name before the comma, and "Pike & Co." to the partner before it."""
    kept: list[tuple[str, str]] = []
    for separator, part in parts:
        name = _BRACKETS_BEHIND.sub("", part.strip())
        if kept and separator.startswith(",") and (plain(name) in word_set("legal_forms") or _is_partner(kept, name)):
            before, first = kept[-1]
            kept[-1] = (before, f"{first}, {part.strip()}")
        else:
            kept.append((separator, part))
    return kept


def _is_partner(kept: list[tuple[str, str]], name: str) -> bool:
    """Whether "Pike & Co." goes on with a firm's name: one word stands before the comma that is no team and no title."""
    first = kept[-1][1].strip()
    if not re.search(r"\s(?:&|and)\s\S+$", name) or plain(name.split()[-1]) not in word_set("legal_forms"):
        return False
    return (
        len(first.split()) == 1 and first[:1].isupper() and plain(first) not in word_set("team_words") and not title_weight(first)
    )


def keep_campuses(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put back what belongs to the name: "University of Illinois at Chicago", "Engineer at Large"."""
    kept: list[tuple[str, str]] = []
    for number, (separator, part) in enumerate(parts):
        before, name = kept[-1] if kept else ("", "")
        school, town = name.rsplit(",", 1)[-1], part.split(",", 1)[0].strip(TRIM)
        at = separator.strip() == "at"
        last = number + 1 == len(parts) or not is_place(parts[number + 1][1])
        if (at and (is_campus(school, town) or plain(town) in word_set("never_employers"))) or (
            separator.strip() == "," and last and is_state_university(school) and is_place(town)
        ):
            kept[-1] = (before, f"{name}{separator}{part.rstrip()}" if at else f"{name}, {part.strip()}")
        else:
            kept.append((separator, part))
    return kept


def keep_places(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put "Leeds" and "UK" back together."""
    kept: list[tuple[str, str]] = []
    for separator, part in parts:
        if (
            kept
            and separator.startswith(",")
            and is_place(part)
            and (is_place(kept[-1][1]) or (len(kept) > 2 and is_place(f"{kept[-1][1]}, {part}")))
        ):
            before, name = kept[-1]
            kept[-1] = (before, f"{name}, {part.strip()}")
        else:
            kept.append((separator, part))
    return kept


_BRACKETS_BEHIND = re.compile(r"\s{0,3}\([^()]*\)$")
_PLACE_CUT = re.compile(r"\s[-–—|•·]\s|,\s*|\s*\(")


def split_place(text: str) -> list[tuple[str, bool]]:
    """Split a place off the end of a piece: "Acme Ltd, Leeds, UK" -> "Acme Ltd" and "Leeds, UK"."""
    if is_place(text) or len(text) > _LONGEST_HEADER:
        return [(text, False)]  # decided later, by where it stands
    for match in _PLACE_CUT.finditer(text):
        head, tail = text[: match.start()].strip(TRIM), text[match.end() :].strip(TRIM)
        if match.group().strip() == "(":
            if not tail.endswith(")") or tail.count(")") > 1:
                continue
            tail = tail[:-1]
        elif head.count("(") > head.count(")"):
            continue
        if "," not in tail and is_state_university(head.split(",")[-1]) and is_place(tail):
            continue  # "University of California, Berkeley"
        if head and is_place(tail) and not is_place(head.split(",")[-1].strip()):
            return [*split_place(head), (tail, True)]
        if head and (is_employment_kind(tail) or is_duration(tail)) and match.group().strip() != "(":
            return [*split_place(head), (tail, False)]
    words = text.split()
    for cut in (2, 3):  # "CompanyX Toronto ON"
        if (
            len(words) > cut
            and "," not in text
            and is_place(" ".join(words[-cut:]))
            and words[-1].isupper()
            and len(words[-1]) == 2
        ):
            return [(" ".join(words[:-cut]), False), (" ".join(words[-cut:]), True)]
    return [(text, False)]


def is_header_row(line: Line) -> bool:
    """Say whether a line without dates may belong to the header of a role: short, no sentence, no label."""
    text = line.text.replace("\t", " ")
    if is_prose(text) or is_address(text) or re.search(r"\w@\w+[\w.-]*\.\w", text):
        return False
    if is_duration(text):
        return True
    words = text.split()
    if len(words) >= 5 and begins_deed(text) and not is_named(text):
        return False
    if (
        text.rstrip().endswith(".")
        and (
            (continues_sentence(text) and len(words) > 1)  # the end of a paragraph
            or (
                len(words) >= 5
                and sum(word[:1].islower() for word in words) >= 2
                and plain(words[-1]) not in word_set("legal_forms")
            )
        )
    ):
        return False
    return len(tokens(text)) <= 14


def is_address(text: str) -> bool:
    """Say whether ``text`` is a web address and nothing else."""
    return (
        bool(re.fullmatch(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text.strip()))
        and text.strip().count(".") >= 1
        and ("/" in text or "www" in text)
    )


def only_dates(line: Line) -> bool:
    """Say whether the line holds dates and nothing else."""
    return is_only_dates(line.text.replace("\t", " "))
