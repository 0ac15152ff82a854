"""The independent checker: compares old and new text and shares no code with what words a claim.

``verify_line`` compares one line with the text that it was made of; ``verify`` two whole resumes, finding by itself which new
line stems from which old ones. Both return violations, each with one plain sentence why; nothing is changed.
"""

from reframer.model.outcome import Violation
from reframer.model.resume import Resume
from reframer.model.verdicts import Answer
from reframer.rulebook.rules import Rules
from reframer.verifying.pairs import check_pair
from reframer.verifying.resumes import check_resumes, check_whole_statement

__all__ = ["verify", "verify_line", "verify_statement"]


def verify_line(source: str, rewritten: str, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return what ``rewritten`` says that ``source`` and the person's answers do not license, and what it lost unsaid."""
    return check_pair(source, rewritten, rules, answers)


def verify(old: Resume, new: Resume, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return the same for two whole resumes, violations before warnings. Two unrelated resumes are one violation."""
    return check_resumes(old, new, rules, answers)


def verify_statement(text: str, old: Resume, rules: Rules, answers: tuple[Answer, ...] = ()) -> tuple[Violation, ...]:
    """Return what a headline or a sentence about the whole person says that nothing in the old resume licenses."""
    return check_whole_statement(text, old, rules, answers)
