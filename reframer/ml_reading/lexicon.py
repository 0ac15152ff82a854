"""Words of machine learning made ready for finding: built once for each set of rules and kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from reframer.ml_reading.cues import CueIndex
from reframer.ml_reading.words import Word, cut
from reframer.rulebook.keeping import KeptForRules
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import CuedForm
from reframer.rulebook.vocabulary import MlTerm

_SHORT = 4  # a form of at most so many letters that is written in capitals counts only in capitals
_PLURAL_KINDS = frozenset({"artefact", "method", "title", "tool", "vendor", "discipline"})


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found: its name, kind, the words from ``first`` to ``last`` (exclusive), and since when the thing exists."""

    term: str
    kind: str
    first: int
    last: int
    since: int | None


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    exact: tuple[str, ...]  # empty when letter case does not matter
    term: MlTerm
    cued: CuedForm | None
    look_alike: bool = False


class MlLexicon:
    """The terms and frames of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        vocabulary = rules.vocabulary
        self.frames = CueIndex(vocabulary.ml_frames)
        self.lint_frames = CueIndex(vocabulary.lint_frames, below=vocabulary.ml_frames)
        self._forms: dict[str, list[_Form]] = {}
        for term in vocabulary.ml_terms:
            for form in term.forms:
                self._file(form, term, None)
            for cued in term.needs_cue:
                self._file(cued.form, term, cued)
            for form in term.never:
                self._file(form, term, None, look_alike=True)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.words))

    def _file(self, text: str, term: MlTerm, cued: CuedForm | None, *, look_alike: bool = False) -> None:
        words = cut(text)
        plain = [tuple(word.low for word in words)]
        exact: list[tuple[str, ...]] = [tuple(word.text for word in words) if _needs_case(text) else ()]
        if term.kind in _PLURAL_KINDS and words[-1].low.isalpha() and not words[-1].low.endswith("s"):
            plain.append((*plain[0][:-1], _plural(plain[0][-1])))
            exact.append((*exact[0][:-1], exact[0][-1] + "s") if exact[0] else ())
        if len(words) == 2 and all(word.low.isalnum() for word in words) and len(plain[0][0] + plain[0][1]) > _SHORT:
            plain += [("".join(form),) for form in tuple(plain)]
            exact += [("".join(form),) if form else () for form in tuple(exact)]
        for low, as_written in zip(plain, exact, strict=True):
            self._forms.setdefault(low[0], []).append(_Form(low, as_written, term, cued, look_alike))

    def terms_in(self, words: tuple[Word, ...], hidden: frozenset[int]) -> tuple[TermHit, ...]:
        """Return the terms from left to right, the longest where several begin at one word; none touches a hidden word."""
        context = _Context(words)
        found: list[TermHit] = []
        at = 0
        while at < len(words):
            hit, last = self._term_at(words, at, hidden, context)
            if hit is not None:
                found.append(hit)
            at = last
        return tuple(found)

    def _term_at(
        self, words: tuple[Word, ...], at: int, hidden: frozenset[int], context: "_Context"
    ) -> tuple[TermHit | None, int]:
        for form in self._forms.get(words[at].low, ()):
            last = at + len(form.words)
            if last > len(words) or any(words[at + index].low != low for index, low in enumerate(form.words)):
                continue
            if form.exact and any(words[at + index].text != text for index, text in enumerate(form.exact)):
                continue
            if form.look_alike:
                return None, last
            if any(index in hidden for index in range(at, last)):
                continue
            if form.cued is not None and not context.admits(form.cued, at, last):
                continue
            return TermHit(form.term.term, form.term.kind, at, last, form.term.since), last
        return None, at + 1


class _Context:
    """The other words of a bullet, for cues. A cue also counts with a plural ending."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._words = words
        self._whole = _padded(words)

    def admits(self, cued: CuedForm, first: int, last: int) -> bool:
        """True when a cue stands outside the form itself and nothing that rejects it stands anywhere."""
        if any(self._stands(cue, self._whole) for cue in cued.reject):
            return False
        if not cued.any:
            return True
        outside = _padded(self._words[:first]) + _padded(self._words[last:])
        return any(self._stands(cue, outside) for cue in cued.any)

    @staticmethod
    def _stands(cue: str, text: str) -> bool:
        spaced = " ".join(word.low for word in cut(cue))
        return f" {spaced} " in text or f" {spaced}s " in text


def _padded(words: Iterable[Word]) -> str:
    return " " + " ".join(word.low for word in words) + " "


def _needs_case(text: str) -> bool:
    return len(text) <= _SHORT and text.isalpha() and any(letter.isupper() for letter in text[1:])


def _plural(word: str) -> str:
    if word.endswith(("ch", "sh", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


_kept_lexicon = KeptForRules(MlLexicon)


def lexicon_for(rules: Rules) -> MlLexicon:
    """Return the lexicon of ``rules``, built on first use and kept for the sets of rules in use."""
    return _kept_lexicon(rules)
