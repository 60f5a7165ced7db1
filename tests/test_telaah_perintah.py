"""What comes back from a telaah: words, places and roots on the screen, the list, the annotated copy, and JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import SMALL, Ran, Workbook
from docx import Document
from naskah_uji import dokumen, judul, paragraf, tabel
from openpyxl import load_workbook

from lkjip_xl.book.telaah import SELURUH, Tampak, Titik, in_words, note, roots, show, tally
from lkjip_xl.domain.telaah.catatan import Berat, Tempat, remark
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.engines.naskah.daftar_xlsx import KOLOM, daftar_xlsx
from lkjip_xl.engines.naskah.ulang import read_written
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.laporan import laporan

Telaah = Callable[..., Ran]


# Words and places

DOKUMEN = dokumen(
    judul("BAB III AKUNTABILITAS"), judul("3.2 Capaian", 2), paragraf("Ada 6 (lima) program."),
    *tabel([["No", "Sasaran", "Indikator Kinerja", "Tahun 2024", "<"], ["^", "^", "^", "Target", "Capaian"],
            ["1", "Meningkatnya pelayanan kepada seluruh masyarakat", "Nilai SAKIP", "70", "99,5"]],
           judul="Tabel 3.4 Capaian Kinerja"))
TABEL = next(block.indeks for block in DOKUMEN.blok if block.tabel)


def _titik(letak: Letak, kutipan: str = "6 (lima)") -> Titik:
    return in_words(remark("T-151", Tempat(letak, kutipan), angka="6", kata="lima", tempat="x", benar="enam",
                           tempat_lain="y"), DOKUMEN).titik[0]


def test_a_place_is_told_as_staff_look_for_it() -> None:
    place = _titik(Letak(TABEL, 2, 4), "99,5")
    assert place.kata.endswith("Tabel 3.4, baris “Nilai SAKIP”, kolom “Tahun 2024 / Capaian”")
    assert _titik(Letak(2)).kata.endswith("3.2")


def test_the_name_of_a_row_is_its_indicator_and_not_the_sasaran_of_several_rows() -> None:
    assert _titik(Letak(TABEL, 2, 3)).baris == "Nilai SAKIP"
    assert _titik(Letak(TABEL, 1, 3)).baris == ""


def test_a_page_is_told_where_the_file_says_it() -> None:
    assert Titik(Letak(0), "BAB I", 12, "x").kata == "BAB I (hlm. 12)"


def _tampak(pokok: str, tingkat: Berat = "galat", blok: int = 0, kutipan: str = "5", kode: str = "T-101") -> Tampak:
    place = Titik(Letak(blok), "BAB I", 0, kutipan)
    return Tampak(tingkat, kode, f"Pesan {kode}.", "benar", "Betulkan.", pokok, (place,))


def test_what_has_most_and_most_serious_remarks_is_mended_first() -> None:
    shown = [_tampak("C", "saran", 1), _tampak("B", "galat", 2), _tampak("A", "peringatan", 3),
             _tampak("A", "galat", 4), _tampak("B", "saran", 5), _tampak("D", "galat", 6), _tampak("D", "galat", 7)]
    assert [root.kalimat for root in roots(shown)] == [
        "D: 2 galat", "A: 1 galat, 1 peringatan", "B: 1 galat, 1 saran", "C: 1 saran"]


def test_remarks_of_one_subject_have_one_root_however_it_is_spelled() -> None:
    assert len(roots([_tampak("Nilai SAKIP"), _tampak("nilai  sakip", blok=3)])) == 1


def test_a_remark_without_a_subject_belongs_to_what_shares_its_figure() -> None:
    alone = _tampak("", blok=4, kutipan="7")
    assert [len(root.temuan) for root in roots([alone, _tampak("A", blok=4, kutipan="7")])] == [2]
    assert [len(root.temuan) for root in roots([alone, _tampak("A", blok=4, kutipan="8")])] == [1, 1]


def test_every_remark_is_told_once_by_severity_then_by_root() -> None:
    found = [remark("T-1604", pokok=name, nama=name) for name in ("A", "B")]
    shown = show([*found, remark("T-151", Tempat(Letak(2), "6 (lima)"), angka="6", kata="lima", tempat="BAB III",
                                 benar="enam", pokok="6")], DOKUMEN)
    assert [one.tingkat for one in shown] == ["galat", "saran", "saran"]
    assert shown[1].tempat == SELURUH
    assert tally(shown) == "1 galat, 2 saran"


def test_a_note_at_either_place_names_the_other() -> None:
    pair = Tampak("galat", "T-201", "5 dan 6.", "5", "Samakan.", "A",
                  (Titik(Letak(1), "BAB I", 2, "5"), Titik(Letak(2), "BAB III", 9, "6")))
    assert "Lihat juga BAB III (hlm. 9): “6”." in note(pair, 0)
    assert "Lihat juga BAB I (hlm. 2): “5”." in note(pair, 1)


# The list

def _list(content: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(content))["Telaah"].iter_rows(values_only=True))


def test_the_list_has_every_remark_with_its_other_places() -> None:
    pair = Tampak("galat", "T-201", "5 dan 6.", "5", "Samakan.", "A",
                  (Titik(Letak(1), "BAB I", 2, "5"), Titik(Letak(2), "BAB III", 9, "6")))
    head, row = _list(daftar_xlsx("naskah.docx", [pair], "naskah - telaah.docx"))
    assert head == tuple(name for name, _ in KOLOM)
    assert row[:7] == (1, "A", "galat", "T-201", "BAB I (hlm. 2)", "2", "5")
    assert row[7] == "BAB III (hlm. 9): “6”"


def test_the_list_can_be_filtered_keeps_its_head_and_leads_to_the_copy() -> None:
    book = load_workbook(io.BytesIO(daftar_xlsx("a b.pdf", [_tampak("A", blok=1)], "a b - telaah.pdf")))
    sheet = book["Telaah"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E2", "A1:K2")
    assert sheet["E2"].hyperlink.target == "a%20b%20-%20telaah.pdf"


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "a\x0bb"])
def test_no_text_of_a_document_is_a_formula(teks: str) -> None:
    sheet = load_workbook(io.BytesIO(daftar_xlsx("n.docx", [_tampak("A", kutipan=teks)])))["Telaah"]
    assert sheet["G2"].data_type == "s"
    assert sheet["G2"].value == teks.replace("\x0b", " ")


# The commands

@pytest.fixture
def naskah(tmp_path: Path) -> Callable[..., Path]:
    """A Word document with these paragraphs, and a table of a small office."""
    def make(*paragraphs: str, nama: str = "naskah.docx", capaian: str = "105,00") -> Path:
        made = Document()
        made.add_heading("BAB III AKUNTABILITAS KINERJA", 1)
        for text in paragraphs:
            made.add_paragraph(text)
        made.add_paragraph("Tabel 3.1 Capaian Kinerja Tahun 2024")
        table = made.add_table(2, 5)
        for row, texts in enumerate((("No", "Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)"),
                                     ("1", "Indeks", "80", "84", capaian))):
            for cell, text in zip(table.rows[row].cells, texts, strict=True):
                cell.text = text
        made.save(str(tmp_path / nama))
        return tmp_path / nama

    return make


SALAH = "Kecamatan melaksanakan 6 (lima) program pada tahun 2024."


def test_a_document_comes_back_with_a_comment_a_list_and_exit_code_1(
        lkjip: Telaah, naskah: Callable[..., Path]) -> None:
    path = naskah(SALAH)
    before = path.read_bytes()
    ran = lkjip("telaah", path)
    assert ran.code == 1
    assert "T-151" in ran.out
    assert path.read_bytes() == before
    with ZipFile(path.with_name("naskah - telaah.docx")) as copy:
        assert "T-151" in copy.read("word/comments.xml").decode()
    assert any("T-151" in row for row in _list(path.with_name("naskah - telaah.xlsx").read_bytes()))


def test_without_a_galat_the_exit_code_is_0(lkjip: Telaah, naskah: Callable[..., Path]) -> None:
    ran = lkjip("telaah", naskah("Kecamatan melaksanakan 6 (enam) program pada tahun 2024."))
    assert (ran.code, "T-151" in ran.out) == (0, False)


def test_json_tells_the_document_every_remark_and_every_mention(lkjip: Telaah, naskah: Callable[..., Path]) -> None:
    told = json.loads(lkjip("telaah", naskah(SALAH), "--json").out)
    assert {"berkas", "dokumen", "temuan", "kutipan", "salinan", "daftar"} <= set(told)
    assert {"tahun", "periode", "instansi", "kabupaten", "halaman", "tabel"} <= set(told["dokumen"])
    [found] = [one for one in told["temuan"] if one["kode"] == "T-151"]
    assert {"tingkat", "pesan", "seharusnya", "tindakan", "pokok"} <= set(found)
    assert found["tempat"][0]["kutipan"] in SALAH
    assert {"bagian", "halaman", "kutipan", "baris", "kolom"} == set(found["tempat"][0])
    assert {one["teks"]: one["nilai"] for one in told["kutipan"]}.get("84") == 84


def test_files_go_where_they_are_asked_for_and_earlier_ones_are_kept(
        lkjip: Telaah, naskah: Callable[..., Path], tmp_path: Path) -> None:
    folder = tmp_path / "hasil" / "telaah"
    for _ in range(2):
        lkjip("telaah", naskah(SALAH), "--ke", folder)
    assert {path.name for path in folder.iterdir()} == {"naskah - telaah.docx", "naskah - telaah.xlsx", "cadangan"}
    assert len(list((folder / "cadangan").iterdir())) == 2


@pytest.mark.parametrize("pilihan", [[], ["--json"]])
def test_a_document_that_is_not_there_is_refused(lkjip: Telaah, tmp_path: Path, pilihan: list[str]) -> None:
    ran = lkjip("telaah", tmp_path / "tidak ada.docx", *pilihan)
    assert ran.code == 2
    assert "tidak ada.docx" in ran.out + ran.err


def test_filling_the_sheet_of_printed_figures_needs_a_workbook(lkjip: Telaah, naskah: Callable[..., Path]) -> None:
    ran = lkjip("telaah", naskah(SALAH), "--isi-angka-tercetak")
    assert (ran.code, "--buku" in ran.err) == (2, True)


def test_the_workbook_is_never_replaced_by_the_list(
        lkjip: Telaah, naskah: Callable[..., Path], workbook: Workbook) -> None:
    """The list of naskah.docx would bear the name that this workbook has."""
    path = naskah(SALAH)
    book = workbook.path.rename(path.with_name("naskah - telaah.xlsx"))
    before = book.read_bytes()
    assert lkjip("telaah", path, "--buku", book).code == 2
    assert book.read_bytes() == before


@pytest.fixture
def buku(workbook: Workbook) -> Workbook:
    """A small office: its one indicator has target 80 and realisasi 84, so that its capaian is 105,00."""
    workbook.fill(SMALL)
    return workbook


def test_beside_a_workbook_a_figure_that_differs_is_told(
        lkjip: Telaah, naskah: Callable[..., Path], buku: Workbook) -> None:
    before = buku.path.read_bytes()
    assert "T-1601" not in lkjip("telaah", naskah(SALAH), "--buku", buku.path).out
    assert "T-1601" in lkjip("telaah", naskah(SALAH, capaian="150,20"), "--buku", buku.path).out
    assert buku.path.read_bytes() == before


def _tercetak(path: Path) -> list[Mapping[str, object]]:
    with open_book(path) as book:
        rows = book.read("Angka Tercetak").rows
    return [{"tempat": row[1], "besaran": row[2], "tertulis": row[5]} for row in rows if len(row) > 5 and row[5]][2:]


def test_mentions_fill_the_sheet_beside_what_was_typed_and_a_new_draft_takes_their_place(
        lkjip: Telaah, naskah: Callable[..., Path], buku: Workbook) -> None:
    buku.fill({"tercetak": [{"tempat": "Bab III", "besaran": "target", "tentang": "Indeks", "tahun": 2024,
                             "tertulis": "79"}]})
    for capaian in ("150,20", "103,70"):
        lkjip("telaah", naskah(SALAH, capaian=capaian), "--buku", buku.path, "--isi-angka-tercetak")
        found = [row["tertulis"] for row in _tercetak(buku.path)]
        assert found[0] == "79"
        assert found.count(capaian) == 1
    assert "150,20" not in found


def test_two_drafts_are_compared_and_the_remarks_followed(lkjip: Telaah, naskah: Callable[..., Path]) -> None:
    old = naskah(SALAH, nama="lama.docx")
    new = naskah(SALAH.replace("lima", "enam"), nama="baru.docx", capaian="105,60")
    ran = lkjip("telaah-banding", old, new)
    assert ran.code in (0, 1)
    assert "105,60" in ran.out
    assert "Catatan yang dibenahi" in ran.out
    told = json.loads(lkjip("telaah-banding", old, new, "--json").out)
    assert {"perubahan", "nama", "dibenahi", "tersisa", "baru"} <= set(told)
    assert [one["kode"] for one in told["dibenahi"]].count("T-151") == 1


# The report of the program itself

def test_what_contradicts_in_a_report_is_told_and_does_not_keep_it_back(
        naskah: Callable[..., Path], buku: Workbook) -> None:
    """A writer that makes a slip: the report is handed over with what reading it has found."""
    slip = naskah(SALAH).read_bytes()
    with open_book(buku.path) as book:
        done = laporan(book, lambda _: slip, tetap=True, read=read_written)
    assert "T-151" in [one.kode for one in done.telaah]
    assert "saran" not in [one.tingkat for one in done.telaah]
    assert done.isi == slip
