"""Checks of completeness, documents, names and texts: each finds its defect, and is silent on a good report."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Workbook

from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.domain.hitungan.hitung import hitung
from lkjip_xl.domain.masukan import (
    TAHUN_LALU,
    Analisis,
    Barang,
    BarisBelanja,
    BarisJumlah,
    BarisMonev,
    BarisProgram,
    Indikator,
    Induk,
    Laporan,
    Pembanding,
    Pengaturan,
    Profil,
    Rekomendasi,
    Surat,
    Unit,
)
from lkjip_xl.domain.nilai.triwulan import JUMLAH, RATA, TERAKHIR
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang
from lkjip_xl.domain.pemeriksaan import dokumen, kelengkapan, kinerja, nama, naskah, pemeriksaan
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.kalimat import capaian_disebut, tahun_disebut, wilayah_disebut
from lkjip_xl.domain.temuan import Finding, messages
from lkjip_xl.domain.tercetak import Tercetak
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import contoh

DAFTAR = (*kelengkapan.DAFTAR, *dokumen.DAFTAR, *nama.DAFTAR, *naskah.DAFTAR)
TAHUN = 2024
D = Decimal


def _indikator(name: str, baris: int, **changes: Any) -> Indikator:
    kept: dict[str, Any] = {
        "satuan": "Indeks",
        "rencana": {2023: D(78), TAHUN: D(80), 2026: D(90)}, "renja": D(80), "pk_murni": D(80),
        "realisasi": {2022: D(80), 2023: D(82), TAHUN: D(84)}, "target_lalu": {2023: D(78)},
        "pembanding": (Pembanding(7, "OPD terbaik", "Dinas Sosial", D(90)),),
        "analisis": Analisis(("Target terlampaui karena nilai meningkat dibanding tahun 2023.",), ("Petugas cukup.",),
                             ("Sarana terbatas.",), ("Menambah sarana pada tahun 2025.",)),
    }
    return Indikator(baris, name, "Meningkatnya mutu layanan", **(kept | changes))


INDEKS, NILAI = _indikator("Indeks Kepuasan Masyarakat", 7), _indikator("Nilai SAKIP", 8)
SUB = BarisProgram(9, "7.01.01.2.01.0001", "Penyediaan jasa surat menyurat", target=D(1), realisasi=D(1),
                   jenis_belanja="Belanja Modal", pagu_murni=D(100), realisasi_anggaran=D(90))
REKOMENDASI = Rekomendasi(14, "Perencanaan", "Perbaiki rencana aksi.", "Sudah diperbaiki.", "https://contoh.id/bukti")
BAIK = Laporan(
    Profil("Kecamatan Uji", "Kabupaten Coba", TAHUN, 2021, 2026, "Perjanjian Kinerja Kecamatan Uji Tahun 2024",
           "Camat Uji", "Siti Aminah", "Pembina", "197001011995032001", "Uji", date(2025, 1, 15),
           jabatan_atasan="Bupati Coba"),
    Pengaturan(),
    (Induk(7, "Tujuan", "Terwujudnya tata kelola yang baik"),
     Induk(8, "Sasaran", "Meningkatnya mutu layanan", "Terwujudnya tata kelola yang baik")),
    (INDEKS, NILAI),
    (BarisProgram(7, "7.01.01", "Program Penunjang Urusan Pemerintahan Daerah", "Meningkatnya mutu layanan"),
     BarisProgram(8, "7.01.01.2.01", "Administrasi umum"), SUB,
     replace(SUB, baris=10, kode="7.01.01.2.01.0002", uraian="Penyediaan bahan logistik kantor")),
    (BarisBelanja(7, "Belanja Modal", D(200), D(180)),),
    {"pegawai_pendidikan": (BarisJumlah(7, ("S1",), (3,), ("PNS",)),)},
    (Barang(7, "Laptop", D(2), "unit", ""),),
    Surat("Inspektorat Daerah Kabupaten Coba", "700/12/2024", date(2024, 7, 31), "Hasil evaluasi tahun 2023"),
    (REKOMENDASI,),
    organisasi=(Unit(7, "Camat", "", "Memimpin Kecamatan Uji.", ("Melayani warga",)),
                Unit(9, "Sekretariat", "Camat", "Mengelola administrasi.", ())),
    naskah={"Dasar Hukum": ("Pembentukan Kabupaten Batang pada tahun 1965",), "Saran": ("Menambah petugas.",),
            "Aspek Strategis": ("Layanan warga",), "Permasalahan Utama": ("Petugas kurang",), "Visi": ("Maju",),
            "Standar Nasional": ("Belum ditetapkan.",)},
)


def _indeks(**changes: Any) -> Laporan:
    return replace(BAIK, indikator=(replace(INDEKS, **changes), NILAI))


def _semua(**changes: Any) -> Laporan:
    return replace(BAIK, indikator=tuple(replace(i, **changes) for i in BAIK.indikator))


def _tulis(**texts: str) -> Laporan:
    return _indeks(analisis=replace(INDEKS.analisis, **{key: (text,) for key, text in texts.items()}))


def _profil(**changes: Any) -> Laporan:
    return replace(BAIK, profil=replace(BAIK.profil, **changes))


def _bernaskah(part: str, *texts: str) -> Laporan:
    return replace(BAIK, naskah={**BAIK.naskah, part: texts})


def _naskah(without: str) -> Laporan:
    return replace(BAIK, naskah={part: texts for part, texts in BAIK.naskah.items() if part != without})


def _surat(**changes: Any) -> Laporan:
    return replace(BAIK, surat=replace(BAIK.surat, **changes))


def _sub(*names: str) -> Laporan:
    rows = tuple(replace(SUB, baris=20 + i, kode=f"7.01.01.2.01.{i + 1:04}", uraian=name)
                 for i, name in enumerate(names))
    return replace(BAIK, program=(*BAIK.program[:2], *rows))


def _renaksi(cara: str, *targets: Any, **changes: Any) -> Laporan:
    """The rencana aksi of the first indicator by quarter, or by month where there are twelve targets."""
    key = "target_tw" if len(targets) == 4 else "target_bulan"
    laporan = _indeks(cara_triwulan=cara, **{key: targets}, **changes)
    return replace(laporan, pengaturan=replace(BAIK.pengaturan, per_bulan=len(targets) > 4))


def _berjalan(*done: Any, monev: tuple[BarisMonev, ...] = ()) -> Laporan:
    """The first indicator in the middle of the year: 40 in the first two quarters, of which so much was reached."""
    laporan = _renaksi(JUMLAH, D(20), D(20), D(20), D(20), realisasi={2023: D(82)}, triwulan=done,
                       analisis=Analisis(("Petugas cukup.",), (), (), ("Menambah petugas.",)))
    return replace(laporan, monev=monev, pengaturan=replace(BAIK.pengaturan, triwulan=2))


def _monev(triwulan: int, **changes: Any) -> BarisMonev:
    row = BarisMonev(7, triwulan, INDEKS.nama, "Petugas kurang.", "Menambah petugas.", "", "")
    return replace(row, **changes)


def _diubah(**changes: Any) -> Laporan:
    """The first target of the Perjanjian Kinerja is changed from 80 to 82."""
    laporan = _indeks(pk_perubahan=D(82), **changes)
    laporan = replace(laporan, indikator=(laporan.indikator[0], replace(NILAI, pk_perubahan=D(80))))
    return replace(laporan, pengaturan=PERUBAHAN, profil=replace(
        BAIK.profil, sumber_pk="Perjanjian Kinerja Perubahan Kecamatan Uji Tahun 2024"))


def _unit(*names: str) -> Laporan:
    return replace(BAIK, organisasi=(*BAIK.organisasi, *(
        Unit(20 + i, name, "Camat", "", ()) for i, name in enumerate(names))))


def _cetak(tentang: str, *names: str) -> Laporan:
    return replace(BAIK, tercetak=tuple(Tercetak(9 + i, "Tabel 3.1", "lain", tentang, TAHUN, "84", name)
                                        for i, name in enumerate(names)))


def _temuan(laporan: Laporan) -> list[Finding]:
    hasil, _ = hitung(laporan)
    return [found for bahan in [Bahan(hasil)] for check in DAFTAR for found in check.cari(bahan)]


def _kode(laporan: Laporan) -> list[str]:
    return [found.code for found in _temuan(laporan)]


def _bunyi(found: Finding) -> str:
    return messages()[found.code].pesan.format(nilai=found.value, **dict(found.args))


def test_the_good_report_has_no_finding() -> None:
    assert [_bunyi(found) for found in _temuan(BAIK)] == []


RENDAH = {"pk_murni": D(100), "renja": D(100), "rencana": {TAHUN: D(100), 2026: D(100)}, "target_lalu": {}}
"""Targets that the realisasi of 84 does not reach."""
PERUBAHAN = replace(BAIK.pengaturan, pk="Perubahan")
BUKAN_CACAT = (
    "Petugas bekerja sama-sama dan masing-masing hati-hati.", "Rata rata petugas berhati hati.",  # reduplication
    "Petugas dari Kecamatan Uji, Uji coba aplikasi.", "Loket A a dan b.",
    "Renstra 2021-2026 dan RPJPD 2025 s.d. 2045.", "Nilai 2024 dibandingkan dengan 2024 - 2023.",
    "Nomor 050/2024/2023 dan telepon 0296-2024.", "Kegiatan rapat, pelatihan, dan lain-lain...",
    "Lomba PON XXX diikuti warga.", "Arahan Bupati Arief Rohman dan Bupati Coba.", "Bupati selaku kepala daerah.",
    "Hasil evaluasi LKjIP Tahun 2023 ditindaklanjuti.", "LKjIP Tahun 2024 disusun oleh Kecamatan Uji.",
    "LKjIP Kecamatan Uji Tahun 2024.", "Kaji banding ke LKjIP Dinas Kesehatan.",
)
"""Texts that resemble a defect and are none."""
RENTANG, PREDIKAT = Rentang(D(80), D(90)), Predikat("A", "AKIP", 3)

CACAT: list[tuple[str, Laporan, str]] = [
    ("K-101", _profil(nip="", tanggal=None), "NIP kepala dan tanggal tanda tangan."),
    ("K-102", _semua(pembanding=()), "semua indikator yang dinilai (2)"),
    ("K-102", _indeks(pembanding=()), "untuk “Indeks Kepuasan Masyarakat”"),
    ("K-103", _indeks(rencana={TAHUN: D(80)}), "tahun 2026"),
    ("K-104", _indeks(realisasi={TAHUN: D(84)}, analisis=NILAI.analisis), "tahun 2023"),
    ("K-105", replace(BAIK, program=()), "Belum ada sub kegiatan"),
    ("K-106", _semua(analisis=Analisis()), "2 indikator"),
    ("K-107", replace(BAIK, pegawai={}), "Data pegawai"),
    ("K-107", replace(BAIK, sarpras=()), "sarana dan prasarana"),
    ("K-108", replace(BAIK, rekomendasi=()), "rekomendasi"),
    ("K-109", _berjalan(D(20), D(18), None, None), "sampai dengan triwulan II di bawah 100 %"),
    ("K-109", _berjalan(D(20), D(18), None, None, monev=(_monev(1),)), "“Indeks Kepuasan Masyarakat”"),
    ("K-109", _berjalan(D(20), D(18), None, None, monev=(_monev(2, solusi=""),)), "hambatan atau solusinya"),
    ("K-110", _berjalan(D(20), D(20), None, None, monev=(_monev(2), _monev(3), _monev(4))), "2 catatan monev"),
    ("K-111", _profil(jabatan_atasan=""), "pihak kedua"),
    ("K-112", _naskah("Permasalahan Utama"), "permasalahan utama (Bab I)"),
    ("K-112", _bernaskah("Saran"), "langkah di masa mendatang (Bab IV)"),
    ("K-112", replace(BAIK, organisasi=(), naskah={**BAIK.naskah, "Fungsi": ("Melayani",)}), "susunan organisasi"),
    ("K-113", _naskah("Standar Nasional"), "standar nasional (Bab III)"),
    ("K-201", _indeks(pk_murni=D(79)), "adalah 79, sedangkan target Renja 80"),
    ("K-201", _indeks(pk_murni=D(79), renja=None), "sedangkan target Renstra 80"),
    ("K-202", _indeks(renja=D(81)), "adalah 81, sedangkan target Renstra 80"),
    ("K-203", _indeks(pk_perubahan=D(82)), "PK perubahan berbeda"),
    ("K-204", _profil(sumber_pk="Perjanjian Kinerja Kecamatan Uji Tahun 2023"), "menyebut tahun 2023"),
    ("K-204", _profil(sumber_pk="Perjanjian Kinerja Perubahan 2024"), "adalah Murni"),
    ("K-204", replace(_semua(pk_perubahan=D(80)), pengaturan=PERUBAHAN), "tidak menyebut Perubahan"),
    ("K-205", _indeks(dinilai=False), "tidak dinilai"),
    ("K-206", _indeks(target_lalu={2023: D("78.5")}), "78,5 di lembar Indikator, sedangkan target Renstra 78."),
    ("K-207", _diubah(), "belum ditulis untuk “Indeks Kepuasan Masyarakat”"),
    ("K-208", _renaksi(JUMLAH, D(20), D(20), D(20), D(19)), "berakhir pada target 79, sedangkan target PK 80"),
    ("K-208", _renaksi(TERAKHIR, D(20), D(40), D(60), None), "berakhir pada target 60"),
    ("K-208", _renaksi(TERAKHIR, *(None,) * 5, D(70), *(None,) * 6), "berakhir pada target 70"),
    ("K-301", _unit("Seksi Pelayanan Umum", "Seksi Pelayana Umum"), "Unit “Seksi Pelayana Umum”"),
    ("K-301", replace(BAIK, indikator=(*BAIK.indikator, _indikator("Indeks Kepuasan Masyrakat", 9))), "baris 7"),
    ("K-301", _sub("Penyediaan barang cetak dan penggandaan", "Penyediaan barang cetakan, penggandaan"), "baris 20"),
    ("K-301", _sub("Fasilitasi kerja sama desa", "Fasilitasi kerjasama desa"), "hampir sama"),
    ("K-302", _sub("Pengadaan mebel", "Pengadaan Mebel"), "7.01.01.2.01.0001 (baris 20) dan 7.01.01.2.01.0002"),
    ("K-303", replace(BAIK, program=(replace(BAIK.program[0], indikator="IKM"), *BAIK.program[1:])), "“IKM”"),
    ("K-303", replace(BAIK, program=(replace(BAIK.program[0], indikator="Indek Kepuasan Masyarakat"),
                                     *BAIK.program[1:])), "“Indek Kepuasan Masyarakat”"),
    ("K-304", _sub("Penyediaan  mebel", "Rapat koordinasi"), "spasi ganda"),
    ("K-304", _sub("Penyediaan mebel.", "Rapat koordinasi"), "tanda baca di akhir"),
    ("K-304", _sub("PENYEDIAAN MEBEL", "Rapat koordinasi"), "kapital semua"),
    ("K-305", _cetak("Nilai SAKIP", "Nilai AKIP", "Nilai AKIP", "Skor SAKIP"), "“Nilai AKIP” dan “Skor SAKIP”"),
    ("K-305", _cetak("Administrasi umum", "Administrasi"), "Kegiatan dan sub kegiatan"),
    ("K-701", _indeks(**RENDAH, analisis=Analisis(penyebab=("Petugas kurang.",))), "tetapi solusi belum"),
    ("K-701", _indeks(**RENDAH, analisis=Analisis()), "penyebab atau hambatan dan solusi"),
    ("K-702", _indeks(analisis=Analisis(solusi=("Menambah petugas.",))), "“Indeks Kepuasan Masyarakat”"),
    ("K-703", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tindak_lanjut="", tautan=""),)), "1 dari 1"),
    ("K-704", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan=""),)), "1 dari 1"),
    ("K-705", _surat(nomor="", pengirim=""), "pengirim dan nomor belum diisi"),
    ("K-706", _surat(tanggal=date(2025, 7, 31), nomor="700/12/2025"), "31 Juli 2025"),
    ("K-707", _profil(tanggal=date(2024, 12, 30)), "belum berakhir"),
    ("K-707", _profil(tanggal=date(2025, 3, 1)), "28 Februari 2025"),
    ("K-707", _surat(nomor="700/12/2023"), "menyebut tahun 2023"),
    ("K-708", _tulis(solusi="Menambah petugas pada tahun 2032."), "tahun 2032"),
    ("K-709", _tulis(hambatan="Pegawai Kecamatan Jepon masih sedikit."), "Kecamatan Jepon"),
    ("K-708", _bernaskah("Aspek Strategis", "Renstra tahun 2016-2016."), "tahun 2016"),
    ("K-709", _bernaskah("Tugas Pokok", "Tugas pokok Kecamatan Teras."), "Naskah Tugas Pokok"),
    ("K-709", replace(BAIK, organisasi=(replace(BAIK.organisasi[0], tugas="Memimpin Kecamatan Teras."),)),
     "Kecamatan Teras"),
    ("K-709", _profil(jabatan="Camat Jepon"), "Camat Jepon"),
    ("K-709", _surat(pengirim="Inspektorat Daerah Kabupaten Blora"), "Kabupaten Blora"),
    ("K-710", _tulis(penyebab="Nilai menurun dibanding tahun lalu."), "2023: 82; 2024: 84"),
    ("K-710", _indeks(realisasi={2022: D(83), 2023: D(82), TAHUN: D(84)},
                      analisis=replace(INDEKS.analisis, penyebab=("Indeks meningkat dari tahun ke tahun.",))),
     "2022: 83; 2023: 82; 2024: 84"),
    ("K-710", _indeks(realisasi={2022: D(85), 2023: D(82), TAHUN: D(84)},
                      analisis=replace(INDEKS.analisis, penyebab=("Indeks naik sejak 2022.",))), "2022: 85; 2024: 84"),
    ("K-711", _tulis(penyebab="Target belum tercapai karena sarana terbatas."), "105,00 %"),
    ("K-711", _indeks(**RENDAH), "mengatakan target tercapai, padahal capaiannya 84,00 %"),
    ("K-712", replace(_tulis(solusi=TAHUN_LALU + "Menambah petugas."), naskah={
        **BAIK.naskah, "Saran": (TAHUN_LALU + "Menambah sarana.", "Menambah petugas.")}),
     "2 teks masih bertanda [tahun lalu]: “Analisis Indeks Kepuasan Masyarakat” dan “Naskah Saran”."),
    ("K-708", _tulis(faktor="LKjIP Tahun 2023 ini disusun oleh tim."),
     "menyebut “LKjIP Tahun 2023”, bukan tahun laporan"),
    ("K-708", _bernaskah("Kata Pengantar", "Laporan Kinerja Kecamatan Uji Tahun Anggaran 2023 ini."),
     "Tahun Anggaran 2023”"),
    ("K-709", _tulis(hambatan="Arahan Bupati Grobogan belum turun."), "menyebut Bupati Grobogan"),
    ("K-709", _tulis(hambatan="Arahan Wali Kota Madiun belum turun."), "menyebut Wali Kota Madiun"),
    ("K-709", _tulis(faktor="LKjIP Dinas Kesehatan disusun oleh tim."), "menyebut Dinas Kesehatan"),
    ("K-709", replace(_tulis(faktor="LKjIP Dinas Sosial disusun tim."), profil=replace(
        BAIK.profil, instansi="Dinas Kesehatan", jabatan="Kepala Dinas",
        sumber_pk="Perjanjian Kinerja Dinas Kesehatan Tahun 2024")), "menyebut Dinas Sosial"),
    ("K-713", _tulis(hambatan="Masih kurang .... orang petugas."), "masih memuat “....”"),
    ("K-713", _tulis(hambatan="Petugas kurang […]."), "memuat “[…]”"),
    ("K-713", _tulis(hambatan="Petugas kurang [...]."), "memuat “[...]”"),
    ("K-713", _tulis(hambatan="Sebanyak xxx petugas…"), "memuat “xxx”"),
    ("K-713", _bernaskah("Saran", "Isi di sini"), "Naskah Saran masih memuat “Isi di sini”"),
    ("K-713", _bernaskah("Dasar Hukum", "Peraturan Bupati Nomor XXX"), "memuat “XXX”"),
    ("K-714", _tulis(hambatan="Sarana dan dan prasarana kurang."), "menulis “dan dan”"),
    ("K-714", _tulis(hambatan="Petugas Yang yang bertugas."), "menulis “Yang yang”"),
    ("K-714", _sub("Penyediaan jasa jasa listrik", "Rapat koordinasi"), "menulis “jasa jasa”"),
    ("K-715", _indeks(analisis=replace(INDEKS.analisis, solusi=("Menambah petugas.", "menambah petugas"))),
     "lebih dari sekali: “menambah petugas”"),
    ("K-715", replace(BAIK, rekomendasi=(REKOMENDASI, replace(REKOMENDASI, baris=15, rekomendasi="Susun SOP."))),
     "Tindak lanjut memuat butir yang sama"),
    ("K-716", _tulis(faktor="Sesuai Renstra 2026-2021."), "terbalik: 2026-2021"),
    ("K-716", _tulis(faktor="Sesuai Renstra tahun 2026 s.d. 2021."), "terbalik: 2026 s.d. 2021"),
    ("K-717", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan="drive.google.com/bukti"),)), "tidak diawali"),
    ("K-717", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan="http//s.id/bukti"),)), "awalannya salah ketik"),
    ("K-717", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan="https://bukti"),)), "nama situs"),
    ("K-717", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan="https://s.id/bukti 2024.pdf"),)), "spasi"),
    ("K-717", replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan="https://example.com/a"),)), "hanya contoh"),
    ("K-717", _berjalan(D(20), D(20), None, None, monev=(_monev(2, tautan="terlampir"),)), "tidak diawali"),
    ("K-712", _indeks(langkah=TAHUN_LALU + "Menyusun jadwal."), "“Rencana aksi Indeks Kepuasan Masyarakat”"),
]


@pytest.mark.parametrize("text", ["-", "–", "tidak ada", "Nihil.", "N/A", "n/a", "belum ada", "Tidak ada kendala"])
def test_a_text_that_says_nothing_is_no_solution(text: str) -> None:
    low = _indeks(**RENDAH, analisis=Analisis(("Petugas kurang.",), (), (), (text,)))
    assert [_bunyi(f) for f in _temuan(low)] == [
        "Capaian “Indeks Kepuasan Masyarakat” 84,00 %, tetapi solusi belum ditulis."]
    cause = _indeks(**RENDAH, analisis=Analisis((text,), (), (text,), ("Menambah petugas.",)))
    assert _kode(cause) == ["K-701"]
    assert _kode(replace(BAIK, rekomendasi=(replace(REKOMENDASI, tindak_lanjut=text),))) == ["K-703"]


@pytest.mark.parametrize(("kode", "laporan", "bunyi"), CACAT)
def test_each_defect_is_found_once_and_nothing_else(kode: str, laporan: Laporan, bunyi: str) -> None:
    found = _temuan(laporan)
    assert [f.code for f in found] == [kode], [_bunyi(f) for f in found]
    assert bunyi in _bunyi(found[0])
    assert found[0].pokok


def test_every_check_has_a_defect_that_it_finds() -> None:
    assert [check.kode for check in DAFTAR] == sorted({kode for kode, _, _ in CACAT})


def test_every_check_has_its_rule_its_basis_and_an_example() -> None:
    for check in DAFTAR:
        message = messages()[check.kode]
        assert message.aturan.endswith(".")
        assert message.dasar
        assert message.cacat


@pytest.mark.parametrize("laporan", [
    _sub("Musyawarah perencanaan pembangunan di desa", "Musyawarah perencanaan pembangunan di kelurahan"),
    _sub("Pengadaan barang milik daerah", "Pemeliharaan barang milik daerah"),
    _sub("Laporan keuangan semester I", "Laporan keuangan semester II"),
    _sub("Pembinaan lembaga formal", "Pembinaan lembaga informal"),
    _sub("Pengadaan mebel.", "Rapat koordinasi."),  # one style for all
    _sub("PENGADAAN MEBEL", "RAPAT KOORDINASI"),
    replace(BAIK, program=(replace(BAIK.program[0], indikator="indeks kepuasan masyarakat"), *BAIK.program[1:])),
    _cetak("Nilai SAKIP", "NILAI  SAKIP"),
    _indeks(renja=None),  # a blank Renja equals the Renstra
    _profil(sumber_pk="Perjanjian Kinerja Tahun 2024 menurut Perbup Nomor 12 Tahun 2019"),
    _profil(tanggal=date(2025, 2, 28)),
    _tulis(penyebab="Petugas dilatih agar nilai meningkat dan target tercapai."),  # a hope
    _tulis(penyebab="Nilai tidak menurun karena petugas dilatih."),
    _tulis(penyebab="Capaian menurun dibanding tahun lalu."),  # 105,13 to 105,00, though the realisasi rose
    _tulis(faktor="Dasarnya Peraturan Bupati Nomor 5 Tahun 2009 dan visi Indonesia Emas tahun 2045."),
    _tulis(hambatan="Dibandingkan dengan Kecamatan Jepon, petugasnya lebih sedikit."),
    _tulis(hambatan="Jumlah pengaduan di Kecamatan Uji Kabupaten Coba meningkat."),
    _tulis(penyebab="Jumlah pegawai berkurang dan anggaran turun."),  # not the indicator
    _indeks(**RENDAH, analisis=Analisis(("Nilai naik, tetapi belum cukup untuk mencapai target.",), (), (),
                                        ("Menambah petugas.",))),
    replace(BAIK, rekomendasi=(REKOMENDASI, replace(REKOMENDASI, baris=15, tindak_lanjut="Sudah dibahas."))),
    *(_tulis(faktor=text) for text in BUKAN_CACAT),
    _tulis(solusi="tidak ada"),  # nothing is asked where the target was met
    replace(BAIK, naskah={**BAIK.naskah, "Visi": ("Sama.",), "Misi": ("Sama.",)}),  # two lists
    _bernaskah("Dasar Hukum", "Peraturan Bupati Batang Nomor 3 Tahun 2009"),
    replace(BAIK, rekomendasi=(replace(REKOMENDASI, rekomendasi="Perbaiki LKjIP Tahun 2023."),)),
    *(replace(BAIK, rekomendasi=(replace(REKOMENDASI, tautan=text),)) for text in (
        "https://s.id/a1", "http://kec-uji.cobakab.go.id:8080/bukti?id=3", "https://s.id/a1 dan https://s.id/b2",
        "1. https://s.id/a1\n2. https://s.id/b2", "Notulen: https://s.id/a1", "HTTPS://s.id/a".lower())),
    _diubah(alasan="Alokasi anggaran berubah"),
    _berjalan(D(20), D(18), None, None, monev=(_monev(2),)),
    _berjalan(D(20), D(18), None, None, monev=(_monev(2, solusi=""), _monev(2, hambatan=""))),
    _berjalan(D(20), D(20), None, None),
    _renaksi(JUMLAH, D(20), D(20), D(20), D(20)),
    _renaksi(JUMLAH, *(D(8),) * 10, None, None),
    _renaksi(RATA, D(80), D(80), D("80.001"), D(80)),  # equal to two decimals
    _renaksi("", D(20), D(40), D(60), D(80)),  # nobody has said how to combine them: by the unit the last counts
    _renaksi(TERAKHIR, None, None, None, None),  # blank: all of the target in the last quarter
    _renaksi(TERAKHIR, None, None, Rentang(D(70), D(80)), RENTANG, pk_murni=RENTANG, renja=None, target_lalu={},
             rencana={TAHUN: RENTANG, 2026: RENTANG}),
    _renaksi(TERAKHIR, None, None, Predikat("B", "AKIP", 2), PREDIKAT, pk_murni=PREDIKAT, renja=None, target_lalu={},
             rencana={TAHUN: PREDIKAT, 2026: PREDIKAT}, realisasi={2023: Predikat("B", "AKIP", 2), TAHUN: PREDIKAT}),
    _unit("Kelompok Jabatan Fungsional", "Kelompok Jabatan Fungsional"),  # each unit may have its own
    _unit("Seksi Pemerintahan", "Seksi Pembangunan"),
])
def test_what_only_looks_like_a_defect_is_none(laporan: Laporan) -> None:
    assert [_bunyi(found) for found in _temuan(laporan)] == []


def test_a_renja_at_odds_with_pk_and_renstra_is_reported_once() -> None:
    assert _kode(_indeks(renja=D(99))) == ["K-202"]


def test_documents_that_all_differ_are_reported_each() -> None:
    assert _kode(_indeks(renja=D(99), pk_murni=D(79))) == ["K-201", "K-202"]


def test_an_empty_report_is_checked_without_a_crash() -> None:
    assert {found.code for found in _temuan(Laporan())} == {"K-101", "K-105", "K-107", "K-108", "K-112", "K-113"}


@pytest.mark.parametrize(("clause", "rendah", "said"), [
    ("Target terlampaui karena petugas cukup", False, True),
    ("Target indeks tahun ini tercapai", False, True),
    ("belum cukup untuk mencapai target", False, False),
    ("agar target tercapai", False, None),
    ("Realisasi melampaui target", True, None),  # for lower-is-better that may be good or bad
    ("Petugas cukup", False, None),
])
def test_a_claim_about_the_target_is_told_from_a_hope(clause: str, rendah: bool, said: bool | None) -> None:
    assert capaian_disebut(clause, rendah=rendah) is said


@pytest.mark.parametrize(("text", "years"), [
    ("Pada tahun 2032 dan TA 2024.", (2032, 2024)),
    ("Tahun 2023-2024", (2023, 2024)),
    ("Sebanyak 2032 orang", ()),
    ("Perda Nomor 5 Tahun 2009", ()),
    ("sejak Januari 1924", (1924,)),
])
def test_only_what_is_called_a_year_is_a_year(text: str, years: tuple[int, ...]) -> None:
    assert tahun_disebut(text) == years


@pytest.mark.parametrize(("text", "names"), [
    ("Warga Kecamatan Jepon dilayani.", (("Kecamatan", "Jepon"),)),
    ("Pelayanan Kecamatan sesuai SOP.", ()),
    ("Koordinasi Pemerintah Kecamatan Berjalan Dengan Baik Sekali", ()),  # a title says nothing of names
    ("Predikat Kabupaten Layak Anak", ()),
])
def test_only_a_name_after_kecamatan_is_a_region(text: str, names: tuple[tuple[str, str], ...]) -> None:
    assert wilayah_disebut(text) == names


@pytest.mark.parametrize(("name", "codes"), [
    ("banyudono-2024", {"K-101", "K-107", "K-112", "K-113", "K-305", "K-704", "K-705"}),
    ("blora-2024", {"K-101", "K-102", "K-206", "K-303", "K-305", "K-703", "K-704", "K-715"}),
])
def test_the_examples_have_few_findings_and_no_galat(
        workbook: Workbook, name: str, codes: set[str]) -> None:
    workbook.fill(contoh(name).isian)
    with open_book(workbook.path) as book:
        found = _temuan(read_laporan(book)[0])
    assert {f.code for f in found} == codes
    assert all(messages()[f.code].tingkat != "galat" for f in found)
    assert len(found) <= 12


def _large() -> Mapping[str, object]:
    sys.path.insert(0, str(Path(__file__).parent))
    from bench import large  # noqa: PLC0415  (a script beside the tests)
    return large(40, 400)


def test_the_largest_report_is_checked_in_less_than_a_tenth_of_a_second(workbook: Workbook) -> None:
    workbook.fill(_large())
    with open_book(workbook.path) as book:
        hasil, _ = hitung(read_laporan(book)[0])
    times = []
    for _ in range(3):
        start = time.process_time()
        assert [found for bahan in [Bahan(hasil)] for check in DAFTAR for found in check.cari(bahan)]
        times.append(time.process_time() - start)
    assert min(times) < 0.1


@pytest.mark.parametrize(("triwulan", "expected"), [(4, True), (3, False), (1, False)])
def test_a_year_that_still_runs_is_not_judged_as_a_whole(triwulan: int, expected: bool) -> None:
    """Rules of quarters: a quarter that is not yet over is not judged."""
    laporan = _indeks(realisasi={2024: Decimal(10)})
    running = replace(laporan, pengaturan=replace(laporan.pengaturan, triwulan=triwulan))
    assert ("K-711" in {found.code for found in pemeriksaan(hitung(running)[0])}) is expected


# Percentages typed as fractions, and outputs far above their target

def _kinerja(laporan: Laporan, kode: str) -> list[Finding]:
    hasil, _ = hitung(laporan)
    return [found for check in kinerja.DAFTAR if check.kode == kode for found in check.cari(Bahan(hasil))]


def _persen(**changes: Any) -> Laporan:
    """The first indicator as one in percent with these figures alone."""
    bare: dict[str, Any] = {"satuan": "%", "rencana": {}, "renja": None, "pk_murni": None, "realisasi": {},
                            "target_lalu": {}, "pembanding": ()}
    return _indeks(**(bare | changes))


def _keluaran(baris: int = 2, **changes: Any) -> Laporan:
    """The program (0), kegiatan (1) or first sub kegiatan (2) with these figures."""
    rows = tuple(replace(row, **({"indikator": "Keluaran"} | changes)) if i == baris else row
                 for i, row in enumerate(BAIK.program))
    return replace(BAIK, program=rows)


def _d(*values: str | None) -> tuple[D | None, ...]:
    return tuple(None if value is None else D(value) for value in values)


@pytest.mark.parametrize(("laporan", "place", "nilai", "benar"), [
    (_keluaran(0, satuan="%", target=D("0.95"), realisasi=D("0.9")), ("program", 7, "target"), "0,95", "95"),
    (_keluaran(1, satuan="Persen", target=D("95"), realisasi=D("0.9")), ("program", 8, "realisasi"), "0,9", "90"),
    (_keluaran(2, satuan="%", arah="rendah", target=D("0.05"), realisasi=D("0.04")), ("program", 9, "target"),
     "0,05", "5"),
    (_keluaran(2, satuan="%", target=None, realisasi=None, target_tw=_d("0.25", "0.5", "0.75", "1"),
               realisasi_tw=_d("0.2", None, None, None)), ("program", 9, "target_tw_1"), "0,25", "25"),
    (_persen(pk_murni=D("0.9"), realisasi={TAHUN: D("1.05"), 2023: D("0.8")}), ("indikator", 7, "pk_murni"),
     "0,9", "90"),
    (_persen(arah="rendah", pk_murni=D("0.1"), realisasi={TAHUN: D("0.07")}), ("indikator", 7, "pk_murni"),
     "0,1", "10"),
    (_persen(realisasi={TAHUN: D("0.855")}), ("indikator", 7, "realisasi_0"), "0,855", "85,5"),
    (_persen(target_tw=_d("0.25", "0.5", None, None)), ("indikator", 7, "target_tw_1"), "0,25", "25"),
    (_persen(pk_murni=D("90"), realisasi={TAHUN: D("91"), 2022: D("0.88")}), ("indikator", 7, "realisasi_2"),
     "0,88", "88"),
    (_persen(pk_murni=D("0.9"), pembanding=(Pembanding(7, "Nasional", "Indonesia", D(93)),), arah="rendah"),
     ("indikator", 7, "pk_murni"), "0,9", "90"),
    (_indeks(batas_atas="1,1"), ("indikator", 7, "batas_atas"), "1,1", "110"),
])
def test_a_percentage_that_excel_keeps_as_a_fraction_is_reported_at_its_cell(
        laporan: Laporan, place: tuple[str, int, str], nilai: str, benar: str) -> None:
    found, = _kinerja(laporan, "K-608")
    assert (found.place.table, found.place.row, found.place.column) == place
    assert (found.value, dict(found.args)["benar"]) == (nilai, benar)
    message = messages()["K-608"]
    assert message.tingkat == "peringatan"
    assert f"{nilai} itu {benar} %" in message.pesan.format(**dict(found.args), nilai=found.value)
    assert f"ketik {benar}, bukan {benar}%; bila memang di bawah 1 %, biarkan" in message.tindakan.format(
        **dict(found.args))


@pytest.mark.parametrize("laporan", [
    _keluaran(0, satuan="%", target=D(95), realisasi=D(90)),
    _keluaran(0, satuan="%", target=D(100), realisasi=D(0)),
    _keluaran(0, satuan="%", arah="rendah", target=D(10), realisasi=D("0.5")),  # far fewer than allowed
    _keluaran(2, satuan="Dokumen", target=D(1), realisasi=D(1)),
    _persen(pk_murni=D("2.1"), realisasi={TAHUN: D("0.9")}),
    _indeks(pk_murni=D("0.765"), realisasi={TAHUN: D("0.7612")}),  # an index, no percentage
    _indeks(batas_atas="110"), _indeks(batas_atas="Tanpa batas"), _indeks(batas_atas="seratus"),
])
def test_what_cannot_be_a_fraction_is_let_pass(laporan: Laporan) -> None:
    assert _kinerja(laporan, "K-608") == []


def test_an_output_far_above_its_target_names_the_quarters_it_is_made_of() -> None:
    quarters = _d("12", "12", "12", "11")  # their sum is 47, and 47 / 12 = 391,67 %
    found, = _kinerja(_keluaran(satuan="Unit", target=D(12), realisasi=None, realisasi_tw=quarters), "K-601")
    assert (found.place.row, found.place.column) == (9, "realisasi")
    message = messages()["K-601"]
    assert message.tingkat == "peringatan"
    assert message.pesan.format(**dict(found.args)) == (
        "Capaian “Keluaran” 391,67 %: target 12, realisasi 47 (Cara Triwulan “dijumlahkan”: realisasi triwulan 12 12 "
        "12 11).")
    assert "Cara Triwulan" in message.tindakan


@pytest.mark.parametrize(("changes", "codes"), [
    ({"target": D(1), "realisasi": D(2)}, []), ({"target": D(1), "realisasi": D(3)}, ["K-601"]),
    ({"target": D(12), "realisasi": None, "realisasi_tw": _d("12", "12", "12", "11"), "cara_triwulan": TERAKHIR}, []),
    ({"satuan": "%", "target": D("0.95"), "realisasi": D(95)}, []),  # K-608 tells of it
])
def test_an_output_is_asked_about_above_twice_its_target(changes: dict[str, Any], codes: list[str]) -> None:
    assert [found.code for found in _kinerja(_keluaran(**changes), "K-601")] == codes


def test_a_cap_of_the_office_does_not_hide_an_output_far_above_its_target() -> None:
    laporan = _keluaran(target=D(1), realisasi=D(3))
    capped = replace(BAIK.pengaturan, capaian=replace(BAIK.pengaturan.capaian, batas_atas=D(100)))
    assert len(_kinerja(replace(laporan, pengaturan=capped), "K-601")) == 1
