"""The roles, schools and the head of a LinkedIn profile, read by the order in which they always stand."""

from dataclasses import dataclass, field

from reframer.model.document import Line
from reframer.model.resume import Contact, Education, Item, Role, SectionKind
from reframer.parsing.dates import bare_dates, find_dates, is_duration
from reframer.parsing.identity import Numbering
from reframer.parsing.joining import Lexicon, join_lines
from reframer.parsing.knowledge import is_place
from reframer.parsing.profile import is_stay
from reframer.parsing.roles import read_body
from reframer.parsing.units import merge

_LARGER = 0.25  # points of type size


@dataclass
class _Stay:
    """A role while it is put together."""

    dates: Line
    employer: list[Line]
    title: list[Line]
    whole: list[Line]  # the time at the employer, given once above several roles
    place: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    begin: int = 0  # of its first line
    inherits: bool = False


def read_roles(
    kind: SectionKind, lines: list[Line], body_size: float, lexicon: Lexicon, numbering: Numbering
) -> tuple[list[Role], list[Line], list[Item]]:
    """Return the roles of a section, the lines above the first of them, and the times at employers with several roles."""
    stays = [_head(lines, index, body_size) for index, line in enumerate(lines) if is_stay(line.text)]
    for number, stay in enumerate(stays):
        begin = lines.index(stay.dates) + 1
        end = stays[number + 1].begin if number + 1 < len(stays) else len(lines)
        stay.place, stay.body = _place_and_body(stay.dates, lines[begin:end])
        if not stay.employer and number:
            stay.employer, stay.inherits = stays[number - 1].employer, True
    has_marks = any(line.marker for stay in stays for line in stay.body)
    text = [line for stay in stays for line in stay.body if line.marker is None]
    roles = [_role(kind, stay, lexicon, numbering, has_marks=has_marks, section=text) for stay in stays]
    whole = [Item(text=line.text, source=line.source) for stay in stays for line in stay.whole]
    return roles, lines[: stays[0].begin] if stays else lines, whole


def _head(lines: list[Line], index: int, body_size: float) -> _Stay:
    """The rows above a row of dates: the title, and above it the employer where this is the first role there."""

    def is_large(number: int) -> bool:
        return number >= 0 and (lines[number].style.size or 0.0) > body_size + _LARGER and lines[number].marker is None

    begin = index
    while is_large(begin - 1):
        begin -= 1
    rows = _entries(lines[begin:index])
    title = rows[-1] if rows else []
    employer = rows[-2] if len(rows) > 1 else []
    whole: list[Line] = []
    if len(rows) == 1 and begin and is_duration(lines[begin - 1].text) and is_large(begin - 2):
        whole = [lines[begin - 1]]
        end = begin - 1
        begin = end
        while is_large(begin - 1):
            begin -= 1
        rows = _entries(lines[begin:end])
        employer = rows[-1]
    return _Stay(lines[index], employer, title, whole, begin=index - 1 if begin == index else begin)


def _entries(lines: list[Line]) -> list[list[Line]]:
    """Rows of large type as names, wrapped ones together."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not line.paragraph_start:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _place_and_body(dates: Line, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The place below the dates, in its own colour or known as one, and what was typed below it."""
    end = 0
    while end < len(lines) and lines[end].marker is None and lines[end].style.color != dates.style.color:
        end += 1
    if not end and lines and lines[0].marker is None and is_place(lines[0].text):
        end = 1
    body = lines[end:]
    return lines[:end], [body[0].model_copy(update={"paragraph_start": True}), *body[1:]] if body else []


def _role(
    kind: SectionKind, stay: _Stay, lexicon: Lexicon, numbering: Numbering, *, has_marks: bool, section: list[Line]
) -> Role:
    number = numbering.next_role(kind)
    bullets, description = read_body(kind, number, merge(stay.body), lexicon, numbering, has_marks=has_marks, section=section)
    spans = find_dates(stay.dates.text)
    span = next(span for span in spans if span.ranged)
    company, title = join_lines(stay.employer, lexicon), join_lines(stay.title, lexicon)
    doubts = [f"no {name} found" for name, text in (("company", company), ("title", title)) if not text]
    first = (stay.title if stay.inherits else stay.employer or stay.title or [stay.dates])[0]
    return Role(
        id=numbering.name(kind, number, -1, f"{company}|{title}|{span.raw}"),
        company=company,
        title=title,
        location=join_lines(stay.place, lexicon),
        start=span.start,
        end=span.end,
        dates=bare_dates(spans),
        description=tuple(description),
        bullets=tuple(bullets),
        source=first.source,
        doubts=tuple(doubts),
    )


def read_schools(lines: list[Line], body_size: float, lexicon: Lexicon, numbering: Numbering) -> list[Education]:
    """Return the schools: the name in larger type, below it the degree with the years in brackets, then notes."""
    groups: list[list[list[Line]]] = []
    for entry in _entries(lines):
        if (entry[0].style.size or 0.0) > body_size + _LARGER or not groups:
            groups.append([entry])
        else:
            groups[-1].append(entry)
    found = []
    for name, *details in groups:
        number = numbering.next_role(SectionKind.EDUCATION)
        school = join_lines(name, lexicon)
        degree = join_lines(details[0], lexicon) if details else ""
        span = next(iter(find_dates(degree)), None)
        if span is not None:
            degree = (degree[: span.begin] + degree[span.stop :]).strip(" ·()")
        found.append(
            Education(
                id=numbering.name(SectionKind.EDUCATION, number, -1, f"{school}|{degree}"),
                school=school,
                degree=degree,
                start=span.start if span else "",
                end=span.end if span else "",
                dates=bare_dates([span]) if span else "",
                description=tuple(Item(text=join_lines(entry, lexicon), source=entry[0].source) for entry in details[1:]),
                source=name[0].source,
            )
        )
    return found


def head_of(header: list[Line], lexicon: Lexicon) -> tuple[list[Line], Contact]:
    """Return the rows of the name, and the headline and the place below it, which are told apart by their colour."""
    largest = max(line.style.size or 0.0 for line in header)
    name = [line for line in header if (line.style.size or 0.0) > largest - _LARGER]
    rest = [line for line in header if line not in name]
    headline = [line for line in rest if line.style.color == name[0].style.color]
    place = [line for line in rest if line not in headline]
    if not place and headline and is_place(headline[-1].text):
        place = [headline.pop()]
    return name, Contact(headline=join_lines(headline, lexicon), location=join_lines(place, lexicon))
