"""The resume as a Word document: our own styles from ``templates/resume.docx``, one column, nothing but paragraphs and links."""

from xml.sax.saxutils import escape, quoteattr

from reframer.resources import data_folder
from reframer.writers.layout import Block, BlockKind
from reframer.writers.pieces import pieces_of
from reframer.writers.zipping import pack, unpack

_STYLES = {
    BlockKind.NAME: "Title",
    BlockKind.HEADLINE: "Subtitle",
    BlockKind.CONTACT: "Contact",
    BlockKind.HEADING: "Heading1",
    BlockKind.HEAD: "Role",
    BlockKind.PLACE: "Place",
    BlockKind.BULLET: "ListBullet",
}
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)


def write_docx(blocks: tuple[Block, ...], *, language: str = "en") -> bytes:
    """Return a Word document; the same blocks give the same bytes."""
    parts = unpack((data_folder("templates") / "resume.docx").read_bytes())
    name = next((block.text for block in blocks if block.kind is BlockKind.NAME), "")
    targets: dict[str, str] = {}
    paragraphs = "".join(_paragraph(block, targets) for block in blocks)
    main = parts["word/document.xml"].decode("utf-8")
    parts["word/document.xml"] = main.replace("<w:body>", f"<w:body>{paragraphs}", 1).encode("utf-8")
    relations = "".join(
        f'<Relationship Id="{identifier}" Type="{_HYPERLINK}" Target={quoteattr(url)} TargetMode="External"/>'
        for url, identifier in targets.items()
    )
    part = "word/_rels/document.xml.rels"
    parts[part] = parts[part].decode("utf-8").replace("</Relationships>", f"{relations}</Relationships>", 1).encode("utf-8")
    title = f"Resume of {name}" if name else "Resume"
    core = _CORE.format(title=escape(title), author=escape(name), language=escape(language))
    parts["docProps/core.xml"] = core.encode("utf-8")
    return pack(parts)


def _paragraph(block: Block, targets: dict[str, str]) -> str:
    style = _STYLES.get(block.kind)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if block.kind is BlockKind.BULLET and block.level:
        properties += f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(_runs(block, targets))}</w:p>"


def _runs(block: Block, targets: dict[str, str]) -> list[str]:
    runs = []
    for piece in pieces_of(block):
        bold = "<w:b/><w:bCs/>" if piece.strong else ""
        style = '<w:rStyle w:val="Hyperlink"/>' if piece.url else ""
        run = f'<w:r><w:rPr>{style}{bold}</w:rPr><w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'
        if piece.url:
            identifier = targets.setdefault(piece.url, f"link{len(targets) + 1}")
            run = f'<w:hyperlink r:id="{identifier}" w:history="1">{run}</w:hyperlink>'
        runs.append(run)
    return runs
