"""Ekspor: the finished sheets as PDF and as .xlsx with values only, each document by itself and all in one PDF."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lkjip_xl.book.grid import Block, CannotRun, Grid, Value
from lkjip_xl.book.periksa import Temuan
from lkjip_xl.book.reader import normal
from lkjip_xl.book.schema import (
    LAMPIRAN,
    LISTS,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    PENGATURAN,
    RINGKASAN,
    TERCETAK,
    OutputSheet,
    output_sheet,
)
from lkjip_xl.book.status import BELUM, BERUBAH, grid_kesegaran
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.jobs.hitung import compute, periksa

NARASI = output_sheet("narasi").name
"""Sentences for the report; exported only when it is asked for by name."""
NAMA_TERPANJANG = 100
"""The most characters of a file name without its ending: Windows allows 260 for the whole path."""
BARIS_NAIK_TERBANYAK = 6
"""How many rows of a table at most move to the next page together with the signature below it."""

_FIELDS = ("lembar", "instansi", "tahun", "nomor")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Pilihan:
    """What was asked for; what is empty follows the sheet Pengaturan."""

    lembar: tuple[str, ...] = ()
    """Sheets by name, or attachments as ``lampiran 4``; empty for all that ``isi`` allows."""
    isi: str = ""
    bentuk: str = ""
    pola: str = ""
    kertas: str = ""


@dataclass(frozen=True)
class Page:
    """One sheet to export: its name, its title in the contents, its values, and its schema (None of Ringkasan)."""

    name: str
    title: str
    block: Block
    spec: OutputSheet | None

    @property
    def signed(self) -> bool:
        """Whether it ends with a place to sign."""
        return any(row[:1] == ("ttd",) for row in self.block.rows)

    @property
    def filled(self) -> bool:
        """Whether it holds more than notes."""
        if self.spec is None:
            return self.block.cell(RINGKASAN.facts_row, RINGKASAN.value_column) is not None
        return any(row and row[0] not in (None, "catatan") for row in self.block.rows[self.spec.first_row - 1:])


@dataclass(frozen=True)
class Document:
    """What becomes one PDF and one .xlsx: an attachment with all its sheets, or one table."""

    title: str
    stem: str
    """The name of its files without the ending."""
    pages: tuple[Page, ...]
    lampiran: int = 0


@dataclass(frozen=True)
class Plan:
    """What an export will write, and what speaks against it."""

    laporan: Laporan
    documents: tuple[Document, ...]
    combined: Document
    """All documents in one; its pages are those of the documents, in their order."""
    kertas: str
    pdf: bool
    excel: bool
    empty: tuple[str, ...] = ()
    """The sheets that were left out because they hold nothing yet."""
    reservations: tuple[str, ...] = ()
    """Why the figures may be wrong; empty when nothing speaks against the export."""

    @property
    def question(self) -> str:
        """What speaks against the export in one sentence; empty when nothing does."""
        return sentence(self.reservations)

    def refuse_unless(self, tetap: bool) -> None:
        """Raise `CannotRun` when something speaks against the export and nobody has asked for it all the same."""
        if self.reservations and not tetap:
            raise CannotRun(f"Belum diekspor: {' dan '.join(self.reservations)}. Perbaiki dan hitung ulang dahulu, "
                            "atau ekspor apa adanya dengan pilihan --tetap; sampulnya akan menyebutkan hal itu.")


@dataclass(frozen=True)
class Ekspor:
    """What an export made: the files by name, the pages of the combined PDF, and why there is no PDF (if so)."""

    files: Mapping[str, bytes]
    pages: int
    plan: Plan
    no_pdf: str = ""

    @property
    def kalimat(self) -> str:
        """The outcome in a few words: how many files of each kind, and what is missing."""
        excel = sum(name.endswith(".xlsx") for name in self.files)
        pdf = len(self.files) - excel
        parts = [f"{pdf} PDF (gabungannya {self.pages} halaman)"] * bool(pdf) + [f"{excel} Excel"] * bool(excel)
        lines = [f"{len(self.files)} berkas ditulis: {' dan '.join(parts)}."]
        if self.plan.empty:
            lines.append(f"{len(self.plan.empty)} lembar dilewati karena belum berisi.")
        if self.plan.reservations and self.pages:
            lines.append(f"Sampulnya menyebutkan: {' dan '.join(self.plan.reservations)}.")
        return " ".join([*lines, self.no_pdf]).strip()


class NoPdf(CannotRun):
    """Nothing on this computer makes a PDF; the message says how to get one."""


Progress = Callable[[str, int], None]
"""Told before each piece of work: what it is, and how many pieces are done; it raises to stop the export."""


class Printer(Protocol):
    """What makes PDF pages of sheets."""

    def print(self, sheets: Mapping[str, int], kertas: str, progress: Callable[[str], None]
              ) -> Mapping[str, tuple[bytes, ...]]:
        """The PDF of each of those sheets, in one or more parts, without page numbers, on that paper.

        The number of a sheet is the row with which a new page must begin, 0 for none. Raises `NoPdf`.
        """


class Binder(Protocol):
    """What joins PDF pages."""

    def texts(self, parts: Sequence[bytes]) -> list[str]:
        """The text of each page, without blanks and in small letters; none where there is a single page."""

    def single(self, plan: Plan, document: Document, printed: Mapping[str, tuple[bytes, ...]]) -> bytes:
        """One document as a PDF with page numbers."""

    def combined(self, plan: Plan, printed: Mapping[str, tuple[bytes, ...]]) -> tuple[bytes, int]:
        """All documents as a PDF with cover, contents, bookmarks and page numbers; and how many pages it has."""


@dataclass(frozen=True)
class Tools:
    """The tools of an export: what prints, what joins pages, and what makes an .xlsx of a document."""

    printer: Printer
    binder: Binder
    values: Callable[[Plan, Document], bytes]


def plan_export(grid: Grid, pilihan: Pilihan) -> Plan:
    """What an export of the workbook writes; nothing is written yet.

    Raises `CannotRun` for an unknown sheet or placeholder, or when there is nothing to export.
    """
    hasil, isian, found = compute(grid)
    laporan, settings = hasil.laporan, hasil.laporan.pengaturan
    isi, bentuk = pilihan.isi or settings.isi_ekspor, pilihan.bentuk or settings.bentuk_ekspor
    groups = _chosen(grid, pilihan.lembar) if pilihan.lembar else _all(grid, isi)
    read = {sheet: _page(grid, sheet) for _, _, sheets in groups for sheet in sheets}
    filled = [(number, name, pages) for number, name, sheets in groups
              if (pages := tuple(read[sheet] for sheet in sheets if read[sheet].filled))]
    if not filled:
        raise CannotRun("Belum ada lembar hasil yang berisi untuk diekspor. Isi lembar isiannya, klik Hitung Ulang "
                        "(atau: lkjip hitung), lalu ulangi.")
    names = _Names(pilihan.pola or settings.pola_nama or _default_pattern(), laporan)
    whole = "Lampiran LKjIP" if any(number for number, _, _ in filled) else "Tabel LKjIP"
    together = names.make(whole, 0)
    documents = tuple(Document(_title(number, name, pages), names.make(name, count), pages, number)
                      for count, (number, name, pages) in enumerate(filled, 1))
    all_pages = tuple(page for document in documents for page in document.pages)
    return Plan(
        laporan, documents, Document(_whole_title(whole, laporan), together, all_pages),
        pilihan.kertas or settings.kertas, bentuk != LISTS["bentuk_ekspor"][2], bentuk != LISTS["bentuk_ekspor"][1],
        tuple(sheet for _, _, sheets in groups for sheet in sheets if not read[sheet].filled),
        reservations(grid_kesegaran(grid, isian), periksa(grid, hasil, isian, found)),
    )


def ekspor(plan: Plan, tools: Tools, progress: Progress) -> Ekspor:
    """Everything the plan asks for, made in memory; ``progress`` may stop it at any piece.

    Raises `NoPdf` when only PDF was asked for and nothing on this computer makes one.
    """
    steps = _Steps(progress)
    files: dict[str, bytes] = {}
    pages, without = 0, ""
    if plan.pdf:
        try:
            printed = _printed(plan, tools, steps)
        except NoPdf as error:
            if not plan.excel:
                raise
            without = str(error)
        else:
            pages = _bound(plan, tools, printed, files, steps)
    for document in plan.documents if plan.excel else ():
        steps.begin(f"Menulis Excel {document.title}")
        files[f"{document.stem}.xlsx"] = tools.values(plan, document)
    steps.begin("Menyimpan")
    return Ekspor(files, pages, plan, without)


def pieces(plan: Plan) -> int:
    """How many pieces of work an export has, as far as it is known beforehand."""
    sheets, documents = len(plan.combined.pages), len(plan.documents)
    return plan.pdf * (sheets + documents + 1) + plan.excel * documents + 1


class _Steps:
    def __init__(self, progress: Progress) -> None:
        self._tanda = progress
        self._done = 0

    def begin(self, what: str) -> None:
        self._tanda(what, self._done)
        self._done += 1

    def again(self, what: str) -> None:
        """A piece that nobody counted beforehand."""
        self._tanda(what, self._done)


def _printed(plan: Plan, tools: Tools, steps: _Steps) -> Mapping[str, tuple[bytes, ...]]:
    """All sheets printed, those again whose signature the first time fell apart from its table."""
    pages = plan.combined.pages
    printed = dict(tools.printer.print({page.name: 0 for page in pages}, plan.kertas, steps.begin))
    torn = {page.name: row for page in pages if page.spec and page.signed
            if (row := torn_at(page.spec, page.block, tools.binder.texts(printed[page.name])))}
    if torn:
        printed |= tools.printer.print(torn, plan.kertas, steps.again)
    return printed


def _bound(plan: Plan, tools: Tools, printed: Mapping[str, tuple[bytes, ...]], files: dict[str, bytes],
           steps: _Steps) -> int:
    for document in plan.documents:
        steps.begin(f"Menyusun PDF {document.title}")
        files[f"{document.stem}.pdf"] = tools.binder.single(plan, document, printed)
    steps.begin("Menyusun PDF gabungan")
    files[f"{plan.combined.stem}.pdf"], pages = tools.binder.combined(plan, printed)
    return pages


# What is exported

Group = tuple[int, str, tuple[str, ...]]
"""A document to be: the number of the attachment (0 for a table), its name, and its sheets."""


def _all(grid: Grid, isi: str) -> list[Group]:
    _, only_attachments, only_tables = LISTS["isi_ekspor"]
    attachments = [] if isi == only_tables else _attachments(grid)
    bound = {sheet.name for sheet in OUTPUT_SHEETS if sheet.lampiran}
    tables: list[Group] = [(0, name, (name,)) for name in TERCETAK
                              if name in grid.sheets and name not in bound and name != NARASI]
    return [*attachments, *([] if isi == only_attachments else tables)]


def _attachments(grid: Grid) -> list[Group]:
    return [(number, f"Lampiran {number} {name}",
             tuple(sheet.name for sheet in OUTPUT_SHEETS if sheet.lampiran == number and sheet.name in grid.sheets))
            for number, name in LAMPIRAN]


def _chosen(grid: Grid, wanted: Sequence[str]) -> list[Group]:
    known: dict[str, Group] = {normal(name): (0, name, (name,)) for name in TERCETAK if name in grid.sheets}
    for attachment in _attachments(grid):
        known |= {normal(f"lampiran {attachment[0]}"): attachment, normal(attachment[1]): attachment}
    found = [_named(name, known) for name in wanted]
    return list({group[1]: group for group in found}.values())


def _named(name: str, known: Mapping[str, Group]) -> Group:
    if normal(name) in known:
        return known[normal(name)]
    close = difflib.get_close_matches(normal(name), known, 1, 0.6)
    hint = f" Mungkin maksudnya “{known[close[0]][1]}”." if close else ""
    raise CannotRun(f"Lembar “{name}” tidak ada di antara lembar hasil yang dicetak.{hint} Tulis nama lembar seperti "
                    "pada tabnya, atau nomor lampiran, misalnya “lampiran 4”.")


def _spec(name: str) -> OutputSheet | None:
    return None if name == RINGKASAN.name else next(sheet for sheet in OUTPUT_SHEETS if sheet.name == name)


def _page(grid: Grid, name: str) -> Page:
    block, spec = grid.read(name), _spec(name)
    first = OUT_FIRST_COLUMN if spec else RINGKASAN.label_column
    titles = [block.cell(row, first) for row in ((1, 2) if spec else (1,))]
    return Page(name, "  ".join(str(title) for title in titles if title) or name, block, spec)


def _title(number: int, name: str, pages: tuple[Page, ...]) -> str:
    return name if number else pages[0].title


def _whole_title(whole: str, laporan: Laporan) -> str:
    return " ".join(part for part in (whole, laporan.profil.instansi, str(laporan.profil.tahun or "")) if part)


def reservations(fresh: str, temuan: Temuan) -> tuple[str, ...]:
    """Why the figures may be wrong: results older than the input, and findings that make a figure wrong."""
    stale = {BELUM: "buku kerja ini belum dihitung", BERUBAH: "isian berubah sejak hitung terakhir"}
    wrong = temuan.banyak_galat
    return (*([stale[fresh]] if fresh in stale else []), *([f"masih ada {wrong} galat"] if wrong else []))


def sentence(reservations: Sequence[str]) -> str:
    """Why the figures may be wrong as one sentence, for the cover; empty when nothing speaks against them."""
    text = " dan ".join(reservations)
    return f"{text[0].upper()}{text[1:]}." if text else ""


# File names

def _default_pattern() -> str:
    return str(next(field.default for form in PENGATURAN.forms for field in form.fields if field.key == "pola_nama"))


class _Names:
    """Makes file names from the pattern, each only once whatever its letters' case."""

    def __init__(self, pattern: str, laporan: Laporan) -> None:
        unknown = next((name for name in _PLACEHOLDER.findall(pattern) if name not in _FIELDS), None)
        if unknown is not None:
            fields = ", ".join(f"{{{name}}}" for name in _FIELDS)
            raise CannotRun(f"Pola nama berkas memuat {{{unknown}}} yang tidak dikenal. Pakai {fields}, atau kosongkan "
                            "polanya di lembar Pengaturan.")
        self._pattern = pattern
        self._values = {"instansi": laporan.profil.instansi, "tahun": str(laporan.profil.tahun or "")}
        self._used: set[str] = set()

    def make(self, lembar: str, nomor: int) -> str:
        """A name without ending for a document; the number has two digits, so that names sort by it."""
        values = {**self._values, "lembar": lembar, "nomor": f"{nomor:02}"}
        name = clean_name(_PLACEHOLDER.sub(lambda match: values[match[1]], self._pattern))
        unique, count = name, 1
        while unique.casefold() in self._used:
            count += 1
            unique = f"{name} ({count})"
        self._used.add(unique.casefold())
        return unique


def clean_name(text: str) -> str:
    """The text as a file name that Windows and every file system takes; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).split())
    name = name[:NAMA_TERPANJANG].encode()[:2 * NAMA_TERPANJANG].decode(errors="ignore").strip(". ")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or "lkjip"


# The signature stays with its table

def torn_at(sheet: OutputSheet, block: Block, pages: Sequence[str]) -> int:
    """The row with which a new page must begin so that the signature stands under its table; 0 when it does already.

    ``pages`` are the texts of the printed pages, without blanks and in small letters. A signature is torn when it
    reaches over two pages, or stands on a page without any row of the table.
    """
    levels = [row[0] if row else None for row in block.rows]
    signed = [index for index, level in enumerate(levels) if level == "ttd"]
    if not signed or len(pages) < 2:
        return 0
    places = [place for text in _marks(block.rows[signed[0]:signed[-1] + 1]) if (place := _last_page(text, pages))]
    if not places:
        return 0
    head = set(_marks(block.rows[:sheet.first_row - 1]))
    body = [text for text in _marks(block.rows[sheet.first_row - 1:signed[0]]) if text not in head]
    if len(set(places)) == 1 and any(text in pages[places[0] - 1] for text in body):
        return 0
    return _first_to_move(levels, signed[0]) + 1


def _marks(rows: Iterable[Sequence[Value]]) -> list[str]:
    """The texts of rows as they are found on a page."""
    return [text for row in rows for value in row[OUT_FIRST_COLUMN - 1:]
            if isinstance(value, str) and len(text := compact(value)) > 3]


def compact(text: str) -> str:
    """A text without blanks and in small letters: how it is broken into lines does not matter."""
    return "".join(text.split()).casefold()


def _last_page(text: str, pages: Sequence[str]) -> int:
    return max((number for number, page in enumerate(pages, 1) if text in page), default=0)


def _first_to_move(levels: Sequence[Value], signed: int) -> int:
    """The last row of the table above the signature that can begin a page: one that no cell is joined from above."""
    last = max((index for index in range(signed) if levels[index] not in (None, "ttd", "catatan")), default=signed)
    first = last
    while last - first < BARIS_NAIK_TERBANYAK and levels[first] in (
            "lanjut", "total", "teks", "kegiatan", "kotak"):
        first -= 1
    return first if levels[first] in ("isi", "program", "teks", "grup", "pohon") else last


def default_folder(path: Path) -> Path:
    """Where an export goes when nobody says: a folder of its own beside the workbook."""
    return path.parent / f"{path.stem} ekspor"
