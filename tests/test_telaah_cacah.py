"""Counts: of programs, indicators, staff and items, against lists, tables, kategori and each other."""

from __future__ import annotations

import pytest
from naskah_uji import Unsur, bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan

Isi = Unsur | tuple[Unsur, ...]


def _bahan(*unsur: Isi) -> Bahan:
    return bahan_uji(paragraf("LAPORAN KINERJA TAHUN 2024"), judul("BAB II PERENCANAAN KINERJA"), *unsur)


def _misi(text: str, count: int) -> Bahan:
    return _bahan(paragraf(text), *(butir(f"Mewujudkan hal ke-{n} yang baik", f"{n}.") for n in range(1, count + 1)),
                  paragraf("Demikian uraiannya."))


@pytest.mark.parametrize(("text", "count", "remarks"), [
    ("Ditetapkan 4 (empat) misi sebagai berikut:", 3, 1),
    ("Ditetapkan 3 (tiga) misi sebagai berikut:", 3, 0),
    ("Ditetapkan dua misi, yaitu:", 3, 1),
    ("Ditetapkan tiga misi, yaitu:", 3, 0),
    ("Terdapat 2 (dua) sasaran dengan 3 (tiga) indikator sebagai berikut:", 3, 0),
    ("Dari 5 (lima) misi tersebut, yang didukung adalah:", 3, 0),
])
def test_a_list_has_as_many_items_as_its_sentence_says(text: str, count: int, remarks: int) -> None:
    bahan = _misi(text, count)
    found = temuan(bahan, "T-501")
    assert len(found) == remarks
    for one in found:
        assert "memuat 3 butir" in pesan(one)
        periksa_kutipan(bahan, one)


_PROGRAM = tabel([["No", "Program", "Kegiatan", "Anggaran (Rp)"],
                  ["1", "Program Penunjang Urusan Pemerintahan Daerah", "Administrasi Umum Perangkat Daerah",
                   "10.000.000"],
                  ["2", "Program Pengelolaan Perikanan Tangkap", "Pengelolaan Penangkapan Ikan", "20.000.000"],
                  ["3", "Program Pengelolaan Perikanan Budidaya", "Pengelolaan Pembudidayaan Ikan", "30.000.000"]],
                 judul="Tabel 2.3 Program dan Kegiatan")


@pytest.mark.parametrize(("text", "count"), [
    ("Renstra memuat 1 (satu) tujuan dengan 3 (tiga) sasaran strategis.", 0),
    ("Renstra memuat 1 (satu) tujuan dengan 5 (lima) sasaran strategis.", 1),
    ("Perbaikan dilaksanakan melalui 2 (dua) indikator yang belum tercapai.", 0),
    ("Kinerja diukur melalui 7 (tujuh) indikator kinerja.", 1),
])
def test_tujuan_are_not_counted_by_the_rows_of_sasaran_nor_a_part_by_the_whole(text: str, count: int) -> None:
    rows = [[f"Sasaran {number}: Meningkatnya mutu {name}", f"Persentase {name} yang terlayani", f"{80 + number},00"]
            for number, name in enumerate(("arsip daerah", "perpustakaan desa", "koleksi buku"), 1)]
    table = tabel([["Sasaran", "Indikator", "Target 2024"], *rows], judul="Tabel 2.1 Tujuan, Sasaran, dan Target")
    assert len(temuan(_bahan(table, paragraf(text)), "T-502")) == count


@pytest.mark.parametrize(("text", "remarks"), [
    ("Pada tahun 2024 Dinas melaksanakan 5 (lima) program.", ["5 (lima) program"]),
    ("Pada tahun 2024 Dinas melaksanakan 3 (tiga) program.", []),
    ("Sasaran itu didukung oleh 1 (satu) program.", []),
])
def test_programs_are_counted_in_the_tables(text: str, remarks: list[str]) -> None:
    bahan = _bahan(_PROGRAM, paragraf(text))
    assert kutipan_temuan(bahan, "T-502") == remarks
    for one in temuan(bahan, "T-502"):
        assert "3 program" in pesan(one)
        periksa_kutipan(bahan, one)


def test_without_tables_two_counts_are_held_against_each_other() -> None:
    bahan = _bahan(paragraf("Dinas memiliki 7 (tujuh) indikator."), judul("BAB IV PENUTUP"),
                   paragraf("Dinas memiliki 5 (lima) indikator."))
    [found] = temuan(bahan, "T-505")
    assert "7 (tujuh)" in pesan(found)
    assert not temuan(_bahan(paragraf("Dinas memiliki 7 (tujuh) indikator."), paragraf("Ada 7 (tujuh) indikator.")),
                      "T-505")


def _per_kategori(lead: str) -> Bahan:
    return _bahan(paragraf(f"Dinas melaksanakan {lead} indikator dengan hasil sebagai berikut:"),
                  butir("Lebih dari 90 % (sangat baik) : 4 (empat) indikator", "1."),
                  butir("76 - 90 % (baik) : 2 (dua) indikator", "2."), butir("Kurang dari 76 % (cukup) : -", "3."))


def test_counts_per_kategori_add_up() -> None:
    bahan = _per_kategori("5 (lima)")
    [found] = temuan(bahan, "T-503")
    assert "4 + 2 = 6" in pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_per_kategori("6 (enam)"), "T-503")


def test_a_list_of_levels_is_no_list_of_indicators() -> None:
    assert not temuan(_per_kategori("6 (enam)"), "T-501")


def _tiga(*words: str) -> tuple[Unsur, ...]:
    rows = [["1", "Indeks Layanan Warga", "100", "104", "104,00"], ["2", "Nilai Tata Kelola", "100", "102", "102,00"],
            ["3", "Cakupan Air Bersih", "100", "84", "84,00"]]
    heads = ["No", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)", "Kategori"]
    return tabel([heads, *([*row, word] for row, word in zip(rows, words, strict=True))], judul="Tabel 3.2 Capaian "
                 "Kinerja")


_KATEGORI = ("Sangat Baik", "Sangat Baik", "Baik")


def test_a_count_of_a_list_of_levels_is_held_against_the_table() -> None:
    bahan = _bahan(_tiga(*_KATEGORI), paragraf("Hasilnya:"),
                   butir("Lebih dari 100 % (sangat baik) : 5 (lima) indikator", "1."),
                   butir("76 - 100 % (baik) : 1 (satu) indikator", "2."), butir("Kurang dari 76 % (cukup) : -", "3."))
    [found] = temuan(bahan, "T-504")
    assert "5 (lima)" in found.tempat[0].kutipan
    periksa_kutipan(bahan, found)


@pytest.mark.parametrize(("text", "count"), [
    ("Sebanyak 3 (tiga) indikator berkategori Sangat Baik.", 1),
    ("Sebanyak 2 (dua) indikator berkategori Sangat Baik.", 0),
    ("Kinerja yang diukur dengan 3 (tiga) indikator kinerja utama termasuk kategori sangat baik.", 0),
])
def test_a_count_of_a_kategori_is_held_against_the_table(text: str, count: int) -> None:
    bahan = _bahan(_tiga(*_KATEGORI), paragraf(text))
    assert len(temuan(bahan, "T-507")) == count


@pytest.mark.parametrize(("text", "count"), [
    ("Sebanyak 1 (satu) indikator melampaui target.", 1),
    ("Sebanyak 2 (dua) indikator melampaui target.", 0),
    ("Sebanyak 2 (dua) indikator belum mencapai target.", 1),
    ("Sebanyak 1 (satu) indikator belum mencapai target.", 0),
])
def test_a_count_of_met_targets_is_held_against_the_table(text: str, count: int) -> None:
    bahan = _bahan(_tiga(*_KATEGORI), paragraf(text))
    found = temuan(bahan, "T-508")
    assert len(found) == count
    for one in found:
        assert pesan(one)
        periksa_kutipan(bahan, one)


@pytest.mark.parametrize(("kode", "wrong", "right"), [
    ("T-506", "Dinas didukung 20 (dua puluh) pegawai, terdiri dari 12 (dua belas) laki-laki dan 7 (tujuh) perempuan.",
     "Dinas didukung 20 (dua puluh) pegawai, terdiri dari 12 (dua belas) laki-laki dan 8 (delapan) perempuan."),
    ("T-509", "Wilayahnya terbagi atas 2 (dua) desa, yaitu Desa Sari, Desa Mulyo, dan Desa Rejo.",
     "Wilayahnya terbagi atas 3 (tiga) desa, yaitu Desa Sari, Desa Mulyo, dan Desa Rejo."),
])
def test_the_parts_that_a_sentence_names_are_counted(kode: str, wrong: str, right: str) -> None:
    bahan = _bahan(paragraf(wrong))
    [found] = temuan(bahan, kode)
    assert pesan(found)
    periksa_kutipan(bahan, found)
    assert not temuan(_bahan(paragraf(right)), kode)
