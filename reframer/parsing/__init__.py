"""Document -> Resume: sections, roles, bullets, dates and contact."""

from reframer.parsing.parse import parse_resume

__all__ = ["parse_resume"]
