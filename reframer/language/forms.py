"""Names with conditions: forms that count only in one case, or only with a cue in the same text."""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from reframer.language.phrases import Phrases, lower, singular
from reframer.rulebook.schema import CuedForm

_REJOIN = str.maketrans("", "", " -\u00a0\u2010\u2011")


class _Condition(NamedTuple):
    owner: int
    exact: tuple[str, ...]  # the spellings that count, without joiners; empty when case does not matter
    cued: bool
    any_of: frozenset[int]
    none_of: frozenset[int]


class FormFinding(NamedTuple):
    """A form that counts: its characters and the number of its owner."""

    start: int
    end: int
    owner: int


class FormLook(NamedTuple):
    """A form that stands in the text, and why it does not count: ``""`` when it does."""

    start: int
    end: int
    owner: int
    refused: Literal["", "compound", "case", "reject", "cue"]


class Forms:
    """Forms of many owners (technologies or rules), found together in one walk over the text."""

    def __init__(self) -> None:
        self._phrases: Phrases[_Condition] = Phrases("plural")
        self._cues: Phrases[int] = Phrases("inflected")
        self._cue_numbers: dict[str, int] = {}

    def add(
        self,
        owner: int,
        plain: tuple[str, ...],
        exact: tuple[str, ...],
        cued: tuple[CuedForm, ...],
        *,
        both_numbers: bool = False,
    ) -> None:
        """Add the forms of one owner. A form listed as exact or cued is never a plain one as well.

        ``both_numbers`` adds the singular of plain forms that end in a common plural.
        """
        cues = {_joined(one.form).lower(): one for one in cued}
        exact_forms: dict[str, list[str]] = {}
        for form in exact:
            exact_forms.setdefault(_joined(form).lower(), []).append(_joined(form))
        for form in plain:
            # "iOS" beside the exact "IOS": both spellings count, and no other
            if (key := _joined(form).lower()) in exact_forms:
                exact_forms[key].append(_joined(form))
        for form in (*plain, *exact, *(one.form for one in cued)):
            key = _joined(form).lower()
            cue = cues.get(key)
            exact_form = exact_forms.get(key)
            condition = _Condition(
                owner,
                tuple(dict.fromkeys(exact_form or ())),
                cue is not None,
                frozenset(self._number(word) for word in cue.any) if cue else frozenset(),
                frozenset(self._number(word, beside=form) for word in cue.reject) if cue else frozenset(),
            )
            self._phrases.add(form, condition)
            if both_numbers and not cue and exact_form is None and (one := singular(form)):
                self._phrases.add(one, condition)

    def _number(self, cue: str, *, beside: str = "") -> int:
        only = lower(singular(cue)) == lower(beside) != ""  # "nodes" refuses Node in the plural alone
        number = self._cue_numbers.setdefault(lower(cue) + " only" * only, len(self._cue_numbers))
        (self._cues.add if only else self._cues.add_both)(cue, number)
        return number

    def find(self, text: str, *, listed: bool = False, capitals: bool = False) -> list[FormFinding]:
        """Return the forms that count in ``text``. In a skills list (``listed``) no cue is needed and case is free."""
        looks = self.look(text, listed=listed, capitals=capitals)
        return list(dict.fromkeys(FormFinding(one.start, one.end, one.owner) for one in looks if not one.refused))

    def look(
        self, text: str, *, listed: bool = False, capitals: bool = False, instead: tuple[int, int, str] | None = None
    ) -> Iterator[FormLook]:
        """Yield every form that stands in ``text``, those that do not count with what they lack.

        ``instead`` is a place and the word that may be read there as well.
        """
        cues: frozenset[int] | None = None
        for found in chain(self._phrases.find(text), self._phrases.find_instead(text, *instead) if instead else ()):
            compound = _cuts_compound(text, found.start, found.end)
            for condition in found.keys:
                refused: Literal["", "compound", "case", "reject", "cue"] = ""
                if compound:
                    refused = "compound"
                elif (
                    condition.exact
                    and not (listed or capitals)
                    and not _spelt_as(_joined(text[found.start : found.end]), condition.exact)
                ):
                    refused = "case"
                elif condition.cued:
                    if cues is None:
                        cues = frozenset(number for one in self._cues.find(text) for number in one.keys)
                    if condition.none_of & cues:
                        refused = "reject"
                    elif condition.any_of and not listed and not condition.any_of & cues:
                        refused = "cue"
                yield FormLook(found.start, found.end, condition.owner, refused)


def _spelt_as(written: str, exact: tuple[str, ...]) -> bool:
    """Whether a word is one of the spellings, or its plural: RTOs, but RTOS is another word."""
    return any(written.startswith(form) and written[len(form) :] in ("", "s", "es") for form in exact)


def _cuts_compound(text: str, start: int, end: int) -> bool:
    """Whether a form of several words begins inside a compound: "edge AI" in "cutting-edge AI"."""
    return start > 1 and text[start - 1] == "-" and text[start - 2].isalnum() and " " in text[start:end]


def _joined(form: str) -> str:
    return form.translate(_REJOIN)


def is_list(text: str) -> bool:
    """Whether a line is a list of names without a deed: three or more short parts between separators."""
    _, label, rest = text.partition(":")
    body = rest if label and len(text) - len(rest) < 40 else text
    parts = [
        part.split() for part in body.replace("|", ",").replace(";", ",").replace("\u2022", ",").replace("\u00b7", ",").split(",")
    ]
    if len(parts) < 3:
        return False
    return all(len(part) <= 4 for part in parts) and sum(len(part) for part in parts) <= 2.5 * len(parts)


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout, so that case says nothing."""
    return text.isupper() and sum(character.isalpha() for character in text) >= 6
