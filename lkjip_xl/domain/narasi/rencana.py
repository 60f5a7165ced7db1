"""Bab II: the plan, the Perjanjian Kinerja, and its budget."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.narasi.anggaran import jumlah
from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.narasi.kalimat import Kalimat, kalimat, rangkai
from lkjip_xl.domain.narasi.visi import banyak_misi
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah_terbilang

BAB_II = "Bab II Perencanaan Kinerja"


def rencana(frasa: Frasa) -> Iterator[Kalimat]:
    """The counts of misi and of the plan, the Perjanjian Kinerja in force, and its budget (items 20 to 23)."""
    if counted := banyak_misi(frasa):
        yield kalimat("misi", BAB_II, counted)
    yield kalimat("renstra", BAB_II, *_renstra(frasa))
    yield kalimat("pk", BAB_II, _pk(frasa))
    yield kalimat("pk_anggaran", BAB_II, _pk_anggaran(frasa))


def _renstra(frasa: Frasa) -> tuple[str, ...]:
    laporan = frasa.hasil.laporan
    if not laporan.induk:
        return (f"Tujuan dan sasaran {frasa.renstra} belum diisi",)
    counts = [(sum(i.jenis == kind for i in laporan.induk), kind.casefold()) for kind in ("Tujuan", "Sasaran")]
    counts.append((len(laporan.indikator), "indikator kinerja"))
    listed = rangkai(f"{cacah(count)} {noun}" for count, noun in counts if count)
    plan = f"{frasa.renstra} {frasa.kantor} memuat {listed}"
    programs = jumlah(frasa, "program", "kegiatan", "sub kegiatan")
    return plan, f"Semuanya dijabarkan ke dalam {programs}" if programs else ""


def _pk(frasa: Frasa) -> str:
    murni = frasa.pengaturan.pk == "Murni"
    signed = frasa.profil.tanggal_pk if murni else frasa.profil.tanggal_pk_perubahan
    when = f" yang ditandatangani pada {tulis_tanggal(signed)}" if signed else ""
    if not frasa.hasil.indikator:
        return f"Sasaran dan indikator {frasa.perjanjian}{when} belum diisi"
    return (f"Kinerja {frasa.tahun()} diukur terhadap {frasa.perjanjian}{when}, yang memuat {frasa.banyak_induk()} "
            f"dengan {frasa.banyak_indikator()}")


def _pk_anggaran(frasa: Frasa) -> str:
    money, pagu = frasa.hasil.pohon.total.anggaran, frasa.pengaturan.pagu.casefold()
    if money is None:
        return f"Anggaran yang mendukung {frasa.perjanjian} belum diisi"
    return (f"Target {frasa.perjanjian} didukung oleh program dan kegiatan dengan anggaran (pagu {pagu}) sebesar "
            f"{rupiah_terbilang(money)}")
