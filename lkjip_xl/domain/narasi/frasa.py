"""The phrases that sentences are made of: years, names, figures and their relation, as one office writes them."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.masukan import Pengaturan, Profil
from lkjip_xl.domain.narasi.kalimat import kutip
from lkjip_xl.domain.nilai.figure import Figure, tercakup
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.satuan import POIN, satuan_selisih
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.teks import di_tengah
from lkjip_xl.domain.nilai.terbilang import cacah
from lkjip_xl.domain.nilai.triwulan import ROMAWI, is_percentage
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

PANJANG = 6
"""A name of more words than this stands in quotes, because a reader no longer sees where it ends."""

_TAHUN = {-1: "tahun lalu", 0: "tahun laporan", 1: "tahun berikutnya"}


@record(frozen=True)
class Frasa:
    """The phrases of one report."""

    hasil: Hasil
    jangka: str = "Renstra"
    """What the plan period is called wherever its end or its years are meant: Renstra or RPJMD."""

    @property
    def profil(self) -> Profil:
        """The office and its years."""
        return self.hasil.laporan.profil

    @property
    def pengaturan(self) -> Pengaturan:
        """The choices of the office."""
        return self.hasil.laporan.pengaturan

    @property
    def kantor(self) -> str:
        """The office by its own name."""
        return self.profil.instansi or "instansi ini"

    @property
    def instansi(self) -> str:
        """The office and its region."""
        region = self.profil.kabupaten
        return self.kantor if not region or region in self.kantor else f"{self.kantor} {region}"

    @property
    def induk(self) -> str:
        """What this office judges: sasaran, tujuan, or both."""
        kinds = {i.induk.jenis.casefold() for i in self.hasil.induk}
        return "tujuan/sasaran" if len(kinds) > 1 else next(iter(kinds), "sasaran")

    @property
    def renstra(self) -> str:
        """The plan of the office; with its years only where the plan period, too, is called by its name.

        Else the same years would stand in one report under two names.
        """
        return self.jangka_tahun if self.jangka == "Renstra" else "Renstra"

    @property
    def jangka_tahun(self) -> str:
        """The plan period with its years, where they are known."""
        return f"{self.jangka}{self._tahun_rencana}"

    @property
    def _tahun_rencana(self) -> str:
        first, last = self.profil.tahun_awal, self.profil.tahun_akhir
        return f" tahun {first}-{last}" if first and last else ""

    @property
    def perjanjian(self) -> str:
        """The Perjanjian Kinerja in force."""
        return f"Perjanjian Kinerja{' Perubahan' if self.pengaturan.pk == 'Perubahan' else ''} {self.tahun()}"

    @property
    def akhir(self) -> str:
        """The end of the plan period as it follows ``target``, with its year where that is known."""
        last = self.profil.tahun_akhir
        return f"akhir periode {self.jangka}{f' tahun {last}' if last else ''}"

    @property
    def sd(self) -> str:
        """Up to which quarter the figures reach, as it follows a noun; empty when the year is over."""
        until = self.pengaturan.triwulan
        return "" if until == len(ROMAWI) else f" s.d. triwulan {ROMAWI[until - 1]}"

    @property
    def periode(self) -> str:
        """The report year, and while it runs up to which quarter."""
        return f"{self.tahun()}{self.sd}"

    def tahun(self, offset: int = 0) -> str:
        """The report year, the one before or the one after."""
        return f"tahun {self.profil.tahun + offset}" if self.profil.tahun else _TAHUN[offset]

    def angka(self, printed: Decimal) -> str:
        """A computed figure as printed, with the decimals that it was printed with."""
        return self.pengaturan.notation.printed(printed)

    def persen(self, printed: Decimal) -> str:
        """A percentage as printed."""
        return f"{self.angka(printed)} %"

    def nilai(self, value: Ukuran, item: HasilIndikator) -> str:
        """A target or realisasi as the tables print it, with the percent sign where that is its unit."""
        write = self.pengaturan.notation.with_digits(item.desimal).rounded
        if isinstance(value, Predikat):
            return value.teks
        sign = " %" if is_percentage(item.indikator.satuan) else ""
        if isinstance(value, Rentang):
            return f"rentang {write(value.bawah)}-{write(value.atas)}{sign}"
        return f"{write(value)}{sign}"

    def bersatuan(self, value: Ukuran, item: HasilIndikator) -> str:
        """A target or realisasi with its unit, where that is one word that a figure can count: ``52 menit``."""
        unit = satuan_selisih(item.indikator.satuan)
        counts = isinstance(value, Decimal) and unit.isalpha() and unit != POIN
        return f"{self.nilai(value, item)}{f' {unit}' if counts else ''}"

    def sebesar(self, value: Ukuran, item: HasilIndikator) -> str:
        """A target or realisasi after its noun: ``sebesar 80,00``, ``berupa predikat BB``."""
        how = "sebesar" if isinstance(value, Decimal) else "berupa"
        return f"{how} {'predikat ' if isinstance(value, Predikat) else ''}{self.nilai(value, item)}"

    def capaian(self, figure: Figure, level: Tingkat | None, cakupan: str = "") -> str:
        """A capaian that exists, with the bound that replaced it, its kategori, and what it is made of."""
        assert figure.printed is not None
        bound = {"atas": "batas tertinggi yang ditetapkan", "bawah": "batas terendah yang ditetapkan"}.get(figure.bound)
        notes = ", ".join(note for note in (bound, f"kategori {level.sebutan}" if level else "") if note)
        return self.persen(figure.printed) + kurung(notes, cakupan)

    def tingkat(self, level: Tingkat) -> str:
        """A level of the scale with its range, where one was written."""
        return f"{level.sebutan}{kurung(di_tengah(level.rentang))}"

    def rata(self) -> str:
        """The name of the overall capaian: a mean only where it is one."""
        known = [induk for induk in self.hasil.induk if induk.capaian.printed is not None]
        return rata(known[0]) if len(known) == 1 else "rata-rata capaian"

    @property
    def tunggal(self) -> bool:
        """Whether a single tujuan or sasaran is judged, so that what holds of it holds of the office."""
        return len(self.hasil.induk) == 1

    def banyak_induk(self) -> str:
        """How many tujuan or sasaran are judged: ``2 (dua) sasaran``."""
        return f"{cacah(len(self.hasil.induk))} {self.induk}"

    def dihitung(self) -> str:
        """How many tujuan or sasaran the overall capaian is made of, and of how many, where some have none."""
        known = sum(induk.capaian.printed is not None for induk in self.hasil.induk)
        part = "" if known == len(self.hasil.induk) else f"{cacah(known)} di antara "
        return f"{part}{self.banyak_induk()}{', yang lainnya belum dapat dihitung,' if part else ''}"

    def tercakup(self) -> str:
        """How many indicators the overall capaian is made of.

        Empty where it is made of all; else with every reason for which some are left out, counted: ``6 dari 8
        indikator; 1 tidak diukur, 1 belum dapat dihitung karena target belum diisi``.
        """
        figures = tuple(i.capaian for i in self.hasil.indikator)
        out = [one.kecuali or f"belum dapat dihitung karena {one.reason}" for one in figures if one.printed is None]
        reasons = ", ".join(f"{out.count(reason)} {reason}" for reason in dict.fromkeys(out))
        return f"{len(figures) - len(out)} dari {len(figures)} indikator; {reasons}" if out else ""

    def banyak_indikator(self) -> str:
        """How many indicators are judged: ``2 (dua) indikator kinerja``."""
        return f"{cacah(len(self.hasil.indikator))} indikator kinerja"


def rata(induk: HasilInduk) -> str:
    """The name of the capaian of a tujuan or sasaran: a mean only where several indicators have one."""
    known = sum(i.capaian.printed is not None for i in induk.indikator)
    return "rata-rata capaian" if known > 1 else "capaian"


def tercakup_induk(induk: HasilInduk) -> str:
    """How many indicators the capaian of a tujuan or sasaran is made of; empty where no rule leaves out any."""
    return tercakup(tuple(i.capaian for i in induk.indikator), "indikator")


def kurung(*notes: str) -> str:
    """Notes in one pair of brackets, as they follow a word; nothing where there is none."""
    text = "; ".join(note for note in notes if note)
    return f" ({text})" if text else ""


def sebutan(induk: HasilInduk) -> str:
    """A tujuan or sasaran by its text."""
    return f"{induk.induk.jenis.casefold()} {kutip(induk.induk.uraian)}"


def nama(item: HasilIndikator) -> str:
    """An indicator by its name, in quotes where it is long."""
    name = item.indikator.nama
    return kutip(name) if len(name.split()) > PANJANG else name
