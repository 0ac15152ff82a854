"""Edits made of sourced parts: every word of a new text names where it comes from."""

from reframer.planning.plan import plan_bullet, plan_edits, unknown_ids

__all__ = ["plan_bullet", "plan_edits", "unknown_ids"]
