# ruff: noqa: E501  (XML that is easier to read unbroken)
"""Make ``templates/resume.docx``: the styles, the bullet list and the page of every Word document that we write.

Run it after changing a style here, and commit the file. A test compares the two.
"""

import sys
from pathlib import Path

from reframer.writers.zipping import pack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Arial"  # there, or one of its widths is, on every system; without Calibri some take a font a fifth wider
DARK, ACCENT, GREY = "1A1A1A", "1F3A5F", "555555"


def _paragraph_style(name: str, *, paragraph: str = "", run: str = "", based_on: str = "Normal", following: str = "") -> str:
    style_id = name.replace(" ", "")
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{after}'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{DARK}"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="30" w:line="250" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{ACCENT}"/></w:pBdr>'
    named = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>',
        f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:style>',
        _paragraph_style(
            "Title",
            paragraph='<w:keepNext/><w:spacing w:before="0" w:after="20"/>',
            run=f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
        ),
        _paragraph_style("Subtitle", paragraph=_spacing(0, 40), run='<w:sz w:val="23"/><w:szCs w:val="23"/>'),
        _paragraph_style(
            "Contact", paragraph=_spacing(0, 10), run=f'<w:color w:val="{GREY}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        ),
        _paragraph_style(
            "heading 1",
            paragraph=f'<w:keepNext/>{rule}<w:spacing w:before="200" w:after="70"/><w:outlineLvl w:val="0"/>',
            run=f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>',
        ).replace('w:styleId="heading1"', 'w:styleId="Heading1"'),
        _paragraph_style(
            "Role", paragraph='<w:keepNext/><w:spacing w:before="110" w:after="0"/>', run='<w:sz w:val="21"/><w:szCs w:val="21"/>'
        ),
        _paragraph_style(
            "Place", paragraph='<w:keepNext/><w:spacing w:before="0" w:after="30"/>', run=f'<w:color w:val="{GREY}"/>'
        ),
        _paragraph_style(
            "List Bullet",
            paragraph='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="0" w:after="30"/>',
        ),
    ]
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{defaults}{"".join(named)}</w:styles>'


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{glyph}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{284 + 284 * level}" w:hanging="227"/></w:pPr></w:lvl>'
        for level, glyph in enumerate("•–•")
    )
    return (
        f'{_HEAD}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _section() -> str:
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="1134" w:bottom="1021" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def template() -> bytes:
    """Return the template's bytes, the same every time."""
    types = {
        "document": f"{_MAIN}.document.main+xml",
        "styles": f"{_MAIN}.styles+xml",
        "numbering": f"{_MAIN}.numbering+xml",
        "settings": f"{_MAIN}.settings+xml",
    }
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in types.items())
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "numbering", "settings"), start=1)
    )
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}{core}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{_section()}</w:body></w:document>',
        "word/numbering.xml": _numbering(),
        "word/settings.xml": f'{_HEAD}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        "word/styles.xml": _styles(),
    }
    return pack({name: text.encode("utf-8") for name, text in parts.items()})


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "templates" / "resume.docx"
    target.write_bytes(template())
