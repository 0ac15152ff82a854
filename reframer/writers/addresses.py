"""Which link targets may stand in a written file: web, mail and telephone addresses, nothing that runs or reads."""

import re

MOST_URL = 2_000
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BARE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#][^\s<>\"'`\\{}|^]*)?", re.IGNORECASE)


def is_safe(target: str) -> bool:
    """True for an address that a resume may link to, with or without its scheme."""
    if len(target) > MOST_URL:
        return False
    return any(form.fullmatch(target) for form in (_SCHEME, _MAIL, _BARE))


def address_of(target: str) -> str:
    """Return a safe target with its scheme."""
    if _SCHEME.fullmatch(target):
        return target
    return f"mailto:{target}" if _MAIL.fullmatch(target) else f"https://{target}"
