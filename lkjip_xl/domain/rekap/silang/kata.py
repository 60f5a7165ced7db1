"""The words of the checks across offices, and findings made with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.rekap.silang.bahan import Buku
from lkjip_xl.domain.rekap.tabel import Temuan
from lkjip_xl.domain.temuan import Tingkat


@record(frozen=True)
class Kata:
    """The words for a code; ``baik`` is a sound example, ``kecuali`` names what looks faulty and is sound."""

    tingkat: Tingkat
    aturan: str
    dasar: str
    pesan: str
    tindakan: str
    cacat: str
    baik: str
    kecuali: str = ""


@cache
def kata() -> Mapping[str, Kata]:
    """The words of every code, from ``aturan/rekap/silang.toml``."""
    return MappingProxyType({kode: Kata(**row) for kode, row in load("rekap/silang").items()})


def temuan(kode: str, buku: Buku, /, *, pokok: str = "", banyak: int = 1,
           lembar: str = "", sel: str = "", **args: object) -> Temuan:
    """A finding of that code at the first book concerned; ``args`` fill the braces of its words.

    ``banyak`` is how many books, texts or indicators it concerns.
    """
    words, filled = kata()[kode], {key: str(value) for key, value in args.items()}
    said = words.pesan.format(**filled)
    return Temuan(buku.buku, buku.nama, buku.kabupaten, buku.tahun, words.tingkat, kode, lembar, sel, pokok,
                  said, words.tindakan.format(**filled), banyak, False)
