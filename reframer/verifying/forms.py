"""Forms: the past, participle, gerund, base and third person of a verb."""

import re
from collections.abc import Sequence

from reframer.rulebook.vocabulary import Verb

_SHORT_VOWEL = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")  # plug, plugged


def regular_forms(base: str, irregular: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """Return the forms of a verb that the table lacks, each with its name; ``irregular`` are base, past and participle."""
    if irregular:
        rest = [(text, form) for text, form in regular_forms(base) if form != "past"]
        return [(irregular[1], "past"), (irregular[2], "participle"), *rest]
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2:-1] not in "aeou":
        return [(base[:-1] + "ied", "past"), (base + "ing", "gerund"), (base, "base"), (base[:-1] + "ies", "third")]
    if _SHORT_VOWEL.search(base):
        stem += base[-1]
    return [(stem + "ed", "past"), (stem + "ing", "gerund"), (base, "base"), (base + "s", "third")]


def forms_of(verb: Verb) -> list[tuple[str, str]]:
    """Return the forms of a verb of the table, each with its name."""
    forms = [
        (verb.past, "past"),
        (verb.participle, "participle"),
        (verb.gerund, "gerund"),
        (verb.base, "base"),
        (verb.third, "third"),
    ]
    if " " in verb.base:
        head, _, rest = verb.base.partition(" ")
        forms.append((f"{head}es {rest}" if head.endswith(("s", "x", "ch", "sh", "o")) else f"{head}s {rest}", "third"))
    for text in verb.also:
        head = text.split(" ")[0]
        if head.endswith("ing"):
            form = "gerund"
        elif head.endswith("ed"):
            form = "past"
        elif head.endswith("s"):
            form = "third"
        else:
            form = "base"
        forms.append((text, form))
    return [(text.lower(), form) for text, form in forms]
