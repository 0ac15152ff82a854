"""What words show: is this text a title, an organisation, a place, a school, a degree? Answers come from ``rules/parsing``."""

import re
from functools import cache

from reframer.parsing.dates import is_duration
from reframer.rulebook.parsing_words import parsing_words

_TOKEN = re.compile(r"[^\s,;|()\[\]/]+")
_ROMAN = re.compile(r"(?:[IVX]{1,4}|\d)")
_SENTENCE_END = re.compile(r"[.!?][)\"'\u201d\u2019]?$")


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of ``words.yaml`` in lower case."""
    return frozenset(word.lower() for word in getattr(parsing_words().resume, name))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(word for word in parsing_words().resume.regions if word.isupper())


@cache
def _place_names() -> frozenset[str]:
    words = parsing_words().resume
    return frozenset(
        word.lower() for word in (*words.places, *words.cities, *words.regions) if not (word.isupper() and len(word) < 4)
    )


@cache
def _cities() -> frozenset[str]:
    return word_set("cities") - word_set("regions") - word_set("places")


def plain(text: str) -> str:
    """Return ``text`` in lower case with straight quotes and single spaces, for comparing."""
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "}).lower().split())


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without the punctuation around them."""
    return [bare for word in _TOKEN.findall(plain(text)) if (bare := word.strip("·•:–—-\"'*_!?")) or word]


def contains(text: str, name: str) -> bool:
    """Say whether a word or phrase of the list ``name`` stands in ``text``."""
    return bool(_found(text, name))


def _found(text: str, name: str) -> list[str]:
    words = tokens(text)
    known = word_set(name)
    hits = []
    for start in range(len(words)):
        for length in (3, 2, 1):
            phrase = " ".join(words[start : start + length])
            if start + length <= len(words) and (phrase in known or phrase.rstrip(".") in known):
                hits.append(phrase)
                break
    return hits


def title_weight(text: str) -> int:
    """Return 0 (no sign of a job title) to 4."""
    if not text or len(text) > 110:
        return 0
    bare = re.sub(r"\([^()]*\)", " ", text)
    head = re.split(r"\s[-–—|@]\s|,|\sat\s|\bof\b|\bfor\b|\bto\b", bare, maxsplit=1)[0].strip()
    hits = _found(bare, "titles")
    weight = 0
    if hits:
        weight = 2
        words = tokens(head)
        while words and (_ROMAN.fullmatch(words[-1].upper()) or words[-1] in {"intern", "co-op"}) and len(words) > 1:
            words.pop()
        if words and (words[-1] in word_set("titles") or " ".join(words[-2:]) in word_set("titles")):
            weight += 1
    if weight and tokens(bare)[:1] and tokens(bare)[0] in word_set("title_openers"):
        weight += 1
    return weight


def organisation_weight(text: str) -> int:
    """Return 0 (no sign of an organisation) to 4."""
    words = tokens(re.sub(r"\([^()]*\)", " ", text))
    if not words:
        return 0
    weight = 0
    last = " ".join(words[-1:])
    if last in word_set("legal_forms") or " ".join(words[-2:]) in word_set("legal_forms"):
        weight += 3
    elif _found(text, "organisations"):
        weight += 1
        if last in word_set("organisations"):
            weight += 1
    if re.search(r"\.(?:com|io|ai|org|net|co|dev|app)\b", text.lower()):
        weight += 2
    if re.search(r"(?i)\b(?:university|institute|college|bank|ministry|department|school) of\b", text):
        weight += 2
    return min(weight, 4)


def is_city(text: str) -> bool:
    """Say whether ``text`` is a well-known city."""
    return plain(text) in _cities()


def is_place(text: str) -> bool:
    """Say whether ``text`` as a whole names a place, or says that work was remote."""
    bare = text.strip(" .,;:()[]|·•–—-")
    if not bare or len(bare) > 60:
        return False
    if plain(bare) in _place_names() or bare in _capitals():
        return True
    parts = [part.strip() for part in re.split(r",|/|\bor\b|\band\b|\s[-–—|&]\s|\(|\)", bare) if part.strip()]
    if len(parts) > 1:
        known = [plain(part) in _place_names() or part in _capitals() or _with_postcode(part) for part in parts]
        if all(known):
            return True
        # an unknown name before a city is rather a company; before a region or country rather a town
        if (
            known[-1]
            and plain(parts[-1]) not in _cities()
            and len(parts) <= 3
            and all(known[1:])
            and "," in bare
            and "(" not in bare
        ):
            return all(_is_name_like(part) and not title_weight(part) and organisation_weight(part) < 2 for part in parts[:-1])
        return False
    words = bare.split()
    if len(words) > 1:
        if words[-1] in _capitals() and plain(" ".join(words[:-1])) in _place_names():
            return True
        if words[-1].lower() in {"area", "metropolitan"} or plain(words[0]) in {"greater"}:
            return (
                plain(" ".join(words[:-1])) in _place_names()
                or plain(" ".join(words[1:])) in _place_names()
                or "area" in plain(bare)
            )
        for cut in range(1, len(words)):
            first, rest = plain(" ".join(words[:cut])), plain(" ".join(words[cut:]))
            if first in _place_names() and rest in _place_names():
                return True
    return False


def _with_postcode(part: str) -> bool:
    words = part.split()
    return (
        len(words) > 1
        and any(char.isdigit() for char in words[-1])
        and (words[0] in _capitals() or is_place(" ".join(words[:-1])))
    )


def _is_name_like(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 3 and all(word[:1].isupper() or word.lower() in word_set("particles") for word in words)


def is_employment_kind(text: str) -> bool:
    """Say whether ``text`` is "full-time", "contract" and the like."""
    return plain(text.strip(" ()[],.")) in word_set("employment_kinds")


def is_school(text: str) -> bool:
    """Say whether ``text`` names a school."""
    return contains(text, "schools") or any(
        word.startswith(("univers", "hochschul", "politec", "instit")) for word in tokens(text)
    )


def is_campus(school: str, town: str) -> bool:
    """Say whether ``town`` ends the school's name: "University of Illinois" and "Chicago", "Marlow College" and "Leeds".

    So it is behind "at"; behind a comma only where the name before it is no more than that of a state.
    """
    name = school.rsplit(",", 1)[-1].strip()
    if not is_school(name) or title_weight(name) or is_degree(name) or is_school(town) or is_degree(town):
        return False
    return is_place(town) or (len(town.split()) <= 2 and _is_name_like(town) and not organisation_weight(town))


def is_state_university(text: str) -> bool:
    """Say whether ``text`` names the university of a whole state, which has several towns ("University of California")."""
    match = re.fullmatch(r"(?i)(?:the )?university of ([^,]+)", text.strip())
    return bool(match) and plain(match[1] if match else "") in word_set("regions")


def is_degree(text: str) -> bool:
    """Say whether ``text`` names a degree or course of study."""
    bare = re.sub(r"\b([A-Za-z])\.\s(?=[A-Za-z]\.)", r"\1.", text)
    if contains(bare, "degrees"):
        short = list(_found(bare, "degrees"))
        if all(len(hit) == 2 and hit.isalpha() for hit in short):  # "be", "me", "ma": only in capitals
            return any(
                re.search(rf"(?<!\w){hit.upper()}(?!\w)", bare)
                or (re.search(rf"(?<!\w){hit[0].upper()}{hit[1]}(?!\w)", bare) and hit in {"ba", "bs", "ms", "ma"})
                for hit in short
            )
        return True
    return False


def is_label(text: str) -> bool:
    """Say whether ``text`` begins with a label that stands inside roles ("Technologies: ...")."""
    head, colon, _ = text.partition(":")
    return bool(colon) and plain(head.strip(" *•-")) in word_set("inner_labels")


def is_header_label(text: str) -> bool:
    """Say whether ``text`` begins with a label of a role's header ("Role: ...")."""
    head, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and plain(head) in word_set("header_labels") - word_set("inner_labels")


def is_named(text: str) -> bool:
    """Say whether ``text`` is written as names are: no more than one of its words, but for the smallest, in lower case."""
    known = word_set("continuations") | word_set("legal_forms") | word_set("particles")
    return sum(word[:1].islower() and word == word.lower() and word.rstrip(",") not in known for word in text.split()) <= 1


def is_prose(text: str) -> bool:
    """Say whether ``text`` reads as a sentence or list and not as a heading or header row."""
    words = text.split()
    if is_label(text) or text.rstrip().endswith(":"):
        return True
    if len(words) > 16 or len(text) > 120:
        return True
    if _SENTENCE_END.search(text.rstrip()) and len(words) >= 6:
        last = words[-1].lower()
        return last not in word_set("legal_forms") and not re.fullmatch(r"(?:[a-z]\.)+", last)
    if len(words) >= 7:
        small = [
            word
            for word in words
            if word[:1].islower()
            and word.lower()
            not in {"and", "of", "for", "the", "at", "in", "to", "de", "y", "et", "und", "für", "present", "with", "a"}
        ]
        return len(small) >= len(words) / 2
    return False


def is_meta(text: str) -> bool:
    """Say whether ``text`` is a kind of employment or a length of time: part of a role's header, but none of its names."""
    return is_employment_kind(text) or is_duration(text)


def continues_sentence(text: str) -> bool:
    """Say whether ``text`` begins as the middle of a sentence does."""
    opening = text.lstrip("(\"'\u201c\u2018[")
    if re.match(r"[a-z]{1,2}[A-Z]", opening):  # iOS, eBay
        return False
    if re.fullmatch(r"\([^()]*\)[.,;]", text.strip()):  # "(about 40 a day)."
        return True
    if re.match(r"\([^\W\d_]{2,8}\)(?:$|[,;]\s)", text):  # "(CKA), 2021"
        return True
    return opening[:1].islower() or text[:1] in {")", ",", ";", "%", "/", "+", "&", "]"}


def expects_more(text: str) -> bool:
    """Say whether ``text`` breaks off in the middle of a sentence."""
    bare = text.rstrip()
    if bare.endswith("++"):  # the name of a language
        return False
    if bare.endswith((",", "-", "\u2010", "\u00ad", "/", "(", "&", "–", "+", "=")):
        return True
    last = bare.split()[-1].lower() if bare.split() else ""
    return last in word_set("continuations") or bare.count("(") > bare.count(")")


def begins_deed(text: str) -> bool:
    """Say whether ``text`` begins with a capital and a verb in the past ("Built ...", "Co-wrote ...")."""
    first = text.split(maxsplit=1)[0].rstrip(",:;") if text.strip() else ""
    if not first[:1].isupper() or first.isupper():
        return False
    word = first.lower()
    return word in word_set("irregular_pasts") or (len(word) > 4 and word.endswith("ed") and word.replace("-", "").isalpha())
