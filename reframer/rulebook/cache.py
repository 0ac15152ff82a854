"""Checked rules kept between runs, so that a start costs milliseconds.

The cache is JSON under the user's cache folder, named by what went in: the fingerprint of the rules and of the code that checks
them. It is only ever a shortcut: a file that is missing, damaged, someone else's or of another shape is the same as no file,
and a folder that cannot be written is no error.
"""

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path

import platformdirs
import pydantic

from reframer import __version__
from reframer.rulebook.rules import Rules

KEPT_FILES = 6


def cache_file(fingerprint: str) -> Path | None:
    """Return where the checked rules of this fingerprint are kept; None when the user has no cache folder."""
    try:
        folder = Path(platformdirs.user_cache_dir("reframer", appauthor=False))
    except (OSError, RuntimeError, KeyError):
        return None
    if not folder.is_absolute():  # without a home folder "~" stays as it is; that would be a folder beside the resume
        return None
    return folder / f"rules-{_key(fingerprint)}.json"


def _key(fingerprint: str) -> str:
    return hashlib.sha256(f"{fingerprint} {__version__} {pydantic.VERSION} {_code_digest()}".encode()).hexdigest()[:32]


@cache  # code that is edited while this process runs is not the code that it checks rules with
def _code_digest() -> str:
    """Return the digest of the code that says what rules may hold."""
    digest = hashlib.sha256()
    for package in ("reframer.rulebook", "reframer.model"):
        for module in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if module.name.endswith(".py"):
                digest.update(module.read_bytes())
    return digest.hexdigest()


def read_cached(file: Path, fingerprint: str) -> Rules | None:
    """Return the kept rules, or None when the file does not hold exactly them."""
    try:
        with file.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
                return None
            digest, _, body = stream.read().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != digest:
            return None
        rules = Rules.model_validate_json(body)
    except (OSError, ValueError):  # pydantic's ValidationError is a ValueError
        return None
    if rules.fingerprint != fingerprint:
        return None
    with contextlib.suppress(OSError):
        os.utime(file)  # the files that were not used for longest go first
    return rules


def write_cached(file: Path, rules: Rules) -> None:
    """Keep ``rules`` for the next run, readable by the user alone; say nothing when that is not possible."""
    body = rules.model_dump_json(exclude_defaults=True).encode()
    temporary = ""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".rules-", dir=file.parent)  # 0600 from the start
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(temporary, file)
        temporary = ""
        _drop_old(file)
    except OSError:
        pass
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _drop_old(newest: Path) -> None:
    """Remove all but the last few kept files, so that editing rules does not fill the disk."""
    kept = sorted(newest.parent.glob("rules-*.json"), key=lambda file: (file == newest, file.stat().st_mtime, file.name))
    for file in kept[:-KEPT_FILES]:
        file.unlink()
