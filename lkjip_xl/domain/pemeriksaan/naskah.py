"""Checks of what is written about the figures: analyses, recommendations, the letter, dates, years and claims."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.hitungan.banding import selalu_naik
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.masukan import Profil
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.pemeriksaan import tulisan
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.kalimat import (
    Gerak,
    anak_kalimat,
    berisi,
    capaian_disebut,
    gerak,
    semua_tahun,
    tiap_tahun,
)
from lkjip_xl.domain.pemeriksaan.kelengkapan import ada_analisis
from lkjip_xl.domain.pemeriksaan.sebutan import nama_lain, rangkai, sebut, tulis
from lkjip_xl.domain.temuan import Finding, Place, finding

SERATUS = Decimal(100)
BULAN_PENYAMPAIAN = 2
"""An SKPD hands its report in within so many months after the budget year (PermenPAN-RB 53/2014 Lampiran II)."""


def kurang_tanpa_penjelasan(bahan: Bahan) -> Iterator[Finding]:
    """The indicators below 100 percent without a cause or without a solution."""
    hasil = bahan.hasil
    if not ada_analisis(hasil):
        return
    for i in hasil.indikator:
        written = i.indikator.analisis
        lacking = [] if _ditulis(written.penyebab, written.hambatan) else ["penyebab atau hambatan"]
        lacking += [] if _ditulis(written.solusi) else ["solusi"]
        if lacking and i.capaian.printed is not None and i.capaian.printed < SERATUS:
            yield finding("K-701", Place("analisis", column="penyebab" if len(lacking) > 1 else "solusi"), "",
                          pokok=i.indikator.nama, nama=i.indikator.nama, kurang=rangkai(lacking),
                          capaian=hasil.laporan.pengaturan.notation.printed(i.capaian.printed))


def _ditulis(*lists: tuple[str, ...]) -> bool:
    """Whether any of the points says something."""
    return any(berisi(point) for points in lists for point in points)


def tercapai_tanpa_penjelasan(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the indicators of 100 percent or more whose success is not explained."""
    hasil = bahan.hasil
    lacking = [i.indikator.nama for i in hasil.indikator
               if i.capaian.value is not None and i.capaian.value >= SERATUS
               and not _ditulis(i.indikator.analisis.penyebab, i.indikator.analisis.faktor)]
    if lacking and ada_analisis(hasil):
        yield finding("K-702", Place("analisis", column="faktor"), "", pokok="Analisis", nama=sebut(lacking))


def tanpa_tindak_lanjut(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the recommendations that have no follow-up."""
    hasil = bahan.hasil
    rows = [r for r in hasil.laporan.rekomendasi if not berisi(r.tindak_lanjut)]
    if rows:
        yield finding("K-703", Place("rekomendasi", rows[0].baris, "tindak_lanjut"), "", pokok="Rekomendasi",
                      banyak=len(rows), semua=len(hasil.laporan.rekomendasi),
                      nama=sebut([r.rekomendasi.rstrip(". ") for r in rows]))


def tanpa_tautan(bahan: Bahan) -> Iterator[Finding]:
    """One finding when follow-ups have no link to their proof."""
    hasil = bahan.hasil
    done = [r for r in hasil.laporan.rekomendasi if berisi(r.tindak_lanjut)]
    rows = [r for r in done if not berisi(r.tautan)]
    if rows:
        yield finding("K-704", Place("rekomendasi", rows[0].baris, "tautan"), "", pokok="Rekomendasi",
                      banyak=len(rows), semua=len(done))


def surat_belum_lengkap(bahan: Bahan) -> Iterator[Finding]:
    """One finding with what is missing of the letter that brought the recommendations."""
    hasil = bahan.hasil
    surat = hasil.laporan.surat
    blank = [key for key in ("pengirim", "nomor", "tanggal") if not getattr(surat, key)]
    if blank and hasil.laporan.rekomendasi:
        yield finding("K-705", Place("surat", column=blank[0]), "", pokok="Surat hasil evaluasi",
                      isian=rangkai(blank))


def surat_sesudah_laporan(bahan: Bahan) -> Iterator[Finding]:
    """A finding when the letter is younger than the report that answers it."""
    hasil = bahan.hasil
    signed, sent = hasil.laporan.profil.tanggal, hasil.laporan.surat.tanggal
    if signed and sent and sent > signed and hasil.laporan.rekomendasi:
        yield finding("K-706", Place("surat", column="tanggal"), sent, pokok="Surat hasil evaluasi",
                      surat=tulis_tanggal(sent), laporan=tulis_tanggal(signed))


def tanggal_tidak_wajar(bahan: Bahan) -> Iterator[Finding]:
    """The signing date before the year is over or after the term, and a letter whose number names another year."""
    hasil = bahan.hasil
    profil, surat = hasil.laporan.profil, hasil.laporan.surat
    running = hasil.laporan.pengaturan.triwulan < len(ROMAWI)
    why = "" if running else _di_luar_masa(profil)
    if profil.tanggal and why:
        yield finding("K-707", Place("profil", column="tanggal"), profil.tanggal, pokok="Tanggal tanda tangan",
                      apa=f"Laporan ditandatangani {tulis_tanggal(profil.tanggal)}", alasan=why)
    year = re.search(r"/((?:19|20)\d\d)\s*$", surat.nomor)
    if year and surat.tanggal and int(year[1]) != surat.tanggal.year:
        yield finding("K-707", Place("surat", column="nomor"), surat.nomor, pokok="Surat hasil evaluasi",
                      apa=f"Nomor surat menyebut tahun {year[1]}",
                      alasan=f"padahal tanggal suratnya {tulis_tanggal(surat.tanggal)}")


def _di_luar_masa(profil: Profil) -> str:
    if not profil.tahun or not profil.tanggal:
        return ""
    after = profil.tahun + 1
    last = date(after, BULAN_PENYAMPAIAN, calendar.monthrange(after, BULAN_PENYAMPAIAN)[1])
    if profil.tanggal < date(after, 1, 1):
        return f"padahal tahun {profil.tahun} belum berakhir"
    return f"padahal batasnya {tulis_tanggal(last)}" if profil.tanggal > last else ""


def tren_tidak_cocok(bahan: Bahan) -> Iterator[Finding]:
    """Analyses that say a figure went up or down while the figures say otherwise."""
    hasil = bahan.hasil
    for i in hasil.indikator:
        pokok = _pokok_kalimat(i.indikator.nama)
        texts = (*i.indikator.analisis.penyebab, *i.indikator.analisis.faktor, *i.indikator.analisis.hambatan)
        for clause in (clause for text in texts for clause in anak_kalimat(text)):
            said = gerak(clause, pokok)
            fact = _kenyataan(hasil, i, clause, said) if said else ""
            if fact:
                yield finding("K-710", Place("analisis"), clause, pokok=i.indikator.nama, nama=i.indikator.nama,
                              kata=said, fakta=fact)


def _pokok_kalimat(nama: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted({serupa(nama), *nama_lain(nama)}, key=len, reverse=True))
    return re.compile(rf"\b(?:{names}|nilai|indeks|skor|realisasi|capaian)\b", re.IGNORECASE)


def _kenyataan(hasil: Hasil, i: HasilIndikator, clause: str, said: Gerak) -> str:
    """What the figures show where they contradict the claim; empty where they support it or say nothing."""
    year, notation = hasil.laporan.profil.tahun, hasil.laporan.pengaturan.notation
    series = i.deret(year)
    if tiap_tahun(clause):
        years = tuple(range(year - 2, year + 1))
        wrong = said == "naik" and not selalu_naik(tuple(series.get(y) for y in years))
    else:
        years = _tahun_banding(clause, year)
        wrong = bool(years) and (
            i.perubahan.kata not in ("", said) and _capaian_juga(i, year, clause, said) if years == (year - 1, year)
            else _berlawanan(series.get(years[0]), series.get(years[1]), said))
    return "; ".join(f"{y}: {tulis(series.get(y), notation)}" for y in years) if wrong else ""


def _tahun_banding(clause: str, year: int) -> tuple[int, ...]:
    """The two years that a clause compares: those it names, one against the report year, else the last two."""
    named = tuple(sorted(set(semua_tahun(clause))))
    if named in ((), (year,)):
        return year - 1, year
    if len(named) == 1 and named[0] < year:
        return named[0], year
    return named if len(named) == 2 else ()


def _berlawanan(lalu: Ukuran | None, kini: Ukuran | None, said: Gerak) -> bool:
    if not isinstance(lalu, Decimal) or not isinstance(kini, Decimal):
        return False
    return kini <= lalu if said == "naik" else kini >= lalu


def _capaian_juga(i: HasilIndikator, year: int, clause: str, said: Gerak) -> bool:
    """Whether a clause that speaks of capaian is wrong about the capaian too; others speak of the realisasi."""
    now, before = i.tahun[year].capaian.printed, i.tahun[year - 1].capaian.printed
    if "capaian" not in clause.casefold() or now is None or before is None:
        return True
    return now == before or (now > before) != (said == "naik")


def target_tidak_cocok(bahan: Bahan) -> Iterator[Finding]:
    """Analyses that say the target was met while the capaian is below 100, or missed while it is not."""
    hasil = bahan.hasil
    for i in hasil.indikator:
        for clause in (clause for text in i.indikator.analisis.penyebab for clause in anak_kalimat(text)):
            said = capaian_disebut(clause, rendah=i.indikator.arah == "rendah")
            if said is not None and i.capaian.printed is not None and said != (i.capaian.printed >= SERATUS):
                yield finding("K-711", Place("analisis", column="penyebab"), clause, pokok=i.indikator.nama,
                              nama=i.indikator.nama, kata="tercapai" if said else "belum tercapai",
                              capaian=hasil.laporan.pengaturan.notation.printed(i.capaian.printed))


DAFTAR: tuple[Pemeriksaan, ...] = tuple(sorted((
    Pemeriksaan("K-701", kurang_tanpa_penjelasan, setahun=True),
    Pemeriksaan("K-702", tercapai_tanpa_penjelasan, setahun=True),
    Pemeriksaan("K-703", tanpa_tindak_lanjut),
    Pemeriksaan("K-704", tanpa_tautan),
    Pemeriksaan("K-705", surat_belum_lengkap),
    Pemeriksaan("K-706", surat_sesudah_laporan),
    Pemeriksaan("K-707", tanggal_tidak_wajar),
    Pemeriksaan("K-710", tren_tidak_cocok, setahun=True),
    Pemeriksaan("K-711", target_tidak_cocok, setahun=True),
    *tulisan.DAFTAR,
), key=lambda check: check.kode))
"""The checks of this family, those of the texts themselves among them."""
