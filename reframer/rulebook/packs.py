"""Packs: folders of rule files, from this installation, from other packages and from ``--rules``."""

import hashlib
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from reframer.errors import RuleFileError
from reframer.resources import data_folder, walk

ENTRY_POINT_GROUP = "reframer.rule_packs"
MAX_FILES = 5_000


@dataclass(frozen=True)
class PackFile:
    """A file of a pack: ``name`` relative to the pack (``streaming/kafka.yaml``), ``shown`` as messages name it."""

    name: str
    shown: str
    content: bytes

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's folders and file."""
        return tuple(self.name.split("/"))


@dataclass(frozen=True)
class Pack:
    """The files of one folder, in name order. ``built_in`` is ours."""

    name: str
    files: tuple[PackFile, ...]
    built_in: bool = False


def read_packs(folders: tuple[Path, ...]) -> tuple[Pack, ...]:
    """Return the built-in pack, then those of installed packages by name, then ``folders`` in the given order.

    Raises RuleFileError when a folder is missing, holds no rule file, or cannot be read.
    """
    packs = [read_pack("reframer", data_folder("rules"), shown="rules", built_in=True)]
    for entry_point in sorted(metadata.entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        folder = resources.files(entry_point.value.partition(":")[0]) / "rules"
        packs.append(read_pack(entry_point.name, folder, shown=f"{entry_point.name}/rules"))
    packs.extend(read_pack(folder.name, folder, shown=str(folder)) for folder in folders)
    return tuple(packs)


def read_pack(name: str, folder: Traversable, *, shown: str, built_in: bool = False) -> Pack:
    """Return the YAML files under ``folder``. Raises RuleFileError when there are none or they cannot be read."""
    try:
        if not folder.is_dir():
            raise RuleFileError((f"{shown}: there is no such folder of rules",))
        found = sorted([*walk(folder, ".yaml"), *walk(folder, ".yml")], key=lambda pair: pair[0])
        if len(found) > MAX_FILES:
            raise RuleFileError((f"{shown}: holds more than {MAX_FILES:,} rule files",))
        files = tuple(
            PackFile(path, f"{shown}/{path}", file.read_bytes()) for path, file in sorted(found, key=lambda pair: pair[0])
        )
    except OSError as error:
        raise RuleFileError((f"{shown}: cannot be read: {error.strerror or type(error).__name__}",)) from error
    if not files:
        raise RuleFileError((f"{shown}: holds no rule files (*.yaml)",))
    return Pack(name, files, built_in)


def fingerprint_of(packs: tuple[Pack, ...], *, builtin: bool) -> str:
    """Return the sha256 over the names and contents of every file, in order."""
    digest = hashlib.sha256(b"builtin" if builtin else b"vocabulary only")
    for pack in packs:
        digest.update(f"\0pack {pack.name}\0".encode())
        for file in pack.files:
            digest.update(f"{file.name}\0{len(file.content)}\0".encode())
            digest.update(file.content)
    return digest.hexdigest()
