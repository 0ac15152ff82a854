"""How many bullets rise by an evidence grade when the five first questions of a resume are answered. Figures only.

python benchmarks/answering.py [RESUME ...]

The answers are made up by the kind of question, with a source; nothing is written. Without files the samples are asked.
"""

import datetime
import sys
from pathlib import Path

from reframer import load_rules
from reframer.model.outcome import Outcome
from reframer.model.verdicts import Answer, Question
from reframer.pipeline import reassess, reframe
from reframer.rulebook import Rules
from reframer.settings import Settings
from reframer.writers.answers_file import open_questions

FIRST = 5
SAMPLES = Path(__file__).parent.parent / "samples"
ANSWERS = {
    "answer.rate": "12k requests/s",
    "answer.count": "14 services",
    "answer.change": "from 40 min to 9 min",
    "answer.users": "9 teams",
    "answer.period": "6 weeks",
    "answer.consumer": "the reporting team",
}
IN_WORDS = "I designed and wrote the importer"  # where the question asks for no figure


def answered(question: Question) -> Answer:
    """Return a made-up answer that fits the question's template."""
    value = ANSWERS.get(question.template, IN_WORDS)
    day = datetime.date(2026, 1, 31)
    return Answer(question_id=question.id, bullet_id=question.bullet_id, value=value, source="the team's dashboard", date=day)


def lifted(outcome: Outcome, rules: Rules) -> tuple[int, list[str]]:
    """Return how many bullets rise when the first questions are answered, and a line for each question."""
    count, lines = 0, []
    for question in open_questions(outcome)[:FIRST]:
        before = outcome.verdicts.of(question.bullet_id)
        after = reassess(outcome, question.bullet_id, (answered(question),), rules)
        rises = after.verdict.evidence.level > before.evidence.level
        count += rises
        mark = "+" if rises else " "
        lines.append(f"  {mark} {before.evidence.value:>8} -> {after.verdict.evidence.value:<8} {question.ask}")
        lines.append(f"      {after.after}")
    return count, lines


def main(files: list[Path]) -> None:
    """Print the count for every resume, and each question with the grades before and after."""
    rules = load_rules()
    for file in files:
        outcome = reframe(file, rules, Settings())
        count, lines = lifted(outcome, rules)
        print(f"{file.name}: {count} of the {FIRST} first answers lift their bullet", *lines, sep="\n")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.docx")))
