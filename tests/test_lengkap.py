"""Laporan lengkap: report and attachments in one PDF, numbered through, so that nobody puts them together by hand."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from conftest import Ran, Workbook
from emulated_excel import _pdf
from pypdf import PdfReader, PdfWriter

from lkjip_xl.cli.laporan import TANPA_PDF
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.print.lengkap import bind
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.ekspor import Pilihan, Plan, plan_export
from lkjip_xl.jobs.lengkap import Alat, Lengkap, lengkap

Example = Callable[[str], Workbook]
Lkjip = Callable[..., Ran]
DEPAN = ("Sampul", "KATA PENGANTAR", "DAFTAR LAMPIRAN")
"""The pages of the report before Bab I; it ends after page 3 with the heading LAMPIRAN."""


def report() -> bytes:
    """A report of six pages with its headings as bookmarks, as Word and LibreOffice print it."""
    titles = (*DEPAN, "BAB I\nPENDAHULUAN", "BAB II PENUTUP", "LAMPIRAN")
    listed = ["1. Indikator Kinerja Utama Tahun 2021-2026", "2. Cascading Indikator Kinerja Utama Tahun 2021-2026"]
    writer = PdfWriter(io.BytesIO(_pdf([[title, *(listed if "LAMPIRAN" in title else [])] for title in titles])))
    for page, title in enumerate(titles[1:], 1):
        writer.add_outline_item(title=title, page_number=page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def bound(computed: dict[str, Path]) -> tuple[Plan, PdfReader]:
    """The attachments of Blora, each sheet on two pages, behind that report."""
    with open_book(computed["blora-2024"]) as book:
        plan = plan_export(book, Pilihan(isi="Lampiran saja"))
    printed = {page.name: (_pdf([[page.name], ["lanjutan"]]),) for page in plan.combined.pages}
    content, pages = bind(plan, report(), printed)
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == pages == 6 + 2 * len(plan.combined.pages)
    return plan, reader


def test_the_attachments_go_on_with_the_page_numbers_of_the_report(bound: tuple[Plan, PdfReader]) -> None:
    """Three pages stand before Bab I, so that the report ends with page 3 and the first attachment begins on page 4."""
    _, reader = bound
    shown = [re.findall(r"^\d+$", page.extract_text(), re.MULTILINE) for page in reader.pages]
    assert shown[:6] == [[]] * 6
    assert shown[6:] == [[str(number)] for number in range(4, len(reader.pages) - 2)]
    assert reader.page_labels[:5] == ["i", "ii", "iii", "1", "2"]
    assert reader.page_labels[6] == "4"


def test_each_attachment_begins_under_its_number(bound: tuple[Plan, PdfReader]) -> None:
    plan, reader = bound
    place = 6
    for document in plan.documents:
        assert f"LAMPIRAN {document.lampiran}" in [value for row in document.pages[0].block.rows[:4] for value in row]
        assert document.pages[0].name in reader.pages[place].extract_text()
        place += 2 * len(document.pages)


def test_bookmarks_lead_to_the_chapters_and_to_each_attachment(bound: tuple[Plan, PdfReader]) -> None:
    plan, reader = bound
    marks = {str(mark.title): reader.get_destination_page_number(mark) for mark in reader.outline}
    assert marks["BAB II PENUTUP"] == 4
    assert [title for title in marks if title.startswith("Lampiran ")] == [one.title for one in plan.documents]
    assert marks[plan.documents[0].title] == 6


def test_the_list_of_attachments_says_on_which_page_each_begins_and_leads_there(bound: tuple[Plan, PdfReader]) -> None:
    """IKU is one sheet of two pages: it begins on page 4 and Cascading on page 6."""
    _, reader = bound
    for place in (2, 5):
        text = reader.pages[place].extract_text()
        assert re.findall(r"\.\.\.+\s*(\d+)", text) == ["4", "6"]
        assert len(reader.pages[place].annotations) == 2


class Sheets:
    """Prints each sheet as one page with its name."""

    names = False

    def print(self, sheets: Mapping[str, Sequence[int]], kertas: str, progress: Callable[[str], None]
              ) -> dict[str, tuple[bytes, ...]]:
        return {name: (_pdf([[name]]),) for name in sheets}


def no_texts(parts: Sequence[bytes]) -> list[str]:
    return []


def test_report_and_attachments_become_one_pdf(computed: dict[str, Path]) -> None:
    alat = Alat(lambda _: b"word", lambda _: report(), Sheets(), no_texts, bind)
    told: list[str] = []
    with open_book(computed["banyudono-2024"]) as book:
        done = lengkap(book, alat, True, told.append)
    assert isinstance(done, Lengkap)
    assert (done.dokumen.isi, done.lampiran, done.tanpa_pdf) == (b"word", 7, "")
    assert len(PdfReader(io.BytesIO(done.pdf)).pages) == done.halaman == 6 + 17
    assert told[0] == "Menulis laporan Word"


def test_without_libreoffice_the_word_document_is_written_and_a_sentence_says_what_is_missing(
        example: Example, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    book = example("blora-2024")
    ran = lkjip("laporan", book.path, "--lengkap", "--tetap", "--json")
    told = json.loads(ran.out)
    assert ran.code == 0
    assert told["tanpa_pdf"] == TANPA_PDF
    assert told["pdf"] is None
    assert book.path.with_suffix(".docx").is_file()
    assert not list(book.path.parent.glob("*.pdf"))
