"""The plan of an export: its documents with their pages and names, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lkjip_xl.book.berisi import berisi, tercetak
from lkjip_xl.book.grid import Block, CannotRun, Grid
from lkjip_xl.book.periksa import Temuan
from lkjip_xl.book.schema import LISTS, OUT_FIRST_COLUMN, OUTPUT_SHEETS, RINGKASAN, TTD, OutputSheet
from lkjip_xl.book.status import BELUM, BERUBAH, grid_kesegaran
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.jobs.ekspor.isi import Kelompok, semua, terpilih
from lkjip_xl.jobs.ekspor.nama import Names, default_pattern
from lkjip_xl.jobs.hitung import compute, periksa

NAMA_DISEBUT = 2
"""How many sheets that were left out for one reason are named; more are counted."""
BELUM_TERTULIS = "belum dihitung"


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
        return any(row[:1] and row[0] in TTD for row in self.block.rows)

    @property
    def filled(self) -> bool:
        """Whether it says anything of the office."""
        if self.spec is None:
            return self.block.cell(RINGKASAN.facts_row, RINGKASAN.value_column) is not None
        return berisi(self.spec, tercetak(self.block.rows[self.spec.first_row - 1:]))


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
    lewat: Mapping[str, str] = field(default_factory=dict)
    """The sheets that are left out by name, each with the reason in few words."""
    reservations: tuple[str, ...] = ()
    """Why the figures may be wrong; empty when nothing speaks against the export."""

    @property
    def question(self) -> str:
        """What speaks against the export in one sentence; empty when nothing does."""
        return sentence(self.reservations)

    @property
    def dilewati(self) -> str:
        """What is left out and why, in one sentence; empty when nothing is."""
        pairs = sorted(((reason, name) for name, reason in self.lewat.items()), key=lambda pair: pair[0])
        groups = [(reason, [name for _, name in found]) for reason, found in groupby(pairs, lambda pair: pair[0])]
        parts = [f"{', '.join(names) if len(names) <= NAMA_DISEBUT else f'{len(names)} lembar'} ({reason})"
                 for reason, names in groups]
        return f"Tidak diekspor: {'; '.join(parts)}." if parts else ""

    def refuse_unless(self, tetap: bool) -> None:
        """Raise `CannotRun` when something speaks against the export and nobody has asked for it all the same."""
        if self.reservations and not tetap:
            raise CannotRun(f"Belum diekspor: {' dan '.join(self.reservations)}. Perbaiki dan hitung ulang dahulu, "
                            "atau ekspor apa adanya dengan pilihan --tetap; sampulnya akan menyebutkan hal itu.")


def plan_export(grid: Grid, pilihan: Pilihan) -> Plan:
    """What an export of the workbook writes; nothing is written yet.

    Raises `CannotRun` for an unknown sheet or placeholder, or when there is nothing to export.
    """
    hasil, isian, found = compute(grid)
    laporan, settings = hasil.laporan, hasil.laporan.pengaturan
    bentuk = pilihan.bentuk or settings.bentuk_ekspor
    chosen = terpilih(hasil, pilihan.lembar, grid.sheets) if pilihan.lembar else semua(
        hasil, pilihan.isi or settings.isi_ekspor, grid.sheets)
    read = {sheet: _page(grid, sheet) for one in chosen.kelompok for sheet in one.lembar}
    documents = _documents(chosen.kelompok, read, Names(pilihan.pola or settings.pola_nama or default_pattern(),
                                                        laporan), laporan)
    empty = {name: BELUM_TERTULIS for name, page in read.items() if not page.filled}
    return Plan(
        laporan, documents[1:], documents[0], pilihan.kertas or settings.kertas,
        bentuk != LISTS["bentuk_ekspor"][2], bentuk != LISTS["bentuk_ekspor"][1], {**empty, **chosen.lewat},
        reservations(grid_kesegaran(grid, isian), periksa(grid, hasil, isian, found)),
    )


def _documents(kelompok: Iterable[Kelompok], read: Mapping[str, Page], names: Names, laporan: Laporan
               ) -> tuple[Document, ...]:
    """The document of all pages, and after it each by itself."""
    filled = [(one, pages) for one in kelompok if (pages := tuple(read[sheet] for sheet in one.lembar
                                                                  if read[sheet].filled))]
    if not filled:
        raise CannotRun("Belum ada lembar hasil yang berisi untuk diekspor. Isi lembar isiannya, klik Hitung Ulang "
                        "(atau: lkjip hitung), lalu ulangi.")
    whole = "Lampiran LKjIP" if any(one.nomor for one, _ in filled) else "Tabel LKjIP"
    together = Document(_whole_title(whole, laporan), names.make(whole, 0),
                        tuple(page for _, pages in filled for page in pages))
    return (together, *(Document(one.nama if one.nomor else pages[0].title, names.make(one.nama, count), pages,
                                 one.nomor) for count, (one, pages) in enumerate(filled, 1)))


def _page(grid: Grid, name: str) -> Page:
    block = grid.read(name)
    spec = next((sheet for sheet in OUTPUT_SHEETS if sheet.name == name), None)
    first = OUT_FIRST_COLUMN if spec else RINGKASAN.label_column
    titles = [block.cell(row, first) for row in ((1,) if spec is None else (2,) if spec.lampiran else (1, 2))]
    return Page(name, "  ".join(str(title) for title in titles if title) or name, block, spec)


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
