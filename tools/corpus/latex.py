"""LaTeX sources for a person in the manners of the templates that people use."""

from __future__ import annotations

from corpus.people import Job, Person, Point

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "→": r"$\to$",
    "^": r"\^{}",
}


def tex(text: str) -> str:
    """Return ``text`` with the characters that LaTeX treats specially escaped."""
    return "".join(_SPECIAL.get(char, char) for char in text)


def _points(points: list[Point], begin: str = r"\begin{itemize}", item: str = r"\item ") -> str:
    if not points:
        return ""
    out, level = [begin], 0
    for point in points:
        while level < point.level:
            out.append(begin)
            level += 1
        while level > point.level:
            out.append(r"\end{itemize}")
            level -= 1
        out.append(item + ("{" + tex(point.text) + "}" if item.endswith("Item") else tex(point.text)))
    return "\n".join([*out, *[r"\end{itemize}"] * (level + 1)]) + "\n"


def _plain_section(person: Person, kind: str, points: str = r"\begin{itemize}") -> str:
    if kind == "summary":
        return tex(person.summary)
    if kind == "skills":
        return "\n\n".join(rf"\noindent\textbf{{{group}}}: {tex(', '.join(skills))}" for group, skills in person.skills)
    if kind == "projects":
        return "\n".join(rf"\noindent\textbf{{{tex(name)}}}\par {_points(items, points)}" for name, items in person.projects)
    if kind == "interests":
        return tex(", ".join(person.lists[kind]))
    return "\n\n".join(rf"\noindent {tex(line)}" for line in person.lists[kind])


_ARTICLE = r"""\documentclass[10pt,letterpaper]{article}
\usepackage[margin=0.8in]{geometry}\usepackage[T1]{fontenc}\usepackage{enumitem,titlesec,hyperref,tabularx,xcolor%s}
\hypersetup{hidelinks}\pagestyle{%s}\setlist[itemize]{leftmargin=1.4em,itemsep=1pt,topsep=2pt}
\titleformat{\section}{%s}{}{0em}{}[\titlerule]\setlength{\parindent}{0pt}
"""


def _links(person: Person, joint: str) -> str:
    data = [rf"\href{{mailto:{person.email}}}{{{tex(person.email)}}}", tex(person.phone), tex(person.location)]
    data += [rf"\href{{{target}}}{{{tex(shown)}}}" for shown, target in person.links]
    return joint.join(data)


def article(person: Person) -> str:
    """A plain article with \\hfill before the dates and page numbers at the foot."""
    body = [
        _ARTICLE % ("", "plain", r"\large\bfseries"),
        r"\begin{document}\begin{center}{\LARGE\bfseries "
        + tex(person.name)
        + r"}\\[2pt]"
        + _links(person, r" $\cdot$ ")
        + r"\end{center}",
    ]
    for kind in person.order:
        body.append(rf"\section*{{{tex(person.headings[kind])}}}")
        if kind == "experience":
            for job in person.jobs:
                body.append(
                    rf"\textbf{{{tex(job.company)}}} \hfill {tex(job.location)}\\ \textit{{{tex(job.title)}}} \hfill {tex(person.dates(job))}\par"
                )
                body.append(_about(job) + _points(job.points))
        elif kind == "education":
            for school, degree, start, end in person.education:
                body.append(rf"\textbf{{{tex(school)}}} \hfill {start}{tex(person.dash)}{end}\\ {tex(degree)}\par\smallskip")
        else:
            body.append(_plain_section(person, kind))
    return "\n".join([*body, r"\end{document}"])


def _about(job: Job) -> str:
    return rf"{tex(job.description)}\par " if job.description else ""


def custom_commands(person: Person) -> str:
    """Tables of two columns behind commands of the author's own, small capitals in the headings."""
    body = [
        _ARTICLE % ("", "empty", r"\vspace{-4pt}\scshape\raggedright\large"),
        r"\newcommand{\resumeItem}[1]{\item\small{{#1 \vspace{-2pt}}}}",
        r"\newcommand{\head}[4]{\vspace{-2pt}\item\begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}\textbf{#1} & #2 \\ \textit{\small#3} & \textit{\small #4} \\ \end{tabular*}\vspace{-7pt}}",
        r"\begin{document}\begin{center}\textbf{\Huge \scshape "
        + tex(person.name)
        + r"} \\ \vspace{1pt}\small "
        + _links(person, " $|$ ")
        + r"\end{center}",
    ]
    for kind in person.order:
        body.append(rf"\section{{{tex(person.headings[kind])}}}")
        if kind in {"experience", "education"}:
            body.append(r"\begin{itemize}[leftmargin=0.15in, label={}]")
            if kind == "experience":
                for job in person.jobs:
                    body.append(
                        rf"\head{{{tex(job.title)}}}{{{tex(person.dates(job))}}}{{{tex(job.company)}}}{{{tex(job.location)}}}"
                    )
                    body.append(_points(job.points, r"\begin{itemize}", r"\resumeItem"))
            else:
                for school, degree, start, end in person.education:
                    body.append(rf"\head{{{tex(school)}}}{{}}{{{tex(degree)}}}{{{start} -- {end}}}")
            body.append(r"\end{itemize}")
        else:
            body.append(_plain_section(person, kind))
    return "\n".join([*body, r"\end{document}"])


def tables(person: Person) -> str:
    """tabularx rows: dates at the left, text at the right; headings by colour."""
    body = [
        _ARTICLE % ("", "empty", r"\color{blue!60!black}\large\sffamily"),
        r"\begin{document}{\Huge " + tex(person.name) + r"}\par " + _links(person, r" \quad "),
    ]
    for kind in person.order:
        body.append(rf"\section*{{{tex(person.headings[kind])}}}")
        if kind == "experience":
            for job in person.jobs:
                body.append(
                    rf"\begin{{tabularx}}{{\textwidth}}{{@{{}}p{{3.6cm}}X@{{}}}} {tex(person.dates(job))} & \textbf{{{tex(job.title)}}}, {tex(job.company)}\\ {tex(job.location)} & {_points(job.points)} \\ \end{{tabularx}}\par"
                )
        elif kind == "education":
            for school, degree, start, end in person.education:
                body.append(
                    rf"\begin{{tabularx}}{{\textwidth}}{{@{{}}p{{3.6cm}}X@{{}}}} {start} -- {end} & \textbf{{{tex(degree)}}}\newline {tex(school)} \\ \end{{tabularx}}\par"
                )
        else:
            body.append(_plain_section(person, kind))
    return "\n".join([*body, r"\end{document}"])


def columns(person: Person) -> str:
    """Two columns side by side with paracol, the wide one first."""
    body = [
        _ARTICLE % (",paracol", "empty", r"\bfseries\uppercase"),
        r"\begin{document}{\Huge\bfseries "
        + tex(person.name)
        + r"}\par\smallskip{\small "
        + _links(person, r"\quad ")
        + r"}\par",
    ]
    body.append(r"\columnratio{0.63}\setlength{\columnsep}{2em}\begin{paracol}{2}\raggedright")
    side = [kind for kind in person.order if kind not in {"experience", "projects", "summary"}]
    for kind in [kind for kind in person.order if kind not in side]:
        body.append(rf"\section*{{{tex(person.headings[kind])}}}")
        if kind == "experience":
            for job in person.jobs:
                body.append(
                    rf"{{\large {tex(job.title)}}}\par \textbf{{{tex(job.company)}}}\par {{\small {tex(person.dates(job))} \quad {tex(job.location)}}}\par"
                )
                body.append(_about(job) + _points(job.points))
        else:
            body.append(_plain_section(person, kind))
    body.append(r"\switchcolumn")
    for kind in side:
        body.append(rf"\section*{{{tex(person.headings[kind])}}}")
        if kind == "education":
            for school, degree, start, end in person.education:
                body.append(rf"\textbf{{{tex(degree)}}}\par {tex(school)}\par {start} -- {end}\par\smallskip")
        else:
            body.append(_plain_section(person, kind))
    return "\n".join([*body, r"\end{paracol}\end{document}"])


def columns_order(person: Person) -> list[str]:
    """Return the order of sections in ``columns``."""
    main = [kind for kind in person.order if kind in {"experience", "projects", "summary"}]
    return main + [kind for kind in person.order if kind not in main]


def moderncv(person: Person, style: str) -> str:
    """The moderncv class in one of its styles."""
    first, _, last = person.name.partition(" ")
    body = [
        r"\documentclass[10pt,a4paper,sans]{moderncv}"
        + rf"\moderncvstyle{{{style}}}\moderncvcolor{{blue}}\usepackage[scale=0.78]{{geometry}}",
        rf"\name{{{tex(first)}}}{{{tex(last)}}}\email{{{person.email}}}\phone[mobile]{{{tex(person.phone)}}}\address{{{tex(person.location)}}}{{}}{{}}",
    ]
    if person.headline:
        body.append(rf"\title{{{tex(person.headline)}}}")
    for shown, _target in person.links:
        site, _, handle = shown.partition(".com/")
        body.append(rf"\social[{site}]{{{handle.removeprefix('in/')}}}")
    body.append(r"\begin{document}\makecvtitle")
    for kind in person.order:
        body.append(rf"\section{{{tex(person.headings[kind])}}}")
        if kind == "experience":
            for job in person.jobs:
                body.append(
                    rf"\cventry{{{tex(person.dates(job))}}}{{{tex(job.title)}}}{{{tex(job.company)}}}{{{tex(job.location)}}}{{}}{{{tex(job.description)} {_points(job.points)}}}"
                )
        elif kind == "education":
            for school, degree, start, end in person.education:
                body.append(rf"\cventry{{{start}--{end}}}{{{tex(degree)}}}{{{tex(school)}}}{{}}{{}}{{}}")
        elif kind == "skills":
            for group, skills in person.skills:
                body.append(rf"\cvitem{{{group}}}{{{tex(', '.join(skills))}}}")
        elif kind == "projects":
            for name, items in person.projects:
                body.append(rf"\cvitem{{}}{{\textbf{{{tex(name)}}} {_points(items)}}}")
        else:
            lines = [person.summary] if kind == "summary" else person.lists[kind]
            body += [rf"\cvitem{{}}{{{tex(line)}}}" for line in lines]
    return "\n".join([*body, r"\end{document}"])


def hanging(person: Person) -> str:
    """Headings in the left margin, text hanging beside them, justified and hyphenated (the res.cls manner)."""
    body = [
        r"\documentclass[11pt]{article}\usepackage[margin=1in,left=2.2in]{geometry}\usepackage[T1]{fontenc}\usepackage{enumitem,hyperref}\hypersetup{hidelinks}",
        r"\pagestyle{empty}\setlength{\parindent}{0pt}\setlist[itemize]{leftmargin=1.2em,itemsep=0pt}",
        r"\newcommand{\side}[1]{\par\medskip\makebox[0pt][r]{\parbox[t]{1.25in}{\raggedright\textbf{#1}}\hspace{0.15in}}\ignorespaces}",
        r"\begin{document}\hspace*{-1.3in}{\Large\bfseries "
        + tex(person.name)
        + r"}\par\hspace*{-1.3in}{\footnotesize "
        + _links(person, r" -- ")
        + r"}\par",
    ]
    for kind in person.order:
        body.append(rf"\side{{{tex(person.headings[kind])}}}")
        if kind == "experience":
            for job in person.jobs:
                body.append(
                    rf"\textbf{{{tex(job.company)}}}, {tex(job.location)}\par {tex(job.title)} \hfill {tex(person.dates(job))}\par {_about(job)}{_points(job.points)}"
                )
        elif kind == "education":
            for school, degree, _start, end in person.education:
                body.append(rf"\textbf{{{tex(school)}}}\hfill {end}\par {tex(degree)}\par")
        else:
            body.append(_plain_section(person, kind))
    return "\n".join([*body, r"\end{document}"])
