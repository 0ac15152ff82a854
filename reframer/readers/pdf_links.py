"""Link annotations: their targets, and the text they lie on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reframer.model.document import Link
from reframer.model.source import Box as ModelBox
from reframer.model.source import SourceRef
from reframer.readers.pdf_assembly import Draft
from reframer.readers.pdf_characters import Box, PageContent
from reframer.readers.pdf_lines import compose_characters

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def read_targets(page: PDFPage, content: PageContent, most: int) -> list[tuple[str, Box]]:
    """The web, mail and telephone targets of a page with their boxes; scripts, files and jumps inside the file are left out."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.psparser import PSLiteral

    annotations = resolve1(page.annots) if page.annots else None
    found: list[tuple[str, Box]] = []
    if not isinstance(annotations, list):
        return found
    for reference in annotations[:most]:
        annotation = resolve1(reference)
        if not isinstance(annotation, dict):
            continue
        subtype = resolve1(annotation.get("Subtype"))
        action = resolve1(annotation.get("A"))
        if not (isinstance(subtype, PSLiteral) and subtype.name == "Link") or not isinstance(action, dict):
            continue
        url = _as_text(resolve1(action.get("URI")))
        corners = resolve1(annotation.get("Rect"))
        if not isinstance(corners, list) or len(corners) != 4:
            continue
        numbers = [resolve1(corner) for corner in corners]
        if not all(isinstance(number, (int, float)) and abs(number) < 1e6 for number in numbers):
            continue
        url = _allowed(url)
        if url:
            found.append((url, _turned(numbers, page, content)))
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be", "replace")
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("latin-1")
    return value if isinstance(value, str) else ""


def _allowed(url: str) -> str:
    """The target cleaned, or nothing when it is none that a resume may carry."""
    url = "".join(character for character in url if character.isprintable()).strip()[:2000]
    if url.lower().startswith(_SCHEMES):
        return url
    if url.lower().startswith("www."):
        return "https://" + url
    if ":" not in url and "@" in url and " " not in url:
        return "mailto:" + url
    return ""


def _turned(numbers: Sequence[float], page: PDFPage, content: PageContent) -> Box:
    """An annotation's rectangle in points from the top left of the page as it is shown."""
    left, bottom, right, top = page.mediabox
    x0, x1 = sorted((numbers[0], numbers[2]))
    y0, y1 = sorted((numbers[1], numbers[3]))
    if page.rotate == 90:
        return (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if page.rotate == 180:
        return (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if page.rotate == 270:
        return (top - y1, right - x1, top - y0, right - x0)
    return (x0 - left, content.height - (y1 - bottom), x1 - left, content.height - (y0 - bottom))


def make_links(pages: Sequence[PageContent], drafts: Sequence[Draft], file: str) -> list[Link]:
    """Bind each target to the text under it; pieces of one link over several lines become one."""
    links: list[Link] = []
    for page in pages:
        on_page = [draft for draft in drafts if draft.page is page]
        last: tuple[str, Box] | None = None
        for url, box in page.targets:
            text = _text_under(box, on_page)
            goes_on = last is not None and last[0] == url and abs(box[1] - last[1][3]) < 1.2 * (box[3] - box[1])
            last = (url, box)
            if goes_on and links and text and links[-1].text and box[1] > links[-1].source.box.top + 2:  # type: ignore[union-attr]
                links[-1] = links[-1].model_copy(update={"text": f"{links[-1].text} {text}"})
                continue
            place = ModelBox(x0=round(box[0], 2), top=round(box[1], 2), x1=round(box[2], 2), bottom=round(box[3], 2))
            link = Link(url=url, text=text, source=SourceRef(file=file, page=page.number, box=place))
            if not (links and links[-1].url == url and links[-1].text == text):
                links.append(link)
    return [link for link in links if link.text or not _told_beside(link, links)]


def _told_beside(icon: Link, links: Sequence[Link]) -> bool:
    """Whether the target of a link on a pictogram stands again on the text beside it."""
    return any(link.url == icon.url and link.text and link.source.page == icon.source.page for link in links)


def _text_under(box: Box, drafts: Sequence[Draft]) -> str:
    parts = []
    for draft in drafts:
        if draft.row.bottom < box[1] or draft.row.top > box[3]:
            continue
        middle = draft.row.baseline - 0.3 * draft.size
        if not box[1] - 1 <= middle <= box[3] + 1:
            continue
        for cell in draft.cells:
            characters, spaces = [], []
            for piece in cell:
                for character, space in zip(piece.characters, piece.spaces, strict=True):
                    if box[0] - 0.5 <= (character.x0 + character.x1) / 2 <= box[2] + 0.5:
                        characters.append(character)
                        spaces.append(space)
            if characters:
                spaces[0] = False
                parts.append(compose_characters(characters, spaces))
    return " ".join(part for part in parts if part)
