"""The choices of a run: options of the command line over ``reframe.toml`` over defaults, as one frozen value."""

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import ValidationError, field_validator

from reframer.errors import ExitCode, ReframerError
from reframer.model.base import Model
from reframer.model.findings import CareerPath


class Format(StrEnum):
    """The kinds of file that a run can hand over; ``headline`` and the notes are always written."""

    DOCX = "docx"
    PDF = "pdf"
    MD = "md"
    TXT = "txt"
    JSON = "json"


class BridgePlace(StrEnum):
    """Where comparisons with ML work may stand."""

    NONE = "none"
    SUMMARY = "summary"
    BULLETS = "bullets"


class Settings(Model):
    """What a run should do. ``path`` None: the path that the resume carries best. ``skip``: rule ids and operations."""

    path: CareerPath | None = None
    formats: tuple[Format, ...] = (Format.DOCX, Format.MD, Format.TXT, Format.JSON)
    bridges: BridgePlace = BridgePlace.SUMMARY
    skip: frozenset[str] = frozenset()

    @field_validator("formats")
    @classmethod
    def _without_repeats(cls, formats: tuple[Format, ...]) -> tuple[Format, ...]:
        return tuple(dict.fromkeys(formats))


def read_settings(file: Path) -> Settings:
    """Return the settings of a ``reframe.toml``; ReframerError (exit code 2) names the key that does not hold."""
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ReframerError(f"{file}: cannot be read: {why}.", ExitCode.USAGE) from None
    except tomllib.TOMLDecodeError as error:
        raise ReframerError(f"{file}: not valid TOML: {error}.", ExitCode.USAGE) from None
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        known = ", ".join(sorted(Settings.model_fields))
        raise ReframerError(f"{file}: {key}: {first['msg']}. Known keys: {known}.", ExitCode.USAGE) from None
