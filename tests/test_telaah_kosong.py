"""Blank cells, columns and rows, sums without a name, missing parts; and what is blank by intent."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from naskah_uji import ATAS, KIRI, Unsur, bahan_uji, judul, paragraf, periksa_tercetak, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kaidah.kosong import DAFTAR

KINERJA = ["No", "Indikator", "Target", "Realisasi", "Capaian"]


def kode(bahan: Bahan) -> list[str]:
    found = [one for rule in DAFTAR for one in rule.cari(bahan)]
    periksa_tercetak(bahan, found)
    return [one.kode for one in found]


def dari(kepala: Sequence[str], *baris: Sequence[str]) -> Bahan:
    return bahan_uji(judul("BAB I\nISI"), *tabel([kepala, *baris], "Tabel 1.1 Data"))


def test_a_table_that_is_filled_gets_no_remark() -> None:
    assert kode(dari(KINERJA, ["1", "Nilai A", "80", "82", "102,50"], ["2", "Nilai B", "70", "-", "-"])) == []


def test_a_figure_that_the_other_rows_have_is_there() -> None:
    rows = [["1", "Nilai A", "80", "82", "102,50"], ["2", "Nilai B", "70", "70", "100"],
            ["3", "Nilai C", "60", "63", "105"], ["4", "Nilai D", "50", "", "95"]]
    bahan = dari(KINERJA, *rows)
    assert kode(bahan) == ["T-1201"]
    (found,) = temuan(bahan, "T-1201")
    assert found.tingkat == "peringatan"  # its capaian is printed
    assert "“Realisasi” kosong untuk “Nilai D”" in pesan(found)


def test_a_blank_remark_is_none() -> None:
    head = ["No", "Barang", "Jumlah", "Keterangan"]
    assert kode(dari(head, *([str(at), f"Barang {at}", "5", "baik" if at < 4 else ""] for at in range(1, 5)))) == []


def test_a_row_of_details_has_its_figures() -> None:
    head = ["No", "Kegiatan", "Sub Kegiatan", "Target", "Realisasi"]
    rows = [["1", "Umum", f"Belanja {at}", f"{at} unit", f"{at} unit"] for at in range(1, 8)]
    assert kode(dari(head, *rows)) == []
    bahan = dari(head, *rows, ["8", "Umum", "Belanja Kursi", "", ""])
    assert kode(bahan) == ["T-1202"]
    assert "Belanja Kursi" in pesan(temuan(bahan, "T-1202")[0])


def test_rows_that_only_head_others_need_no_figures() -> None:
    head = ["Program/Kegiatan", "Anggaran"]
    rows = [["Program Pasar", ""], ["Belanja A", "10.000.000"], ["Belanja B", "20.000.000"], ["Program Ikan", ""],
            ["Belanja C", "30.000.000"], ["Belanja D", "40.000.000"], ["Jumlah", "100.000.000"]]
    assert kode(dari(head, *rows)) == []


def test_an_indicator_below_100_is_explained() -> None:
    head = ["No", "Indikator", "Target", "Realisasi", "% Capaian", "Solusi"]
    def one(capaian: str, solusi: str) -> Bahan:
        return dari(head, ["1", "Nilai A", "80", "82", capaian, solusi],
                    ["2", "Nilai B", "70", "80", "114,29", "Lanjutkan"])
    assert kode(one("88,10", "-")) == ["T-1203"]
    assert kode(one("88,10", "Menambah jam layanan")) == []
    assert kode(one("102,50", "-")) == []


def test_a_total_has_its_name() -> None:
    head = ["Kegiatan", "Anggaran (Rp)"]
    rows = [[f"Belanja {at}", f"{at}.000.000"] for at in range(1, 6)]
    assert kode(dari(head, *rows, ["", "15.000.000"])) == ["T-1204"]
    assert kode(dari(head, *rows, ["Jumlah", "15.000.000"])) == []


def test_a_column_with_a_heading_holds_something() -> None:
    head = ["No", "Rentang", "Predikat", "Warna"]
    rows = [["1", "91 ke atas", "", ""], ["2", "di bawah 91", "", ""]]
    found = temuan(dari(head, *rows), "T-1205")
    assert [(dict(one.args)["kolom"], one.tingkat) for one in found] == [("Predikat", None), ("Warna", "saran")]


def test_people_and_money_are_totalled() -> None:
    head = ["Golongan", "Jumlah Pegawai"]
    rows = [[golongan, "3"] for golongan in ("IV/a", "III/d", "III/c", "III/b")]
    assert kode(dari(head, *rows)) == ["T-1208"]
    assert kode(dari(head, *rows, ["Jumlah", "12"])) == []
    assert kode(dari(["Barang", "Jumlah"], *([f"Barang {at}", "3"] for at in range(5)))) == []


def test_the_second_of_two_rows_has_what_the_first_has_unless_they_are_one_cell() -> None:
    head = ["Sasaran", "Target", "Anggaran", "Realisasi"]
    first = ["Nilai A naik", "80", "10.000.000", "9.000.000"]
    assert kode(dari(head, first, ["Nilai B naik", "75", "", ""])) == ["T-1209"]
    assert kode(dari(head, first, ["Nilai B naik", "75", ATAS, ATAS])) == []


def test_a_total_row_fills_every_column_that_is_added_up() -> None:
    head = ["Pendidikan", "PNS", "PPPK", "THL", "Total"]
    rows = [["S2", "3", "-", "-", "3"], ["S1", "6", "1", "2", "9"], ["SMA", "6", "-", "3", "9"]]
    assert kode(dari(head, *rows, ["Jumlah", "15", "", "5", "21"])) == ["T-1210"]
    assert kode(dari(head, *rows, ["Jumlah", "15", "1", "5", "21"])) == []


def test_the_one_blank_word_of_a_column_is_told() -> None:
    head = ["No", "Indikator", "Penanggung Jawab"]
    rows = [["a", "Nilai A", "Bidang Satu"], ["b", "Nilai B", "Bidang Dua"], ["c", "Nilai C", ""]]
    assert kode(bahan_uji(*tabel([head, *rows]))) == ["T-1213"]


def laporan(*akhir: Unsur, ikhtisar: bool = True, efisiensi: str = "Sumber daya dipakai secara efisien.") -> Bahan:
    """A whole report in few words."""
    front = (judul("IKHTISAR EKSEKUTIF"), paragraf("Kinerja dinas baik.")) if ikhtisar else ()
    return bahan_uji(
        *front, judul("BAB I\nPENDAHULUAN"), paragraf("Dinas dibentuk tahun 2016."), judul("BAB II\nPERENCANAAN"),
        paragraf("Perjanjian Kinerja memuat dua indikator."), judul("BAB III\nKINERJA"),
        paragraf("Dibandingkan dengan tahun lalu nilainya naik, mendekati target akhir Renstra."),
        paragraf("Penyebab keberhasilan adalah program yang mendukung sasaran. " + efisiensi),
        paragraf("Realisasi anggaran 98 %; standar nasional tidak ada."), judul("BAB IV\nPENUTUP"),
        paragraf("Saran: tambah petugas."), *akhir)


def test_a_report_is_signed() -> None:
    assert kode(laporan()) == ["T-1206"]
    assert kode(laporan(paragraf("NIP. 19800101 200501 1 001"))) == []


def test_a_report_holds_what_the_regulation_asks_for() -> None:
    nip = paragraf("NIP. 19800101 200501 1 001")
    missing = temuan(laporan(nip, ikhtisar=False, efisiensi=""), "T-1207")
    assert [one.pokok for one in missing] == ["ikhtisar eksekutif", "analisis efisiensi penggunaan sumber daya"]


def test_a_document_of_one_chapter_is_no_whole_report() -> None:
    assert kode(bahan_uji(judul("BAB I\nISI"), paragraf("Isi."))) == []


def test_a_part_holds_something() -> None:
    bahan = bahan_uji(judul("BAB I\nISI"), judul("1.1 Latar", 2), judul("1.2 Tujuan", 2), paragraf("Tujuan dinas."))
    assert kode(bahan) == ["T-1211"]
    divided = bahan_uji(judul("BAB I\nISI"), judul("1.1 Latar", 2), judul("1.1.1 Dasar", 3), paragraf("Dasar hukum."))
    assert kode(divided) == []


def test_what_a_sentence_announces_follows() -> None:
    said = paragraf("Tujuan dinas adalah sebagai berikut:")
    rest = (judul("1.2 Sasaran", 2), paragraf("Sasaran dinas."))
    assert kode(bahan_uji(judul("BAB I\nISI"), judul("1.1 Tujuan", 2), said, *rest)) == ["T-1212"]
    listed = (paragraf("1. Nelayan sejahtera"), *rest)
    assert kode(bahan_uji(judul("BAB I\nISI"), judul("1.1 Tujuan", 2), said, *listed)) == []


def test_cells_merged_over_several_columns_are_not_blank() -> None:
    rows = [["Sasaran 1: nelayan sejahtera", KIRI, KIRI, KIRI, KIRI], ["1", "Nilai A", "80", "82", "102,50"],
            ["2", "Nilai B", "70", "70", "100"]]
    assert kode(dari(KINERJA, *rows)) == []


def test_a_target_of_another_year_is_only_advice() -> None:
    head = ["No", "Indikator", "Target 2022", "Capaian 2022", "Target 2023", "Capaian 2023"]
    rows = [[str(at), f"Nilai {at}", "80", "100", "82", "101"] for at in range(1, 5)]
    def tingkat(capaian: str) -> str | None:
        return temuan(dari(head, *rows, ["5", "Nilai 5", "", capaian, "82", "101"]), "T-1201")[0].tingkat
    assert [tingkat(capaian) for capaian in ("100", "-")] == ["peringatan", None]


def test_the_last_row_that_holds_the_outcome_need_not_fill_every_column() -> None:
    head = ["Aspek", "Bobot (%)", "Nilai", "Nilai Tertimbang"]
    rows = [["Aturan", "20", "3,10", "0,62"], ["Layanan", "50", "4,00", "2,00"], ["Alat", "30", "2,50", "0,75"]]
    assert kode(dari(head, *rows, ["Indeks Layanan", "100", "", "3,37"])) == []
    assert kode(dari(head, *rows[:2], ["Alat", "30", "", "0,75"], ["Sarana", "20", "2,00", "0,40"])) == ["T-1201"]
    numbered = [[str(at), *row] for at, row in enumerate(rows, 1)]
    assert kode(dari(["No", *head], *numbered, ["", "Nilai akhir", "", "", "3,37"])) == []
    assert kode(dari(["No", *head], *numbered, ["4", "Nilai akhir", "30", "", "3,37"])) == ["T-1201"]


def test_columns_that_run_on_have_no_total() -> None:
    rows = [[f"Triwulan {at}", f"{at}.200.000", f"{at}.900.000"] for at in range(1, 5)]
    assert kode(dari(["Triwulan", "Anggaran (Rp)", "Lain (Rp)"], *rows)) == ["T-1208"]
    assert kode(dari(["Triwulan", "Anggaran (Rp)", "Kumulatif (Rp)"], *rows)) == []


@pytest.mark.parametrize(("isi", "tiada"), [
    ("Capaiannya 92,5 persen, kurang 0,4 poin karena petugas baru dilatih.", []),
    ("Puji syukur karena laporan ini selesai.", ["analisis penyebab keberhasilan atau kegagalan beserta solusinya"]),
])
def test_causes_may_be_told_without_that_word(isi: str, tiada: list[str]) -> None:
    bahan = _tanpa_sebab(paragraf(isi), paragraf("Nilainya mendekati target akhir Renstra."))
    assert [one.pokok for one in temuan(bahan, "T-1207") if one.pokok.startswith("analisis penyebab")] == tiada


def test_a_target_of_a_later_year_beside_the_progress_is_a_comparison() -> None:
    def told(last: str) -> bool:
        head = ["No", "Indikator", "Target 2024", "Realisasi 2024", last, "Kemajuan (%)"]
        rows = [["1", "Nilai A", "70", "72", "80", "90"], ["2", "Nilai B", "7", "8", "9", "88"]]
        bahan = _tanpa_sebab(*tabel([head, *rows]))
        return any("jangka menengah" in one.pokok for one in temuan(bahan, "T-1207"))
    assert [told("Target 2029"), told("Catatan")] == [False, True]


def _tanpa_sebab(*isi: Unsur) -> Bahan:
    """A whole report that says no more than these elements of its results."""
    return bahan_uji(judul("BAB I\nPENDAHULUAN"), paragraf("Dinas dibentuk tahun 2016."), judul("BAB II\nPERENCANAAN"),
                     paragraf("Perjanjian Kinerja."), judul("BAB III\nKINERJA"), *isi, judul("BAB IV\nPENUTUP"),
                     paragraf("Saran: tambah petugas."))
