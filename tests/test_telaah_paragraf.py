"""Arithmetic, counts and superlatives of running text: parts, rests, sums, means, lists and what is highest."""

from __future__ import annotations

import pytest
from naskah_uji import Unsur, bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_kutipan, tabel, temuan

from lkjip_xl.domain.telaah.bagian import bagian_kalimat
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.nama_kalimat import nama_kalimat
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat


def _bahan(*unsur: Unsur | tuple[Unsur, ...]) -> Bahan:
    return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2024"), judul("BAB III AKUNTABILITAS KINERJA"), *unsur)


def _satu(text: str, kode: str) -> list[str]:
    bahan = _bahan(paragraf(text))
    for one in temuan(bahan, kode):
        periksa_kutipan(bahan, one)
    return kutipan_temuan(bahan, kode)


# Parts and rests

@pytest.mark.parametrize(("text", "parts"), [
    ("Arsip yang tertata 30 dari 40 berkas atau 75,00 %.", [("30", "40")]),
    ("Dari 40 berkas, 30 berkas sudah tertata atau 75,00 persen.", [("30", "40")]),
    ("Pemeriksaan terhadap 1.200 sumur mendapati 900 sumur layak (75 %).", [("900", "1.200")]),
    ("Naik dari 30 menjadi 40 berkas atau 33,33 %.", []),
    ("Dari target 20 hari terealisasi 15 hari atau 125 %.", []),
])
def test_the_words_say_which_figure_is_the_part_and_which_the_whole(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(one.bagian.teks, one.utuh.teks) for one in bagian_kalimat(text)] == parts


@pytest.mark.parametrize("text", [
    "Sekolah yang terakreditasi 33 dari 44 sekolah atau 85,00 %.",
    "Dari 44 sekolah, 33 sekolah sudah terakreditasi atau 57,00 persen.",
    "Survei terhadap 2.000 rumah mendapati 1.500 rumah sehat (57,00 %).",
    "Pengobatan ternak ditargetkan 70,00 % dan terealisasi 57,00 % (150 dari 200 ekor).",
])
def test_a_percentage_of_a_part_is_computed_anew(text: str) -> None:
    assert len(_satu(text, "T-160")) == 1
    assert not _satu(text.replace("85,00", "75,00").replace("57,00", "75,00"), "T-160")


def test_a_realisasi_is_the_quotient_that_the_next_sentence_explains() -> None:
    text = ("Target ditetapkan 80,00% dan terealisasi 75,00%. "
            "Realisasi tersebut diperoleh dari {} naskah selesai dari 20 yang direncanakan.")
    assert len(_satu(text.format(18), "T-161")) == 1
    assert not _satu(text.format(15), "T-161")


@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("Panjang saluran 40,50 km, yang baik 30,25 km, sehingga yang belum baik masih {} km.", "10,25", "11,25"),
    ("Posyandu aktif 50 unit dari 64 unit, jadi masih ada {} unit yang perlu dibina.", "14", "24"),
    ("Dari 64 kader, 50 kader sudah dilatih atau 78,13 %. Kader yang belum dilatih berjumlah {} orang.", "14", "15"),
])
def test_a_rest_is_the_whole_less_the_part(text: str, right: str, wrong: str) -> None:
    assert not _satu(text.format(right), "T-164")
    assert len(_satu(text.format(wrong), "T-164")) == 1


# Sums, differences and means

@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("Penduduk berjumlah 9.450 jiwa, terdiri dari 4.700 laki-laki dan {} perempuan, dalam 2.100 keluarga.",
     "4.750", "4.770"),
    ("Kantor didukung 31 (tiga puluh satu) tenaga: 18 PNS, 6 PPPK, dan {} tenaga kontrak.", "7", "8"),
])
def test_parts_of_a_sentence_add_up_to_its_whole(text: str, right: str, wrong: str) -> None:
    assert not _satu(text.format(right), "T-162")
    assert len(_satu(text.format(wrong), "T-162")) == 1


@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("Sumur layak 140 dari 160 sumur atau 87,50 %. Dengan demikian masih ada {} sumur yang belum layak.", "20", "30"),
    ("Usulan berjumlah 80 usulan dan yang diterima 60 usulan atau 75,00 %. Yang belum diterima sebanyak {} usulan.",
     "20", "30"),
    ("Petugas terlatih 30 orang dari 40 orang atau 75,00 %; yang belum terlatih {} orang.", "10", "12"),
    ("Dari 400 berkas telah ditata 300 berkas atau 75,00 %, dan tersisa {} berkas.", "100", "110"),
])
def test_a_rest_is_what_the_part_leaves_of_the_whole(text: str, right: str, wrong: str) -> None:
    assert not _satu(text.format(right), "T-164")
    assert len(_satu(text.format(wrong), "T-164")) == 1


@pytest.mark.parametrize("text", [
    "Dari 400 berkas telah ditata 300 berkas atau 75,00 %, dan masih ada 5 rak yang belum terpakai.",
    "Petugas terlatih 30 orang dari 40 orang atau 75,00 %; yang belum kembali 3 kendaraan.",
])
def test_what_counts_other_things_is_no_rest(text: str) -> None:
    assert not _satu(text, "T-164")


@pytest.mark.parametrize(("text", "found"), [
    ("Seksi dengan penyelesaian tertinggi adalah Seksi Wilayah II (94,10 persen).", ["Seksi Wilayah II"]),
    ("Seksi dengan penyelesaian tertinggi adalah Seksi Wilayah I (94,10 persen).", []),
    ("Penyelesaian terendah terdapat pada Seksi Wilayah II sebesar 81,50 persen.", ["Seksi Wilayah II"]),
    ("Penyelesaian terendah terdapat pada Seksi Wilayah III sebesar 81,50 persen.", []),
    ("Penyelesaian tertinggi mencapai 94,10 persen.", []),
])
def test_what_is_highest_is_called_by_the_name_of_its_row(text: str, found: list[str]) -> None:
    rows = [["1", "Seksi Wilayah I", "100", "94,10"], ["2", "Seksi Wilayah II", "120", "88,20"],
            ["3", "Seksi Wilayah III", "90", "81,50"], ["4", "Seksi Wilayah IV", "95", "85,00"]]
    table = tabel([["No", "Unit", "Rekomendasi", "% Selesai"], *rows], judul="Tabel 3.4 Tindak Lanjut per Unit")
    bahan = _bahan(paragraf(text), table)
    assert kutipan_temuan(bahan, "T-310") == found
    for one in temuan(bahan, "T-310"):
        periksa_kutipan(bahan, one)


@pytest.mark.parametrize("text", [
    "Capaian indikator itu 57,00 % (150 dari 200 ekor).", "Realisasi 105,00 % (210 dari target 200).",
    "Realisasi 57,00 % (naik 3 dari 54).",
])
def test_what_brackets_tell_of_something_else_is_no_part(text: str) -> None:
    assert not _satu(text, "T-160")


def test_a_number_of_others_is_no_whole_of_what_one_of_them_has() -> None:
    text = "{} 12 kecamatan di kabupaten, terdiri dari 4 desa dan 9 dusun."
    assert not _satu(text.format("Kecamatan Suka merupakan salah satu dari"), "T-162")
    assert _satu(text.format("Wilayah kerja meliputi"), "T-162") == ["12 kecamatan"]


def test_a_capaian_behind_a_part_is_no_percentage_of_it() -> None:
    text = "Angka kejadian 41,20 per 1.000 kelahiran (8 kasus dari 194 kelahiran){} 103,10 %."
    assert not _satu(text.format(", sehingga capaiannya"), "T-160")
    assert _satu("Kejadian 8 kasus dari 194 kelahiran atau 103,10 %.", "T-160") == ["103,10 %"]


def test_efficiency_as_capaian_less_serapan_is_not_that_of_the_formula() -> None:
    head = ["Sasaran", "Anggaran (Rp)", "Realisasi (Rp)", "Capaian (%)", "Efisiensi (%)"]
    rows = [["Sasaran 1", "1.000.000.000", "900.000.000", "98,00", "8,00"],
            ["Sasaran 2", "1.000.000.000", "900.000.000", "100,00", "10,00"],
            ["Sasaran 3", "2.000.000.000", "1.960.000.000", "100,00", "2,00"]]
    bahan = _bahan(tabel([head, *rows], judul="Tabel 3.9 Efisiensi per Sasaran"))
    assert not temuan(bahan, "T-1507")


def test_villages_are_no_parts_of_districts() -> None:
    assert not _satu("Kabupaten meliputi 5 kecamatan, terdiri dari 40 desa dan 6 kelurahan.", "T-162")


@pytest.mark.parametrize(("drivers", "found"), [(2, 1), (3, 0)])
def test_a_list_of_counts_adds_up_to_what_its_sentence_announces(drivers: int, found: int) -> None:
    bahan = _bahan(paragraf("Kantor didukung 10 orang pegawai. Menurut jabatannya:"), butir("analis 4 orang;", "-"),
                   butir("arsiparis 3 orang;", "-"), butir(f"pengemudi {drivers} orang.", "-"))
    for one in temuan(bahan, "T-163"):
        periksa_kutipan(bahan, one)
    assert len(temuan(bahan, "T-163")) == found


@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("Pagu berubah dari Rp2.000.000.000 menjadi Rp2.350.000.000, atau bertambah Rp{}.", "350.000.000", "530.000.000"),
    ("Pada semester pertama dilayani 1.100 orang dan semester kedua 1.250 orang, atau bertambah {} orang.",
     "150", "250"),
    ("Nilai naik setiap tahun, dari 60,10 pada tahun 2020 menjadi 68,40 pada tahun 2024 atau bertambah {} poin.",
     "8,30", "7,30"),
])
def test_a_change_is_the_difference_of_the_figures_before_it(text: str, right: str, wrong: str) -> None:
    assert not _satu(text.format(right), "T-165")
    assert len(_satu(text.format(wrong), "T-165")) == 1


@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("Selama tahun 2024 dilayani 2.400 pemohon. Rata-rata pemohon per bulan adalah {} orang.", "200", "220"),
    ("Selama tahun 2024 tercatat 900 aduan, rata-rata 225 aduan per triwulan. Rata-rata aduan setiap bulan {} aduan.",
     "75", "85"),
])
def test_a_mean_per_month_is_a_twelfth_of_the_year(text: str, right: str, wrong: str) -> None:
    assert not _satu(text.format(right), "T-166")
    assert len(_satu(text.format(wrong), "T-166")) == 1


@pytest.mark.parametrize(("capaian", "found"), [("90,00", 1), ("93,75", 0)])
def test_a_capaian_follows_from_the_other_sentences_of_its_paragraph(capaian: str, found: int) -> None:
    text = f"Dari 200 siswa, 150 siswa lulus atau 75,00 persen. Targetnya 80 persen, jadi capaiannya {capaian} persen."
    assert len(_satu(text, "T-167")) == found


# Figures that are none

@pytest.mark.parametrize("text", [
    "Capaian dihitung dari realisasi dibagi target dikali 100%.",
    "Digunakan rumus (2 x target - realisasi) dibagi target.",
    "NE = 50% + (E/20 x 50).",
])
def test_constants_of_a_formula_are_figures_of_nothing(text: str) -> None:
    assert {one.besaran for one in sebutan_kalimat(text)} <= {""}


def test_the_year_after_a_comma_is_not_that_of_the_figure_before() -> None:
    said = sebutan_kalimat("Dibandingkan dengan tahun 2023 sebesar 82,77, realisasi tahun 2024 naik 1,39 poin.")
    assert [(one.besaran, one.tahun) for one in said[:1]] == [("asal", 2023)]


# Names and counts without a table

_DAFTAR = (butir("angka kesakitan ternak dengan target 5 persen;", "-"),
           butir("cakupan vaksinasi ternak dengan target 90 persen;", "-"),
           butir("indeks kepuasan peternak dengan target 85,00.", "-"))


def test_a_list_with_targets_names_the_indicators() -> None:
    names = [name for name, _ in nama_kalimat(_bahan(*_DAFTAR).dokumen)]
    assert names == ["angka kesakitan ternak", "cakupan vaksinasi ternak", "indeks kepuasan peternak"]


def test_paragraphs_that_begin_alike_name_the_indicators() -> None:
    bahan = _bahan(
        paragraf("Cakupan vaksinasi ternak. Targetnya 90 persen, realisasinya 81 persen, jadi capaiannya 90 persen."),
        paragraf("Angka kesakitan ternak. Targetnya 5 persen, realisasinya 4 persen, jadi capaiannya 120,00 persen."))
    assert [name for name, _ in nama_kalimat(bahan.dokumen)] == ["Cakupan vaksinasi ternak", "Angka kesakitan ternak"]


@pytest.mark.parametrize(("word", "found"), [("tiga", 0), ("empat", 1)])
def test_a_count_in_words_is_that_of_the_list(word: str, found: int) -> None:
    bahan = _bahan(paragraf(f"Perjanjian Kinerja memuat satu sasaran dengan {word} indikator:"), *_DAFTAR)
    assert len(temuan(bahan, "T-513")) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Dari 9 indikator tersebut, 7 (tujuh) indikator mencapai target dan 3 (tiga) indikator belum mencapai target.", 1),
    ("Dari 9 indikator tersebut, 7 (tujuh) indikator mencapai target dan 2 (dua) indikator belum mencapai target.", 0),
    ("Diukur atas 9 indikator. 7 (tujuh) indikator memenuhi target, dan 3 (tiga) indikator di bawah target.", 1),
    ("Rata-rata capaian 9 indikator 99,10 %. 7 indikator memenuhi target, dan 3 (tiga) indikator di bawah target.", 1),
    ("Diukur atas 9 indikator. 7 (tujuh) indikator memenuhi target, dan 2 (dua) indikator di bawah target.", 0),
])
def test_indicators_by_result_are_no_more_than_the_sentence_tells(text: str, found: int) -> None:
    assert len(temuan(_bahan(*_DAFTAR, paragraf(text)), "T-511")) == found


@pytest.mark.parametrize(("count", "found"), [("3 (tiga)", []), ("4 (empat)", ["4 (empat)"]), ("tiga", []),
                                              ("lima", ["ada lima"])])
def test_items_with_letters_in_a_sentence_are_as_many_as_it_says(count: str, found: list[str]) -> None:
    text = f"Masalah utama ada {count}, yaitu: (a) arsip yang tercecer; (b) rak yang kurang; dan (c) petugas yang baru."
    assert _satu(text, "T-509") == found


@pytest.mark.parametrize(("text", "found"), [
    ("Nilai arsip dinas 72,40 dengan predikat B, turun dari 70,10 pada tahun 2023.", 1),
    ("Nilai arsip dinas 72,40 dengan predikat B, naik dari 70,10 pada tahun 2023.", 0),
    ("Nilai arsip dinas 72,40, sedangkan nilai naskah turun dari 74,10 pada tahun 2023.", 0),
    ("Nilai arsip dinas 72,40 dengan predikat B, turun dari 78,10 pada tahun 2023.", 0),
])
def test_a_fall_without_an_amount_ends_at_the_figure_before_it(text: str, found: int) -> None:
    assert len(_satu(text, "T-301")) == found


@pytest.mark.parametrize(("printed", "found"), [("3,15", 0), ("4,15", 1), ("5,25", 0)])
def test_an_efficiency_concluded_in_a_sentence_is_capaian_less_serapan(printed: str, found: int) -> None:
    text = f"Rata-rata capaian kinerja 97,90 % dan penyerapan anggaran 94,75 %, maka ada efisiensi sebesar {printed} %."
    assert len(_satu(text, "T-1501")) == found


@pytest.mark.parametrize(("level", "found"), [("4,00", 0), ("5,00", 1)])
def test_e_and_ne_of_one_sentence_belong_together(level: str, found: int) -> None:
    bahan = _bahan(paragraf("Nilai efisiensi dihitung dengan rumus NE = 50% + (E/20 x 50)."),
                   paragraf(f"Dari tabel diperoleh E sebesar {level} persen dan NE sebesar 60,00 persen."))
    assert len(temuan(bahan, "T-1508")) == found


@pytest.mark.parametrize(("met", "found"), [("Dua", 0), ("Tiga", 1)])
def test_indicators_by_result_are_no_more_than_all(met: str, found: int) -> None:
    bahan = _bahan(*_DAFTAR, paragraf(f"{met} indikator melampaui target dan satu indikator mendekati target."))
    assert len(temuan(bahan, "T-511")) == found


@pytest.mark.parametrize(("count", "found"), [("4 (empat)", 0), ("5 (lima)", 1)])
def test_a_count_of_anything_is_that_of_the_list_below(count: str, found: int) -> None:
    names = ("Kera", "Rusa", "Kelapa", "Pari")
    bahan = _bahan(paragraf(f"Wilayah kerja meliputi {count} pulau, yaitu:"),
                   *(butir(f"Pulau {name};", "-") for name in names))
    assert len(temuan(bahan, "T-510")) == found


@pytest.mark.parametrize(("count", "found"), [("4 (empat)", 0), ("5 (lima)", 1)])
def test_a_count_is_that_of_the_rows_below(count: str, found: int) -> None:
    rows = [[str(n), f"Embung {name}", f"{n},50"] for n, name in enumerate(("Atas", "Bawah", "Hilir", "Hulu"), 1)]
    bahan = _bahan(paragraf(f"Pada tahun 2024 dibangun {count} embung sebagai berikut."),
                   tabel([["No", "Nama Embung", "Luas (ha)"], *rows], judul="Tabel 3.4 Pembangunan Embung"))
    assert len(temuan(bahan, "T-512")) == found


# Superlatives and scales

@pytest.mark.parametrize(("text", "found"), [
    ("Serapan tertinggi ada pada Program Penunjang yaitu 97,25 %, dan terendah pada Program Benih yaitu 88,10 %.", 0),
    ("Serapan tertinggi ada pada Program Pakan yaitu 91,50 %.", 1),
    ("Serapan Program Pakan 91,50 % merupakan yang paling kecil.", 1),
])
def test_what_is_called_the_highest_is_the_highest_of_its_table(text: str, found: int) -> None:
    rows = [["1", "Program Penunjang", "200.000.000", "194.500.000", "97,25"],
            ["2", "Program Pakan", "200.000.000", "183.000.000", "91,50"],
            ["3", "Program Benih", "200.000.000", "176.200.000", "88,10"]]
    bahan = _bahan(paragraf(text), tabel([["No", "Program", "Anggaran", "Realisasi", "%"], *rows],
                                         judul="Tabel 3.9 Realisasi Anggaran"))
    assert len(temuan(bahan, "T-310")) == found


@pytest.mark.parametrize(("word", "found"), [("mendekati harapan", 0), ("jauh dari harapan", 1)])
def test_a_level_in_words_of_the_document_itself_fits_its_figure(word: str, found: int) -> None:
    bahan = _bahan(paragraf("Ada 3 (tiga) sebutan yang dipakai, yaitu:"),
                   butir("lebih dari 100 persen disebut melampaui harapan;", "-"),
                   butir("75 sampai dengan 100 persen disebut mendekati harapan;", "-"),
                   butir("di bawah 75 persen disebut jauh dari harapan.", "-"), *_DAFTAR,
                   paragraf(f"Cakupan vaksinasi ternak mencapai capaian 90,00 persen ({word})."))
    assert not temuan(bahan, "T-401")
    assert len(temuan(bahan, "T-408")) == found


@pytest.mark.parametrize(("level", "value", "codes"), [("5,00", "62,50", []), ("6,00", "62,50", ["T-1507"]),
                                                       ("5,00", "65,20", ["T-1507"])])
def test_efficiency_by_the_formula_of_pmk_22_is_that_of_its_row(level: str, value: str, codes: list[str]) -> None:
    head = ["Sasaran", "Pagu (Rp)", "Realisasi (Rp)", "Capaian (%)", "E (%)", "NE (%)"]
    rows = [["Sasaran 1", "1.000.000.000", "950.000.000", "100,00", level, value],
            ["Sasaran 2", "1.000.000.000", "900.000.000", "100,00", "10,00", "75,00"],
            ["Sasaran 3", "2.000.000.000", "1.960.000.000", "100,00", "2,00", "55,00"]]
    bahan = _bahan(tabel([head, *rows], judul="Tabel 3.9 Efisiensi per Sasaran"))
    assert [one.kode for one in temuan(bahan, "T-1507")] == codes


@pytest.mark.parametrize(("value", "found"), [("70,00", 0), ("75,00", 1)])
def test_a_nilai_efisiensi_follows_from_the_tingkat_efisiensi_of_its_sentence(value: str, found: int) -> None:
    bahan = _bahan(paragraf("Nilai efisiensi dihitung dengan rumus NE = 50% + (E/20 x 50)."),
                   paragraf(f"Tingkat efisiensi sasaran itu 8,00% dengan nilai efisiensi {value}%."))
    assert len(temuan(bahan, "T-1508")) == found


def test_money_of_one_source_among_others_is_not_that_of_the_office() -> None:
    bahan = _bahan(judul("D. Realisasi Anggaran", 2), paragraf("Serapan APBD 98,21 %, disusul DAK 96,47 %."))
    assert [one for one in bahan.kutipan if one.besaran == "serapan" and one.tentang == "Total"
            and one.teks == "98,21 %"] == []
