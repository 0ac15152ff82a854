"""Weigh findings: evidence grades, flags, questions and the highest strength of a wording. Nothing is worded here."""

from reframer.weighing.verdict import weigh, weigh_bullet

__all__ = ["weigh", "weigh_bullet"]
