"""Deeds: which verbs a line tells of the person, and with how much agency.

A verb's own rank comes from the verb table; *helped*, *took part in* and the like hold every deed behind them down to 1. What
a thing does by itself (*latency fell*) has rank 0: nobody is said to have done it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reframer.rulebook.equivalents import EquivalentKind
from reframer.verifying.reach import beyond, direct_of, object_of, objects_of
from reframer.verifying.reading import Hit, Reading
from reframer.verifying.words import Action, Word, singular

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "get", "gets", "got", "has", "have", "had"])
_HAVE = frozenset({"have", "had"})
_PERSON = frozenset({"i", "personally", "also", "then", "successfully"})
_ADVERBS = frozenset({"personally", "also", "then", "successfully", "later", "now", "often", "only"})
_AFTER = frozenset({"i", "and", "but", "or", "to"})
_ABLE = ("was", "able", "to")
_MEANS = frozenset({"by", "through", "via"})
_BEGUN = frozenset(["started", "start", "starting", "began", "begin", "beginning", "tried", "trying", "attempted", "attempting"])
_NOT_REACHED = frozenset({"before", "without", "until", "pre", "prior"})
_WITHOUT_OBJECT = frozenset(["for", "by", "in", "on", "at", "across", "under", "from", "as", "throughout"])
_BESIDE = frozenset({"while", "when", "as", "after", "because", "since", "once", "until", "before"})
_WE = frozenset({"we"})
_TURNS = frozenset({"and", "or", "then", "before", "after", "by", "through", "via"})
_RELATIVE = frozenset({"which", "that", "who"})
_PRONOUNS = frozenset({"it", "they", "this", "these"})
_OF = frozenset({"for", "of", "in", "on", "to", "at", "behind", "against", "around"})
_CHARGED = frozenset({
    "and", "as", "am", "solely", "sole", "fully", "jointly", "main", "primary", "technical", "overall", "end-to-end", "directly",
    "mainly", "primarily", "the", "with", "my", "had", "took", "take", "taking", "has", "while",
})  # fmt: skip
_ME = frozenset({"me", "myself"})
_TIME_OPENERS = frozenset({"in", "during", "since", "over", "within", "from", "between", "throughout", "for", "by", "until"})
_AGENTS = ("er", "or")
_OPENING = 2  # words that may stand before the noun that a verbless line is about


@dataclass(frozen=True)
class Deed:
    """A verb of a line. ``rank`` is what the line grants the person; ``role`` how the verb stands in it.

    ``role``: head (told of the person), means (by X-ing), part (, X-ing), relative (which X-ed), noun (the X-ing of), thing
    (something X-ed by itself), passive, purpose (to X), other.
    """

    base: str
    rank: int
    own_rank: int
    role: str
    direction: str
    first: int
    behind: int
    sentence: int
    clause: int
    objects: tuple[str, ...]
    text: str
    by_team: bool = False
    direct: frozenset[str] = frozenset()  # the stems of its own object, up to the first preposition
    unlisted: bool = False  # a verb that no list knows
    object: tuple[str, ...] = ()  # the stems of the first thing of its object, in order: the last is its head
    beyond: frozenset[str] = frozenset()  # the stems of what its object is for, in or part of

    @property
    def told(self) -> bool:
        """Whether the line tells it of the person."""
        return self.role in ("head", "means", "part")


def deeds_of(reading: Reading) -> tuple[Deed, ...]:
    """Return the deeds of a line, in order."""
    kept = reading.__dict__.get("_deeds")
    if kept is None:
        kept = tuple(_find(reading))
        reading.__dict__["_deeds"] = kept
    return kept


def _find(reading: Reading) -> list[Deed]:
    lexicon, words = reading.lexicon, reading.words
    phrasal = _phrasal(reading)
    shares = reading.of(EquivalentKind.SHARE)
    duties = reading.of(EquivalentKind.DUTY)
    mine = _done_by_me(reading)
    found: list[Deed] = []
    index = 0
    while index < len(words):
        behind, actions = phrasal.get(index, (index + 1, lexicon.actions.get(words[index].low, ())))
        unlisted = not actions and _is_unknown_past(words, index)
        if unlisted:
            actions = (Action(words[index].low, 3, "", "past"),)
        if not actions and (base := lexicon.nominal(words[index].stem)):
            actions, behind = (Action(base[0], base[1], base[2], "noun"),), index + 1
        if not actions or index in reading.technology_words or index in reading.figure_words:
            index += 1
            continue
        action, role, team = _role(reading, index, behind, actions, found)
        if index in mine and (own := _form(actions, "past", "participle")):
            action, role, team = own, "head", False
        rank = action.rank
        subject = index - 2 if index > 1 and words[index - 1].low in _ADVERBS else index - 1
        who = role == "relative" and words[subject].low == "who" and any(deed.told for deed in found)
        if who or role in ("thing", "purpose", "passive") or (role == "noun" and _names_a_thing(reading, index, behind, action)):
            rank = 0
        if _is_shared(words, shares, found, index, role, own=role == "part" and not action.direction) or _is_begun(words, index):
            rank = min(rank, 1)
        if role in ("infinitive", "purpose") and _is_aim_of_others(found, words[index].sentence):
            rank = 0
        if role == "noun" and _is_kept_at_a_distance(reading, index, found):
            rank = 0
        if role == "noun" and _NOT_REACHED & {word.low for word in words[max(0, index - 3) : index]}:
            rank = 0
        found.append(
            Deed(
                base=action.base, rank=rank, own_rank=action.rank, role=role, direction=action.direction,
                first=index, behind=behind, sentence=words[index].sentence, clause=words[index].clause,
                objects=objects_of(reading, behind), text=reading.phrase(index, behind), by_team=team,
                direct=direct_of(reading, behind), object=object_of(reading, behind), beyond=beyond(reading, behind),
                unlisted=unlisted,
            )
        )  # fmt: skip
        index = behind
    for hit in duties:
        if _is_charge_of_others(reading, hit):
            continue
        found.append(
            Deed(
                base="own", rank=4, own_rank=4, role="head", direction="", first=hit.first, behind=hit.behind,
                sentence=words[hit.first].sentence, clause=words[hit.first].clause, objects=objects_of(reading, hit.behind),
                text=reading.phrase(hit.first, hit.behind), direct=direct_of(reading, hit.behind),
                object=object_of(reading, hit.behind), beyond=beyond(reading, hit.behind),
            )
        )  # fmt: skip
    return found


def _is_charge_of_others(reading: Reading, hit: Hit) -> bool:
    """Say whether a charge is told of somebody else: *helped the team responsible for*, *supported the product owner of*."""
    words = reading.words
    at = hit.first
    if at < 2 or words[at].first or words[at - 1].sentence != words[at].sentence:
        return False
    return words[at - 1].low not in _BE | _PERSON | _ADVERBS | _CHARGED


def _done_by_me(reading: Reading) -> frozenset[int]:
    """Return the participles that the line gives to the person alone: *the parser designed and written by me*."""
    words, mine = reading.words, set[int]()
    for index in range(1, len(words) - 1):
        if words[index].low != "by" or words[index + 1].low not in _ME or words[index].first:
            continue
        behind = words[index + 2] if index + 2 < len(words) else None
        if behind is not None and not behind.first and behind.low in ("and", "with", "or"):
            continue  # by me and two colleagues
        at = index - 1
        while at >= 0 and words[at].sentence == words[index].sentence:
            if _form(reading.lexicon.actions.get(words[at].low, ()), "past", "participle"):
                mine.add(at)
            elif words[at].low not in ("and", ",") and words[at].low not in _ADVERBS:
                break
            if words[at].first and words[at].before.strip() != ",":
                break
            at -= 1
    return frozenset(mine)


def _is_kept_at_a_distance(reading: Reading, index: int, found: Sequence[Deed]) -> bool:
    """Say whether the noun of a deed is the object of a verb that does not do it (*reviewed the migration*)."""
    last = next(
        (deed for deed in reversed(found) if deed.sentence == reading.words[index].sentence and deed.role != "noun"), None
    )
    if last is None or last.base not in reading.lexicon.distant or not last.told:
        return False
    return all(not word.first and word.low not in _TURNS for word in reading.words[last.behind : index + 1])


def _is_aim_of_others(found: Sequence[Deed], sentence: int) -> bool:
    """Say whether the last verb of the statement is told of a team or a thing (*which the shop team used to find 12 bugs*)."""
    return bool(found) and found[-1].sentence == sentence and (found[-1].by_team or found[-1].role in ("thing", "relative"))


def _is_begun(words: Sequence[Word], index: int) -> bool:
    """Say whether the deed was only begun or tried (*started migrating*)."""
    before = [word.low for word in words[max(0, index - 2) : index] if word.low != "to"]
    return bool(before) and before[-1] in _BEGUN and words[index].sentence == words[index - 1].sentence


def _is_unknown_past(words: Sequence[Word], index: int) -> bool:
    """Say whether a line begins with the past form of a verb that no table knows."""
    word = words[index]
    return index == 0 and len(word.low) > 4 and word.low.endswith("ed") and word.low.isalpha()


def _names_a_thing(reading: Reading, index: int, behind: int, action: Action) -> bool:
    """Say whether a noun only names a thing or a person (*the build farm*, *the lead architect*), so that nobody did it."""
    words = reading.words
    if index > _OPENING and singular(words[index].low).endswith(_AGENTS) and words[index].low != action.base:
        return True  # the product owner of the app
    if singular(words[index].low) == action.base and action.base in reading.lexicon.things:
        if words[index].low != action.base and _opens_as_duty(reading, index, behind, action):
            return False
        return behind >= len(words) or words[behind].low != "of"
    if any(hit.first <= index < hit.behind for hit in reading.of(EquivalentKind.RANK)):
        return True
    if behind >= len(words) or words[behind].first or words[behind].before not in (" ", "-"):
        return False
    return words[behind].stem not in reading.lexicon.plain and behind not in reading.figure_words


def _opens_as_duty(reading: Reading, index: int, behind: int, action: Action) -> bool:
    """Say whether a line opens with the plural of what was done again and again (*design reviews for 3 squads*)."""
    if index > _OPENING or behind >= len(reading.words) or reading.words[behind].low not in _OF:
        return False
    return reading.lexicon.is_of(action.base, ("inspect", "test", "teach", "measure"))


def _phrasal(reading: Reading) -> dict[int, tuple[int, tuple[Action, ...]]]:
    """Return verbs of several words (set up, rolled out) by their first word."""
    lexicon = reading.lexicon
    lows = [word.low for word in reading.words]
    may_join = [word.before in (" ", "-", "") for word in reading.words]
    found: dict[int, tuple[int, tuple[Action, ...]]] = {}
    for first, behind, text in lexicon.doings.find(lows, may_join):
        if first not in found or found[first][0] < behind:
            found[first] = (behind, lexicon.actions[text])
    return found


def _form(actions: Sequence[Action], *forms: str) -> Action | None:
    return next((action for form in forms for action in actions if action.form == form), None)


def _role(
    reading: Reading, index: int, behind: int, actions: tuple[Action, ...], found: Sequence[Deed]
) -> tuple[Action, str, bool]:
    words = reading.words
    word = words[index]
    inside = index > 0 and words[index - 1].sentence == word.sentence
    previous = words[index - 1].low if inside else ""
    followed_by = behind < len(words) and words[behind].low == "by" and not words[behind].first
    if noun := _form(actions, "noun"):
        return noun, "noun", False
    last = None
    for deed in reversed(found):
        if deed.role != "noun":
            last = deed if deed.sentence == word.sentence else None
            break
    if gerund := _form(actions, "gerund"):
        if not inside:
            named = behind < len(words) and words[behind].low == "of"  # *batching of writes* is a thing
            return gerund, "noun" if named and index == 0 else "head", False
        if previous in _MEANS:
            return gerund, "means", False
        if any(hit.behind == index for hit in reading.of(EquivalentKind.DUTY)):
            return gerund, "head", False
        if word.first and word.before.strip()[-1:] in (",", ":", "("):
            return gerund, "other" if _in_brackets(reading, word) and not gerund.direction else "part", False
        if (
            previous in ("and", "or")
            and last is not None
            and last.role in ("means", "part", "head")
            and _is_gerund(reading, last)
        ):
            return gerund, last.role, False
        return gerund, "noun" if previous in ("the", "of") else "other", False
    past = _form(actions, "past", "participle")
    plain = _form(actions, "base", "third")
    action = past or plain or actions[0]
    if behind < len(words) and words[behind].before == "-" and behind - index == 1:
        return actions[0], "noun", False  # help-desk, build-time
    taught = any(hit.behind == index for hit in reading.of(EquivalentKind.SHARE))
    if taught and previous != "to" and (base := _form(actions, "base")):
        return base, "infinitive", False  # helped build
    titled = any(behind <= hit.first <= behind + 2 for hit in reading.of(EquivalentKind.TITLE))
    if titled and _form(actions, "base") and any(hit.first == index for hit in reading.of(EquivalentKind.RANK)):
        return actions[0], "noun", False  # staff engineer, lead developer
    named = any(hit.first == behind for hit in reading.of(EquivalentKind.TITLE))
    if named and index == 0 and _form(actions, "base") and words[behind].low == singular(words[behind].low):
        return actions[0], "noun", False  # release engineer in a team of 6
    if previous == "to" and (base := _form(actions, "base")):
        if index == len(_ABLE) and tuple(word.low for word in words[:index]) == _ABLE and base.direction and reading.figures:
            return base, "head", False  # was able to cut the bill by 30%: it was cut
        return base, "purpose" if base.direction else "infinitive", False
    if (
        not inside
        and past is None
        and index
        and not any(form_of(reading, deed) in ("base", "third") for deed in found if deed.told)
    ):
        return action, "noun", False
    if inside and previous in _ADVERBS and not words[index - 1].first and index > 1:
        before = words[index - 2].low
        previous = previous if before in _AFTER or words[index - 2].sentence != word.sentence else before
    if not inside and past is None and behind < len(words) and words[behind].low == "of":
        return action, "noun", False  # point of contact
    if (
        not inside
        or previous in _PERSON
        or (past and _follows_time(reading, index) and not followed_by)
        or (previous.endswith("ly") and words[index - 1].first)
    ):
        return action, "passive" if past and followed_by and not inside and not _verbal(reading, behind) else "head", False
    if previous in _WE:
        return action, "head", True
    if previous in _RELATIVE and (past or plain):
        return action, "relative", False
    if past is not None and word.before == "-":
        return past, "other", False  # GPU-accelerated
    if past is not None:
        if previous in _HAVE and (index == 1 or words[index - 2].low in _PERSON):
            return past, "head", False  # I have developed
        if previous in _BE or followed_by:
            return past, "passive", False
        if word.first and behind < len(words) and words[behind].low in _WITHOUT_OBJECT and not words[behind].first:
            return past, "other", False  # ", used for 25 experiments"
        if (word.first or previous in ("and", "but", "then", "or")) and _coordinates(reading, index, last):
            return past, "head", False
        if previous and (previous not in reading.lexicon.plain_words or previous in _PRONOUNS) and not word.first:
            return _thing(reading, index, past, found)
        return past, "other", False
    if plain is not None and word.first and plain.form == "base" and word.text[:1].isupper():
        return plain, "head", False
    if (
        plain is not None
        and previous in ("and", ",")
        and last is not None
        and last.role == "head"
        and form_of(reading, last) == plain.form
    ):
        return plain, "head", False
    return action, "noun", False


def _follows_time(reading: Reading, index: int) -> bool:
    """Say whether nothing but a time stands before a verb in its sentence: *In 2022 reviewed*, but *In 2022 traffic fell*."""
    words = reading.words
    start = index
    while start and words[start - 1].sentence == words[index].sentence:
        start -= 1
    if start == index or words[start].low not in _TIME_OPENERS:
        return False
    times = reading.lexicon.times
    return all(
        at in reading.figure_words or words[at].low.strip(",").isdigit() or words[at].low in times
        for at in range(start + 1, index)
    ) and index + 1 < len(words)


def _in_brackets(reading: Reading, word: Word) -> bool:
    ahead = reading.text[: word.start]
    return ahead.count("(") > ahead.count(")") and not ahead.rstrip().endswith("(")


def _verbal(reading: Reading, behind: int) -> bool:
    """Say whether a gerund or a figure follows ``by``: *cut by 30%* is no passive."""
    after = behind + 1
    return after < len(reading.words) and (
        after in reading.figure_words
        or any(action.form == "gerund" for action in reading.lexicon.actions.get(reading.words[after].low, ()))
    )


def _is_gerund(reading: Reading, deed: Deed) -> bool:
    return form_of(reading, deed) == "gerund"


def form_of(reading: Reading, deed: Deed) -> str:
    """Return which form of its verb a deed has (base, past, participle, gerund, third), or an empty text."""
    actions = reading.lexicon.actions.get(reading.words[deed.first].low, ())
    return next((action.form for action in actions if action.base == deed.base), "")


def _coordinates(reading: Reading, index: int, last: Deed | None) -> bool:
    """Say whether a past form at the head of a clause goes on telling of the person."""
    word = reading.words[index]
    if word.first:
        return word.before.strip() != "(" or last is None
    return last is not None and last.role in ("head", "relative")


def _thing(reading: Reading, index: int, past: Action, found: Sequence[Deed]) -> tuple[Action, str, bool]:
    """Tell a verb whose subject is a thing or a team (*the squad cut*, *latency fell*) from a participle (*data used*)."""
    words = reading.words
    start = index
    while (
        start
        and words[start - 1].sentence == words[index].sentence
        and not words[start].first
        and words[start - 1].low not in _BESIDE
        and words[start - 1].low not in _RELATIVE
    ):
        start -= 1
    if any(deed.first >= start and deed.told for deed in found):
        return past, "other", False
    subject = range(start, index)
    clause = start > 0 and not words[start].first and words[start - 1].low in _RELATIVE
    teams = {place for hit in reading.of(EquivalentKind.TEAM) for place in range(hit.first, hit.behind)}
    if teams & set(subject):
        return past, "relative" if clause else "head", True
    return past, "thing", False


def _is_shared(words: Sequence[Word], shares: Sequence[Hit], found: Sequence[Deed], index: int, role: str, *, own: bool) -> bool:
    """Say whether a *helped* or *worked on* holds a deed down; ``own`` are participles without a result (*..., adding tests*)."""
    for hit in shares:
        first, behind = hit.first, hit.behind
        if first > index or words[first].sentence != words[index].sentence:
            continue
        if behind < len(words) and words[behind].before == "-":
            continue  # help-desk
        if own and words[first].low == "worked" and words[behind - 1].low == "on" and index > behind:
            continue  # *worked on the shop, adding filters*: the participle says what the person's work was
        if first <= index < behind or behind == index:
            return True
        if role not in ("head", "means") and not any(deed.role == "head" and behind <= deed.first < index for deed in found):
            return True
    return False
