"""Messages over a pipe, a heading as JSON and bytes, and the bounds within which they are answered."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

from lkjip_xl.domain.nilai.record import record

_SIZES = struct.Struct(">II")
_TERBESAR = 256 * 1024 * 1024
"""No message is larger; what says so is none."""

Pesan = tuple[dict[str, Any], bytes]


@record(frozen=True)
class Batas:
    """How long a book may be computed, and how much memory its process may take meanwhile."""

    detik: float = 60
    megabita: int = 1024


def kirim(stream: BinaryIO, kepala: Mapping[str, Any], isi: bytes = b"") -> None:
    """Write a message; raises `OSError` when nobody reads it any more."""
    head = json.dumps(kepala).encode("ascii")
    stream.write(_SIZES.pack(len(head), len(isi)) + head + isi)
    stream.flush()


def terima(stream: BinaryIO) -> Pesan | None:
    """The next message; None at the end, or when what comes is none."""
    sizes = stream.read(_SIZES.size)
    if len(sizes) < _SIZES.size:
        return None
    head, body = _SIZES.unpack(sizes)
    if head + body > _TERBESAR:
        return None
    content = stream.read(head + body)
    return (json.loads(content[:head]), content[head:]) if len(content) == head + body else None
