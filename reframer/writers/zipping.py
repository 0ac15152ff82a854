"""ZIP archives that are the same bytes every time: fixed dates, fixed order, no traces of the machine."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of ``parts`` in their given order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of one of our own archives in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
