"""Telaah, family tahun: each rule finds its faulty text, leaves the good one, and allows for other years."""

from __future__ import annotations

import pytest
from naskah_uji import (
    bahan_uji,
    butir,
    judul,
    keterangan,
    kutipan_temuan,
    paragraf,
    periksa_kutipan,
    pesan,
    tabel,
    temuan,
)

from lkjip_xl.domain.telaah.bahan import Bahan

SAMPUL = (paragraf("LAPORAN KINERJA INSTANSI PEMERINTAH"), paragraf("DINAS PERKEBUNAN"), paragraf("KABUPATEN MAGELANG"),
          paragraf("TAHUN 2024"))


def _laporan(*unsur) -> Bahan:
    """A report of 2024 with a plan of 2021-2026, and these elements in its first chapter."""
    return bahan_uji(*SAMPUL, judul("BAB I PENDAHULUAN"),
                     paragraf("LKjIP Dinas Perkebunan Tahun 2024 mengukur pelaksanaan Renstra Tahun 2021-2026."),
                     paragraf("Renstra 2021-2026 menjadi dasar Perjanjian Kinerja Tahun 2024."), *unsur)


def _satu(bahan: Bahan, kode: str) -> str:
    """The message of the only remark of a code, whose quotations stand at their places."""
    found = temuan(bahan, kode)
    assert len(found) == 1, [one.args for one in found]
    periksa_kutipan(bahan, found[0])
    return pesan(found[0])


@pytest.mark.parametrize(("kode", "cacat", "sebut"), [
    ("T-701", "Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun 2023 ini memuat tiga sasaran.", "laporan tahun 2024"),
    ("T-702", "Target diambil dari Perjanjian Kinerja Tahun 2025 yang telah ditandatangani.",
     "Perjanjian Kinerja Tahun 2025"),
    ("T-702", "Kegiatan dilaksanakan menurut Renja Perubahan Tahun 2023.", "Renja Perubahan Tahun 2023"),
    ("T-703", "Perda Nomor 9 Tahun 2022 tentang Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2023",
     "tahun 2023"),
    ("T-704", "Isu strategis menurut Rencana Strategis 2021-2021 ada empat.", "2021-2021"),
    ("T-704", "Isu strategis menurut Rencana Strategis 2026-2021 ada empat.", "berakhir sebelum mulai"),
    ("T-705", "Sasaran ini diambil dari Rencana Strategis Dinas Perkebunan Tahun 2016-2021.", "2016-2021"),
    ("T-706", "Tahun 2024 merupakan tahun kedua pelaksanaan Renstra.", "kedua"),
    ("T-707", "Realisasi pada tahun 20224 naik.", "20224"),
    ("T-709", "Hasil evaluasi atas akuntabilitas kinerja tahun 2024 memuat dua catatan.", "tahun 2024"),
    ("T-716", "Rapat berlangsung pada hari Senin, 15 Januari 2025 di aula.", "bukan hari"),
    ("T-717", "Berita acara bertanggal 31 Juni 2024.", "31 Juni 2024"),
    ("T-722", "Pelatihan budi daya diadakan pada tanggal 16 Juni 2024.", "Minggu"),
    ("T-706", "Laporan ini adalah laporan tahun kelima pelaksanaan Rencana Strategis Tahun 2021-2026.", "kelima"),
    ("T-723", "Jumlah pegawai per 31 Desember 2022 adalah 40 orang.", "2022"),
    ("T-723", "Laporan Kinerja Tahun 2024 memuat kinerja sampai dengan 31 Desember 2023.", "2023"),
    ("T-728", "Pendataan bulan Mei 2023 mencatat 41 kapal laik laut.", "Mei 2023"),
    ("T-724", "Perda Nomor 7 Tahun 2011 tentang Rencana Pembangunan Jangka Panjang Daerah Tahun 2010-2031", "21 tahun"),
    ("T-726", "Target akhir periode Renstra tahun 2028 adalah 95.", "2021-2026"),
    ("T-727", "Pada tahun 2026 kegiatan dilaksanakan dengan baik.", "tahun 2024"),
    ("T-725", "Perda Nomor 5 Tahun 2019 tentang RPJMD Provinsi Jawa Tengah Tahun 2018-2023", "2023"),
])
def test_a_faulty_sentence_is_found_once_and_its_year_is_named(kode, cacat, sebut):
    assert sebut in _satu(_laporan(paragraf(cacat)), kode)


@pytest.mark.parametrize(("kode", "baik"), [
    ("T-701", "Rekomendasi atas LKjIP Tahun 2023 telah ditindaklanjuti."),
    ("T-701", "Capaian ini lebih baik dibanding Laporan Kinerja Tahun 2023."),
    ("T-702", "Capaian naik dibandingkan Perjanjian Kinerja Tahun 2023."),
    ("T-702", "Hasil ini menjadi bahan Perjanjian Kinerja Tahun 2025."),
    ("T-702", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"),
    ("T-703", "Perda Nomor 9 Tahun 2023 tentang Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2024"),
    ("T-704", "Selisih tahun 2024-2023 dihitung dari realisasinya."),
    ("T-705", "Perda Provinsi Jawa Tengah Nomor 5 Tahun 2019 tentang RPJMD Provinsi Jawa Tengah Tahun 2018-2023"),
    ("T-705", "Renstra periode sebelumnya, Renstra Tahun 2016-2021, memuat lima sasaran."),
    ("T-706", "Tahun 2024 merupakan tahun keempat pelaksanaan Renstra."),
    ("T-707", "Sebanyak tahun 2024 orang hadir."),
    ("T-709", "Hasil evaluasi atas akuntabilitas kinerja tahun 2023 memuat dua catatan."),
    ("T-716", "Rapat berlangsung pada hari Rabu, 15 Januari 2025 di aula."),
    ("T-717", "Berita acara bertanggal 30 Juni 2024."),
    ("T-722", "Pelatihan budi daya diadakan pada tanggal 18 Juni 2024."),
    ("T-722", "Kegiatan menindaklanjuti surat nomor 12 tanggal 16 Juni 2024."),
    ("T-706", "Laporan ini adalah laporan tahun keempat pelaksanaan Rencana Strategis Tahun 2021-2026."),
    ("T-723", "Jumlah pegawai per 31 Desember 2024 adalah 40 orang."),
    ("T-723", "Dibandingkan dengan keadaan sampai dengan 31 Desember 2023, jumlahnya naik."),
    ("T-728", "Pendataan bulan Mei 2024 mencatat 41 kapal laik laut."),
    ("T-728", "Dibandingkan bulan Mei 2023, 41 kapal lebih banyak daripada tahun lalu."),
    ("T-724", "Perda Nomor 7 Tahun 2008 tentang Rencana Pembangunan Jangka Panjang Daerah Tahun 2005-2025"),
    ("T-726", "Target akhir periode Renstra tahun 2026 adalah 95."),
    ("T-727", "Pada tahun 2026 kegiatan akan dilaksanakan dengan baik."),
    ("T-727", "Pada tahun 2024 kegiatan dilaksanakan dengan baik."),
    ("T-725", "Perda Nomor 7 Tahun 2021 tentang RPJMD Kabupaten Magelang Tahun 2021-2026"),
])
def test_a_sound_sentence_and_one_that_means_another_year_are_left(kode, baik):
    assert not temuan(_laporan(paragraf(baik)), kode)


def test_a_year_that_may_be_counted_in_two_ways_is_advice():
    assert temuan(_laporan(paragraf("Tahun 2024 merupakan tahun ketiga pelaksanaan Renstra.")),
                  "T-706")[0].tingkat == "saran"


def test_the_cover_may_name_the_year_of_printing_and_no_other():
    assert not temuan(_laporan(), "T-708")
    other = bahan_uji(*SAMPUL, paragraf("TAHUN 2022"), judul("BAB I"),
                      paragraf("LKjIP Dinas Perkebunan Tahun 2024 memuat capaian tahun 2024."))
    assert kutipan_temuan(other, "T-708") == ["TAHUN 2022"]


def test_a_heading_of_one_year_over_columns_of_two_is_found_with_both_places():
    faulty = _laporan(tabel([["Indikator", "Realisasi 2024", "<"], ["^", "2023", "2024"], ["Produksi kopi", "10,5",
                                                                                           "11,2"]],
                            "Tabel 1.1 Perbandingan Realisasi"))
    assert "menaungi kolom tahun 2023 dan 2024" in _satu(faulty, "T-710")
    assert len(temuan(faulty, "T-710")[0].tempat) == 2
    sound = _laporan(tabel([["Indikator", "Realisasi", "<"], ["^", "2023", "2024"], ["Produksi kopi", "10,5", "11,2"]]))
    assert not temuan(sound, "T-710")


@pytest.mark.parametrize(("tahun", "salah"), [
    (["2021", "2022", "2022", "2024"], "2022"), (["2020", "2022", "2023"], "2020"), (["2021", "2022", "2024"], "2024"),
    (["2021", "2022", "2023"], ""), (["2019", "2021", "2023"], ""),
])
def test_a_column_that_breaks_the_row_of_years_is_named(tahun, salah):
    bahan = _laporan(tabel([["Indikator", *tahun], ["Produksi kopi", *("1,5" for _ in tahun)]]))
    assert kutipan_temuan(bahan, "T-711") == ([salah] if salah else [])


def test_a_target_of_another_year_than_the_realisasi_is_found_but_not_that_of_the_end_of_the_plan():
    rows = [["Produksi kopi", "10,5", "11,2", "106,67"]]
    faulty = _laporan(tabel([["Indikator", "Target 2023", "Realisasi 2024", "Capaian"], *rows]))
    assert kutipan_temuan(faulty, "T-712") == ["Target 2023"]
    end = _laporan(tabel([["Indikator", "Target Akhir Renstra 2026", "Realisasi 2024", "Capaian"], *rows]))
    assert not temuan(end, "T-712")


def test_a_caption_says_the_years_of_its_columns():
    columns = [["Indikator", "2022", "2023", "2024"], ["Produksi kopi", "1,5", "1,6", "1,7"]]
    assert temuan(_laporan(tabel(columns, "Tabel 1.1 Realisasi Kinerja Tahun 2020-2024")), "T-713")
    assert temuan(_laporan(tabel(columns, "Tabel 1.1 Realisasi Kinerja Tahun 2021, 2022 dan 2023")), "T-713")
    assert not temuan(_laporan(tabel(columns, "Tabel 1.1 Realisasi Kinerja Tahun 2022-2024")), "T-713")
    assert not temuan(_laporan(tabel(columns, "Tabel 1.1 Target Renstra Tahun 2021-2026")), "T-713")


def test_a_table_of_the_budget_of_another_year_is_found_unless_that_of_the_report_year_stands_beside_it():
    rows = [["Program", "Anggaran", "Realisasi"], ["Program Perkebunan", "10.000", "9.000"]]
    one = tabel(rows, "Tabel 1.1 Realisasi Anggaran Tahun 2023")
    assert "tahun 2024" in _satu(_laporan(one), "T-714")
    pair = _laporan(one, tabel(rows, "Tabel 1.2 Realisasi Anggaran Tahun 2024"))
    assert not temuan(pair, "T-714")


def test_a_chart_over_years_without_figures_is_advice_that_names_them():
    figures = tabel([["Indikator", "2023", "2024"], ["Produksi kopi", "1,5", "1,6"]])
    assert "2021 dan 2022" in _satu(_laporan(figures, keterangan("Grafik 1.1 Produksi Kopi Tahun 2021-2024")), "T-715")
    assert not temuan(_laporan(figures, keterangan("Grafik 1.1 Produksi Kopi Tahun 2023-2024")), "T-715")


def _ditandatangani(tanggal: str, *unsur) -> Bahan:
    return _laporan(judul("BAB IV PENUTUP"), *unsur, paragraf(f"Magelang, {tanggal}"),
                    paragraf("KEPALA DINAS PERKEBUNAN"),
                    paragraf("NIP. 19700101 199503 1 002"))


def test_the_report_is_signed_after_its_year_and_in_time():
    assert kutipan_temuan(_ditandatangani("15 Januari 2024"), "T-718") == ["Magelang, 15 Januari 2024"]
    assert temuan(_ditandatangani("5 Mei 2025"), "T-719")
    good = _ditandatangani("15 Januari 2025")
    assert not temuan(good, "T-718")
    assert not temuan(good, "T-719")


def test_an_attached_perjanjian_kinerja_is_signed_in_its_own_year():
    bahan = _laporan(judul("LAMPIRAN"), judul("Perjanjian Kinerja", 2), paragraf("Magelang, 15 Januari 2024"),
                     paragraf("KEPALA DINAS PERKEBUNAN"))
    assert not temuan(bahan, "T-718")


def test_what_is_told_as_past_lies_before_the_signature():
    told = butir("Rapat evaluasi telah diadakan pada 3 Maret 2025.")
    assert kutipan_temuan(_ditandatangani("15 Januari 2025", told), "T-720") == ["3 Maret 2025"]
    planned = butir("Rapat evaluasi akan diadakan pada 3 Maret 2025.")
    assert not temuan(_ditandatangani("15 Januari 2025", planned), "T-720")


def test_two_days_of_signing_are_advice():
    both = bahan_uji(*SAMPUL, judul("KATA PENGANTAR"), paragraf("LKjIP Tahun 2024 ini memuat kinerja tahun 2024."),
                     paragraf("Magelang, 10 Januari 2025"), paragraf("KEPALA DINAS"), judul("BAB IV PENUTUP"),
                     paragraf("Magelang, 15 Januari 2025"), paragraf("KEPALA DINAS"))
    assert kutipan_temuan(both, "T-721") == ["Magelang, 15 Januari 2025"]


@pytest.mark.parametrize(("kalimat", "tanggal"), [
    ("Perjanjian Kinerja Tahun 2024 ditandatangani pada tanggal 8 Januari 2025.", "8 Januari 2025"),
    ("Perjanjian Kinerja disahkan dan diubah dengan Perjanjian Kinerja Perubahan tanggal 7 Oktober 2025.",
     "7 Oktober 2025"),
    ("Perjanjian Kinerja ditandatangani pada hari Senin tanggal 9 Januari 2023.", "9 Januari 2023"),
])
def test_a_perjanjian_kinerja_is_signed_before_or_in_its_year(kalimat: str, tanggal: str) -> None:
    assert kutipan_temuan(_laporan(paragraf(kalimat)), "T-729") == [tanggal]


@pytest.mark.parametrize("kalimat", [
    "Perjanjian Kinerja Tahun 2024 ditandatangani pada tanggal 29 Desember 2023.",
    "Perjanjian Kinerja 2024 disahkan dan diubah dengan Perjanjian Kinerja Perubahan pada tanggal 7 Oktober 2024.",
    "Perjanjian Kinerja Tahun 2025 ditandatangani pada tanggal 6 Januari 2025.",
    "Perjanjian Kinerja ditetapkan menurut Peraturan Bupati tanggal 3 Maret 2021.",
    "Perjanjian Kinerja Tahun 2024 dilaporkan pada tanggal 20 Januari 2025.",
])
def test_a_perjanjian_kinerja_of_another_year_and_other_days_are_left(kalimat: str) -> None:
    assert not temuan(_laporan(paragraf(kalimat)), "T-729")


def test_a_table_of_realised_indicators_over_years_is_no_period() -> None:
    more = (paragraf("Renstra 2021-2026 dipakai."),
            keterangan("Tabel 1.1 Realisasi Indikator Kinerja Utama Tahun 2020-2024"),
            keterangan("Tabel 1.2 Capaian IKU 2020-2024"))
    assert not temuan(_laporan(*more), "T-705")


@pytest.mark.parametrize(("kalimat", "banyak"), [
    ("Kinerja Dinas Perkebunan tahun 2023, rata-rata capaiannya 97,1 %, tergolong baik.", 1),
    ("Kinerja Dinas Perkebunan tahun 2024, rata-rata capaiannya 97,1 %, tergolong baik.", 0),
    ("Kinerja Dinas Perkebunan tahun 2023 rata-rata 97,1 %, lalu naik menjadi 98,2 %.", 0),
    ("Kinerja Dinas Perkebunan tahun 2023 rata-rata 97,1 %. Tahun 2024 nilainya 98,2 %.", 0),
])
def test_the_closing_sums_up_the_year_of_the_report(kalimat: str, banyak: int) -> None:
    assert len(temuan(_laporan(judul("BAB IV PENUTUP"), paragraf(kalimat)), "T-730")) == banyak
    assert not temuan(_laporan(paragraf(kalimat)), "T-730")
