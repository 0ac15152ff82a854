"""Boasts of a headline or a summary that only a paper, a patent or a measured line below could carry."""

from reframer.ml_reading.study import Study
from reframer.ml_reading.words import word_set
from reframer.model.findings import ModelOwner
from reframer.weighing.purposes import purposes, roots
from reframer.weighing.record import Claim
from reframer.weighing.shown import Shown

_MEASURED = frozenset({"figure", "data"})
_RELATIVES = word_set("that which who whose used relied trusted serving")
_MILLION = ("m", "mn", "bn", "b")
_AUTHOR = "Who makes such a thing has a paper, a patent or a measured line of it to name; nothing below is of it."
_AUTHORITY = "It says that others call the person so; the resume lists no publication, patent or prize."
_REACH = "It claims a reach that no line below states."


def boast_doubt(seen: Study, shown: Shown) -> str:
    """Return the doubt about an authorship, a standing or a reach that nothing below carries; empty without one."""
    own = [claim for claim in shown.standing if claim.own and claim.findings.ml.owner is not ModelOwner.VENDOR]
    made = not seen.has("inventor_word") and any(_is_of(claim, seen) for claim in own)
    if seen.has("authored_learning") and not (shown.published or made):
        return _AUTHOR
    if seen.has("called_authority") and not (shown.published or shown.honoured):
        return _AUTHORITY
    if seen.has("own_learning") and seen.has("vast_reach") and not any(_is_vast(claim) for claim in own):
        return _REACH
    return ""


def _is_of(claim: Claim, seen: Study) -> bool:
    """True for a measured line on a thing of the same purpose."""
    named = purposes(seen, until=_RELATIVES)
    return bool(claim.support & _MEASURED and named & roots(claim.seen))


def _is_vast(claim: Claim) -> bool:
    """True where the line itself counts in millions, or says that it is so used everywhere."""
    return claim.seen.has("vast_reach") or any(
        word.low[0].isdigit() and word.low.lstrip("0123456789.,") in _MILLION for word in claim.seen.words
    )
