"""Two drafts beside each other: every change is told once, and remarks are mended, left, or new."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from naskah_uji import ATAS, Unsur, dokumen, judul, paragraf, tabel

from lkjip_xl.domain.telaah.banding import Perubahan, bandingkan, nasib, pasangkan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.jobs.telaah_banding import telaah_banding

Isi = Sequence[Unsur | tuple[Unsur, ...]]


def _beda(lama: Isi, baru: Isi) -> list[tuple[str, str, str]]:
    """Kind, old and new piece of every change."""
    return [_satu(one) for one in bandingkan(dokumen(*lama), dokumen(*baru)).perubahan]


def _satu(one: Perubahan) -> tuple[str, str, str]:
    return one.jenis, one.lama.kutipan if one.lama else "", one.baru.kutipan if one.baru else ""


@pytest.mark.parametrize(("lama", "baru", "beda"), [
    ("Capaian sebesar 90,10 persen.", "Capaian sebesar 91,10 persen.", [("angka", "90,10", "91,10")]),
    ("Pagu Rp1.250.000 tahun 2023.", "Pagu Rp1.350.000 tahun 2024.",
     [("angka", "1.250.000", "1.350.000"), ("angka", "2023", "2024")]),
    ("Nilai SAKIP naik menjadi 70.", "Nilai SAKIP turun menjadi 70.", [("kata", "naik", "turun")]),
    ("Sama saja, 5 orang.", "Sama saja, 5 orang.", []),
    ("Naik  5 persen", "Naik 5 persen.", []),
])
def test_the_pieces_in_which_a_paragraph_differs_are_told(
        lama: str, baru: str, beda: list[tuple[str, str, str]]) -> None:
    assert _beda([paragraf(lama)], [paragraf(baru)]) == beda


def test_a_cell_is_found_again_in_a_table_with_more_rows() -> None:
    old = tabel([["Indikator", "Target"], ["Indeks", "80"], ["Nilai", "70"]], judul="Tabel 3.1 Target")
    new = tabel([["Indikator", "Target"], ["Persentase", "5"], ["Indeks", "80"], ["Nilai", "71"]],
                judul="Tabel 3.1 Target")
    assert _beda(old, new) == [("ditambahkan", "", "Persentase"), ("angka", "70", "71")]


def test_the_number_of_a_table_that_changed_is_told() -> None:
    old, new = (tabel([["A", "B"], ["x", "1"]], judul=f"Tabel 3.{number} Target Kinerja") for number in (1, 2))
    assert _beda(old, new) == [("angka", "Tabel 3.1", "Tabel 3.2")]


def test_a_merged_cell_is_told_once() -> None:
    old = tabel([["Sasaran", "Indikator", "Target"], ["Satu", "A", "1"], [ATAS, "B", "2"]])
    new = tabel([["Sasaran", "Indikator", "Target"], ["Satu", "A", "3"], [ATAS, "B", "2"]])
    assert _beda(old, new) == [("angka", "1", "3")]


def test_paragraphs_that_come_and_go_are_told_whole() -> None:
    old = [judul("BAB I"), paragraf("Kantor ini melayani warga setiap hari kerja."), paragraf("Hal yang tetap.")]
    new = [judul("BAB I"), paragraf("Hal yang tetap."), paragraf("Gedung baru diresmikan bulan Mei tahun ini.")]
    assert _beda(old, new) == [("ditambahkan", "", "Gedung baru diresmikan bulan Mei tahun ini."),
                               ("dihapus", "Kantor ini melayani warga setiap hari kerja.", "")]


def test_texts_are_paired_in_order_figures_and_small_edits_aside() -> None:
    assert pasangkan(["a 1", "b c d e", "z"], ["b c d f", "a 2"]) in ([(0, 1)], [(1, 0)])
    assert pasangkan(["satu 1", "dua 2", "tiga 3"], ["satu 9", "sisip", "tiga 8"]) == [(0, 0), (2, 2)]


def test_the_time_grows_with_the_length_and_not_with_its_square() -> None:
    """Eight times as many paragraphs, half of them equal and half edited, take less than twenty times as long."""
    def seconds(count: int) -> float:
        old = [f"Kalimat nomor {n} tentang {'pelayanan' if n % 2 else f'hal{n}'} publik." for n in range(count)]
        start = time.process_time()
        pasangkan(old, [text.replace("publik", "umum") if n % 3 else text for n, text in enumerate(old)])
        return time.process_time() - start

    assert seconds(1600) < 20 * max(seconds(200), 0.002)


def _catatan(kode: str, blok: int, kutipan: str, pokok: str = "") -> Remark:
    return Remark(kode, (Tempat(Letak(blok), kutipan),), pokok=pokok)


def test_a_remark_is_left_where_its_words_or_its_place_are_there_again() -> None:
    """The first moved with its words, the second has other words at its place, the third is gone, one is new."""
    lama = [_catatan("T-101", 1, "90,10", "A"), _catatan("T-201", 2, "5"), _catatan("T-301", 3, "naik")]
    baru = [_catatan("T-201", 3, "6"), _catatan("T-101", 9, "90,10", "A"), _catatan("T-901", 4, "....")]
    fate = nasib(lama, baru, {Letak(2): Letak(3)})
    assert [one.kode for one in fate.dibenahi] == ["T-301"]
    assert [one.kode for one in fate.tersisa] == ["T-201", "T-101"]
    assert [one.kode for one in fate.baru] == ["T-901"]


def test_two_equal_remarks_of_which_one_was_mended_leave_one() -> None:
    lama = [_catatan("T-101", 1, "5"), _catatan("T-101", 2, "5")]
    fate = nasib(lama, [_catatan("T-101", 7, "5")], {})
    assert (len(fate.dibenahi), len(fate.tersisa), len(fate.baru)) == (1, 1, 0)


def test_a_document_beside_itself_has_no_change() -> None:
    one = dokumen(judul("BAB I"), paragraf("Ada 6 (lima) program."), *tabel([["A", "B"], ["x", "1"]]))
    found = telaah_banding(one, one)
    assert (found.perubahan, found.dibenahi, found.baru) == ((), (), ())
    assert found.kalimat.startswith("Yang berubah: tidak ada.")
