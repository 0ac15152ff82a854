"""Small Word documents made by hand, so that each test shows the very XML it is about."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, *, relations: Mapping[str, str] | None = None, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a document with that body. ``relations`` maps ids to ``kind:target``; a target with :// lies outside."""
    targets = {"rIdS": "styles:styles.xml", "rIdN": "numbering:numbering.xml", **(relations or {})}
    rows = []
    for identifier, value in targets.items():
        kind, _, target = value.partition(":")
        mode = ' TargetMode="External"' if ":" in target else ""
        rows.append(f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{target}"{mode}/>')
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_OPEN}<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(rows)}</Relationships>',
        **{f"word/{name}": text for name, text in (parts or {}).items()},
    }
    return zipped({name: text.encode() for name, text in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of those files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return a ``w:r``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", *, inside: str = "") -> str:
    """Return a ``w:p`` with one run, or with any ``inside``."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside or (run(text) if text else '')}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a ``w:tbl``; each cell is the XML of its paragraphs."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _level(number: int, form: str, text: str, left: int) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{_level(0, "bullet", "&#xF0B7;", 720)}'
    f"{_level(1, 'bullet', '–', 1440)}{_level(2, 'decimal', '%3.', 2160)}</w:abstractNum>"
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1b"><w:name w:val="Section title"/><w:basedOn w:val="Kop1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Opsomming"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop1"><w:name w:val="x"/><w:basedOn w:val="Loop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="y"/><w:basedOn w:val="Loop1"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="s"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)
