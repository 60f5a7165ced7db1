"""Scales as printed, and the words they give: levels that meet, one scale, a kategori that fits its figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from naskah_uji import Unsur, bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kategori import kategori_kalimat

Isi = Unsur | tuple[Unsur, ...]
_LIMA = (("91 % ke atas", "Sangat tinggi"), ("76 - 90,99 %", "Tinggi"), ("66 - 75,99 %", "Sedang"),
         ("51 - 65,99 %", "Rendah"), ("Kurang dari 51 %", "Sangat rendah"))


def _skala(*levels: tuple[str, str]) -> tuple[Unsur, ...]:
    rows = [[str(number), *level] for number, level in enumerate(levels or _LIMA, 1)]
    return tabel([["No", "Capaian Kinerja", "Kategori"], *rows],
                 judul="Tabel 3.1 Skala Nilai Capaian Kinerja")


def _bahan(*unsur: Isi) -> Bahan:
    return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2024"), judul("BAB III AKUNTABILITAS KINERJA"), *unsur)


# Reading

@pytest.mark.parametrize("levels", [
    _LIMA,
    (("≥ 91", "Sangat Baik"), ("76 s.d. 90", "Baik"), ("66 sampai dengan 75", "Cukup"), ("≤ 65", "Kurang")),
    (("x > 100", "Sangat Berhasil"), ("80 ≤ x ≤ 100", "Berhasil"), ("60 ≤ x < 80", "Cukup Berhasil"),
     ("< 60", "Kurang Berhasil")),
])
def test_a_scale_is_read_in_the_writings_of_the_field(levels: tuple[tuple[str, str], ...]) -> None:
    [scale] = _bahan(_skala(*levels)).skala
    assert [one.kategori for one in scale.tingkat] == [word for _, word in levels]
    assert scale.kategori(Decimal("104.20")) == (levels[0][1],)
    assert scale.kategori(Decimal(5)) == (levels[-1][1],)


def test_bounds_on_both_sides_of_a_letter_hold_as_printed() -> None:
    [scale] = _bahan(_skala(("x > 100", "Baik"), ("80 < x ≤ 100", "Cukup"), ("x ≤ 80", "Kurang"))).skala
    assert [scale.kategori(Decimal(one)) for one in (100, 80)] == [("Cukup",), ("Kurang",)]


def test_a_scale_can_be_a_list() -> None:
    bahan = _bahan(butir("Lebih dari 90 % (sangat baik) : 3 (tiga) indikator", "1."),
                   butir("76 - 90 % (baik) : -", "2."),
                   butir("Kurang dari 76 % (cukup) : -", "3."))
    assert [[one.kategori for one in scale.tingkat] for scale in bahan.skala] == [["sangat baik", "baik", "cukup"]]


def test_a_table_of_figures_is_no_scale() -> None:
    assert not _bahan(tabel([["No", "Program", "Capaian", "Keterangan"], ["1", "Satu", "90", "Baik"],
                             ["2", "Dua", "91", "Baik"],
                             ["3", "Tiga", "92", "Cukup"]])).skala


@pytest.mark.parametrize(("text", "words"), [
    ("capaian kinerja 102 % (kategori sangat baik)", [("sangat baik", "capaian")]),
    ("capaian kinerja masuk dalam kategori tinggi", [("tinggi", "capaian")]),
    ("penggunaan anggaran tergolong sangat efisien", [("sangat efisien", "efisiensi")]),
    ("hasil survei berada pada kategori baik", [("baik", "lain")]),
    ("pelayanan yang baik dan tingkat kehadiran tinggi", []),
])
def test_only_what_is_called_a_kategori_is_one(text: str, words: list[tuple[str, str]]) -> None:
    assert [(one.kata, one.untuk) for one in kategori_kalimat(text)] == words


# The scale itself

def test_the_stated_number_of_levels_is_held_against_the_rows() -> None:
    bahan = _bahan(paragraf("Hasil pengukuran dibagi menjadi 4 (empat) kategori sebagai berikut:"), _skala())
    [found] = temuan(bahan, "T-401")
    assert "memuat 5 tingkat" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_bahan(paragraf("Hasil dibagi menjadi 5 (lima) kategori sebagai berikut:"), _skala()), "T-401")


@pytest.mark.parametrize(("levels", "kode"), [
    ((("> 90", "Baik"), ("80 - 90", "Cukup"), ("< 75", "Kurang")), "T-402"),
    ((("Lebih dari 91 %", "Baik"), ("76 - 90,99 %", "Cukup"), ("Kurang dari 76 %", "Kurang")), "T-402"),
    ((("> 85", "Baik"), ("65 - 86", "Cukup"), ("< 65", "Kurang")), "T-403"),
    ((("85 - 100", "Baik"), ("65 - 85", "Cukup"), ("< 65", "Kurang")), "T-403"),
    ((("> 76", "Baik"), ("66 - 65,99", "Cukup"), ("< 65", "Kurang")), "T-404"),
    ((("91 - 100", "Baik"), ("76 - 90", "Cukup"), ("< 76", "Kurang")), "T-405"),
])
def test_levels_that_do_not_meet_are_found(levels: tuple[tuple[str, str], ...], kode: str) -> None:
    bahan = _bahan(_skala(*levels))
    found = temuan(bahan, kode)
    assert len(found) == 1
    assert pesan(found[0])
    periksa_kutipan(bahan, found[0])


def test_a_sound_scale_has_no_remark() -> None:
    bahan = _bahan(_skala())
    assert not [found for kode in ("T-402", "T-403", "T-404", "T-405") for found in temuan(bahan, kode)]


def test_two_scales_for_one_thing_are_found() -> None:
    def made(low: str) -> Bahan:
        return _bahan(_skala(), judul("BAB IV PENUTUP"),
                      butir("Lebih dari 100 % (sangat tinggi)" if low else "91 % ke atas (sangat tinggi)", "1."),
                      butir("76 - 90,99 % (tinggi)", "2."), butir("66 - 75,99 % (sedang)", "3."))
    [found] = temuan(made("lain"), "T-406")
    assert "91 % ke atas" in pesan(found)
    assert not temuan(made(""), "T-406")


# A kategori

def test_a_word_of_no_scale_is_found() -> None:
    bahan = _bahan(_skala(), paragraf("Secara umum capaian kinerja masuk dalam kategori baik."))
    [found] = temuan(bahan, "T-407")
    assert found.tempat[0].kutipan == "kategori baik"
    assert "Sangat tinggi, Tinggi" in pesan(found)
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize("text", [
    "Secara umum capaian kinerja masuk dalam kategori tinggi.",
    "Hasil survei kepuasan berada pada kategori baik.",
    "Penyerapan anggaran termasuk kategori baik.",
])
def test_words_of_the_scale_and_of_other_scales_are_not_remarked(text: str) -> None:
    assert not temuan(_bahan(_skala(), paragraf(text)), "T-407")


@pytest.mark.parametrize(("text", "count"), [
    ("Capaian kinerja 102,40 % dengan kategori tinggi.", 1),
    ("Capaian kinerja 102,40 % dengan kategori sangat tinggi.", 0),
    ("Dari target akhir sebesar 80,00 terealisasi 79,20 sehingga capaian kinerja masuk kategori tinggi.", 1),
    ("Capaian kinerja rata-rata di atas 90 % dengan kategori tinggi.", 0),
])
def test_a_kategori_is_held_against_the_figure_of_its_sentence(text: str, count: int) -> None:
    bahan = _bahan(_skala(), paragraf(text))
    found = temuan(bahan, "T-408")
    assert len(found) == count
    for one in found:
        assert "Sangat tinggi" in pesan(one)
        periksa_kutipan(bahan, one)


@pytest.mark.parametrize(("text", "count"), [
    ("Peserta yang dilatih 610 orang dari 800 orang atau 76,25 %. Capaian ini termasuk kriteria tinggi.", 0),
    ("Capaian ini termasuk kriteria tinggi.", 1),
])
def test_capaian_ini_is_not_that_of_the_paragraph_above(text: str, count: int) -> None:
    table = tabel([["Indikator Kinerja", "Satuan", "Target 2024", "Realisasi 2024", "Capaian (%)"],
                   ["Indeks Layanan Warga", "Indeks", "80,00", "82,00", "102,50"]], judul="Tabel 3.2 Capaian Kinerja")
    bahan = _bahan(_skala(), table, paragraf("Indeks Layanan Warga mencapai 82,00."), paragraf(text))
    assert len(temuan(bahan, "T-408")) == count


def test_a_figure_on_the_bound_of_two_levels_may_be_either() -> None:
    scale = _skala(("85 - 100", "Baik"), ("65 - 85", "Cukup"), ("< 65", "Kurang"))
    for word in ("baik", "cukup"):
        assert not temuan(_bahan(scale, paragraf(f"Capaian kinerja 85,00 % dengan kategori {word}.")), "T-408")


def test_a_kategori_in_a_table_is_held_against_its_row() -> None:
    def made(word: str) -> Bahan:
        return _bahan(_skala(), tabel([["No", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)",
                                        "Kategori"],
                                       ["1", "Indeks Layanan Warga", "100", "84", "84,00", word]], judul="Tabel 3.2 "
                                      "Capaian Kinerja"))
    bahan = made("Sangat tinggi")
    [found] = temuan(bahan, "T-409")
    assert "84,00" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(made("Tinggi"), "T-409")


def test_the_whole_has_one_kategori_in_all_places() -> None:
    first = paragraf("Secara keseluruhan capaian kinerja kategori tinggi.")
    bahan = _bahan(_skala(), first, judul("BAB IV PENUTUP"),
                   paragraf("Secara keseluruhan capaian kinerja kategori sedang."))
    assert kutipan_temuan(bahan, "T-410") == ["kategori sedang"]
    assert not temuan(_bahan(_skala(), first, judul("BAB IV PENUTUP"), first), "T-410")


@pytest.mark.parametrize(("text", "count"), [
    ("Nilai SAKIP sebesar 74,10 dengan predikat A.", 1),
    ("Nilai SAKIP sebesar 74,10 dengan predikat BB.", 0),
    ("Nilai SAKIP naik dari 66,40 (B) menjadi 68,10 (BB).", 1),
    ("Pembina (IV/a) 4 orang, mutu layanan 74,10 (C).", 0),
])
def test_a_predicate_of_akip_fits_its_value(text: str, count: int) -> None:
    assert len(temuan(_bahan(paragraf(text)), "T-411")) == count


def test_each_level_of_a_scale_has_a_kategori_of_its_own() -> None:
    bahan = _bahan(_skala(*_LIMA[:2], (_LIMA[2][0], "Rendah"), *_LIMA[3:]))
    [found] = temuan(bahan, "T-412")
    assert "66 - 75,99 %" in pesan(found)
    assert "51 - 65,99 %" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_bahan(_skala()), "T-412")
    assert not temuan(_bahan(_skala(*_LIMA[:3], _LIMA[2], *_LIMA[3:])), "T-412")
