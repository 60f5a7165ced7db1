"""What the checks share: the computed report, with what several of them need read once."""

from __future__ import annotations

from functools import cached_property

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.hitungan.kebenaran import Diketahui, Kebenaran, diketahui, kunci
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.pemeriksaan.sebanding import banding
from lkjip_xl.domain.pemeriksaan.teks import Teks, naskah
from lkjip_xl.domain.tercetak import Bacaan, Banding, Tercetak, baca

LAIN = "lain"
"""A printed figure that the workbook does not compute; it is compared with nothing."""
_PERSEN_UANG = frozenset({"serapan", "persen sisa"})


@record(frozen=True)
class Kutipan:
    """A printed figure, what it says, and what it should say; nothing for the latter where it is not known."""

    tercetak: Tercetak
    bacaan: Bacaan
    benar: tuple[Kebenaran, ...] = ()
    alasan: str | None = None
    """Why the workbook has no figure for a thing that it names; None where it names no such thing, or has one."""
    pagu_nol: bool = False
    """Whether it is a percentage of a budget of 0, which there is not."""

    @cached_property
    def banding(self) -> Banding:
        """How the print compares with what it should say; several checks ask."""
        return banding(self.tercetak, self.bacaan, self.benar)


@record(frozen=True)
class Bahan:
    """A computed report as the checks take it; what is read from it is kept."""

    hasil: Hasil

    @cached_property
    def kutipan(self) -> tuple[Kutipan, ...]:
        """Every printed figure, in the order of the sheet."""
        return tuple(_kutipan(one, self.diketahui) for one in self.hasil.laporan.tercetak)

    @cached_property
    def diketahui(self) -> Diketahui:
        """What the workbook knows of figures that may be printed."""
        return diketahui(self.hasil)

    @cached_property
    def terbandingkan(self) -> tuple[Kutipan, ...]:
        """The printed figures of what a report computes: all but those quoted as `LAIN`."""
        return tuple(quote for quote in self.kutipan if quote.tercetak.besaran not in ("", LAIN))

    @cached_property
    def teks(self) -> tuple[Teks, ...]:
        """Every running text of the report that is not blank."""
        return tuple(one for one in naskah(self.hasil.laporan) if one.teks)


def _kutipan(tercetak: Tercetak, known: Diketahui) -> Kutipan:
    bacaan = baca(tercetak)
    if tercetak.besaran in ("", LAIN):
        return Kutipan(tercetak, bacaan)
    key = kunci(tercetak.besaran, tercetak.tentang, tercetak.tahun)
    money = known.nilai.get(("anggaran", *key[1:]), ()) if tercetak.besaran in _PERSEN_UANG else ()
    return Kutipan(tercetak, bacaan, known.nilai.get(key, ()), known.kosong.get(key),
                   bool(money) and all(one.nilai == 0 for one in money))
