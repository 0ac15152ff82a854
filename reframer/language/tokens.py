"""Words of a text with their places, by spaCy's blank English tokeniser without its hyphen rule."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reframer.language.phrases import lower

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage

# spaCy splits a word of n signs in time n squared; no word of a resume is this long.
_RUN = re.compile(r"\S{1,400}")
_KEPT_RUNS = 4096  # words come again and again; looking one up costs a tenth of cutting it


class Token(NamedTuple):
    """A word or sign: the text as written, in lower case, and its characters."""

    text: str
    lower: str
    start: int
    end: int


class Tokeniser:
    """spaCy blank English, built once. ``real-time`` stays one word, as do ``Node.js`` and ``C#``."""

    def __init__(self) -> None:
        import spacy
        from spacy.util import compile_infix_regex

        nlp: SpacyLanguage = spacy.blank("en")
        # The hyphen rule names the dashes between letters; arrows, slashes and long dashes are made breaks instead.
        infixes = [str(rule) for rule in nlp.Defaults.infixes or () if "(?:-" not in str(rule)]
        infixes += [
            r"->",
            r"=>",
            r"\u2192",
            r"(?<=[A-Za-z0-9)])/(?=[A-Za-z0-9(])",
            r"\u2014",
            r"(?<=\w)\u2013(?=\w)",
            r"(?<=\w)[+&|](?=\w)",
        ]
        infix_finder = compile_infix_regex(infixes).finditer
        nlp.tokenizer.infix_finditer = infix_finder  # type: ignore[union-attr]
        self._make = nlp.make_doc
        self._cut = lru_cache(maxsize=_KEPT_RUNS)(self._cut_run)

    def split(self, text: str) -> tuple[Token, ...]:
        """Return the words and signs of ``text``; white space is no token."""
        found: list[Token] = []
        for run in _RUN.finditer(text):
            at = run.start()
            found += [Token(written, low, at + start, at + end) for written, low, start, end in self._cut(run[0])]
        return tuple(found)

    def _cut_run(self, run: str) -> tuple[Token, ...]:
        """Return the tokens of a run of characters without white space: no token of spaCy's reaches over one."""
        lowered = lower(run)
        return tuple(
            Token(token.text, lowered[token.idx : token.idx + len(token.text)], token.idx, token.idx + len(token.text))
            for token in self._make(run)
        )
