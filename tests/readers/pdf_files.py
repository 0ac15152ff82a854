"""Small PDFs written by hand, so that a test shows in its own text what the file draws."""

import zlib
from collections.abc import Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"


def text_at(x: float, y: float, text: str, size: float = 10, font: str = "F1") -> str:
    """Content that shows a text with its baseline ``y`` points above the bottom of the page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def lines_at(x: float, y: float, texts: Sequence[str], step: float = 14, size: float = 10) -> str:
    """Content that shows texts below each other."""
    return "".join(text_at(x, y - index * step, text, size) for index, text in enumerate(texts))


def make_pdf(
    *contents: str,
    font: bytes = HELVETICA,
    catalog: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    box: bytes = b"[0 0 595 842]",
    compress: bool = False,
) -> bytes:
    """A PDF with one page for each content stream. ``more`` are further objects, numbered from 5 on."""
    objects: dict[int, bytes] = {1: CATALOG % catalog, 3: font, 4: BOLD}
    for number, body in enumerate(more, 5):
        objects[number] = body
    kids = []
    for content in contents:
        number = max(objects) + 1
        data = content.encode("latin-1")
        extra = b""
        if compress:
            data, extra = zlib.compress(data), b" /Filter /FlateDecode"
        objects[number] = b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), extra, data)
        objects[number + 1] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R %s "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> %s >> >>" % (box, number, page, resources)
        )
        kids.append(number + 1)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return assemble(objects)


def assemble(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The file of numbered objects; object 1 is the catalog."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


FILLER = [
    "Rebuilt the settlement service around an event log",
    "Moved all deployments to one template with fast rollback",
    "Wrote the on-call handbook that two teams use today",
]
