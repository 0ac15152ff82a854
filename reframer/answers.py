"""Read ``answers.yaml``: what the person answered, checked, with every problem as ``file:line:column``."""

import datetime
from typing import Any

from reframer.errors import AnswersFileError
from reframer.model.verdicts import Answer
from reframer.rulebook.yaml_source import YamlSource, read_yaml

_KEYS = ("question", "ask", "bullet", "value", "unit", "source", "date")
_MAX_LENGTH = 300


def read_answers(text: str, name: str) -> tuple[Answer, ...]:
    """Return the answers of a file; one with an empty value is no answer and is left out.

    ``name`` is how problems call the file. Raises AnswersFileError with every problem at once.
    """
    source = read_yaml(name, text)
    answers: list[Answer] = []
    if not source.problems:
        if source.data is None:
            return ()
        if not isinstance(source.data, list):
            source.problems.append(source.problem((), "should be a list of answers, each beginning with '- question:'"))
        else:
            seen: dict[str, int] = {}
            for index, entry in enumerate(source.data):
                answer = _answer(source, index, entry)
                if answer is None:
                    continue
                if answer.question_id in seen:
                    first = source.place((seen[answer.question_id],))[0]
                    source.problems.append(source.problem((index, "question"), f"answered twice; first at line {first}"))
                seen.setdefault(answer.question_id, index)
                answers.append(answer)
    if source.problems:
        raise AnswersFileError(tuple(source.problems))
    return tuple(answers)


def _answer(source: YamlSource, index: int, entry: Any) -> Answer | None:
    """Return one answer, or None when it is empty or does not hold (then with a problem)."""
    if not isinstance(entry, dict):
        source.problems.append(source.problem((index,), "should be a mapping of keys to values"))
        return None
    sound = True
    for key, value in entry.items():
        if key not in _KEYS:
            source.problems.append(source.problem((index, key), f"unknown key; known: {', '.join(_KEYS)}"))
            sound = False
        elif not isinstance(value, str):
            source.problems.append(source.problem((index, key), "should be text"))
            sound = False
        elif len(value) > _MAX_LENGTH and key not in {"ask", "bullet"}:
            source.problems.append(source.problem((index, key), f"longer than {_MAX_LENGTH} characters"))
            sound = False
        elif key in {"value", "unit"} and "\n" in value.strip():
            source.problems.append(source.problem((index, key), "should be one line"))
            sound = False
    if not sound:
        return None
    question = entry.get("question", "").strip() or entry.get("ask", "").strip()
    value = entry.get("value", "").strip()
    date = _date(source, index, entry.get("date", ""))
    if not question:
        source.problems.append(source.problem((index,), "question: this key is required"))
        return None
    if not value:
        return None
    return Answer(
        question_id=question,
        value=value,
        unit=entry.get("unit", "").strip(),
        source=entry.get("source", "").strip(),
        date=date,
        bullet_id=entry.get("bullet", "").strip() if _is_id(entry.get("bullet", "")) else "",
        ask=entry.get("ask", "").strip(),
    )


def _is_id(bullet: str) -> bool:
    """True for a bullet's id; people may also put the bullet's text there, for reading."""
    return bool(bullet.strip()) and not any(letter.isspace() for letter in bullet.strip())


def _date(source: YamlSource, index: int, written: str) -> datetime.date | None:
    if not written.strip():
        return None
    try:
        return datetime.date.fromisoformat(written.strip())
    except ValueError:
        source.problems.append(source.problem((index, "date"), "should be a date as 2026-01-31"))
        return None
