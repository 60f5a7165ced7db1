"""Sentences: where they end, what their figures are of, and what they claim against those figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from naskah_uji import Unsur, bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.gerak import perubahan_kalimat
from lkjip_xl.domain.telaah.kalimat import kalimat_blok
from lkjip_xl.domain.telaah.pola import angka_kalimat
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat

Isi = Unsur | tuple[Unsur, ...]


def _kalimat(text: str) -> list[str]:
    return [one.teks for one in kalimat_blok(text, Letak(0))]


def _sebutan(text: str) -> list[tuple[str, str]]:
    return [(one.besaran, one.angka.teks) for one in sebutan_kalimat(text)]


def _tabel_kinerja(*rows: list[str]) -> tuple[Unsur, ...]:
    return tabel([["No", "Indikator Kinerja", "Realisasi 2023", "Target 2024", "Realisasi 2024", "Capaian (%)"], *rows],
                 judul="Tabel 3.1 Capaian Kinerja Tahun 2024")


def _bahan(*unsur: Isi) -> object:
    return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2024"), judul("BAB III AKUNTABILITAS KINERJA"), *unsur)


# Reading

@pytest.mark.parametrize(("text", "parts"), [
    ("Pagu Rp. 2.500.000,- terserap. Sisanya Rp. 10.000, atau 0,4 %. Selesai",
     ["Pagu Rp. 2.500.000,- terserap.", "Sisanya Rp. 10.000, atau 0,4 %.", "Selesai"]),
    ("Menurut Peraturan No. 5 Tahun 2020. Camat Sdr. Budi, S.Sos. Menjabat", None),
    ("Pembina Tk. I (IV/b) sebanyak dua.", ["Pembina Tk. I (IV/b) sebanyak dua."]),
])
def test_an_abbreviation_ends_no_sentence(text: str, parts: list[str] | None) -> None:
    found = _kalimat(text)
    assert found == parts if parts else not any(one.startswith(("5 Tahun", "Budi")) for one in found)


@pytest.mark.parametrize(("text", "figures"), [
    ("Tabel 3.1 memuat 5 (lima) sasaran menurut Permen Nomor 53 Tahun 2014 pada tanggal 16 Juni 2024", ["5"]),
    ("produksi 12,604.75 ton dan 1.250,50 ton", ["12,604.75", "1.250,50"]),
    ("Rp. 19.092.845.159 ,- (sembilan belas miliar) atau 98,30 %", ["Rp. 19.092.845.159 ,-", "98,30 %"]),
    ("periode 2021-2026, Sasaran 2, halaman 17, misi ke-4, triwulan 3", []),
])
def test_numbers_that_only_name_something_are_no_figures(text: str, figures: list[str]) -> None:
    assert [one.teks for one in angka_kalimat(text)] == figures


@pytest.mark.parametrize(("text", "said"), [
    ("Anggaran sebesar Rp 200.000 terealisasi Rp 150.000 atau 75 %, sehingga sisanya Rp 50.000 atau 25 %",
     ["anggaran", "realisasi anggaran", "serapan", "sisa", "persen sisa"]),
    ("Realisasi belanja mencapai Rp 150.000 atau 75 % dari anggaran yang ditetapkan sebesar Rp 200.000",
     ["realisasi anggaran", "serapan", "anggaran"]),
    ("Serapan anggaran sebesar 75 % yaitu Rp 150.000", ["serapan", "realisasi anggaran"]),
    ("capaian 102,50 % dari target sebesar 80,00 terealisasi sebesar 82,00", ["capaian", "target", "realisasi"]),
    ("tercapai sebesar 66,67 % dari target 70,00 %", ["realisasi", "target"]),
    ("naik dari semula 80,10 di tahun 2023 menjadi 82,00 di tahun 2024", ["asal", "menjadi"]),
    ("Dibandingkan tahun 2023 sebesar 80,10, nilainya turun 1,20 poin", ["asal", "selisih"]),
    ("rata-rata capaian kinerja dari 2 (dua) sasaran adalah 98,10 %", ["jumlah sasaran", "rata-rata capaian"]),
    ("program sejumlah 6 (enam) dan kegiatan sejumlah 13 (tiga belas)", ["jumlah program", "jumlah kegiatan"]),
    ("capaian di atas 90 % dan 91 % ke atas", ["batas", "batas"]),
    ("Capaian Sasaran 1 sebesar 98,10 %, Sasaran 2 sebesar 97,00 %, dan Sasaran 3 sebesar 99,00 %", ["capaian"] * 3),
    ("Dibandingkan dengan tahun 2023, realisasi warga yang dilayani naik 1,0 poin persen, dari 91,4 % menjadi 92,4 %",
     ["selisih", "asal", "menjadi"]),
    ("realisasinya B, lebih rendah daripada target BB, dengan capaian 80,00 %", ["capaian"]),
    ("Realisasi sebesar 13,2 % terhadap target akhir tahun 2026 sebesar 12,0 % menunjukkan kemajuan 90,00 %",
     ["realisasi", "persen", "progres"]),
    ("Realisasi sebesar 97,10 % dari target yang ditetapkan dengan serapan 95,00 %", ["capaian", "serapan"]),
    ("target akhir berupa rentang 30-60", ["batas", ""]),
])
def test_the_words_around_a_figure_say_what_it_is_of(text: str, said: list[str]) -> None:
    assert [name for name, _ in _sebutan(text)] == said


def test_the_year_right_after_a_figure_is_its_own() -> None:
    said = sebutan_kalimat("naik dari 66,40 (B) pada tahun 2021 menjadi 68,95 (B) pada tahun 2022, 70,25 (BB) pada "
                           "tahun 2023")
    assert [(one.angka.nilai, one.tahun) for one in said] == [
        (Decimal("66.40"), 2021), (Decimal("68.95"), 2022), (Decimal("70.25"), 2023)]


def test_a_change_knows_where_it_began_though_the_figure_stands_before_it() -> None:
    [change] = perubahan_kalimat("yang pada tahun 2023 mendapatkan 65,61 naik menjadi 75,75 di tahun 2024")
    assert change.nilai == (Decimal("65.61"), Decimal("75.75"))


def test_mentions_of_sentences_have_their_indikator_year_and_place() -> None:
    bahan = _bahan(_tabel_kinerja(["1", "Indeks Layanan Warga", "80,10", "81,00", "82,00", "101,23"]),
                   paragraf("Indeks Layanan Warga tahun 2024 terealisasi sebesar 82,00 dari target sebesar 81,00. "
                            "Nilai tersebut naik dari 80,10 pada tahun 2023."))
    found = {(one.besaran, one.tahun, one.teks) for one in bahan.kutipan if one.mulai >= 0 and one.tentang}
    assert ("realisasi", 2024, "82,00") in found
    assert ("target", 2024, "81,00") in found
    assert ("realisasi", 2023, "80,10") in found


def test_what_is_said_of_the_highest_is_not_said_of_the_whole() -> None:
    bahan = _bahan(judul("3.2 Realisasi Anggaran", 2), paragraf("Serapan tertinggi ada pada bidang umum, 99,10 %."))
    assert not [one for one in bahan.kutipan if one.besaran == "serapan"]


# Changes

_NAIK = ["1", "Indeks Layanan Warga", "80,10", "81,00", "82,40", "101,73"]


@pytest.mark.parametrize("text", [
    "Indeks Layanan Warga naik dari 72,10 pada tahun 2023 menjadi 70,40 pada tahun 2024.",
    "Indeks Layanan Warga turun dari 70,40 menjadi 72,10.",
])
def test_a_change_told_the_wrong_way_is_found(text: str) -> None:
    bahan = _bahan(paragraf(text))
    [found] = temuan(bahan, "T-301")
    assert "padahal itu" in pesan(found)
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize("text", [
    "Indeks Layanan Warga turun dari 72,10 pada tahun 2023 menjadi 70,40 pada tahun 2024.",
    "Realisasi Rp 5.000.000 naik menjadi 90,00 %.",
    "Meningkatnya Kepuasan Warga dengan 2 indikator.",
])
def test_a_change_told_rightly_is_not_remarked(text: str) -> None:
    assert not temuan(_bahan(paragraf(text)), "T-301")


def test_a_fall_by_an_amount_is_held_against_the_figures_that_were_spoken_of() -> None:
    bahan = _bahan(_tabel_kinerja(_NAIK), paragraf("Indeks Layanan Warga tahun 2024 terealisasi sebesar 82,40 dari "
                                                   "target sebesar "
                                                   "81,00. Dibandingkan tahun 2023 sebesar 80,10, indeks turun 2,30 "
                                                   "poin."))
    [found] = temuan(bahan, "T-301")
    assert "82,40" in pesan(found)
    periksa_kutipan(bahan, found)


def test_a_difference_that_is_none_is_found() -> None:
    bahan = _bahan(paragraf("Nilai evaluasi naik 3,20 poin, dari 70,10 menjadi 72,40."))
    [found] = temuan(bahan, "T-302")
    assert "2,30" in pesan(found)
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize("text", [
    "Nilai evaluasi naik 2,30 poin, dari 70,10 menjadi 72,40.",
    "Nilai evaluasi naik 3,28 %, dari 70,10 menjadi 72,40.",  # 2,30 / 70,10 = 3,281 persen
])
def test_points_and_relative_percent_are_both_differences(text: str) -> None:
    bahan = _bahan(paragraf(text))
    assert not temuan(bahan, "T-302")
    assert not temuan(bahan, "T-303")


def test_points_with_a_percent_sign_are_found() -> None:
    bahan = _bahan(paragraf("Nilai evaluasi naik 2,30 %, dari 70,10 menjadi 72,40."))
    assert kutipan_temuan(bahan, "T-303") == ["2,30 %"]
    assert not temuan(bahan, "T-302")


def test_percent_of_an_indikator_in_percent_are_points_in_percent() -> None:
    assert not temuan(_bahan(paragraf("Cakupan naik 2,30 %, dari 70,10 % menjadi 72,40 %.")), "T-303")


def test_a_rise_since_last_year_that_the_table_denies_is_found() -> None:
    row = ["1", "Indeks Layanan Warga", "82,00", "81,00", "80,00", "98,77"]
    bahan = _bahan(_tabel_kinerja(row), paragraf("Indeks Layanan Warga mengalami kenaikan dari tahun 2023."))
    [found] = temuan(bahan, "T-304")
    assert "82,00" in pesan(found)
    periksa_kutipan(bahan, found)
    hope = _bahan(_tabel_kinerja(row), paragraf("Indeks Layanan Warga diharapkan mengalami kenaikan dari tahun 2023."))
    assert not temuan(hope, "T-304")


def _deret(*years: str) -> tuple[Unsur, ...]:
    heads = [f"Realisasi {2025 - len(years) + place}" for place in range(len(years))]
    return tabel([["No", "Indikator Kinerja", *heads], ["1", "Indeks Layanan Warga", *years]],
                 judul="Tabel 3.2 Perbandingan Realisasi Kinerja")


def test_a_rise_from_year_to_year_with_a_fall_is_found() -> None:
    bahan = _bahan(_deret("80,00", "78,00", "82,00"),
                   paragraf("Indeks Layanan Warga dari tahun ke tahun mengalami kenaikan."))
    [found] = temuan(bahan, "T-305")
    assert "78,00" in pesan(found)
    assert not temuan(bahan, "T-306")
    periksa_kutipan(bahan, found)


def test_a_rise_from_year_to_year_needs_more_than_two_years() -> None:
    text = paragraf("Indeks Layanan Warga dari tahun ke tahun mengalami kenaikan.")
    assert len(temuan(_bahan(_deret("78,00", "82,00"), text), "T-306")) == 1
    sound = _bahan(_deret("78,00", "80,00", "82,00"), text)
    assert not temuan(sound, "T-305")
    assert not temuan(sound, "T-306")
    told = paragraf("Indeks Layanan Warga naik dari tahun ke tahun, yaitu dari 77,00 pada tahun 2022 menjadi 82,00 "
                    "pada tahun 2024.")
    assert not temuan(_bahan(_deret("78,00", "82,00"), told), "T-306")


# Comparisons and targets

@pytest.mark.parametrize("text", [
    "Indeks sebesar 82,00 lebih rendah 6,50 poin daripada angka provinsi sebesar 90,00.",
    "Indeks sebesar 92,00 lebih rendah 2,00 poin daripada angka provinsi sebesar 90,00.",
])
def test_a_comparison_by_a_wrong_amount_or_the_wrong_way_is_found(text: str) -> None:
    bahan = _bahan(paragraf(text))
    [found] = temuan(bahan, "T-307")
    assert "dibandingkan dengan 90,00" in pesan(found)
    periksa_kutipan(bahan, found)


def test_a_right_comparison_is_not_remarked() -> None:
    text = ("Indeks sebesar 82,00 lebih rendah 8,00 poin daripada angka provinsi sebesar 90,00 dan lebih tinggi 2,00 "
            "poin "
            "daripada angka kabupaten sebesar 80,00.")
    assert not temuan(_bahan(paragraf(text)), "T-307")


def test_a_cell_that_compares_is_held_against_its_row() -> None:
    def made(text: str) -> object:
        return _bahan(tabel([["Indikator Kinerja", "Realisasi 2024", "Realisasi OPD Tertinggi", "Keterangan"],
                             ["Indeks Layanan Warga", "82,00", "90,00", text]], judul="Tabel 3.4 Perbandingan "
                            "Realisasi Kinerja"))
    assert len(temuan(made("Lebih rendah 7,00 dari OPD tertinggi"), "T-307")) == 1
    assert not temuan(made("Lebih rendah 8,00 dari OPD tertinggi"), "T-307")


@pytest.mark.parametrize(("text", "count"), [
    ("Indeks Layanan Warga telah mencapai target dengan capaian 94,20 %.", 1),
    ("Indeks Layanan Warga belum mencapai target dengan capaian 101,20 %.", 1),
    ("Indeks Layanan Warga belum mencapai target dengan capaian 94,20 %.", 0),
    ("Indeks Layanan Warga diharapkan mencapai target dengan capaian 94,20 %.", 0),
    ("Tiga indikator melampaui target, satu dengan capaian 94,20 %.", 0),
    ("Terhadap target akhir Renstra, target itu sudah tercapai dengan capaian 94,20 %.", 0),
    ("Lama antrean 32,50 menit, masih di atas target 30,00 menit; capaian 91,67 %.", 0),
    ("Lama antrean 28,00 menit, berada di bawah target 30,00 menit; capaian 106,67 %.", 0),
    ("Lama antrean 28,00 menit, berada di atas target 30,00 menit; capaian 94,20 %.", 1),
    ("Nilai layanan 70,50 poin, berada di atas target sebesar 1,50 poin dengan capaian 97,92 %.", 1),
])
def test_a_target_is_met_from_one_hundred_percent_on(text: str, count: int) -> None:
    assert len(temuan(_bahan(paragraf(text)), "T-308")) == count


def test_all_targets_met_is_denied_by_one_capaian_below_one_hundred() -> None:
    low = _tabel_kinerja(["1", "Indeks Layanan Warga", "80,10", "90,00", "81,00", "90,00"])
    claim = paragraf("Seluruh indikator telah mencapai target yang ditetapkan.")
    [found] = temuan(_bahan(low, claim), "T-309")
    assert "90,00" in pesan(found)
    assert not temuan(_bahan(_tabel_kinerja(_NAIK), claim), "T-309")


# Arithmetic of one sentence or list

@pytest.mark.parametrize(("kode", "wrong", "right"), [
    ("T-151", "Dinas melaksanakan 6 (lima) program.", "Dinas melaksanakan 6 (enam) program (terlampir)."),
    ("T-151", "Sebanyak 13 (tiga puluh) orang.", "Sebanyak 13 (tigabelas) orang, Rp 2.000.000 (Dua Juta Rupiah)."),
    ("T-152", "Pagu sebesar Rp 200.000.000 terealisasi Rp 150.000.000 atau 85,00 %.",
     "Pagu sebesar Rp 200.000.000 terealisasi Rp 150.000.000 atau 75,00 %."),
    ("T-153", "Dari anggaran Rp 200.000 terealisasi Rp 150.000 sehingga terdapat sisa Rp 60.000.",
     "Dari anggaran Rp 200.000 terealisasi Rp 150.000 sehingga terdapat sisa Rp 50.000."),
    ("T-154", "Serapan anggaran mencapai 97,50 % sehingga sisa anggaran 3,50 %.",
     "Serapan anggaran mencapai 97,50 % sehingga sisa anggaran 2,50 %."),
    ("T-155", "Dari target sebesar 80,00 terealisasi sebesar 82,00 dengan capaian 105,20 %.",
     "Dari target sebesar 80,00 terealisasi sebesar 82,00 dengan capaian 102,50 %."),
    ("T-155", "Dari target sebesar 10,00 terealisasi sebesar 8,00 dengan capaian 90,00 %.",
     "Dari target sebesar 10,00 terealisasi sebesar 8,00 dengan capaian 120,00 %."),  # (2 x 10 - 8) / 10
    ("T-158", "Anggaran sebesar Rp 100.000 terdiri atas belanja pegawai Rp 60.000 dan belanja modal Rp 30.000.",
     "Anggaran sebesar Rp 100.000 terdiri atas belanja pegawai Rp 60.000 dan belanja modal Rp 40.000."),
    ("T-159", "Pegawai sebanyak 20 orang. Yang sarjana 9 orang atau 50,00 %.",
     "Pegawai sebanyak 20 orang. Yang sarjana 9 orang atau 45,00 %."),
])
def test_a_sentence_is_computed_again(kode: str, wrong: str, right: str) -> None:
    bahan = _bahan(paragraf(wrong))
    [found] = temuan(bahan, kode)
    assert pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_bahan(paragraf(right)), kode)


@pytest.mark.parametrize(("percent", "found"), [("92,10", 0), ("92,60", 0), ("93,40", 1)])
def test_a_serapan_of_rounded_amounts_may_lie_where_their_rounding_lets_it(percent: str, found: int) -> None:
    text = f"Anggaran yang dikelola sebesar Rp 3,25 miliar terserap Rp 3,00 miliar atau {percent} %."
    assert len(temuan(_bahan(paragraf(text)), "T-152")) == found


def test_a_serapan_that_fits_the_total_of_the_table_is_a_warning() -> None:
    table = tabel([["Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"],
                   ["Program Satu", "200.000.000", "150.000.000", "75,00"],
                   ["JUMLAH", "200.000.000", "150.000.000", "75,00"]])
    bahan = _bahan(judul("3.2 Realisasi Anggaran", 2), table,
                   paragraf("Anggaran sebesar Rp 100.000.000 terealisasi Rp 150.000.000 atau 75,00 %."))
    [found] = temuan(bahan, "T-152")
    assert found.tingkat == "peringatan"
    assert "200.000.000" in pesan(found)


def test_a_mean_is_that_of_the_list_below() -> None:
    def made(mean: str) -> object:
        return _bahan(paragraf(f"Rata-rata capaian kinerja dari 2 (dua) sasaran adalah {mean} %:"),
                      butir("Sasaran pertama dengan capaian 90,00 %", "1."),
                      butir("Sasaran kedua dengan capaian 98,00 %", "2."))
    [found] = temuan(made("95,00"), "T-156")
    assert "94,00" in pesan(found)
    assert not temuan(made("94,00"), "T-156")


def test_a_list_of_money_adds_up_to_what_its_sentence_announces() -> None:
    def made(text: str) -> object:
        return _bahan(paragraf(text), butir("Belanja Pegawai sebesar Rp 60.000.000", "1."),
                      butir("Belanja Barang sebesar Rp 40.000.000", "2."))
    [found] = temuan(made("Realisasi sebesar Rp 90.000.000 dengan komposisi sebagai berikut:"), "T-157")
    assert "Rp100.000.000" in pesan(found)
    assert not temuan(made("Anggaran sebesar Rp 100.000.000 dengan komposisi sebagai berikut:"), "T-157")


def test_a_sentence_that_lists_the_years_is_held_against_them() -> None:
    bahan = _bahan(_deret("78,00", "80,00", "82,00"), paragraf(
        "Indeks Layanan Warga meningkat dari tahun ke tahun, yakni 78,00 pada tahun 2022, 77,00 pada tahun 2023, "
        "dan 82,00 pada tahun 2024."))
    [found] = temuan(bahan, "T-305")
    assert "77,00" in pesan(found)
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize("text", [
    "Jumlah kunjungan meningkat dari 1.250 orang menjadi 1.400 orang.",
    "Dari target 5 dokumen terealisasi sebanyak 4 dokumen.",
    "Capaian kinerja program sebesar 90,00 %.",
    "Tingkat pengangguran turun dari 5,20 % menjadi 5,10 %.",
])
def test_a_sentence_about_something_else_is_no_mention_of_the_indikator_before(text: str) -> None:
    bahan = _bahan(_tabel_kinerja(_NAIK), paragraf("Indeks Layanan Warga dianalisis sebagai berikut."), paragraf(text))
    assert not [one for one in bahan.kutipan if one.mulai >= 0 and one.tentang == "Indeks Layanan Warga"]


@pytest.mark.parametrize("text", [
    "Capaian kinerja sasaran mengalami kenaikan dari tahun 2023 sebesar 13,31 %.",
    "Pada tahun 2023 belum mencapai target, namun pada tahun 2024 telah mencapai target dengan capaian 101,00 %.",
    "Pagu awal sebesar Rp 300.000 berubah menjadi Rp 350.000, terealisasi Rp 340.000 atau 97,14 %.",
    "Belanja modal sebesar Rp 100.000 terealisasi Rp 90.000 atau 90 %.",
    "Dari 10 indikator, 8 indikator (80 %) mencapai target dan 2 indikator (20 %) belum.",
    "Realisasi sebesar 92,50 % lebih tinggi 2,78 % dari target 90 %.",
    "Persentase jalan mantap naik 2 % dari 80 menjadi 82.",
    "Indeks Tata Kelola memperoleh nilai 75,20, naik 2,10 poin dari tahun 2023 sebesar 73,10.",
])
def test_sound_sentences_of_many_habits_have_no_remark(text: str) -> None:
    codes = ("T-152", "T-153", "T-158", "T-159", "T-301", "T-302", "T-303", "T-304", "T-307", "T-308")
    bahan = _bahan(_tabel_kinerja(_NAIK), paragraf(text))
    assert not [found for kode in codes for found in temuan(bahan, kode)]


@pytest.mark.parametrize(("percent", "count"), [("65,00 %", 1), ("60,00 %", 0)])
def test_money_of_the_whole_anggaran_is_held_against_the_total_of_the_tables(percent: str, count: int) -> None:
    money = tabel([["No", "Program", "Anggaran 2024 (Rp)"], ["1", "Program Layanan", "60.000.000"],
                   ["2", "Program Penunjang", "40.000.000"], ["", "Jumlah", "100.000.000"]], judul="Tabel 3.9 Anggaran")
    text = paragraf(f"Belanja pegawai sebesar Rp60.000.000 atau {percent} dari seluruh anggaran.")
    assert len(temuan(_bahan(money, text), "T-168")) == count
