"""The names of exported files, made from the pattern of the office."""

from __future__ import annotations

import re
import unicodedata

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.schema import PENGATURAN
from lkjip_xl.domain.masukan import Laporan

NAMA_TERPANJANG = 100
"""The most characters of a file name without its ending: Windows allows 260 for the whole path."""

_FIELDS = ("lembar", "instansi", "tahun", "nomor")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)


def default_pattern() -> str:
    """The pattern of an office that has set none."""
    return str(next(field.default for form in PENGATURAN.forms for field in form.fields if field.key == "pola_nama"))


class Names:
    """Makes file names from the pattern, each only once whatever its letters' case.

    Raises `CannotRun` for a placeholder that nobody knows.
    """

    def __init__(self, pattern: str, laporan: Laporan) -> None:
        unknown = next((name for name in _PLACEHOLDER.findall(pattern) if name not in _FIELDS), None)
        if unknown is not None:
            fields = ", ".join(f"{{{name}}}" for name in _FIELDS)
            raise CannotRun(f"Pola nama berkas memuat {{{unknown}}} yang tidak dikenal. Pakai {fields}, atau kosongkan "
                            "polanya di lembar Pengaturan.")
        self._pattern = pattern
        self._values = {"instansi": laporan.profil.instansi, "tahun": str(laporan.profil.tahun or "")}
        self._used: set[str] = set()

    def make(self, lembar: str, nomor: int) -> str:
        """A name without ending for a document; the number has two digits, so that names sort by it."""
        values = {**self._values, "lembar": lembar, "nomor": f"{nomor:02}"}
        name = clean_name(_PLACEHOLDER.sub(lambda match: values[match[1]], self._pattern))
        unique, count = name, 1
        while unique.casefold() in self._used:
            count += 1
            unique = f"{name} ({count})"
        self._used.add(unique.casefold())
        return unique


def clean_name(text: str) -> str:
    """The text as a file name that Windows and every file system takes; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).split())
    name = name[:NAMA_TERPANJANG].encode()[:2 * NAMA_TERPANJANG].decode(errors="ignore").strip(". ")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or "lkjip"
