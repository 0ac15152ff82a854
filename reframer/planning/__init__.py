"""Edits made of sourced parts: every word of a new text names where it comes from."""

from reframer.planning.plan import Planner, plan_bullet, plan_edits, unknown_ids

__all__ = ["Planner", "plan_bullet", "plan_edits", "unknown_ids"]
