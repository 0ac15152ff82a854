"""Find the folders that ship with reframer: ``rules`` and ``templates``.

An installed package holds them inside ``reframer/``; a source checkout holds them beside it.
This is the only module that knows both.
"""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def data_folder(name: str) -> Traversable:
    """Return the built-in ``rules`` or ``templates`` folder.

    Raises FileNotFoundError when this installation holds none.
    """
    inside = resources.files("reframer") / name
    if inside.is_dir():
        return inside
    checkout = Path(__file__).resolve().parent.parent
    if not (checkout / "setup.cfg").is_file():  # never read a stranger's site-packages/rules
        raise FileNotFoundError(f"this installation of reframer holds no {name!r} folder; reinstall it")
    return checkout / name


def walk(folder: Traversable, suffix: str, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield ``(relative name, file)`` under ``folder`` in name order, so that runs repeat exactly."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from walk(entry, suffix, f"{prefix}{entry.name}/")
        elif entry.name.endswith(suffix):
            yield prefix + entry.name, entry
