"""Decide which piece of a header is the title and which the company.

One order holds for the whole section, unless a role clearly differs.
"""

import re
from dataclasses import dataclass, field, replace

from reframer.parsing.knowledge import is_place, organisation_weight, plain, title_weight, tokens, word_set
from reframer.parsing.pieces import COMMAS, Piece, names_of

TITLE_FIRST = "title first"
COMPANY_FIRST = "company first"


@dataclass
class Named:
    """The parts of a role's header; ``leftovers`` are pieces that are none of them, with the number of their row."""

    title: str = ""
    company: str = ""
    location: str = ""
    leftovers: list[tuple[str, int]] = field(default_factory=list)

    def inherit(self, before: "Named") -> "Named":
        """Return this role under the employer of the role before."""
        return Named(self.title, before.company, self.location or before.location, self.leftovers)


def _lean(first: Piece, second: Piece) -> int:
    """Return above 0 when the first looks like the title, below 0 when the second does."""
    if second.after_at:
        return 4
    return (first.title - first.organisation) - (second.title - second.organisation)


def agree_on_order(roles: list[list[Piece]]) -> str:
    """Return the order that the roles of a section agree on."""
    total = 0
    for pieces in roles:
        names = names_of(pieces)
        if len(names) >= 2:
            total += max(-3, min(3, _lean(names[0], names[1])))
    return TITLE_FIRST if total >= 0 else COMPANY_FIRST


def name_parts(pieces: list[Piece], order: str, roles: int) -> Named:
    """Return title, company and place of one role."""
    named = Named()
    places = [piece for piece in pieces if piece.place]
    names = [piece for piece in pieces if not piece.place and not piece.meta]
    named.leftovers = [(piece.text, piece.row) for piece in pieces if piece.meta and not piece.place]
    if not names and places:  # an employer named like a place
        names, places = places[:1], places[1:]
    if len(names) == 1 and places and names[0].title and not names[0].organisation:
        names, places = _company_out_of_place(names, places)
    if places:
        named.location = places[0].text
        named.leftovers += [(piece.text, piece.row) for piece in places[1:]]
    if len(names) == 1:
        _name_one(named, names[0], order)
    elif len(names) > 1:
        _name_several(named, names, order)
    _note(named)
    apart = company_in_place(named.company) if named.title and not named.location else None
    if apart and is_place(named.company):
        named.company, named.location = apart
    return named


def company_in_place(text: str) -> tuple[str, str] | None:
    """Return an unknown name before a whole place ("Copperline" and "Dublin, Ireland"), None when there is none."""
    head, comma, tail = text.partition(",")
    tail = tail.strip()
    if not comma or "," not in tail or not is_place(tail) or is_place(head):
        return None
    return head.strip(), tail


def _company_out_of_place(names: list[Piece], places: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Take "Copperline" out of "Copperline, Dublin, Ireland", where a title has no company beside it."""
    found = company_in_place(places[0].text)
    if found is None or places[0].row == names[0].row:
        return names, places
    company, place = replace(places[0], text=found[0], place=False), replace(places[0], text=found[1])
    both = [*names, company] if places[0].row > names[0].row else [company, *names]
    return both, [place, *places[1:]]


def _name_one(named: Named, piece: Piece, order: str) -> None:
    if piece.title and piece.title >= piece.organisation:
        named.title = piece.text
    elif piece.organisation or order == COMPANY_FIRST or piece.after_at:
        named.company = piece.text
    else:
        named.title = piece.text


def _name_several(named: Named, names: list[Piece], order: str) -> None:
    lean = _lean(names[0], names[1])
    own = TITLE_FIRST if lean > 0 else COMPANY_FIRST
    telling = abs(lean) >= 2 and (names[0].title == 0) != (names[1].title == 0)
    if len(names) > 2 and not names[0].title and not names[1].title and any(piece.title >= 2 for piece in names[2:]):
        order = COMPANY_FIRST
    elif telling:
        order = own
    if order == TITLE_FIRST:
        _title_first(named, names)
    else:
        _company_first(named, names)


def _title_first(named: Named, names: list[Piece]) -> None:
    rest = names[1:]
    at = next((piece for piece in rest if piece.after_at), None)
    if at is None and len(rest) == 2 and _in_one_list([names[0], *rest]) and is_team(rest[0].text):
        at = rest[1]  # "Engineering Manager, Payments, Hollis & Marsh"
    # the strongest sign of an organisation; else the first piece on another row or cell; else the next piece
    company = at or max(
        rest,
        key=lambda piece: (
            piece.organisation if piece.level == COMMAS or len(rest) > 2 else 0,
            (piece.row, piece.cell) != (names[0].row, names[0].cell) and not piece.title,
            -rest.index(piece),
        ),
    )
    before = rest[: rest.index(company)]
    after = rest[rest.index(company) + 1 :]
    title = [names[0].text]
    for piece in before:
        if (piece.row, piece.cell) == (names[0].row, names[0].cell):
            title.append(piece.text)
        else:
            named.leftovers.append((piece.text, piece.row))
    named.title = ", ".join(title)
    named.company = company.text
    for piece in after:
        _place_or_leftover(named, piece, company)


def is_team(text: str) -> bool:
    """Say whether ``text`` is the field that a team works in ("Payments", "Developer Tools"), and no company's name."""
    known = word_set("team_words") | word_set("title_openers")
    return all(word in known for word in tokens(text.replace("&", " ")))


def _in_one_list(pieces: list[Piece]) -> bool:
    """Say whether pieces stand in one cell with nothing but commas between them, and only the first is a title."""
    first = pieces[0]
    return (
        first.title >= 2
        and all(piece.level == COMMAS and (piece.row, piece.cell) == (first.row, first.cell) for piece in pieces)
        and not any(piece.title >= 2 for piece in pieces[1:])
    )


def _company_first(named: Named, names: list[Piece]) -> None:
    company, rest = names[0], names[1:]
    title = next((piece for piece in rest if piece.title >= 2), None) or next(
        (piece for piece in rest if piece.row != company.row), rest[0]
    )
    named.company = company.text
    named.title = title.text
    for piece in rest[: rest.index(title)]:
        _place_or_leftover(named, piece, company)
    for piece in rest[rest.index(title) + 1 :]:
        if piece.level == COMMAS and title.level == COMMAS and (piece.row, piece.cell) == (title.row, title.cell):
            named.title += f", {piece.text}"
        else:
            _place_or_leftover(named, piece, company)


def _place_or_leftover(named: Named, piece: Piece, company: Piece) -> None:
    words = piece.text.split()
    beside = ((piece.row, piece.cell) == (company.row, company.cell) and piece.level == COMMAS) or (
        piece.last_cell and piece.row == company.row
    )
    if (
        not named.location
        and beside
        and len(words) <= 4
        and words[0][:1].isupper()
        and not piece.title
        and not re.search(r"\d", piece.text)
    ):
        named.location = piece.text
    else:
        named.leftovers.append((piece.text, piece.row))


def agree_on_places(roles: list[Named]) -> None:
    """Take an unknown town off a company ("Acme Corp., Springfield").

    Done where the name ends as companies do, or where the other roles have their town there.
    """
    elsewhere = any(role.location and "," not in role.company and role.company for role in roles)
    for role in roles:
        head, comma, tail = role.company.rpartition(",")
        tail = tail.strip()
        if not comma or role.location or not role.title or plain(tail) in word_set("legal_forms"):
            continue
        if not 0 < len(tail.split()) <= 3 or not tail[:1].isupper() or organisation_weight(tail) or title_weight(tail):
            continue
        last = tokens(head)[-1:] or [""]
        if last[0] in word_set("organisations") or (elsewhere and "," not in head):
            role.company, role.location = head.strip(), tail


def _note(named: Named) -> None:
    """Take a note in brackets off the company: "Acme (bought by Basel AG)"."""
    match = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", named.company)
    if match and len(match[1]) > 1:
        if is_place(match[2]) and not named.location:
            named.company, named.location = match[1].rstrip(" ,–—-"), match[2]
        elif len(match[2].split()) >= 2 or plain(match[2]) in word_set("employment_kinds"):
            named.company = match[1].rstrip(" ,–—-")
            named.leftovers.append((f"({match[2]})", 0))
