"""What leaves the office is ready to be signed: every report and attachment is read as a head would read it.

The two examples and a third office, in both house styles, with all, with few and without optional parts.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from angka_laporan import figures, figures_on_paper, in_workbook, listed, style_names
from bacaan_pdf import Halaman, halaman, hampir_kosong, terlalu_kecil
from conftest import Workbook, need_soffice
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from kantor_dinas import CAPAIAN, RATA_RATA, SERAPAN, dinas

from lkjip_xl.book.schema import LISTS
from lkjip_xl.cli import main
from lkjip_xl.engines.document.docx import docx
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH
from lkjip_xl.jobs.laporan import laporan

pytestmark = pytest.mark.xdist_group("siap")

GAYA = LISTS["gaya"]
DINAS = [(gaya, isi) for gaya in GAYA for isi in ("semua", "sebagian", "wajib")]
KANTOR = [*NAMA_CONTOH, *(f"{gaya}, {isi}" for gaya, isi in DINAS)]

BELUM_JADI = re.compile(
    r"\[[^\]]*(?:isi|diisi)[^\]]*\]|belum (?:di)?isi|belum ada isian|tidak ada isian|\bNone\b|\bnan\b|"
    r"\{[a-z_]+\}|#+REF|###", re.IGNORECASE)
"""Words of an unfinished document."""
NOMOR = re.compile(
    r"(?:Tabel|Grafik|Gambar|Bab|Nomor|No\.?|Pasal|https?:\S*|BAB)\s*\S*\d[\d.,/\-]*|"
    r"^\s*\d(?:\.\d)+\.?(?:\s|$)|\b\d+(?:\.\w+){3,}\b")
"""Numbers that are no figures: of captions, headings, laws, letters, codes and links."""
TITIK, KOMA = re.compile(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.,]*\d)"), re.compile(r"(?<![\d.,])\d[\d.]*,\d+(?!\d)")
"""A figure with a decimal point, and one with a decimal comma."""


@pytest.fixture(scope="session")
def books(template: Path, computed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All offices, filled and computed; copy them before writing."""
    folder = tmp_path_factory.mktemp("kantor")
    paths = dict(computed)
    for name, (gaya, isi) in zip(KANTOR[len(NAMA_CONTOH):], DINAS, strict=True):
        book = Workbook(Path(shutil.copy(template, folder / f"{len(paths)}.xlsx")))
        book.fill(dinas(gaya, isi))
        book.hitung()
        paths[name] = book.path
    return paths


@pytest.fixture(scope="session")
def reports(books: dict[str, Path]) -> dict[str, WordDocument]:
    """The Word report of each office."""
    return {name: Document(io.BytesIO(_report(path))) for name, path in books.items()}


def _report(path: Path) -> bytes:
    with open_book(path) as book:
        return laporan(book, docx, tetap=True).isi


def _texts(document: WordDocument) -> Iterator[str]:
    """The text of each paragraph, in and outside tables, as it is shown."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(run.text or "" for run in paragraph.iter(qn("w:t"))).strip()


def _tables(document: WordDocument) -> Iterator[list[list[str]]]:
    """Each table as the texts of its cells, without the rows that repeat as headings."""
    for table in document.element.body.iter(qn("w:tbl")):
        rows = [row for row in table.iter(qn("w:tr")) if next(row.iter(qn("w:tblHeader")), None) is None]
        yield [[_cell(cell) for cell in row.iter(qn("w:tc"))] for row in rows]


def _cell(cell: BaseOxmlElement) -> str:
    """The text of a cell, or its colour where it shows one."""
    shown = next((one.get(qn("w:fill")) for one in cell.iter(qn("w:shd"))), None) or ""
    return "".join(t.text or "" for t in cell.iter(qn("w:t"))).strip() or shown


@pytest.mark.parametrize("name", KANTOR)
def test_a_report_has_no_unfinished_line(reports: dict[str, WordDocument], name: str) -> None:
    assert [text for text in _texts(reports[name]) if BELUM_JADI.search(text)] == []


@pytest.mark.parametrize("name", KANTOR)
def test_no_table_of_a_report_is_empty_and_no_column_says_nothing_throughout(
        reports: dict[str, WordDocument], name: str) -> None:
    for rows in _tables(reports[name]):
        body = [row for row in rows if any(row)]
        assert body, rows
        widest = max(map(len, body))
        whole = [row for row in body if len(row) == widest]
        assert all(any(text not in {"", "-"} for text in column) for column in zip(*whole, strict=True)), whole[:3]


@pytest.mark.parametrize("name", KANTOR)
def test_every_table_of_a_report_has_a_numbered_caption_that_stands_in_the_list_of_tables(
        reports: dict[str, WordDocument], name: str) -> None:
    document = reports[name]
    above = [table.getprevious() for table in document.element.body.iterchildren(qn("w:tbl"))]
    captions = ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in above]
    assert all(re.match(r"Tabel \d(\.\d+)+ \S", caption) for caption in captions), captions
    assert [line.split("\t")[0] for line in listed(document) if line.startswith("Tabel ")] == captions


@pytest.mark.parametrize("name", KANTOR)
def test_every_figure_of_a_report_stands_in_its_workbook(
        reports: dict[str, WordDocument], books: dict[str, Path], name: str) -> None:
    found = figures(reports[name])
    assert len(found) > 100
    assert sorted(found - in_workbook(books[name])) == []


@pytest.mark.parametrize("name", KANTOR)
def test_each_entry_of_a_list_of_a_report_leads_to_a_heading_or_caption_of_the_same_words(
        reports: dict[str, WordDocument], name: str) -> None:
    body = reports[name].element.body
    places = {mark.get(qn("w:name")): _words(mark.getparent()) for mark in body.iter(qn("w:bookmarkStart"))}
    entries = [(link.get(qn("w:anchor")), _words(link)) for link in body.iter(qn("w:hyperlink"))
               if link.get(qn("w:anchor"))]
    assert len(entries) > 20
    assert [words for anchor, words in entries if words != places.get(anchor)] == []


def _words(element: BaseOxmlElement) -> str:
    """The text of a heading, a caption or its entry, however it is broken."""
    return "".join("".join(text.text or "" for text in element.iter(qn("w:t"))).split())


@pytest.mark.parametrize("name", KANTOR)
def test_a_report_has_one_decimal_sign(reports: dict[str, WordDocument], books: dict[str, Path], name: str) -> None:
    other = KOMA if name == "banyudono-2024" else TITIK
    texts = [NOMOR.sub(" ", text) for text in _texts(reports[name])]
    assert [text for text in texts if other.search(text)] == []


@pytest.mark.parametrize("name", KANTOR)
def test_every_heading_of_a_report_has_something_below_it(reports: dict[str, WordDocument], name: str) -> None:
    """A heading is followed by text, a table or a heading one level lower, never by its equal or the end."""
    document, last = reports[name], 0
    names = style_names(document)
    for block in document.element.body.iterchildren():
        level = _level(names, block)
        assert not level or not last or level > last, "".join(t.text or "" for t in block.iter(qn("w:t")))
        if level or next(block.iter(qn("w:t"), qn("w:drawing"), qn("w:instrText")), None) is not None:
            last = level
    assert not last


def _level(names: Mapping[str | None, str], block: object) -> int:
    style = next(block.iter(qn("w:pStyle")), None) if block.tag == qn("w:p") else None  # type: ignore[attr-defined]
    found = re.fullmatch(r"Heading (\d)", "" if style is None else names[style.get(qn("w:val"))])
    return int(found[1]) if found else 0


@pytest.mark.parametrize("name", KANTOR)
def test_no_two_sentences_in_a_row_are_the_same(reports: dict[str, WordDocument], name: str) -> None:
    texts = [text for text in _texts(reports[name]) if len(text.split()) > 6]
    assert [text for text, following in zip(texts, texts[1:], strict=False) if text == following] == []


@pytest.mark.parametrize(("gaya", "isi"), DINAS)
def test_the_third_office_has_the_figures_worked_out_by_hand(books: dict[str, Path], gaya: str, isi: str) -> None:
    done = Workbook(books[f"{gaya}, {isi}"]).hitung().hasil
    notation = done.laporan.pengaturan.notation
    assert {i.indikator.nama: notation.printed(i.capaian.printed) for i in done.indikator} == CAPAIAN
    means = {i.induk.uraian: notation.printed(i.capaian.printed) for i in done.induk}
    assert means | {"": notation.printed(done.capaian.printed)} == RATA_RATA
    spent = {i.induk.uraian: notation.printed(i.serapan.persen.printed) for i in done.induk}
    assert spent | {"": notation.printed(done.pohon.total.persen.printed)} == SERAPAN


# The whole report on paper

ENTRI = re.compile(r"(?:\d\. )?(.*?) *\.{4,} *(\d+)$")
"""A line of a list in front of the report: its title, and the page where it stands, from Bab I on."""


def _compact(text: str) -> str:
    return "".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split()).casefold()


def test_each_entry_of_a_list_of_the_whole_report_stands_on_its_page(lengkap: list[Halaman]) -> None:
    """The last line of an entry, with the number of its page, for those that take two; a title may tell the quarter."""
    first = next(number for number, page in enumerate(lengkap) if page.teks.startswith("BAB I"))
    entries = [match.groups() for page in lengkap[:first] for line in page.baris if (match := ENTRI.match(line))]
    assert len(entries) > 30
    places = [(title.rpartition(" Tahun ")[0] or title, lengkap[first + int(number) - 1]) for title, number in entries]
    assert [title for title, page in places if _compact(title) not in _compact(page.teks)] == []


def test_every_figure_of_the_whole_report_stands_in_the_workbook(lengkap: list[Halaman], books: dict[str, Path]
                                                                 ) -> None:
    found = figures_on_paper(line for page in lengkap for line in page.baris)
    assert len(found) > 150
    assert sorted(found - in_workbook(books[f"{GAYA[0]}, semua"])) == []


@pytest.fixture(scope="module")
def lengkap(request: pytest.FixtureRequest, books: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
            ) -> list[Halaman]:
    """The pages of the third office's report with its attachments, as one PDF."""
    need_soffice(request)
    path = Path(shutil.copy(books[f"{GAYA[0]}, semua"], tmp_path_factory.mktemp("lengkap") / "dinas.xlsx"))
    assert main(["laporan", str(path), "--lengkap", "--tetap", "--json"]) == 0
    return halaman(path.with_name("dinas lengkap.pdf"))


def test_no_page_of_the_whole_report_is_nearly_empty_or_too_small_to_read(lengkap: list[Halaman]) -> None:
    assert hampir_kosong(lengkap) == []
    assert terlalu_kecil(lengkap) == []


def test_the_pages_of_the_whole_report_are_numbered_through(lengkap: list[Halaman]) -> None:
    """From Bab I on with arabic figures, through the attachments to the last page."""
    first = next(number for number, page in enumerate(lengkap) if page.teks.startswith("BAB I"))
    assert all(str(number) in page.baris[-2:] or any(line.endswith(f" {number}") for line in page.baris[-2:])
               for number, page in enumerate(lengkap[first:], 1))


def test_no_line_of_the_whole_report_is_unfinished_and_each_attachment_begins_with_its_number(
        lengkap: list[Halaman]) -> None:
    assert [line for page in lengkap for line in page.baris if BELUM_JADI.search(line)] == []
    heads = [page.baris[0] for page in lengkap if re.fullmatch(r"LAMPIRAN \d+", page.baris[0])]
    assert list(dict.fromkeys(heads)) == [f"LAMPIRAN {number}" for number in range(1, 8)]
