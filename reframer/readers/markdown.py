"""Markdown to lines: headings, list items, emphasis and links as people write them in resumes."""

import re

from reframer.model.document import Cell, Line, Link, Marker, MarkerKind, Notice, Style
from reframer.model.source import SourceRef
from reframer.readers.clock import Clock

POINTS_PER_COLUMN = 6.0
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_ITEM = re.compile(r"([ \t]*)([-*+•–—]|\d{1,3}[.)])[ \t]+(?=\S)(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^ {0,3}> ?")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+[\"'(][^\"')]*[\"')])?\s*\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+)>")
_TAG = re.compile(r"</?(?:br|b|i|u|em|strong|sub|sup|p|div|span|center|h[1-6]|hr|a|img|ul|li|small)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*\*\*|\*\*|\*)(?=\S)((?:\\.|[^*\\])+?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w\\])(___|__|_)(?=\S)((?:\\.|[^\\])+?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w*\\])(\*\*\*|\*\*|\*)(?=\S)((?:\\.|[^\\])+?)(?<=\S)\1(?![\w*])"),
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[ \t]*:?")
_ITALIC = re.compile(r"(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&middot;": "·", "&bull;": "•"}
_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{3,}")
_HELD = "\ue000{}\ue001"
_HOLD = re.compile("\ue000(\\d+)\ue001")


def looks_like_markdown(text: str) -> bool:
    """True when the text carries marks that plain text does not: # headings, [text](target), or pairs of ** round words."""
    if re.search(r"^#{1,6}[ \t]+\S", text, re.MULTILINE) or re.search(
        r"\[[^\[\]\n]+\]\((?:https?:|mailto:|www\.)[^\s()]+\)", text
    ):
        return True
    return len(re.findall(r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?!\w)", text)) >= 2


def read_markdown_lines(
    text: str, file: str, clock: Clock | None = None
) -> tuple[tuple[Line, ...], tuple[Link, ...], tuple[Notice, ...]]:
    """Return the lines with their marks taken off, the links, and what should be said of the reading."""
    reader = _Reader(file)
    clock = clock or Clock(file)
    rows = text.split("\n")
    for number, row in enumerate(_without_front_matter(rows, reader), start=1):
        clock.tick()
        reader.take(number, row)
    return tuple(reader.lines), tuple(reader.links), tuple(reader.notices)


def plain_words(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return inline Markdown as it reads, and its links as (text, target)."""
    held: list[str] = []
    links: list[tuple[str, str]] = []

    def hold(words: str) -> str:
        held.append(words)
        return _HELD.format(len(held) - 1)

    def link(found: re.Match[str]) -> str:
        words = found.group(1)
        if not found.group(0).startswith("!"):
            links.append((_ESCAPE.sub(r"\1", _without_emphasis(words)), _ESCAPE.sub(r"\1", found.group(2))))
        return words

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _ESCAPE.sub(lambda found: hold(found.group(1)), text)
    text = _CODE.sub(lambda found: hold(found.group(2).strip()), text)
    text = _LINK.sub(link, text)
    text = _AUTOLINK.sub(lambda found: hold(found.group(1).removeprefix("mailto:")), text)
    text = _TAG.sub("", text)
    text = _without_emphasis(text)
    for name, char in _ENTITY.items():
        text = text.replace(name, char)

    def release(words: str) -> str:
        while _HOLD.search(words):
            words = _HOLD.sub(lambda found: held[int(found.group(1))], words)
        return words

    return release(text), [(release(words), release(target)) for words, target in links]


class _Reader:
    """Takes row after row and remembers what the next one needs: blank rows, an open fence, whether a list item is open."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self.notices: list[Notice] = []
        self._blank = 0
        self._fence = ""
        self._in_item = False

    def take(self, number: int, row: str) -> None:
        fence = _FENCE.match(row)
        if self._fence:
            if fence and fence.group(1) == self._fence:
                self._fence = ""
            elif row.strip():
                self._add(number, row, row.strip())
            return
        if fence:
            self._fence = fence.group(1)
            return
        row = _QUOTE.sub("", row)
        if not row.strip():
            self._blank += 1
            return
        heading = _HEADING.fullmatch(row)
        if heading:
            self._add(number, row, heading.group(2), heading=len(heading.group(1)))
        elif _UNDERLINE.fullmatch(row) and self._can_underline():
            self._underline(1 if "=" in row else 2)
        elif _RULE.fullmatch(row) or _TABLE_RULE.fullmatch(row):
            if self.lines:
                self.lines[-1] = self.lines[-1].model_copy(update={"rule_below": True})
        else:
            self._take_words(number, row)

    def _take_words(self, number: int, row: str) -> None:
        item = _ITEM.match(row)
        if item:
            columns = len(item.group(1).expandtabs(4))
            mark = item.group(2)
            kind = MarkerKind.NUMBER if mark[0].isdigit() else MarkerKind.LIST
            marker = Marker(kind=kind, glyph=mark, x=columns * POINTS_PER_COLUMN, level=columns // 2)
            self._add(number, row, row[item.end() :], marker=marker, column=len(row[: item.end()].expandtabs(4)))
            self._in_item = True
            return
        bare = row.strip()
        if bare.startswith("|") and bare.endswith("|") and len(bare) > 2:
            bare = "\t".join(cell.strip() for cell in re.split(r"(?<!\\)\|", bare[1:-1]))
        continues = self._in_item and self._blank == 0
        for part in _BREAK.split(bare):
            if part.strip():
                self._add(number, row, part.strip(), column=len(row) - len(row.lstrip()), continues=continues)
                continues = False

    def _can_underline(self) -> bool:
        last = self.lines[-1] if self.lines else None
        return last is not None and self._blank == 0 and last.marker is None and last.style.heading is None

    def _underline(self, level: int) -> None:
        last = self.lines[-1]
        style = last.style.model_copy(update={"heading": level})
        self.lines[-1] = last.model_copy(update={"style": style, "paragraph_start": True})

    def _add(
        self,
        number: int,
        row: str,
        marked: str,
        *,
        heading: int | None = None,
        marker: Marker | None = None,
        column: int = 0,
        continues: bool = False,
    ) -> None:
        cells = []
        for piece in _GAP.split(marked):
            words, links = plain_words(piece.strip())
            words = " ".join(words.split())
            for label, target in links:
                self._link(label, target, number)
            if words:
                cells.append(Cell(text=words, style=_emphasis(piece.strip(), heading)))
        if not continues:
            self._in_item = False
        gap, self._blank = float(self._blank), 0
        if not cells:
            return
        start = row.find(marked[:20]) if marked else 0
        self.lines.append(
            Line(
                text="\t".join(cell.text for cell in cells),
                cells=tuple(cells),
                style=max(cells, key=lambda cell: len(cell.text)).style,
                source=SourceRef(file=self.file, line=number, start=max(start, 0), end=len(row.rstrip())),
                marker=marker,
                indent=column * POINTS_PER_COLUMN,
                gap=gap,
                paragraph_start=True if marker or heading or gap else (False if continues else None),
            )
        )

    def _link(self, label: str, target: str, number: int) -> None:
        if re.match(r"(?i)(https?:|mailto:|tel:|www\.)", target) and len(target) <= 2_000:
            self.links.append(Link(url=target, text=label, source=SourceRef(file=self.file, line=number)))
        elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
            self.notices.append(
                Notice(
                    kind="link_dropped",
                    text="a link that is no web or mail address was left out",
                    source=SourceRef(file=self.file, line=number),
                )
            )


def _without_emphasis(text: str) -> str:
    for _ in range(4):  # nested emphasis comes off one layer at a time
        before = text
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
        if text == before:
            break
    return text


def _emphasis(marked: str, heading: int | None) -> Style:
    """Bold or italic when all of a cell is, or its beginning (a bold company before a plain date) at the least."""
    return Style(
        heading=heading,
        bold=heading is not None or _STRONG.match(marked) is not None,
        italic=_ITALIC.fullmatch(marked) is not None,
    )


def _without_front_matter(rows: list[str], reader: _Reader) -> list[str]:
    """A YAML block at the top is for a site generator; it is left out with a notice."""
    if rows and rows[0].strip() == "---":
        for number, row in enumerate(rows[1:60], start=1):
            if row.strip() in {"---", "..."} and all(
                ":" in line or not line.strip() or line[0] in " -#" for line in rows[1:number]
            ):
                reader.notices.append(Notice(kind="front_matter", text="the settings block at the top of the file was left out"))
                return [""] * (number + 1) + rows[number + 1 :]
    return rows
