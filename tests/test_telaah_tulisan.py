"""Telaah, family tulisan: how figures and words are written."""

from __future__ import annotations

import pytest
from naskah_uji import bahan_uji, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan


def _laporan(*unsur) -> Bahan:
    return bahan_uji(judul("BAB I PENDAHULUAN"), *unsur)


def _satu(bahan: Bahan, kode: str) -> str:
    found = temuan(bahan, kode)
    assert len(found) == 1, [one.args for one in found]
    periksa_kutipan(bahan, found[0])
    return pesan(found[0])


@pytest.mark.parametrize(("teks", "angka"), [
    ("Anggaran sebesar Rp. 19,422.400.000,- telah terserap.", "19,422.400.000"),
    ("Anggaran sebesar Rp 1.42.400.000 telah terserap.", "1.42.400.000"),
    ("Anggaran sebesar Rp19.422.400.000,00 telah terserap.", ""),
    ("Kode 7.01.01.2.06 memuat anggaran.", ""),
    ("Anggaran sebesar Rp2,5 miliar telah terserap.", ""),
])
def test_separators_that_contradict_are_found_in_money_only(teks, angka):
    assert kutipan_temuan(_laporan(paragraf(teks)), "T-1001") == ([angka] if angka else [])


def _anggaran(*angka: str):
    return tabel([["Program", "Anggaran (Rp)"], *([f"Program {chr(65 + n)}", text] for n, text in enumerate(angka))])


def test_thousands_parted_by_the_other_sign_are_told_once_for_a_table_with_all_places():
    bahan = _laporan(_anggaran("1.920.063.000", "130.000.000", "2.000.000", "900,000", "41.800.000", "700,000",
                               "5.000.000"))
    assert "900.000" in temuan(bahan, "T-1002")[0].args[1][1]
    assert _satu(bahan, "T-1002")
    assert [place.kutipan for place in temuan(bahan, "T-1002")[0].tempat] == ["900,000", "700,000"]
    assert not temuan(_laporan(_anggaran("1,920,063,000", "130,000,000", "900,000")), "T-1002")


def _capaian(*angka: str, kolom: str = "Capaian (%)"):
    return tabel([["Indikator", kolom], *([f"Indikator {chr(65 + n)}", text] for n, text in enumerate(angka))])


def test_a_decimal_sign_that_the_rest_does_not_use_is_found():
    most = _capaian("85.91", "79.25", "98.58", "91.17")
    assert "86.35" in temuan(_laporan(most, paragraf("Nilai tertinggi adalah 86,35 pada tahun ini.")),
                             "T-1003")[0].args[1][1]
    assert not temuan(_laporan(most, paragraf("Rapat dimulai pukul 9,30 dan Tabel 3,1 dibahas.")), "T-1003")
    assert not temuan(_laporan(most), "T-1003")


def test_two_decimal_signs_of_about_equal_number_are_advice_once():
    bahan = _laporan(_capaian("85.91", "79.25", "98.58"), paragraf("Teks."), _capaian("85,91", "79,25"))
    assert [one.tingkat for one in temuan(bahan, "T-1003")] == ["saran"]


def test_decimals_of_a_column_are_equally_many():
    assert "“100”" in _satu(_laporan(_capaian("99,16", "98,58", "100")), "T-1004")
    assert not temuan(_laporan(_capaian("99,16", "98,58", "100,00")), "T-1004")
    assert not temuan(_laporan(_capaian("99,16", "100", kolom="Target")), "T-1004")


def test_a_leading_zero_before_a_digit_is_found():
    assert kutipan_temuan(_laporan(_capaian("90,45", "09,45")), "T-1005") == ["09,45"]
    assert not temuan(_laporan(_capaian("0,45", "90,45")), "T-1005")


def test_units_of_a_column_stand_at_all_figures_or_at_none():
    assert "5 gdg" in _satu(_laporan(_capaian("5 gdg", "8", "14", kolom="Jumlah")), "T-1006")
    assert not temuan(_laporan(_capaian("5", "8", "14", kolom="Jumlah")), "T-1006")
    targets = _capaian("70,00%", "85,50", "90,00%", "79,20", kolom="Target")
    assert not temuan(_laporan(targets), "T-1006")


def test_rupiah_written_in_several_ways_is_advice_once():
    assert "Rp. 5.000" in _satu(_laporan(paragraf("Sebesar Rp. 5.000 dan Rp7.000 serta Rp8.000.")), "T-1007")
    assert not temuan(_laporan(paragraf("Sebesar Rp5.000 dan Rp7.000.")), "T-1007")


def test_a_score_with_a_percent_sign_is_found():
    scores = tabel([["Indikator", "Realisasi"], ["Nilai SAKIP", "75,75"], ["Nilai Inovasi", "60,10"]])
    assert "75,75 %" in _satu(_laporan(scores, paragraf("Tercatat 75,75 % untuk Nilai SAKIP.")), "T-1008")
    assert not temuan(_laporan(scores, paragraf("Tercatat 101,00 % untuk Nilai SAKIP.")), "T-1008")


@pytest.mark.parametrize(("kode", "teks", "kutipan"), [
    ("T-1010", "Visi (Menata Bersama, Penuh Totalitas (METAL). Selesai", "(Menata Bersama, Penuh Totalitas (METAL)"),
    ("T-1010", "Visi “Maju bersama rakyat dan daerah", None),
    ("T-1011", "Misi mewujudkan layanan perkantoran.; Misi kedua", "perkantoran.;"),
    ("T-1012", "Terdapat 2.(dua) sasaran.", "2.(dua)"),
    ("T-1015", "Tindak lanjut ReAomengasi tim", "ReAomengasi"),
])
def test_stray_marks_and_letters_are_advice(kode, teks, kutipan):
    found = kutipan_temuan(_laporan(paragraf(teks)), kode)
    assert len(found) == 1
    assert kutipan in (None, found[0])


@pytest.mark.parametrize(("kode", "teks"), [
    ("T-1010", "Meliputi: a) surat, b) arsip (Eselon 2) dan pangkat (IV/a)."),
    ("T-1010", "Visi (Menata Bersama (METAL)) dan “Maju”"),
    ("T-1011", "Kantor, meja, kursi, dll., serta Rp5.000,-."),
    ("T-1012", "Terdapat 2 (dua) sasaran."),
    ("T-1015", "Aplikasi LKjIP dan MySAPK memuat SiPD."),
])
def test_pairs_list_numbers_and_abbreviations_are_left(kode, teks):
    assert not temuan(_laporan(paragraf(teks)), kode)


def test_a_rare_word_one_letter_from_a_frequent_one_is_advice():
    often = [paragraf(f"Renstra memuat {kata}.") for kata in ("visi", "misi", "tujuan", "sasaran", "strategi")]
    assert "“renstra”" in _satu(_laporan(*often, paragraf("Target Rentra tercapai.")), "T-1013")
    assert not temuan(_laporan(*often, paragraf("Renstranya disusun bersama.")), "T-1013")


def test_two_ordinary_words_that_differ_by_a_far_letter_are_left():
    often = [paragraf(f"Pembangunan {kata} sedang berjalan.") for kata in ("dermaga", "kolam", "gudang", "pasar")]
    assert not temuan(_laporan(*often, paragraf("Nelayan merasa senang.")), "T-1013")


def test_rows_of_several_units_need_no_equal_decimals():
    mixed = tabel([["Indikator", "Realisasi"], ["Produksi", "418"], ["Lama layanan", "3"], ["Kepatuhan", "81,25"],
                   ["Cakupan", "77,40"]])
    assert not temuan(_laporan(mixed), "T-1004")


def test_two_words_written_as_one_are_advice():
    apart = paragraf("Kata pengantar memuat ucapan terima kasih.")
    assert "kata pengantar" in _satu(_laporan(apart, paragraf("KATAPENGANTAR")), "T-1014")
    compound = "Pertanggungjawaban, mempertanggungjawabkan, menindaklanjuti, menyebarluaskan, dan olahraga."
    roots = paragraf("Tanggung jawab, tindak lanjuti, sebar luaskan, jawabkan, lanjuti.")
    assert not temuan(_laporan(apart, roots, paragraf(compound)), "T-1014")
    year = _laporan(paragraf("Peraturan Tahun 2011Nomor 5."), paragraf("Nomor surat."))
    assert "2011 Nomor" in _satu(year, "T-1014")


def test_penyerapan_beside_penerapan_is_no_slip() -> None:
    often = [paragraf(f"Penerapan {word} berjalan baik.") for word in ("aplikasi", "standar", "prosedur", "aturan")]
    assert not temuan(_laporan(*often, paragraf("Tingkat penyerapan cukup tinggi.")), "T-1013")
