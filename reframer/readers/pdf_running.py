"""Running heads and page numbers: short lines near the edge of the page that say nothing of the person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from reframer.readers.pdf_assembly import Draft

EDGE = 0.09  # of the page height, at the top and at the bottom
_NUMBER = re.compile(
    r"^.{0,50}\bpage\s*\d{1,3}\s*(?:/|of)\s*\d{1,3}\W*$|^\W*(?:page\s*)?\d{1,3}\s*(?:/|of|von|\|)\s*\d{1,3}\W*$|^\W*page\s*\d{1,3}\W*$|^\W*(?:page|seite|p[áa]gina|pagina|sida|side|strona)\s*\d{1,3}\s*(?:/|of|von|de|di|sur|van|av|af|z)\s*\d{1,3}\W*$|^[-–—\s]*\d{1,3}[-–—\s]*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")  # page numbers; years are left, since a row of dates is no running head


def find_running(drafts: Sequence[Draft], pages: int) -> set[int]:
    """Return the ids of drafts that are running heads or page numbers."""
    found: set[int] = set()
    repeated: dict[tuple[str, bool], list[Draft]] = defaultdict(list)
    for draft in drafts:
        height = draft.page.height
        at_top, at_bottom = draft.row.baseline < EDGE * height, draft.row.baseline > (1 - EDGE) * height
        if not (at_top or at_bottom) or len(draft.text) > 120:
            continue
        if (_NUMBER.match(draft.text.strip()) or (at_bottom and _is_foot(draft))) and _is_outermost(draft, drafts):
            found.add(id(draft))
        elif pages > 1 and draft.marker is None:
            repeated[_DIGITS.sub("#", draft.text), at_top].append(draft)
    found |= _cut_by_page(drafts)
    for (_, at_top), same in repeated.items():
        on_pages = {draft.page.number for draft in same}
        if len(on_pages) < 2 or len(on_pages) * 2 < pages:
            continue
        if max(draft.row.baseline for draft in same) - min(draft.row.baseline for draft in same) > 12:
            continue
        for draft in same:
            keeps = at_top or "@" in draft.text  # the letterhead of the first page names the person, or its foot says where
            if keeps and draft.page.number == 1 and not _says_elsewhere(draft, drafts):
                continue
            found.add(id(draft))
    return found


def _cut_by_page(drafts: Sequence[Draft]) -> set[int]:
    """The ids of lines that a browser drew twice, at the foot of a page and at the head of the next, as the edge cut them."""
    feet: set[tuple[int, int, str]] = set()
    for draft in drafts:
        if draft.row.baseline > (1 - EDGE / 2) * draft.page.height:
            feet.add((draft.page.number + 1, round(draft.x0), _letters(draft.text)))
    return {
        id(draft)
        for draft in drafts
        if draft.row.baseline < EDGE / 2 * draft.page.height
        and len(_letters(draft.text)) > 6
        and (draft.page.number, round(draft.x0), _letters(draft.text)) in feet
    }


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _is_foot(draft: Draft) -> bool:
    """Whether cells at the foot of a page end in its number: "2 May 2024", "Ana Costa - Resume", "1"."""
    last = draft.texts[-1].strip()
    return len(draft.texts) >= 2 and last == str(draft.page.number) and len(draft.text.split()) <= 12 and "@" not in draft.text


def _is_outermost(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether nothing stands between the line and the edge of the page."""
    baseline = draft.row.baseline
    others = [other.row.baseline for other in drafts if other.page is draft.page and other is not draft]
    if not others:
        return False
    return baseline >= max(others) - 1 or baseline <= min(others) + 1


def _says_elsewhere(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the first page says nearly the same again, so that no name is lost."""
    words = _words(draft.text)
    rest: set[str] = set()
    for other in drafts:
        if other is not draft and other.page.number == 1:
            rest |= _words(other.text)
    return len(words & rest) >= 0.6 * len(words)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))
