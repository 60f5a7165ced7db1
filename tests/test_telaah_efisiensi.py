"""Efficiency: its value against performance and money, its word against its value and elsewhere."""

from __future__ import annotations

import pytest
from naskah_uji import Unsur, bahan_uji, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan

Isi = Unsur | tuple[Unsur, ...]
_SKALA = tabel([["No", "%", "Tingkat Efisiensi"], ["1", "> 0", "Sangat Efisien"], ["2", "= 0", "Efisien"],
                ["3", "< 0", "Kurang Efisien"]], judul="Tabel 3.5 Kategori Capaian Efisiensi")
_KINERJA = tabel([["No", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)"],
                  ["1", "Indeks Layanan Warga", "100", "95", "95,00"],
                  ["2", "Nilai Tata Kelola", "100", "97", "97,00"]],
                 judul="Tabel 3.2 Capaian Kinerja")
_UANG = tabel([["Program", "Anggaran (Rp)", "Realisasi (Rp)", "Capaian (%)"],
               ["Program Satu", "100.000.000", "98.000.000", "98,00"],
               ["JUMLAH", "100.000.000", "98.000.000", "98,00"]], judul="Tabel 3.7 Realisasi Anggaran")

_CARA = paragraf("Efisiensi diperoleh dengan membandingkan capaian kinerja dengan capaian anggaran.")


def _bahan(*unsur: Isi) -> Bahan:
    return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2024"), judul("BAB III AKUNTABILITAS KINERJA"), *unsur)


def test_a_difference_within_a_sentence_is_computed_again() -> None:
    def made(value: str) -> Bahan:
        return _bahan(paragraf(f"Capaian kinerja 101,50 % dikurangi capaian anggaran 97,20 % menghasilkan efisiensi "
                               f"{value} poin."))
    bahan = made("5,30")
    [found] = temuan(bahan, "T-1501")
    assert "4,30" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(made("4,30"), "T-1501")


def test_a_hundred_less_serapan_is_no_efficiency_by_the_definition_of_the_document() -> None:
    # rata-rata capaian (95 + 97) / 2 = 96; 96 - 98 = -2
    bahan = _bahan(_CARA, _KINERJA, _SKALA, _UANG, paragraf("Diperoleh hasil tingkat efisiensi 2,00 untuk seluruh "
                                                            "kantor."))
    [found] = temuan(bahan, "T-1502")
    assert "-2,00" in pesan(found)
    assert "100 dikurangi serapan" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_bahan(_CARA, _KINERJA, _SKALA, _UANG, paragraf("Diperoleh hasil tingkat efisiensi -2,00.")),
                      "T-1502")


def test_without_a_definition_no_value_is_wrong() -> None:
    value = paragraf("Diperoleh hasil tingkat efisiensi 2,00.")
    assert not temuan(_bahan(_KINERJA, _SKALA, _UANG, value), "T-1502")
    other = paragraf("Efisiensi membandingkan capaian dengan anggaran menurut volume keluaran dan alokasi anggaran "
                     "per keluaran.")
    assert not temuan(_bahan(other, _KINERJA, _SKALA, _UANG, value), "T-1502")


@pytest.mark.parametrize(("text", "count"), [
    ("Tingkat efisiensi -2,00 sehingga tergolong sangat efisien.", 1),
    ("Tingkat efisiensi -2,00 sehingga tergolong kurang efisien.", 0),
    ("Penggunaan anggaran dikategorikan sangat efisien.", 1),
    ("Penggunaan anggaran dikategorikan kurang efisien.", 0),
    ("Apabila nilainya lebih dari nol maka dikategorikan sangat efisien.", 0),
])
def test_the_word_fits_the_value_and_the_figures(text: str, count: int) -> None:
    assert len(temuan(_bahan(_CARA, _KINERJA, _SKALA, _UANG, paragraf(text)), "T-1503")) == count


def test_two_words_for_the_whole_are_found() -> None:
    bahan = _bahan(paragraf("Penggunaan anggaran dikategorikan sangat efisien."), judul("BAB IV PENUTUP"),
                   paragraf("Penggunaan anggaran dikategorikan efisien."))
    assert kutipan_temuan(bahan, "T-1504") == ["dikategorikan efisien"]


_DEFINISI = paragraf("Nilai di atas nol berarti Efisien, nilai nol berarti Cukup Efisien, dan nilai di bawah nol "
                     "berarti Tidak "
                     "Efisien.")


def _baris(value: str, word: str) -> tuple[Unsur, ...]:
    return tabel([["Sasaran", "Capaian Kinerja (%)", "Serapan (%)", "Efisiensi", "Keterangan"],
                  ["Sasaran 1", "101,50", "97,20", "4,30", "Efisien"], ["Sasaran 2", "95,20", "98,40", value, word]],
                 judul="Tabel 3.8 Efisiensi Penggunaan Anggaran")


def test_rows_of_a_table_of_efficiency_are_computed_and_named_again() -> None:
    bahan = _bahan(_DEFINISI, _baris("3,20", "Efisien"))
    [found] = temuan(bahan, "T-1505")
    assert "-3,20" in pesan(found)
    periksa_kutipan(bahan, found)
    wrong_word = _bahan(_DEFINISI, _baris("-3,20", "Efisien"))
    assert [one.tempat[0].kutipan for one in temuan(wrong_word, "T-1506")] == ["Efisien"]
    sound = _bahan(_DEFINISI, _baris("-3,20", "Tidak Efisien"))
    assert not temuan(sound, "T-1505")
    assert not temuan(sound, "T-1506")
