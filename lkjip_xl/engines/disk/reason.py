"""Why the system refused something, in Indonesian."""

from __future__ import annotations

import errno

PENUH = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""The errors of a disk that is full, or of a share of it that is."""
_REASONS = {
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOENT: "foldernya tidak ada",
    errno.ENOTDIR: "foldernya tidak ada",
    errno.EISDIR: "namanya nama sebuah folder",
    errno.EEXIST: "namanya sudah dipakai",
    errno.ELOOP: "tautannya berputar",
    errno.EINVAL: "namanya memuat tanda yang tidak diterima disk itu",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "foldernya hanya boleh dibaca",
    errno.ENODEV: "bukan berkas biasa",
    errno.EIO: "disknya tidak menjawab",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Indonesian."""
    if error.errno in PENUH:
        return "tempat penyimpanan penuh"
    return _REASONS.get(error.errno or 0, f"galat sistem nomor {error.errno}")


def refused(error: OSError) -> str:
    """The sentence about a file or folder that the system refused where nobody expected it; empty for other errors."""
    if error.errno not in _REASONS or not isinstance(error.filename, str):
        return ""
    return (f"{error.filename[:200]} tidak dapat dipakai ({reason(error)}). Periksa nama, folder, dan izinnya, lalu "
            "ulangi.")
