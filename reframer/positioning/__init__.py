"""Where to aim: the three paths ranked, the headline, and the comparisons that stand outside the bullets."""

from reframer.positioning.position import position

__all__ = ["position"]
