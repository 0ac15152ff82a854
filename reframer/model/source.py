"""Where a piece of text stands in the file that the person gave us."""

from reframer.model.base import Model


class Box(Model):
    """A rectangle on a page, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class SourceRef(Model):
    """A place in a file: page and box (PDF), part and paragraph (DOCX), or line (text and Markdown).

    ``page``, ``paragraph`` and ``line`` count from 1. ``start`` and ``end`` are character offsets in the paragraph or line.
    """

    file: str
    page: int | None = None
    box: Box | None = None
    part: str | None = None
    paragraph: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None

    def describe(self) -> str:
        """Return the place in a few words, for messages: ``page 2``, ``word/document.xml, paragraph 14`` or ``line 7``."""
        if self.page is not None:
            return f"page {self.page}"
        if self.paragraph is not None:
            return f"{self.part}, paragraph {self.paragraph}" if self.part else f"paragraph {self.paragraph}"
        if self.line is not None:
            return f"line {self.line}"
        return self.file
