"""Join wrapped lines to one text; a hyphen at a line end goes or stays by what words the document and the lexicon hold."""

import re
from collections.abc import Iterable, Sequence

from reframer.model.document import Document, Line
from reframer.parsing.knowledge import word_set
from reframer.readers.pdf_lexicon import english_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WITH = re.compile(r"(?i)(?:^|\s)w/$")  # "with"
_LONGEST_WORD = 100  # letters; what is longer is no word, and searching it from every letter takes for ever
_SYLLABLE = 3  # letters; so short a word may as well be the first syllable of another
# Before these the hyphen is that of the line end: "micro-" and "services", "re-" and "platforming".
_PREFIXES = frozenset({"micro", "auto", "over", "under", "inter", "hyper", "super", "trans"})
_START = re.compile(r"[^\W\d_]+")
# The second half of a word that was cut: it ends like this and is no word of its own.
_TAILS = re.compile(
    r"(?:ment|ments|tion|tions|sion|sions|ing|ings|ed|er|ers|ors?|ity|ities|ty|ties|ly|able|ible|ance|ence|ness|al|ally|ical|ic|ics|ive|ively|ous|"
    r"ogy|ogies|phy|ure|ures|ate|ated|ates|ating|ize|ized|izes|izing|ise|ised|ising|ency|ency|ancy|ary|ory|ies|es|ships?|ism|ist|ists|cal|cies|cy|ful|less|ward|wards|tial|cial|tive|ture|tures|dures?|mance|rity|bility|bilities|tem|tems|gram|grams|form|forms|vice|vices)$"
)


class Lexicon:
    """The words of a document, to decide on hyphens at line ends."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.whole: set[str] = set()
        self.hyphened: set[str] = set()
        broken = False
        for text in texts:
            words = _WORD.findall(text.lower())
            if broken:
                words = words[1:]
            broken = bool(_BREAK.search(text.rstrip()[-_LONGEST_WORD:]))
            for word in words[:-1] if broken else words:
                (self.hyphened if "-" in word else self.whole).add(word)

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Say whether "first-" at a line end and "second" on the next line are two words with a hyphen."""
        left, right = first.lower(), second.lower()
        if second[:1].isupper() or f"{left}-{right}" in self.hyphened:
            return True
        if left + right in self.whole:
            return False
        known, heads = english_words(), word_set("compound_heads")
        if f"{left}-{right}" in heads:
            return True
        if left + right in known:
            return False
        if left in heads:
            return True
        if min(len(left), len(right)) > _SYLLABLE and left in known and right in known and left not in _PREFIXES:
            return True  # "exactly-" and "once"
        if right in self.whole and (left in self.whole or len(right) > 4):
            return True
        if len(right) <= 3 or (_TAILS.search(right) and right not in self.whole):
            return False
        return False


def lexicon_of(document: Document) -> Lexicon:
    """Return the words that stand unbroken in the document."""
    return Lexicon(line.text for line in document.lines)


def join_texts(texts: Sequence[str], lexicon: Lexicon) -> str:
    """Return the lines as one text with single spaces."""
    whole = ""
    for text in texts:
        piece = " ".join(text.split())
        if not piece:
            continue
        if not whole:
            whole = piece
            continue
        tail = whole[-80:]  # no word is longer, and the whole may be a page
        cut = _BREAK.search(tail)
        start = _START.match(piece)
        if cut and start and not tail[: cut.start(1)].endswith("-"):
            whole = whole.rstrip("\xad‐-") + "-" + piece if lexicon.keeps_hyphen(cut[1], start[0]) else whole[:-1] + piece
        elif whole.endswith(("-", "\u2010")) and start and whole[-2:-1].strip():
            whole += piece  # "state-of-the-" and "art", "3-" and "way"
        elif whole.endswith("/") and whole[-2:-1].strip() and not _WITH.search(tail) and not whole.endswith("//"):
            whole += piece
        else:
            whole += " " + piece
    return whole


def join_lines(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """Return the text of wrapped lines as one text."""
    return join_texts([line.text for line in lines], lexicon)
