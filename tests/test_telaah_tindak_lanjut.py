"""Recommendations of an evaluation against what a report says was done about them."""

from __future__ import annotations

from itertools import chain

import pytest
from naskah_uji import Unsur, bahan_uji, judul, paragraf, periksa_tercetak, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kaidah.tindak_lanjut import DAFTAR

REKOMENDASI = ("Susun rencana aksi untuk seluruh bidang", "Ukur kinerja setiap triwulan dengan bukti",
               "Tampilkan penyebab kegagalan di laporan")


def kode(bahan: Bahan) -> list[str]:
    found = [one for rule in DAFTAR for one in rule.cari(bahan)]
    periksa_tercetak(bahan, found)
    return [one.kode for one in found]


def naskah(dimuat: tuple[str, ...], dijawab: tuple[tuple[str, str], ...], *awal: Unsur) -> Bahan:
    """A part with the recommendations as a list, and below it each with its follow-up."""
    listed = (paragraf(f"{at}) {one}") for at, one in enumerate(dimuat, 1))
    done = ((paragraf(f"{at}) {one}"), paragraf("Tindak Lanjut Rekomendasi"), paragraf(isi))
            for at, (one, isi) in enumerate(dijawab, 1))
    return bahan_uji(judul("BAB IV\nPENUTUP"), judul("4.2 Rekomendasi", 2), paragraf("Hasil evaluasi Inspektorat."),
                     *awal, judul("A. Perencanaan Kinerja", 3), *listed, paragraf("Semuanya sudah dijawab."),
                     judul("a. Perencanaan Kinerja", 3), *chain.from_iterable(done))


def dijawab(*teks: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, f"Telah disusun dokumen ke-{at} oleh Sekretariat") for at, one in enumerate(teks, 1))


def test_recommendations_that_are_all_followed_up_get_no_remark() -> None:
    assert kode(naskah(REKOMENDASI, dijawab(*REKOMENDASI))) == []


def test_the_number_of_recommendations_is_that_of_the_list() -> None:
    said = "Inspektorat menyampaikan {} rekomendasi."
    assert kode(naskah(REKOMENDASI, dijawab(*REKOMENDASI), paragraf(said.format("3 (tiga)")))) == []
    assert kode(naskah(REKOMENDASI, dijawab(*REKOMENDASI), paragraf(said.format("4 (empat)")))) == ["T-1401"]


@pytest.mark.parametrize(("lain", "tingkat"), [
    ("Susun rencana aksi untuk seluruh pegawai", "peringatan"),
    ("Susun rencana aksi", "saran"),
    ("Susun rencana aksi bagi seluruh bidang", None),
    ("Susun rencana aksi untuk seluruh bidanng", None),
])
def test_a_recommendation_keeps_its_wording(lain: str, tingkat: str | None) -> None:
    found = temuan(naskah(REKOMENDASI, dijawab(lain, *REKOMENDASI[1:])), "T-1402")
    assert [one.tingkat for one in found] == ([tingkat] if tingkat else [])


def test_every_recommendation_is_followed_up() -> None:
    bahan = naskah(REKOMENDASI, dijawab(REKOMENDASI[0], REKOMENDASI[2]))
    assert kode(bahan) == ["T-1403"]
    assert REKOMENDASI[1] in pesan(temuan(bahan, "T-1403")[0])


def test_what_the_report_itself_calls_open_is_open() -> None:
    said = paragraf("Dari rekomendasi itu, 1 (satu) belum ditindaklanjuti.")
    assert kode(naskah(REKOMENDASI, dijawab(REKOMENDASI[0], REKOMENDASI[2]), said)) == []


@pytest.mark.parametrize(("isi", "code"), [
    ("-", "T-1404"), ("Telah dilakukan perbaikan", "T-1405"), ("Telah dilakukan perbaikan rencana aksi", ""),
])
def test_a_follow_up_says_what_was_done(isi: str, code: str) -> None:
    answers = ((REKOMENDASI[0], isi), *dijawab(*REKOMENDASI)[1:])
    assert kode(naskah(REKOMENDASI, answers)) == ([code] if code else [])


def test_different_recommendations_have_follow_ups_of_their_own() -> None:
    answers = tuple((one, "Telah dilakukan rapat evaluasi internal") for one in REKOMENDASI)
    assert kode(naskah(REKOMENDASI, answers)) == ["T-1406", "T-1406"]


def test_a_table_of_follow_ups_is_read_too() -> None:
    rows = [["No", "Rekomendasi", "Tindak Lanjut", "Status"],
            ["1", REKOMENDASI[0], "Rencana aksi empat bidang disusun", "Selesai"],
            ["2", REKOMENDASI[1], "-", "Selesai"]]
    bahan = bahan_uji(judul("BAB III\nKINERJA"), judul("3.3 Tindak Lanjut Hasil Evaluasi", 2),
                      paragraf("Inspektorat menyampaikan 3 (tiga) rekomendasi."), *tabel(rows))
    assert kode(bahan) == ["T-1401", "T-1404"]
    assert "padahal statusnya “Selesai”" in pesan(temuan(bahan, "T-1404")[0])


def test_a_part_on_follow_ups_names_the_recommendations() -> None:
    def bab(*isi: str) -> Bahan:
        return bahan_uji(judul("BAB IV\nPENUTUP"), judul("4.3 Tindak Lanjut atas Rekomendasi", 2), *map(paragraf, isi))
    assert kode(bab("Telah dilaksanakan perbaikan berikut.", "a. Merawat peralatan kerja")) == ["T-1407"]
    assert kode(bab("Inspektorat memberi rekomendasi untuk merawat peralatan.", "a. Peralatan dirawat")) == []


def test_every_obstacle_has_something_done_about_it() -> None:
    def bab(*upaya: str) -> Bahan:
        return bahan_uji(judul("BAB III\nKINERJA"), paragraf("Hambatan yang ditemui adalah:"),
                         paragraf("1) Petugas kurang"), paragraf("2) Jaringan lambat"),
                         paragraf("Upaya mengatasinya adalah:"), *map(paragraf, upaya))
    assert kode(bab("1) Menambah petugas")) == ["T-1408"]
    assert kode(bab("1) Menambah petugas", "2) Mengganti jaringan")) == []


@pytest.mark.parametrize(("banyak", "ditemukan"), [("2 (dua)", []), ("3 (tiga)", ["T-1401"])])
def test_notes_that_are_announced_are_all_listed(banyak: str, ditemukan: list[str]) -> None:
    bahan = bahan_uji(judul("BAB IV\nPENUTUP"), judul("4.2 Hasil Evaluasi", 2),
                      paragraf(f"Inspektorat memberi {banyak} catatan atas laporan tahun lalu, yaitu:"),
                      paragraf("- sebutkan sumber data; dan"), paragraf("- lampirkan bukti."), paragraf("Selesai."))
    assert kode(bahan) == ditemukan


def _berstatus(kalimat: str) -> Bahan:
    rows = [["No", "Rekomendasi", "Tindak Lanjut", "Status"]]
    rows += [[str(at), one, f"Telah disusun dokumen ke-{at} oleh Sekretariat", status]
             for at, (one, status) in enumerate(zip(REKOMENDASI, ("Selesai", "Selesai", "Proses"), strict=True), 1)]
    return bahan_uji(judul("BAB IV\nPENUTUP"), judul("4.2 Tindak Lanjut Rekomendasi", 2), paragraf(kalimat),
                     *tabel(rows))


@pytest.mark.parametrize(("kalimat", "ditemukan"), [
    ("Ada 3 (tiga) rekomendasi. Sebanyak 2 (dua) rekomendasi telah selesai dan 1 (satu) masih dalam proses.", []),
    ("Ada 3 (tiga) rekomendasi. Sebanyak 2 (dua) rekomendasi telah selesai dan 2 (dua) masih dalam proses.",
     ["T-1409"]),
    ("Sebanyak 3 (tiga) rekomendasi sudah ditindaklanjuti sampai tuntas.", ["T-1409"]),
    ("Seluruh 4 (empat) rekomendasi telah dibahas.", ["T-1401", "T-1409"]),
])
def test_the_recommendations_done_and_left_are_those_of_the_status(kalimat: str, ditemukan: list[str]) -> None:
    assert sorted(set(kode(_berstatus(kalimat)))) == ditemukan


@pytest.mark.parametrize(("kalimat", "hitungan"), [
    ("Rekomendasi sebanyak 60 butir. Dari itu 41 telah selesai (68,3 persen), 12 dalam proses, dan 9 belum.",
     "41 + 12 + 9 = 62"),
    ("Evaluasi memuat 5 (lima) rekomendasi. Sebanyak 3 (tiga) butir telah ditindaklanjuti dan 1 masih dalam proses.",
     "3 + 1 = 4"),
])
def test_recommendations_by_status_add_up_to_all_of_them(kalimat: str, hitungan: str) -> None:
    found = temuan(bahan_uji(judul("BAB III\nHASIL"), paragraf(kalimat)), "T-1410")
    assert [hitungan in pesan(one) for one in found] == [True]


@pytest.mark.parametrize("kalimat", [
    "Rekomendasi berjumlah 62 rekomendasi. Sebanyak 41 butir telah selesai, 12 dalam proses, dan 9 belum.",
    "Evaluasi memuat 6 rekomendasi, 3 telah selesai, 2 sebagian selesai, dan 1 belum.",
    "Evaluasi memuat 6 rekomendasi, 3 telah selesai dan sisanya, yaitu 2 dalam proses dan 1 belum.",
    "Evaluasi memuat 6 rekomendasi, 3 rekomendasi telah selesai.",
])
def test_statuses_that_add_up_or_are_not_all_told_are_left(kalimat: str) -> None:
    assert not temuan(bahan_uji(judul("BAB III\nHASIL"), paragraf(kalimat)), "T-1410")
