"""The words that the parser knows, from ``rules/parsing/*.yaml``: headings, months, titles, places, languages.

Words are compared in lower case; ``parsing_words()`` reads the files once and keeps them.
"""

from functools import cache
from typing import Annotated

from pydantic import Field

from reframer.errors import RuleFileError
from reframer.model.base import Model
from reframer.model.resume import SectionKind
from reframer.resources import data_folder
from reframer.rulebook.schema import Text
from reframer.rulebook.yaml_source import ModelT, check, read_yaml

Words = tuple[Text, ...]


class HeadingWords(Model):
    """What section headings are called: whole phrases, single telling words, and words that only colour a heading."""

    phrases: dict[SectionKind, Words]
    words: dict[SectionKind, Words]
    weak: Words


class ResumeWords(Model):
    """Lists of words by what they show; see the comments in ``words.yaml``."""

    months: dict[Annotated[int, Field(ge=1, le=12)], Words]
    seasons: Words
    now: Words
    open_starts: Words
    range_words: Words
    expected: Words
    duration_units: Words
    profile_signs: Words
    titles: Words
    title_openers: Words
    never_employers: Words
    organisations: Words
    legal_forms: Words
    schools: Words
    degrees: Words
    education_courses: Words
    education_details: Words
    places: Words
    regions: Words
    cities: Words
    employment_kinds: Words
    particles: Words
    contact_labels: Words
    link_hosts: Words
    no_headings: Words
    other_documents: Words = ()
    level_words: Words
    header_labels: Words
    inner_labels: Words
    continuations: Words
    irregular_pasts: Words = ()
    team_words: Words = ()
    compound_heads: Words
    domain_endings: Words


class LanguageWords(Model):
    """Frequent short words by language, to tell a resume in English from others."""

    english: Words
    german: Words
    french: Words
    spanish: Words
    portuguese: Words
    italian: Words
    dutch: Words
    polish: Words
    swedish: Words
    turkish: Words


class ParsingWords(Model):
    """Everything the parser knows about words."""

    headings: HeadingWords
    resume: ResumeWords
    languages: LanguageWords


@cache
def parsing_words() -> ParsingWords:
    """Read ``rules/parsing``. Raises RuleFileError with every problem when a file does not hold."""
    problems: list[str] = []
    headings = _read("headings.yaml", HeadingWords, problems)
    resume = _read("words.yaml", ResumeWords, problems)
    languages = _read("languages.yaml", LanguageWords, problems)
    if problems or headings is None or resume is None or languages is None:
        raise RuleFileError(tuple(problems))
    return ParsingWords(headings=headings, resume=resume, languages=languages)


def _read(name: str, model: type[ModelT], problems: list[str]) -> ModelT | None:
    source = read_yaml(f"rules/parsing/{name}", (data_folder("rules") / "parsing" / name).read_text(encoding="utf-8"))
    value = None if source.problems else check(source, model, source.data)
    problems.extend(source.problems)
    return value
