"""HTML pages for a person in many layouts, for browsers and for WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from corpus.people import Job, Person, Point

SIDE = ("skills", "languages", "interests", "certifications", "awards")
ICON = '<svg width="9" height="9" viewBox="0 0 10 10"><path d="M1 1h8v8h-8z M3 3h4v4h-4z" fill="#345"/></svg>'
BULLETS = {
    "disc": "ul{list-style:disc;padding-left:16px}",
    "square": "ul{list-style:none;padding-left:14px} li{position:relative} li::before{content:'';position:absolute;left:-12px;top:6px;"
    "width:4px;height:4px;background:#246}",
    "dot": "ul{list-style:none;padding-left:14px} li{position:relative} li::before{content:'';position:absolute;left:-11px;top:5px;"
    "width:5px;height:5px;border-radius:50%;background:#222}",
    "triangle": "ul{list-style:none;padding-left:16px} li::before{content:'▸';margin-left:-13px;width:13px;display:inline-block}",
    "arrow": "ul{list-style:none;padding-left:16px} li::before{content:'➤';margin-left:-16px;width:16px;display:inline-block;font-size:8px}",
    "dash": "ul{list-style:none;padding-left:14px} li::before{content:'–';margin-left:-12px;width:12px;display:inline-block}",
    "dashflat": "ul{list-style:none;padding-left:0} li::before{content:'- '}",
    "circle": "ul{list-style:circle;padding-left:18px}",
    "svg": "ul{list-style:none;padding-left:15px} li>svg{margin-left:-13px;margin-right:6px;width:7px;height:7px}",
    "none": "ul{list-style:none;padding-left:0} li{margin-bottom:7px}",
}
HEADINGS = {
    "plain": "h2{font-size:13pt}",
    "caps": "h2{font-size:10.5pt;text-transform:uppercase;letter-spacing:2.5px}",
    "spaced": "h2{font-size:10.5pt;text-transform:uppercase;letter-spacing:5px;font-weight:400}",
    "rule": "h2{font-size:11pt;border-bottom:1px solid #777;color:#1a4f8b}",
    "bar": "h2{font-size:11pt;background:#e7edf3;padding:2px 5px}",
    "same": "h2{font-size:10pt;text-transform:uppercase}",
    "light": "h2{font-size:14pt;font-weight:400;color:#888}",
}


@dataclass(frozen=True)
class Layout:
    """How a page is set. ``page`` is its arrangement, ``head`` the order of a role's header, ``side`` the sections beside."""

    name: str
    page: str = "single"  # single, left, right, grid, rail-left, rail-right, table, headings-left
    head: str = "title-first"
    bullets: str = "disc"
    headings: str = "plain"
    font: str = "Liberation Sans"
    size: str = "10pt"
    side_last: bool = False  # the side column follows the main column in the file
    icons: bool = False  # links lie on drawings and words, their addresses are not written out
    chips: bool = False
    grouped: bool = False
    contact_beside: bool = False
    timeline: bool = False
    listed: bool = False  # each role is itself an item of a list
    paper: str = "Letter"
    extra: str = ""


def page(person: Person, layout: Layout) -> tuple[str, list[str]]:
    """Return the page and the kinds of its sections in the order in which a person reads it."""
    beside = [kind for kind in person.order if kind in SIDE] if layout.page in {"left", "right", "grid"} else []
    contact = ""
    if layout.contact_beside:
        contact = f'<section class="contact"><h2>Contact</h2>{_contact_lines(person, layout)}</section>'
    main = [kind for kind in person.order if kind not in beside]
    head = _header(person, layout)
    sections = {
        kind: f'<section class="{kind}"><h2>{escape(person.headings[kind])}</h2>{_content(person, layout, kind)}</section>'
        for kind in person.order
    }
    main_html = "".join(sections[kind] for kind in main)
    side_html = "".join(sections[kind] for kind in beside)
    if layout.page in {"left", "right"}:
        columns = [f'<div class="side">{contact}{side_html}</div>', f'<div class="main">{main_html}</div>']
        if layout.side_last:
            columns.reverse()
        body = f'{head}<div class="columns {layout.page}">{"".join(columns)}</div>'
        beside = ["contact", *beside] if layout.contact_beside else beside
        order = beside + main if layout.page == "left" else main + beside
    elif layout.page == "grid":
        body = f'{head}{main_html}<div class="pairs">{side_html}</div>'
        order = main + beside
    else:
        body, order = f"{head}{main_html}", main
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(person.name)}</title><style>{_css(layout)}</style><body class="{layout.page}">{body}</body></html>',
        order,
    )


def _header(person: Person, layout: Layout) -> str:
    name = f"<h1>{escape(person.name)}</h1>"
    under = f'<div class="headline">{escape(person.headline)}</div>' if person.headline else ""
    data = [f'<a href="mailto:{person.email}">{person.email}</a>', escape(person.phone), escape(person.location)]
    for shown, target in person.links:
        text = f"{ICON} {shown.split('.')[0].title()}" if layout.icons else shown
        data.append(f'<a href="{target}">{text}</a>')
    if layout.icons:
        data[:3] = [f"{ICON} {datum}" for datum in data[:3]]
    if layout.contact_beside:
        return f"<header>{name}{under}</header>"
    joint = {"single": " | ", "left": " &nbsp; ", "right": " • "}.get(layout.page, " · ")
    if layout.page == "table":
        return f'<header><table class="top"><tr><td>{name}{under}</td><td class="data">{"<br>".join(data)}</td></tr></table></header>'
    return f'<header>{name}{under}<div class="data">{joint.join(data)}</div></header>'


def _contact_lines(person: Person, layout: Layout) -> str:
    rows = [
        ("Email", person.email),
        ("Phone", person.phone),
        ("Address", person.location),
        *(("Web", shown) for shown, _ in person.links),
    ]
    if layout.icons:
        return "".join(f"<p>{ICON} {escape(text)}</p>" for _, text in rows)
    return "".join(f"<p><b>{label}</b><br>{escape(text)}</p>" for label, text in rows)


def _content(person: Person, layout: Layout, kind: str) -> str:
    if kind == "summary":
        return f"<p>{escape(person.summary)}</p>"
    if kind == "experience" and layout.listed:
        return f"<ul>{''.join(f'<li>{_job(person, layout, job, number)}</li>' for number, job in enumerate(person.jobs))}</ul>"
    if kind == "experience":
        return "".join(_job(person, layout, job, number) for number, job in enumerate(person.jobs))
    if kind == "projects":
        return "".join(f'<div class="job"><b>{escape(name)}</b>{_list(points, layout)}</div>' for name, points in person.projects)
    if kind == "education":
        return "".join(_school(person, layout, *school) for school in person.education)
    if kind == "skills":
        if layout.chips:
            return "".join(
                f'<div class="chips">{" ".join(f"<span>{escape(skill)}</span>" for skill in skills)}</div>'
                for _, skills in person.skills
            )
        return "".join(f"<p><b>{group}:</b> {escape(', '.join(skills))}</p>" for group, skills in person.skills)
    lines = person.lists[kind]
    if layout.bullets != "none" and kind in {"certifications", "publications"}:
        return _list([Point(line) for line in lines], layout)
    return f"<p>{escape(', '.join(lines))}</p>" if kind == "interests" else "".join(f"<p>{escape(line)}</p>" for line in lines)


def _school(person: Person, layout: Layout, school: str, degree: str, start: int, end: int) -> str:
    dates = f"{start}{person.dash}{end}"
    if layout.page == "rail-left":
        return f'<div class="job row"><div class="rail">{dates}</div><div class="rest"><b>{escape(degree)}</b><br>{escape(school)}</div></div>'
    return (
        f'<div class="job"><div class="line"><b>{escape(school)}</b><span>{dates}</span></div><div>{escape(degree)}</div></div>'
    )


def _job(person: Person, layout: Layout, job: Job, number: int) -> str:
    about = f'<p class="about">{escape(job.description)}</p>' if job.description else ""
    inner = about + _list(job.points, layout)
    dates, title, company, place = person.dates(job), escape(job.title), escape(job.company), escape(job.location)
    if layout.page == "rail-left":
        return f'<div class="job row"><div class="rail">{dates}<br><i>{place}</i></div><div class="rest"><b>{title}</b><br>{company}{inner}</div></div>'
    if layout.page == "rail-right":
        return f'<div class="job row"><div class="rest"><b>{company}</b><br><i>{title}</i>{inner}</div><div class="rail">{dates}<br>{place}</div></div>'
    if layout.page == "table":
        return f'<table class="job"><tr><td><b>{title}</b>, {company}</td><td class="data">{dates}</td></tr><tr><td colspan="2">{inner}</td></tr></table>'
    if layout.grouped and job.same_employer:
        return f'<div class="job"><div class="line"><i>{title}</i><span>{dates}</span></div>{inner}</div>'
    first = {
        "title-first": f'<div class="line"><b>{title}</b><span>{dates}</span></div><div class="line"><i>{company}</i><span>{place}</span></div>',
        "company-first": f'<div class="line"><b>{company}</b><span>{place}</span></div><div class="line"><i>{title}</i><span>{dates}</span></div>',
        "pipe": f"<div><b>{company}</b> | {title}</div><div class='grey'>{dates} | {place}</div>",
        "at": f"<div><b>{title} at {company}</b></div><div class='grey'>{dates} · {place}</div>",
        "dash": f"<h3>{title} – {company}</h3><div class='grey'>{dates}</div>",
        "one-line": f"<div><b>{title}</b>, {company}, {place} ({dates})</div>",
        "dates-first": f"<div>{dates}</div><div><b>{title}</b> — {company}, {place}</div>",
        "three": f"<h3>{title}</h3><div>{company}</div><div class='grey'>{dates}, {place}</div>",
        "headed": f"<h2>{company}</h2><h3>{title}</h3><div>{dates}</div>",
        "bracket": f'<div class="line"><b>{company} ({place})</b><span>{dates}</span></div><div>{title}</div>',
    }[layout.head]
    return f'<div class="job">{first}{inner}</div>'


def _list(points: list[Point], layout: Layout) -> str:
    if not points:
        return ""
    mark = '<svg viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#c33"/></svg>' if layout.bullets == "svg" else ""
    out, level = ["<ul>"], 0
    for point in points:
        while level < point.level:
            out.append("<ul>")
            level += 1
        while level > point.level:
            out.append("</ul>")
            level -= 1
        out.append(f"<li>{mark}{escape(point.text)}</li>")
    out.append("</ul>" * (level + 1))
    return "".join(out)


def _css(layout: Layout) -> str:
    return f"""
@page{{size:{layout.paper};margin:15mm}}
body{{font-family:'{layout.font}';font-size:{layout.size};line-height:1.35;margin:0}}
h1{{font-size:22pt;margin:0}} h2{{margin:12px 0 4px}} h3{{font-size:1em;margin:0}} p{{margin:2px 0}} ul{{margin:2px 0 6px}} ul ul{{margin:0}}
.line{{display:flex;justify-content:space-between}} .grey{{color:#667}} .job{{margin-bottom:8px}} a{{color:inherit;text-decoration:none}}
.columns{{display:flex;gap:24px}} .side{{width:30%;order:{1 if layout.page == "left" else 2}}} .main{{width:70%;order:{2 if layout.page == "left" else 1}}}
.left .side{{background:#f2f4f7}} .pairs{{display:grid;grid-template-columns:1fr 1fr;column-gap:26px}}
.row{{display:flex;gap:14px}} .rail{{width:105px;flex:none;color:#556}} .rail-right .rail{{text-align:right}} .rest{{flex:1}}
table{{width:100%;border-collapse:collapse}} td{{vertical-align:top;padding:0}} td.data{{text-align:right}}
{".job{border-left:2px solid #9ab;padding-left:14px;position:relative} .job::before{content:'';position:absolute;left:-5px;top:5px;width:8px;height:8px;border-radius:50%;background:#357}" if layout.timeline else ""}
{"section{display:grid;grid-template-columns:110px 1fr;column-gap:16px;margin-top:10px} section>h2{grid-column:1;grid-row:1/99;margin:0;font-size:10pt} section>*{grid-column:2}" if layout.page == "headings-left" else ""}
.chips span{{display:inline-block;border:1px solid #99a;border-radius:6px;padding:0 5px;margin:1px 5px 1px 0}}
{BULLETS[layout.bullets]} {HEADINGS[layout.headings]} {layout.extra}"""


LAYOUTS = (
    Layout("single"),
    Layout("single-company-first", head="company-first", bullets="dot", headings="rule", font="Liberation Serif", paper="A4"),
    Layout("single-pipe", head="pipe", bullets="dashflat", headings="same", font="DejaVu Sans", size="8.5pt"),
    Layout("single-at", head="at", bullets="square", headings="light", icons=True),
    Layout("single-dash", head="dash", bullets="triangle", headings="bar", chips=True),
    Layout("single-one-line", head="one-line", bullets="circle", headings="caps", font="Liberation Serif", size="11pt"),
    Layout("single-dates-first", head="dates-first", bullets="arrow", headings="rule"),
    Layout("single-three", head="three", bullets="svg", headings="spaced", icons=True, font="Lato"),
    Layout("single-bracket", head="bracket", bullets="dash", headings="caps"),
    Layout("single-listed", head="one-line", bullets="disc", headings="rule", listed=True),
    Layout("single-headed", head="headed", bullets="disc", headings="plain"),
    Layout("single-unmarked", head="company-first", bullets="none", headings="rule"),
    Layout("single-grouped", head="company-first", bullets="disc", headings="plain", grouped=True, paper="A4"),
    Layout(
        "single-justified",
        head="title-first",
        headings="rule",
        font="Liberation Serif",
        extra="li{text-align:justify;hyphens:auto}",
    ),
    Layout("left-sidebar", page="left", head="three", headings="caps", chips=True),
    Layout("left-sidebar-last", page="left", head="company-first", bullets="square", headings="rule", side_last=True, icons=True),
    Layout("right-sidebar", page="right", head="title-first", bullets="dot", headings="plain", size="9pt"),
    Layout(
        "right-sidebar-last",
        page="right",
        head="at",
        bullets="triangle",
        headings="spaced",
        side_last=True,
        font="Lato",
        paper="A4",
    ),
    Layout("grid", page="grid", head="one-line", bullets="disc", headings="bar"),
    Layout("rail-left", page="rail-left", bullets="disc", headings="rule"),
    Layout("rail-right", page="rail-right", bullets="dash", headings="caps", font="Liberation Serif"),
    Layout("left-contact", page="left", head="company-first", bullets="disc", headings="caps", contact_beside=True),
    Layout(
        "right-contact-icons",
        page="right",
        head="three",
        bullets="circle",
        headings="rule",
        contact_beside=True,
        icons=True,
        font="Lato",
    ),
    Layout("timeline", head="title-first", bullets="dash", headings="plain", timeline=True),
    Layout("headings-left", page="headings-left", head="title-first", bullets="disc", headings="same"),
    Layout(
        "headings-left-light", page="headings-left", head="one-line", bullets="dot", headings="light", font="Liberation Serif"
    ),
    Layout("table", page="table", bullets="disc", headings="same", font="DejaVu Sans", size="9pt"),
)
