"""Words of a text with their places, by spaCy's blank English tokeniser without its hyphen rule."""

from typing import TYPE_CHECKING, NamedTuple

from reframer.language.phrases import lower

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage

# spaCy splits a word of n signs in time n squared; no word of a resume is this long.
_LONGEST_RUN = 400


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
        self._vocabulary_limit = nlp.max_length

    def split(self, text: str) -> tuple[Token, ...]:
        """Return the words and signs of ``text``; white space is no token."""
        tokens: list[Token] = []
        for offset, piece in _pieces(text):
            lowered = lower(piece)
            for token in self._make(piece):
                if not token.is_space:
                    start = token.idx
                    end = start + len(token.text)
                    tokens.append(Token(token.text, lowered[start:end], offset + start, offset + end))
        return tuple(tokens)


def _pieces(text: str) -> list[tuple[int, str]]:
    """Cut the text where a run without a space is longer than a word can be."""
    if len(text) <= _LONGEST_RUN:
        return [(0, text)]
    pieces: list[tuple[int, str]] = []
    start = run = 0
    for place, character in enumerate(text):
        run = 0 if character.isspace() else run + 1
        if run == _LONGEST_RUN or (run == 0 and place - start > 50 * _LONGEST_RUN):
            pieces.append((start, text[start : place + 1]))
            start, run = place + 1, 0
    pieces.append((start, text[start:]))
    return pieces
