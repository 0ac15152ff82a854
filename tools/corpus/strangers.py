"""Pages as online makers of resumes and office programs set them, each a layout that the plainer pages of ``html`` lack."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from corpus.people import Job, Person

Made = tuple[str, list[str]]
_GLYPHS = "★☎✉⌂"


def _document(person: Person, style: str, body: str, *, paper: str = "A4", margin: str = "14mm") -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(person.name)}</title><style>'
        f"@page{{size:{paper};margin:{margin}}} *{{box-sizing:border-box}} body{{font:10pt/1.35 'Liberation Sans';margin:0;color:#222}}"
        f"p,h1,h2,h3,ul,ol{{margin:0}} .job{{margin-bottom:9px}} {style}</style><body>{body}</body></html>"
    )


def _list(job: Job, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{escape(point.text)}</li>' for point in job.points)}</{tag}>" if job.points else ""


def _about(job: Job) -> str:
    return f"<p>{escape(job.description)}</p>" if job.description else ""


def _rest(person: Person, kind: str) -> str:
    """The content of every section that is no work."""
    if kind == "summary":
        return f"<p>{escape(person.summary)}</p>"
    if kind == "projects":
        return "".join(
            f"<div class=job><b>{escape(name)}</b><ul>{''.join(f'<li>{escape(point.text)}</li>' for point in points)}</ul></div>"
            for name, points in person.projects
        )
    if kind == "education":
        return "".join(
            f"<div class=job><b>{escape(school)}</b><br>{escape(degree)}<br>{start}{person.dash}{end}</div>"
            for school, degree, start, end in person.education
        )
    if kind == "skills":
        return "".join(f"<p><b>{group}:</b> {escape(', '.join(skills))}</p>" for group, skills in person.skills)
    return "".join(f"<p>{escape(line)}</p>" for line in person.lists[kind])


def _sections(person: Person, work: str, heading: Callable[[str], str], kinds: list[str] | None = None) -> str:
    return "".join(
        f"<section>{heading(person.headings[kind])}{work if kind == 'experience' else _rest(person, kind)}</section>"
        for kind in kinds or person.order
    )


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _head(person: Person) -> str:
    data = " | ".join([person.email, person.phone, person.location, *(shown for shown, _ in person.links)])
    headline = f"<p>{escape(person.headline)}</p>" if person.headline else ""
    return f"<h1>{escape(person.name)}</h1>{headline}<p>{data}</p>"


def text_boxes(person: Person) -> Made:
    """Boxes placed freely, as in a program for posters: nothing flows, a side of boxes on colour, dates above the titles."""
    beside = [kind for kind in person.order if kind in {"skills", "languages", "interests", "certifications"}]
    boxes, down = [], 150
    for job in person.jobs:
        height = 62 + sum(18 * (len(point.text) // 62 + 1) for point in job.points) + (36 if job.description else 0)
        boxes.append(
            f'<div class=box style="left:250px;top:{down}px;width:440px"><p class=date>{escape(person.dates(job))}</p>'
            f"<p class=title>{escape(job.title.upper())}</p><p class=firm>{escape(job.company)}</p>{_about(job)}{_list(job)}</div>"
        )
        down += height
    boxes.insert(0, f'<div class=box style="left:250px;top:122px"><h2>{escape(person.headings["experience"].upper())}</h2></div>')
    for kind in [kind for kind in person.order if kind not in beside and kind != "experience"]:
        head = escape(person.headings[kind].upper())
        boxes.append(f'<div class=box style="left:250px;top:{down}px;width:440px"><h2>{head}</h2>{_rest(person, kind)}</div>')
        down += 190
    side, down = [], 470
    for kind in beside:
        head = escape(person.headings[kind].upper())
        side.append(f'<div class=box style="left:24px;top:{down}px;width:180px"><h2>{head}</h2>{_rest(person, kind)}</div>')
        down += 60 + 40 * max(len(person.skills), 3)
    data = "".join(f"<p>{escape(row)}</p>" for row in (person.phone, person.email, person.location))
    contact = f'<div class=box style="left:24px;top:330px;width:190px"><h2>CONTACT</h2>{data}</div>'
    name = (
        f'<div class=box style="left:250px;top:30px"><h1>{escape(person.name.upper())}</h1><p>{escape(person.headline)}</p></div>'
    )
    style = (
        ".box{position:absolute} body{position:relative;height:1080px} h1{letter-spacing:4px;font-size:24pt} h2{letter-spacing:3px;"
        "font-size:11pt;margin-bottom:5px} .date{color:#888} .title{font-weight:700} .firm{font-style:italic}"
        ".shade{position:absolute;left:0;top:0;width:225px;height:1080px;background:#e8ded5} ul{padding-left:15px}"
    )
    body = f"<div class=shade></div>{contact}{''.join(side)}{''.join(boxes)}{name}"
    others = [kind for kind in person.order if kind not in beside and kind != "experience"]
    return _document(person, style, body, margin="0"), ["contact", *beside, "experience", *others]


def european(person: Person) -> Made:
    """The European form: dates in capitals with places in brackets above the title, company after a bar, a blue rule."""
    jobs = "".join(
        f"<div class=job><p class=d>{escape(person.dates(job).upper())} – {escape(job.location)}</p>"
        f"<p><b>{escape(job.title.upper())}</b> – {escape(job.company.upper())}</p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        "h2{font-size:11pt;color:#0e4194;border-bottom:2px solid #0e4194;text-transform:uppercase} .d{color:#666;font-size:9pt}"
    )
    data = (
        f"<p><b>Email:</b> {person.email} &nbsp; <b>Phone:</b> {person.phone}</p><p><b>Address:</b> {escape(person.location)}</p>"
    )
    links = "".join(f"<p><b>Website:</b> {shown}</p>" for shown, _ in person.links)
    body = f"<h1>{escape(person.name)}</h1>{data}{links}{_sections(person, jobs, _h2)}"
    return _document(person, style, body), list(person.order)


def skill_bars(person: Person) -> Made:
    """Drawn bars beside the skills, pictograms before headings and data, dates and places in a row of small print."""

    def heading(text: str) -> str:
        return f"<h2><span class=i>★</span> {escape(text)}</h2>"

    bars = "".join(
        f'<div class=bar><span>{escape(skill)}</span><svg width="90" height="7"><rect width="90" height="7" rx="3" fill="#ddd"/>'
        f'<rect width="{40 + 7 * (len(skill) % 7)}" height="7" rx="3" fill="#2a7"/></svg></div>'
        for _, skills in person.skills
        for skill in skills
    )
    jobs = "".join(
        f"<div class=job><h3>{escape(job.title)}</h3><p class=firm>{escape(job.company)}</p><p class=small><span>"
        f"{escape(person.dates(job))}</span><span>{escape(job.location)}</span></p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    main = [kind for kind in person.order if kind != "skills"]
    side = f"<section>{heading(person.headings['skills'])}{bars}</section>"
    data = "".join(
        f"<p>{glyph} {escape(text)}</p>"
        for glyph, text in zip(_GLYPHS[1:], (person.phone, person.email, person.location), strict=True)
    )
    style = (
        ".i{color:#2a7} .bar{display:flex;justify-content:space-between;margin:4px 0} .small{display:flex;gap:60px;color:#2a7;"
        "font-size:8.5pt} h3{font-size:11pt} .firm{color:#555} .all{display:flex;gap:26px} .l{width:64%} .r{width:36%}"
        "ul{list-style:none;padding-left:13px} li::before{content:'•';color:#2a7;margin-left:-12px;width:12px;display:inline-block}"
    )
    body = (
        f"<h1>{escape(person.name)}</h1><p>{escape(person.headline)}</p><div class=all><div class=l>"
        f"{_sections(person, jobs, heading, main)}</div><div class=r><section>{heading('Contact')}{data}</section>{side}</div></div>"
    )
    return _document(person, style, body, paper="Letter"), [*main, "contact", "skills"]


def justified(person: Person) -> Made:
    """A narrow justified column with words broken at line ends, numbered achievements, dates under the company."""
    jobs = "".join(
        f"<div class=job><p><b>{escape(job.company)}</b>, {escape(job.location)}</p><p><i>{escape(job.title)}</i></p>"
        f"<p>{escape(person.dates(job))}</p>{_about(job)}{_list(job, 'ol')}</div>"
        for job in person.jobs
    )
    style = (
        "body{font-family:'Liberation Serif';text-align:justify;hyphens:auto} h2{font-variant:small-caps} ol{padding-left:20px}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2), margin="32mm"), list(person.order)


def hanging_dashes(person: Person) -> Made:
    """Dashes with hanging lines, dates in a column at the left, headings in capitals between two rules."""
    jobs = "".join(
        f"<div class='job row'><div class=when>{escape(person.dates(job))}</div><div><b>{escape(job.company)}</b> — "
        f"{escape(job.title)} ({escape(job.location)}){_about(job)}{_list(job)}</div></div>"
        for job in person.jobs
    )
    style = (
        ".row{display:grid;grid-template-columns:128px 1fr} h2{font-size:10pt;text-transform:uppercase;border-top:1px solid;"
        "border-bottom:1px solid;text-align:center} ul{list-style:none;padding-left:14px} li{text-indent:-14px} li::before{content:'–';"
        "display:inline-block;width:14px;text-indent:0}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2)), list(person.order)


def running_heads(person: Person) -> Made:
    """A running head and a foot with page numbers on every page, large type so that roles go over pages."""
    jobs = "".join(
        f"<div class=job><p><b>{escape(job.title)}</b> <span class=r>{escape(person.dates(job))}</span></p><p>{escape(job.company)}"
        f" <span class=r>{escape(job.location)}</span></p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        f"@page{{margin:25mm 22mm;@top-right{{content:'{person.name.replace(chr(39), chr(92) + chr(39))} – Resume';font-size:8pt}}"
        "@bottom-center{content:counter(page) ' / ' counter(pages);font-size:8pt}} body{font-size:13pt} .r{float:right}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2), margin="25mm"), list(person.order)


def skill_grid(person: Person) -> Made:
    """Skills in columns below their labels; everything in capitals at the head; company and dates on one row, title under."""
    columns = "".join(
        f"<div><b>{group}</b>{''.join(f'<p>{escape(skill)}</p>' for skill in skills)}</div>" for group, skills in person.skills
    )
    jobs = "".join(
        f"<div class=job><p class=f><b>{escape(job.company)}</b><span>{escape(person.dates(job))}</span></p><p class=f>"
        f"<i>{escape(job.title)}</i><i>{escape(job.location)}</i></p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        ".f{display:flex;justify-content:space-between} .g{display:grid;grid-template-columns:repeat(4,1fr)} h1,h2{text-transform:"
        "uppercase} h2{font-size:11pt;border-bottom:1px solid}"
    )
    body = "".join(
        f"<section>{_h2(person.headings[kind])}"
        f"{jobs if kind == 'experience' else f'<div class=g>{columns}</div>' if kind == 'skills' else _rest(person, kind)}</section>"
        for kind in person.order
    )
    return _document(person, style, _head(person) + body), list(person.order)


def cards(person: Person) -> Made:
    """Each role in a frame: title and company joined by a dot, dates in a coloured tag, place behind a pin."""
    jobs = "".join(
        f"<div class=card><p><b>{escape(job.title)}</b> · {escape(job.company)} <span class=tag>{escape(person.dates(job))}</span></p>"
        f"<p class=pin>{escape(job.location)}</p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        ".card{border:1px solid #ccc;border-radius:6px;padding:8px;margin-bottom:8px} .tag{background:#def;border-radius:8px;padding:"
        "1px 7px;font-size:8.5pt;margin-left:10px} .pin{color:#777;font-size:9pt} h2{color:#136;font-size:13pt;margin-top:8px}"
        "ul{padding-left:16px;list-style:square}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2), paper="Letter"), list(person.order)


def plain_web(person: Person) -> Made:
    """As exported from an editor on the web: company, bar, title, bar, dates in one grey line in Arial, wide line spacing."""
    jobs = "".join(
        f"<div class=job><h3>{escape(job.company)}, {escape(job.location)} — <i>{escape(job.title)}</i></h3>"
        f"<p class=d>{escape(person.dates(job).upper())}</p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        "body{line-height:1.6;color:#666} h1{color:#000;font-size:28pt;font-weight:400} h2{color:#2079c7;font-size:9pt;"
        "text-transform:uppercase} h3{color:#000;font-size:11pt} h3 i{font-weight:400} .d{font-size:8pt}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2), paper="Letter", margin="19mm"), list(
        person.order
    )


def nested(person: Person) -> Made:
    """Projects of a role as bullets of their own kind with deeper bullets below, place and dates in brackets."""
    jobs = "".join(
        f"<div class=job><p><b>{escape(job.title)}, {escape(job.company)}</b> ({escape(job.location)}; {escape(person.dates(job))})"
        f"</p>{_about(job)}{_list(job)}</div>"
        for job in person.jobs
    )
    style = (
        "ul{list-style:'▪  ';padding-left:18px} h2{background:#333;color:#fff;font-size:10pt;padding:2px 6px} li{margin:2px 0}"
    )
    return _document(person, style, _head(person) + _sections(person, jobs, _h2)), list(person.order)


PAGES: dict[str, Callable[[Person], Made]] = {
    "text-boxes": text_boxes,
    "european": european,
    "skill-bars": skill_bars,
    "justified": justified,
    "hanging-dashes": hanging_dashes,
    "running-heads": running_heads,
    "skill-grid": skill_grid,
    "cards": cards,
    "plain-web": plain_web,
    "inverse-headings": nested,
}
