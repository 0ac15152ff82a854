"""YAML folders -> checked rules, with every problem as file:line:column."""

from reframer.rulebook.loading import load_rules, read_built_in
from reframer.rulebook.rules import Rules

__all__ = ["Rules", "load_rules", "read_built_in"]
