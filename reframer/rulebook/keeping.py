"""Keep what was built from a set of rules: built once, also when many threads ask at once."""

from collections.abc import Callable
from threading import RLock
from typing import Generic, TypeVar

from reframer.rulebook.rules import Rules

Value = TypeVar("Value")


class KeptForRules(Generic[Value]):
    """``kept(rules)`` is ``make(rules)``, made at the first call and kept for the last ``most`` sets of rules."""

    def __init__(self, make: Callable[[Rules], Value], most: int = 4) -> None:
        self._make = make
        self._most = most
        self._values: dict[str, Value] = {}
        self._lock = RLock()

    def __call__(self, rules: Rules) -> Value:
        """Return the value for ``rules``; other threads wait while it is made."""
        value = self._values.get(rules.fingerprint)  # the common case needs no lock
        if value is not None:
            return value
        with self._lock:
            value = self._values.get(rules.fingerprint)
            if value is None:
                value = self._make(rules)
                while len(self._values) >= self._most:
                    del self._values[next(iter(self._values))]
                self._values[rules.fingerprint] = value
        return value
