"""The part of a broken rule that can still be judged, so that all its problems are told at once and not one after the other."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from reframer.rulebook.schema import Competency, Match
from reframer.rulebook.yaml_source import KeyPath

# Problems at these keys of a part may only follow from what is broken in the other part.
_FOLLOWS: Mapping[tuple[str, str], str] = {
    ("bridges", "needs"): "evidence",
    ("bridges", "paths"): "analogues",
    ("claims", "needs"): "evidence",
    ("claims", "text"): "evidence",
    ("learning", "earns"): "evidence",
    ("examples", "asks"): "evidence",
    ("examples", "answers"): "evidence",
    ("analogues", "platform"): "relevance",
    ("analogues", "applied"): "relevance",
    ("analogues", "genai"): "relevance",
}
_STAND_INS: Mapping[str, Any] = {
    "title": "?",
    "summary": "?",
    "match": {},
    "breaks": "?",
    "relevance": {},
    "examples": (),
}


def readable_part(data: Any, rule_id: str) -> tuple[Competency, frozenset[str]] | None:
    """Return a rule of the keys of ``data`` that hold, and the names of those that do not; None when nothing can be judged.

    A name is a key of the rule, or ``match.`` and a key below it. The rule is for judging only: what is missing has stand-ins.
    """
    if not isinstance(data, dict):
        return None
    broken: set[str] = set()
    try:
        Competency.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            broken.add(_name_of(detail["loc"], data))
    kept = {key: value for key, value in data.items() if key in Competency.model_fields and key not in broken}
    if "match" in kept and isinstance(kept["match"], dict):
        known = Match.model_fields
        kept["match"] = {key: value for key, value in kept["match"].items() if key in known and f"match.{key}" not in broken}
    try:
        return Competency.model_validate({**_STAND_INS, **kept, "id": rule_id}), frozenset(broken)
    except ValidationError:
        return None


def _name_of(place: tuple[str | int, ...], data: Mapping[str, Any]) -> str:
    """Return the key that a problem breaks. A misspelled key breaks the one that it is meant to be."""
    key = str(place[0]) if place else ""
    if key == "match" and len(place) > 1 and isinstance(data.get("match"), dict):
        return f"match.{place[1]}"
    if key not in Competency.model_fields:
        missing = [name for name in Competency.model_fields if name not in data]
        return next(iter(get_close_matches(key, missing, n=1)), key)
    return key


def follows_from(path: KeyPath, broken: frozenset[str]) -> bool:
    """Return whether a problem at ``path`` is, or may only be, what follows from the broken keys."""
    key = str(path[0]) if path else ""
    if key in broken or any(_FOLLOWS.get((key, str(part))) in broken for part in path[1:]):
        return True
    below = f"match.{path[1]}" if key == "match" and len(path) > 1 else ""
    return below in broken or (key == "match" and not below and any(name.startswith("match.") for name in broken))
