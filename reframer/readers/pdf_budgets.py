"""Limits against hostile or broken PDF files: pdfminer has none of its own.

``budgets`` puts counting versions of a few pdfminer names in place while a file is read, and the originals back
afterwards. They count for the reading that calls them and do nothing for anybody else, so that another thread may use
pdfminer at the same time.
"""

from __future__ import annotations

import builtins
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PdfLimits:
    """The most that reading one file may use."""

    input_bytes: int = 20_000_000
    seconds: float = 15.0
    pages: int = 100
    characters: int = 500_000
    page_characters: int = 60_000
    page_pieces: int = 4_000
    decoded_bytes: int = 64_000_000
    resolves: int = 2_000_000
    draws: int = 2_000
    range_items: int = 1_000_000
    segments: int = 2_000_000
    links: int = 2_000


DEEPEST_BRACKETS = 500  # in one string; each costs a copy of the string


class LimitExceeded(BaseException):
    """A budget is spent. Not an Exception, so that no ``except Exception`` inside pdfminer can swallow it."""

    def __init__(self, what: str, most: float) -> None:
        super().__init__(what)
        self.what = what
        self.most = most


class Spending:
    """What reading one file has used so far; every method raises LimitExceeded when its limit is passed."""

    def __init__(self, limits: PdfLimits) -> None:
        self.limits = limits
        self.torn_streams = 0  # compressed streams that ended in rubbish
        self._deadline = time.monotonic() + limits.seconds
        self._characters = 0
        self._on_page = 0
        self._decoded = 0
        self._resolves = 0
        self._draws = 0
        self._range_items = 0
        self._segments = 0

    def tick(self) -> None:
        """Look at the clock."""
        if time.monotonic() > self._deadline:
            raise LimitExceeded("seconds", self.limits.seconds)

    def pieces(self, count: int) -> None:
        """A page's text lies in ``count`` pieces apart from each other."""
        self.tick()
        if count > self.limits.page_pieces:
            raise LimitExceeded("pieces of text on one page", self.limits.page_pieces)

    def page(self, number: int) -> None:
        """A new page is begun."""
        self.tick()
        self._on_page = 0
        if number > self.limits.pages:
            raise LimitExceeded("pages", self.limits.pages)

    def characters(self, count: int) -> None:
        """Glyphs are about to be drawn."""
        self._characters += count
        self._on_page += count
        if self._on_page > self.limits.page_characters:
            raise LimitExceeded("characters on one page", self.limits.page_characters)
        if self._characters > self.limits.characters:
            raise LimitExceeded("characters", self.limits.characters)

    def decoded(self, count: int) -> None:
        """Bytes came out of a stream filter."""
        self._decoded += count
        if self._decoded > self.limits.decoded_bytes:
            raise LimitExceeded("bytes of decoded streams", self.limits.decoded_bytes)

    def room(self) -> int:
        """How many bytes may still be decoded."""
        return max(0, self.limits.decoded_bytes - self._decoded)

    def resolve(self) -> None:
        """An object reference is followed."""
        self._resolves += 1
        if self._resolves > self.limits.resolves:
            raise LimitExceeded("object references", self.limits.resolves)

    def draw(self) -> None:
        """A form or picture is drawn."""
        self._draws += 1
        if self._draws > self.limits.draws:
            raise LimitExceeded("drawn forms and pictures", self.limits.draws)

    def range_items(self, count: int) -> None:
        """A font, character map or cross-reference table names a range of numbers."""
        self._range_items += count
        if self._range_items > self.limits.range_items:
            raise LimitExceeded("entries of font and object tables", self.limits.range_items)

    def segments(self, count: int) -> None:
        """Path segments are drawn."""
        self._segments += count
        if self._segments > self.limits.segments:
            raise LimitExceeded("drawn path segments", self.limits.segments)


_current: ContextVar[Spending | None] = ContextVar("spending", default=None)
_lock = threading.Lock()
_users = 0
_originals: list[tuple[Any, str, Any]] = []
_ABSENT = object()


@contextmanager
def budgets(spending: Spending) -> Iterator[None]:
    """Count and bound what pdfminer does for this reading while the block runs."""
    token = _current.set(spending)
    _install()
    try:
        yield
    finally:
        _remove()
        _current.reset(token)


def _install() -> None:
    global _users
    with _lock:
        _users += 1
        if _users == 1:
            for owner, name, replacement in patches():
                _originals.append((owner, name, vars(owner).get(name, _ABSENT)))
                setattr(owner, name, replacement)


def _remove() -> None:
    global _users
    with _lock:
        _users -= 1
        if _users == 0:
            while _originals:
                owner, name, original = _originals.pop()
                if original is _ABSENT:
                    delattr(owner, name)
                else:
                    setattr(owner, name, original)


def patches() -> list[tuple[Any, str, Any]]:
    """``(owner, name, replacement)`` of every pdfminer name that is bounded."""
    from pdfminer import cmapdb, pdfdocument, pdffont, pdfinterp, pdftypes, psparser

    wrappers: dict[str, Callable[[Any], Any]] = {
        "rldecode": _bounded_run_length,
        "lzwdecode": _bounded_lzw,
        "ascii85decode": _counted,
        "asciihexdecode": _counted,
        "ccittfaxdecode": _bounded_fax,
        "apply_png_predictor": _bounded_png,
        "apply_tiff_predictor": _bounded_tiff,
    }
    return [
        (pdftypes, "zlib", _BoundedZlib()),
        (pdftypes, "decompress_corrupted", _decompress_torn),
        *((pdftypes, name, wrap(getattr(pdftypes, name))) for name, wrap in wrappers.items()),
        (pdftypes.PDFObjRef, "resolve", _counted_resolve(pdftypes.PDFObjRef.resolve)),
        (psparser.PSBaseParser, "fillbuf", _timed(psparser.PSBaseParser.fillbuf)),
        (pdfinterp.PDFContentParser, "fillbuf", _timed(pdfinterp.PDFContentParser.fillbuf)),  # its own, without the other
        (psparser.PSBaseParser, "_parse_string", _shallow(psparser.PSBaseParser._parse_string)),
        (pdffont, "range", _bounded_range),
        (cmapdb, "range", _bounded_range),
        (pdfdocument, "range", _bounded_object_range),
    ]


class _BoundedZlib:
    """Stands for the zlib module inside pdfminer's streams."""

    error = zlib.error

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """``zlib.decompress`` that stops at the budget."""
        spending = _current.get()
        if spending is None:
            return zlib.decompress(data)
        engine = zlib.decompressobj()
        out = engine.decompress(data, spending.room() + 1)
        spending.decoded(len(out))
        spending.tick()
        if not engine.eof:
            raise zlib.error("incomplete or truncated stream")
        return out

    def __getattr__(self, name: str) -> Any:
        return getattr(zlib, name)


def _decompress_torn(data: bytes) -> bytes:
    """What can be had of a torn Flate stream, within the budget. pdfminer itself would give nothing, and say nothing."""
    spending = _current.get()
    engine = zlib.decompressobj()
    room = spending.room() if spending else len(data) * 1100
    out: list[bytes] = []
    for start in range(0, len(data), 256):
        try:
            part = engine.decompress(data[start : start + 256], room + 1)
        except zlib.error:
            part = b""
        out.append(part)
        room -= len(part)
        if spending:
            spending.decoded(len(part))
        if not part and start and engine.unused_data:
            break
    if spending:
        spending.torn_streams += 1
    return b"".join(out)


def _counted(decode: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def bounded(data: bytes) -> bytes:
        out = decode(data)
        spending = _current.get()
        if spending:
            spending.tick()
            spending.decoded(len(out) + 4096)  # a long chain of filters costs even when nothing comes out
        return out

    return bounded


def _bounded_run_length(decode: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def bounded(data: bytes) -> bytes:
        spending = _current.get()
        if spending is None:
            return decode(data)
        out = bytearray()
        position, room = 0, spending.room()
        while position < len(data) and data[position] != 128 and len(out) <= room:
            length = data[position]
            if length < 128:
                out += data[position + 1 : position + 2 + length]
                position += 2 + length
            else:
                out += data[position + 1 : position + 2] * (257 - length)
                position += 2
        spending.decoded(len(out))
        return bytes(out)

    return bounded


def _bounded_lzw(decode: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def bounded(data: bytes) -> bytes:
        spending = _current.get()
        if spending is None:
            return decode(data)
        from io import BytesIO

        from pdfminer.lzw import LZWDecoder

        out: list[bytes] = []
        for count, part in enumerate(LZWDecoder(BytesIO(data)).run()):
            spending.decoded(len(part))
            if not count % 4096:
                spending.tick()
            out.append(part)
        return b"".join(out)

    return bounded


def _bounded_fax(decode: Callable[..., bytes]) -> Callable[..., bytes]:
    def bounded(data: bytes, params: dict[str, Any]) -> bytes:
        spending = _current.get()
        if spending:
            columns = params.get("Columns", 1728) if isinstance(params, dict) else 1728
            spending.decoded(columns if isinstance(columns, int) else spending.limits.decoded_bytes + 1)
            spending.decoded(len(data) * 64)  # it is a picture; no text comes from it
        return decode(data, params)

    return bounded


def _bounded_png(decode: Callable[..., bytes]) -> Callable[..., bytes]:
    def bounded(pred: int, colors: int, columns: int, bitspercomponent: int, data: bytes) -> bytes:
        spending = _current.get()
        if spending:
            spending.decoded(max(0, colors) * max(0, columns) * max(0, bitspercomponent) // 8 + len(data))
            spending.tick()
        return decode(pred, colors, columns, bitspercomponent, data)

    return bounded


def _bounded_tiff(decode: Callable[..., bytes]) -> Callable[..., bytes]:
    def bounded(colors: int, columns: int, bitspercomponent: int, data: bytes) -> bytes:
        spending = _current.get()
        if spending:
            spending.decoded(max(0, colors) * max(0, columns) * max(0, bitspercomponent) // 8 + len(data))
        return decode(colors, columns, bitspercomponent, data)

    return bounded


def _counted_resolve(resolve: Callable[..., Any]) -> Callable[..., Any]:
    def counted(self: Any, default: object = None) -> Any:
        spending = _current.get()
        if spending:
            spending.resolve()
        return resolve(self, default)

    return counted


def _timed(fill: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def timed(self: Any) -> Any:
        if self.charpos < len(self.buf):  # there is more to parse; asked for at every token
            return False
        spending = _current.get()
        if spending:
            spending.tick()
        return fill(self)

    return timed


def _shallow(parse: Callable[..., Any]) -> Callable[..., Any]:
    def shallow(self: Any, text: bytes, place: int) -> Any:
        if self.paren > DEEPEST_BRACKETS and _current.get():
            raise LimitExceeded("brackets inside brackets", DEEPEST_BRACKETS)
        return parse(self, text, place)

    return shallow


def _bounded_range(*bounds: int) -> Any:
    """``range`` whose items are counted while they are taken, so that a lie about a length costs nothing by itself."""
    numbers = builtins.range(*bounds)
    spending = _current.get()
    if spending is None:
        return numbers
    if numbers.stop - numbers.start <= 512:
        spending.range_items(max(0, numbers.stop - numbers.start))
        return numbers
    return _counted_items(numbers, spending)


def _bounded_object_range(*bounds: int) -> Any:
    """The same for object numbers, each of which costs a look into the file."""
    spending = _current.get()
    if spending and len(bounds) < 3:
        most = spending.limits.range_items // 10
        start, stop = (0, bounds[0]) if len(bounds) == 1 else bounds
        return _counted_items(builtins.range(start, stop), spending, most)
    return builtins.range(*bounds)


def _counted_items(numbers: range, spending: Spending, most: int | None = None) -> Iterator[int]:
    for count, number in enumerate(numbers, 1):
        if most is not None and count > most:
            raise LimitExceeded("objects", most)
        if not count % 512:
            spending.range_items(512)
            spending.tick()
        yield number
