"""Is this a resume at all, and is it in English?"""

import re
from collections import Counter

from reframer.errors import ExitCode, ReadError
from reframer.model.document import Document, Notice
from reframer.model.resume import Resume, SectionKind
from reframer.parsing.knowledge import title_weight, tokens, word_set
from reframer.rulebook.parsing_words import parsing_words

_MAIN = {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS, SectionKind.PROJECTS}
_A_NAME = 8  # words; a text so short is empty rather than something else, and who reads it says so
_FEWEST_WORDS = 40
_FEWEST_FOR_LANGUAGE = 25  # words; in fewer, short words tell nothing
_LONGEST_WORDS = 12  # letters of a word, on the average; beyond it the text is no language


def check_is_resume(document: Document, resume: Resume) -> None:
    """Raise ReadError when the document shows no sign of a resume: no section, no role, no contact beside bullets."""
    words = sum(len(line.text.split()) for line in document.lines)
    letters = sum(len(line.text) for line in document.lines)
    if words < _A_NAME and letters < _FEWEST_WORDS * _LONGEST_WORDS:
        return
    if words < _FEWEST_WORDS and letters < _FEWEST_WORDS * _LONGEST_WORDS and _holds_anything(resume):
        return
    if any(section.kind in _MAIN and section.heading for section in resume.sections):
        return
    if any(title_weight(role.title) >= 2 and role.dates for role in resume.roles):
        return
    reachable = bool(resume.contact.email or resume.contact.phone)
    if reachable and any(line.marker is not None for line in document.lines) and _signs_of_others(document) < 2:
        return
    raise ReadError(
        document.file,
        "not_a_resume",
        "it has no work history, education, skills or projects, so it is no resume",
        "Give a resume; if it is one, head its sections Experience, Education, Skills",
        ExitCode.UNSUPPORTED,
    )


def _holds_anything(resume: Resume) -> bool:
    """Whether anything of a resume was read, as is enough in a text of a few lines."""
    headed = any(section.heading for section in resume.sections)
    return headed or bool(resume.roles or resume.projects or resume.education or resume.all_bullets())


def _signs_of_others(document: Document) -> int:
    """How many lines begin as those of invoices, letters or job advertisements do."""
    signs = word_set("other_documents")
    found = 0
    for line in document.lines:
        words = tokens(line.text[:80])
        found += any(" ".join(words[:length]) in signs for length in range(1, 5))
    return found


def language_notice(document: Document) -> Notice | None:
    """Return a notice when the text is mostly not English, by its frequent short words."""
    words = Counter(word for line in document.lines for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", line.text.lower()))
    total = sum(words.values())
    if total < _FEWEST_FOR_LANGUAGE:
        return None
    lists = parsing_words().languages
    hits = {name: sum(words[word] for word in set(getattr(lists, name))) for name in type(lists).model_fields}
    letters = sum(char.isalpha() for line in document.lines for char in line.text)
    foreign = sum(char.isalpha() and ord(char) > 0x36F for line in document.lines for char in line.text)
    if letters and foreign / letters > 0.3:
        return Notice(kind="language", text="the resume is not written in Latin script; only English resumes are reworded")
    best = max((name for name in hits if name != "english"), key=lambda name: hits[name])
    if hits[best] > 1.5 * hits["english"] and hits[best] / total > 0.06 and hits[best] >= 4:
        return Notice(kind="language", text=f"the resume seems to be in {best.capitalize()}; only English resumes are reworded")
    return None
