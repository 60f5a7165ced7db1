"""Ekspor: the finished sheets as PDF and as .xlsx with values only, each document by itself and all in one PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.jobs.ekspor.rencana import Document, Page, Pilihan, Plan, plan_export, reservations, sentence
from lkjip_xl.jobs.ekspor.tanda_tangan import better_breaks, compact

__all__ = ["Binder", "Document", "Ekspor", "NoPdf", "Page", "Pilihan", "Plan", "Printer", "Progress", "Tools",
           "compact", "default_folder", "ekspor", "pieces", "plan_export", "printed_pages", "reservations", "sentence"]


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
        if self.plan.reservations and self.pages:
            lines.append(f"Sampulnya menyebutkan: {' dan '.join(self.plan.reservations)}.")
        return " ".join(filter(None, (*lines, self.plan.dilewati, self.no_pdf)))


class NoPdf(CannotRun):
    """Nothing on this computer makes a PDF; the message says how to get one."""


Progress = Callable[[str, int], None]
"""Told before each piece of work: what it is, and how many pieces are done; it raises to stop the export."""


class Printer(Protocol):
    """What makes PDF pages of sheets."""

    names: bool
    """Whether it writes the names of a group once more where a page that must begin with a row goes on with it."""

    def print(self, sheets: Mapping[str, Sequence[int]], kertas: str, progress: Callable[[str], None]
              ) -> Mapping[str, tuple[bytes, ...]]:
        """The PDF of each of those sheets, in one or more parts, without page numbers, on that paper.

        With each sheet come the rows with which new pages must begin. Raises `NoPdf`.
        """


class Binder(Protocol):
    """What joins PDF pages."""

    def texts(self, parts: Sequence[bytes]) -> Sequence[str]:
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


def ekspor(plan: Plan, tools: Tools, progress: Progress) -> Ekspor:
    """Everything the plan asks for, made in memory; ``progress`` may stop it at any piece.

    Raises `NoPdf` when only PDF was asked for and nothing on this computer makes one.
    """
    steps = _Steps(progress)
    files: dict[str, bytes] = {}
    pages, without = 0, ""
    if plan.pdf:
        try:
            printed = printed_pages(plan, tools.printer, tools.binder.texts, steps.begin, steps.again)
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


def printed_pages(plan: Plan, printer: Printer, texts: Callable[[Sequence[bytes]], Sequence[str]],
                  begin: Callable[[str], None], again: Callable[[str], None]) -> Mapping[str, tuple[bytes, ...]]:
    """All sheets printed, those again whose pages the first time began badly.

    That is where a signature fell apart from its table, or, by a printer that names groups again, where a page goes on
    with one. Each sheet is announced: those that nobody counted beforehand by ``again``. Raises `NoPdf`.
    """
    pages = plan.combined.pages
    printed = dict(printer.print({page.name: () for page in pages}, plan.kertas, begin))
    wanted = {page.name: rows for page in pages if page.spec
              if (rows := better_breaks(page.spec, page.block, texts(printed[page.name]), printer.names))}
    if wanted:
        made = printer.print(wanted, plan.kertas, again)
        printed |= {name: parts for name, parts in made.items()
                    if len(wanted[name]) == 1 or len(texts(parts)) <= len(wanted[name]) + 1}
    return printed


def _bound(plan: Plan, tools: Tools, printed: Mapping[str, tuple[bytes, ...]], files: dict[str, bytes],
           steps: _Steps) -> int:
    for document in plan.documents:
        steps.begin(f"Menyusun PDF {document.title}")
        files[f"{document.stem}.pdf"] = tools.binder.single(plan, document, printed)
    steps.begin("Menyusun PDF gabungan")
    files[f"{plan.combined.stem}.pdf"], pages = tools.binder.combined(plan, printed)
    return pages


def default_folder(path: Path) -> Path:
    """Where an export goes when nobody says: a folder of its own beside the workbook."""
    return path.parent / f"{path.stem} ekspor"
