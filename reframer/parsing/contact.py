"""Who the resume is of: name, headline, e-mail, phone, place and links, from the header, contact sections and link targets."""

import re
from dataclasses import dataclass, field
from functools import cache

from reframer.model.document import Cell, Document, Line, Link
from reframer.model.resume import Contact, Item
from reframer.parsing.dates import find_dates
from reframer.parsing.knowledge import is_place, is_prose, organisation_weight, plain, title_weight, word_set
from reframer.parsing.pieces import split_place
from reframer.parsing.units import paragraphs
from reframer.rulebook.parsing_words import parsing_words

_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST = 1_000  # characters of a line that are searched; contact lines are short
_PHONE_SHAPE = re.compile(r"\+?[\d(][\d\s().\-\u2010-\u2014/]{5,}\d(?:\s*(?:x|ext\.?)\s*\d+)?")
_SPLIT = re.compile(
    r"\t|\s*[|¦•∙⋅●▪♦◆‖]\s*|\s+·\s*|\s*·\s+|\s[–—]\s|\s-\s|\s{2,}|\s,\s|;\s|\s/\s|\s\\\s|\s~\s|\s\*\s|\s\u2756\s|\s»\s"
)
_LABEL = re.compile(r"^\s*([^\W\d_][\w\s-]{0,16}?)\s*(?::\s*|\.\s+)(?=\S)")
_STREET = re.compile(
    r"(?i)^\d{1,5}[a-z]?,?\s+[^\W\d_]{2,}[\w.'-]*\s+[^\W\d_]|\b(?:street|st\.|avenue|ave|road|rd\.?|lane|drive|blvd|boulevard|"
    r"way|straße|strasse|str\.|platz|court|apt|suite|po box)\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?$|\b\d{4,6}\b\s+\w+$|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$")


@cache
def _url() -> re.Pattern[str]:
    endings = "|".join(sorted(parsing_words().resume.domain_endings, key=lambda word: (-len(word), word)))
    return re.compile(
        r"(?:https?://|www\.)[^\s|,;()<>\"]+"
        rf"|(?<![@\w.])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{endings})(?:/[^\s|,;()<>\"]*)?(?![\w@-])",
        re.IGNORECASE,
    )


@dataclass
class _Draft:
    name: str = ""
    headline: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    location: str = ""
    links: list[str] = field(default_factory=list)
    other: list[Item] = field(default_factory=list)


def parse_contact(document: Document, header: list[Line], sections: list[Line]) -> tuple[Contact, list[Line]]:
    """Return the contact and the lines of the header that are running text (a summary without a heading).

    ``sections`` are the lines of contact and link sections.
    """
    draft = _Draft()
    rest, prose = _name(draft, header)
    running = _running(rest)
    taken = {id(line) for line in running}
    rest = [line for line in rest if id(line) not in taken]
    top = {id(line) for line in rest}
    for line in _whole_addresses([*rest, *sections]):
        _take_line(draft, line, in_header=id(line) in top)
    _take_links(draft, document.links, [*header, *sections])
    contact = Contact(
        name=draft.name,
        headline=draft.headline,
        email=draft.emails[0] if draft.emails else "",
        phone=draft.phones[0] if draft.phones else "",
        location=draft.location,
        links=tuple(draft.links),
        other=tuple(draft.other),
    )
    return contact, [*prose, *running]


def _whole_addresses(lines: list[Line]) -> list[Line]:
    """Join web addresses that a narrow column broke at a hyphen or slash."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        urls = find_urls(before.text) if before is not None else []
        if (
            before is not None
            and urls
            and before.text.rstrip().endswith((urls[-1], urls[-1] + "-"))
            and before.text.rstrip()[-1] in "-/_"
            and re.match(r"[\w-]+", line.text)
        ):
            text = before.text.rstrip() + line.text
            cells = (before.cells[0].model_copy(update={"text": text}),)
            joined[-1] = before.model_copy(update={"text": text, "cells": cells})
        else:
            joined.append(line)
    return joined


def find_emails(text: str) -> list[str]:
    """Return the e-mail addresses in ``text``, checked for their syntax only."""
    from email_validator import EmailNotValidError, validate_email

    found = []
    for match in _EMAIL.finditer(text[:_LONGEST]):
        address = match.group().strip(".'")
        try:
            validate_email(address, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            continue
        found.append(address)
    return found


def find_phones(text: str) -> list[str]:
    """Return the telephone numbers in ``text`` as written."""
    import phonenumbers

    text = text[:_LONGEST]
    matcher = phonenumbers.PhoneNumberMatcher(text, "US", leniency=phonenumbers.Leniency.POSSIBLE)
    found = [match.raw_string for match in matcher if sum(char.isdigit() for char in match.raw_string) >= 7]
    if not found:
        for match in _PHONE_SHAPE.finditer(text):
            digits = sum(char.isdigit() for char in match.group())
            if 7 <= digits <= 15 and re.search(r"[-+() .]", match.group()) and not find_dates(match.group()):
                found.append(match.group().strip())
    return [number for number in found if not re.fullmatch(r"(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d", number)]


def find_urls(text: str) -> list[str]:
    """Return the web addresses that stand in ``text``."""
    bare = _EMAIL.sub(lambda match: " " * len(match.group()), text[:_LONGEST])
    return [match.group().rstrip(".,:;)") for match in _url().finditer(bare) if _is_url(match.group())]


def _is_url(text: str) -> bool:
    if text.lower().startswith(("http", "www.")) or "/" in text:
        return True
    host = text.lower().rstrip(".")
    return (
        host.count(".") >= 1
        and not re.fullmatch(r"(?:node|next|vue|react|express|asp|three|d3|nuxt|socket)\.\w+", host)
        and len(host.split(".")[0]) > 1
    )


def _has_datum(text: str) -> bool:
    return bool(_EMAIL.search(text[:_LONGEST]) or find_urls(text) or find_phones(text))


def _name(draft: _Draft, header: list[Line]) -> tuple[list[Line], list[Line]]:
    """Find the name: the largest text of the header that is no contact datum; returns the other lines."""
    best: tuple[float, int, int] | None = None
    for number, line in enumerate(header[:14]):
        for place, cell in enumerate(line.cells):
            if not _may_be_name(cell.text):
                continue
            size = cell.style.size or line.style.size or 0.0
            weight = size + (4 if line.style.heading == 1 else 0)
            if best is None or weight > best[0] + 0.4:
                best = (weight, number, place)
    if best is None:
        return header, []
    _, number, place = best
    line = header[number]
    cell = line.cells[place]
    pieces = [piece for piece in re.split(r"\s*[|•·]\s*", cell.text) if piece.strip()]
    head, dash, tail = (
        (pieces[0].partition(" – ") if " – " in pieces[0] else pieces[0].partition(" — "))
        if not re.search(r"\s-\s", pieces[0])
        else pieces[0].partition(" - ")
    )
    following = header[number + 1].text if number + 1 < len(header) and header[number + 1].style.size == line.style.size else ""
    if dash and (title_weight(tail) or _has_datum(tail) or title_weight(f"{tail} {following}")):
        pieces[:1] = [head, tail]
    head, comma, tail = pieces[0].partition(", ")
    if comma and len(head.split()) >= 2 and title_weight(tail) >= 2:  # "Ana Costa, Software Engineer"
        pieces[:1] = [head, tail]
    draft.name = pieces[0].strip(" ,")
    left = list(pieces[1:])
    used = [number]
    after = number + 1
    while (
        after < len(header)
        and len(line.cells) == 1
        and (len(draft.name.split()) == 1 or draft.name.endswith("-"))
        and len(header[after].cells) == 1
        and header[after].style.size == line.style.size
        and line.style.size
        and _may_be_name(header[after].text)
        and len(header[after].text.split()) <= 2
        and not title_weight(header[after].text)
    ):
        draft.name += ("" if draft.name.endswith("-") else " ") + header[after].text.strip()
        used.append(after)
        after += 1
    rest = [item for index, item in enumerate(header) if index not in used]
    others = [Cell(text=piece, style=cell.style) for piece in left] + [
        item for index, item in enumerate(line.cells) if index != place
    ]
    if others:
        remainder = line.model_copy(update={"cells": tuple(others), "text": "\t".join(item.text for item in others)})
        rest.insert(number, remainder)
    return rest, []


def _may_be_name(text: str) -> bool:
    bare = re.split(r"\s*[|•·]\s*|\s[–—-]\s", text.strip())[0]
    words = bare.split()
    return (
        0 < len(words) <= 7
        and not re.search(r"[\d@]", bare)
        and not find_urls(bare)
        and plain(bare.strip(":")) not in word_set("no_headings") | word_set("contact_labels")
        and not bare.endswith((".", ":")) | bool(re.search(r"[a-z]\.$", bare) and len(words) > 3)
        and sum(char.isalpha() for char in bare) >= 2
        and not (title_weight(bare) >= 3)
        and not (is_place(bare) and "," in bare)
    )


def _running(lines: list[Line]) -> list[Line]:
    """Return the lines of the header that are sentences: a summary without a heading."""
    found: list[Line] = []
    for group in paragraphs([line for line in lines if not _has_datum(line.text)]):
        text = " ".join(line.text for line in group)
        if (
            len(text.split()) >= 16
            and (is_prose(text) or text.rstrip().endswith("."))
            and text.count("|") < 3
            and text.count("\t") < 3
        ):
            found.extend(group)
    return found


def _take_line(draft: _Draft, line: Line, *, in_header: bool) -> None:
    if len(line.text) > _LONGEST:
        draft.other.append(Item(text=line.text, source=line.source))
        return
    whole = line.text.replace("\t", " ").strip()
    if in_header and not draft.headline and not _has_datum(whole) and _is_headline(whole):
        parts = [piece.strip() for piece in _SPLIT.split(line.text) if piece.strip()]
        places = [piece for piece in parts if is_place(piece)]
        if not places or len(parts) == 1:
            draft.headline = " | ".join(cell.text.strip() for cell in line.cells)
            return
    pieces = [piece.strip(" ,|") for piece in _SPLIT.split(line.text) if piece.strip(" ,|")]
    for number, piece in enumerate(pieces):
        _take_piece(draft, piece, line, first=number == 0, in_header=in_header)


def _is_headline(text: str) -> bool:
    words = text.split()
    if (
        not 0 < len(words) <= 18
        or sum(char.isalpha() for char in text) < 3
        or is_place(text)
        or (_STREET.search(text) and re.search(r"\d", text))
        or text.endswith(":")
    ):
        return False
    if _LABEL.match(text) and plain(_LABEL.match(text)[1]) in word_set("contact_labels"):  # type: ignore[index]
        return False
    return plain(text) not in word_set("no_headings") | word_set("link_hosts") | word_set("contact_labels") and not find_dates(
        text
    )


def _take_piece(draft: _Draft, piece: str, line: Line, *, first: bool, in_header: bool) -> None:
    label = _LABEL.match(piece)
    bare = piece
    named = ""
    if label and plain(label[1]) in word_set("contact_labels"):
        bare, named = piece[label.end() :].strip(), label[1]
    emails, urls = find_emails(bare), find_urls(bare)
    unlinked = bare
    for found in [*emails, *urls]:
        unlinked = unlinked.replace(found, " | ")
    phones = [number for part in unlinked.split("|") for number in find_phones(part)]
    rest = bare
    for found in [*emails, *urls, *phones]:
        rest = rest.replace(found, " ")
    rest = rest.strip(" ,|·•-–:/")
    if rest.startswith("(") or rest.count("(") != rest.count(")"):
        rest = rest.strip(" ()")
    draft.emails.extend(emails)
    draft.phones.extend(phones)
    for url in urls:
        if not _add_link(draft, url):
            draft.other.append(Item(text=url, source=line.source))
    if emails[1:] or phones[1:] or (len(draft.emails) > 1 and emails) or (len(draft.phones) > 1 and phones):
        draft.other.append(Item(text=piece, source=line.source))
        return
    if not rest:
        return
    if plain(rest) in word_set("contact_labels") and (emails or urls or phones):
        return
    if (emails or urls or phones) and len(rest.split()) > 1:
        for words, place in [(rest, True)] if is_place(rest) else split_place(rest):
            for part in [words] if place else re.split(r",\s|\s{2,}", words):
                _take_words(draft, part.strip(" ,|()"), line, first=first, named="", in_header=in_header)
    else:
        _take_words(draft, rest, line, first=first, named=named, in_header=in_header)


def _take_words(draft: _Draft, text: str, line: Line, *, first: bool, named: str, in_header: bool) -> None:
    if not text:
        return
    if not draft.location and (
        plain(named) in {"address", "location"}
        or is_place(text)
        or (_STREET.search(text) and re.search(r"\d", text))
        or (_POSTCODE.search(text) and "," in text)
    ):
        draft.location = text
    elif (
        in_header
        and first
        and not draft.headline
        and not named
        and _is_headline(text)
        and (title_weight(text) and not organisation_weight(text) > 2)
    ):
        draft.headline = text
    else:
        draft.other.append(
            Item(text=f"{named}: {text}" if named and plain(named) not in word_set("link_hosts") else text, source=line.source)
        )


def _key(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/")


def _add_link(draft: _Draft, url: str) -> bool:
    """Keep a link; False when it is known already."""
    if _key(url) in {_key(known) for known in draft.links}:
        return False
    draft.links.append(url)
    return True


def _take_links(draft: _Draft, links: tuple[Link, ...], lines: list[Line]) -> None:
    text = "\n".join(line.text for line in lines)
    for link in links:
        if not _belongs(link, lines, text):
            continue
        target = link.url.strip()
        if target.lower().startswith("mailto:"):
            for address in find_emails(target[7:].split("?")[0]):
                broken = next((known for known in draft.emails if known != address and address.endswith(known)), None)
                if broken:  # "to-" and, on the next line, "ny@example.org"
                    draft.emails[draft.emails.index(broken)] = address
                elif address not in draft.emails:
                    draft.emails.append(address)
        elif target.lower().startswith("tel:"):
            if not draft.phones:
                draft.phones.append(target[4:])
        elif re.match(r"(?i)https?://|www\.", target):
            _add_link(draft, target)


def _belongs(link: Link, lines: list[Line], text: str) -> bool:
    """Say whether a link lies on one of the lines."""
    place = link.source
    for line in lines:
        other = line.source
        if place.box is not None and other.box is not None:
            if place.page == other.page and place.box.top < other.box.bottom + 2 and place.box.bottom > other.box.top - 2:
                overlap = min(place.box.x1, other.box.x1) - max(place.box.x0, other.box.x0)
                if overlap > -16:
                    return True
        elif place.paragraph is not None and other.paragraph is not None:
            if place.part == other.part and place.paragraph == other.paragraph:
                return True
        elif place.line is not None and place.line == other.line:
            return True
    return bool(link.text.strip()) and len(link.text.strip()) > 3 and link.text.strip() in text and place.page in {None, 1}
