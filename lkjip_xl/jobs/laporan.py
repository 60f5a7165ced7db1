"""Laporan: the complete LKjIP as a Word document, every figure from the workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lkjip_xl.book.findings import Shown
from lkjip_xl.book.grid import CannotRun, Grid
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import Naskah
from lkjip_xl.book.status import grid_kesegaran
from lkjip_xl.book.telaah import Tampak, show
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.telaah import telaah
from lkjip_xl.domain.telaah.dokumen import Dokumen as DokumenTerbaca
from lkjip_xl.jobs.ekspor import reservations, sentence
from lkjip_xl.jobs.hitung import compute, periksa

Writer = Callable[[Naskah], bytes]
"""What makes a Word document of the report."""
Reader = Callable[[bytes], DokumenTerbaca]
"""What reads the content of a Word document."""


@dataclass(frozen=True)
class Dokumen:
    """The document as a file, its title, and what its cover says against the figures (empty when nothing does).

    ``kekurangan`` are the findings that say which parts it lacks, ``telaah`` the remarks above saran that reading the
    finished document gave: contradictions within it, or with the workbook.
    """

    isi: bytes
    judul: str
    peringatan: str = ""
    kekurangan: tuple[Shown, ...] = ()
    telaah: tuple[Tampak, ...] = ()


def laporan(grid: Grid, write: Writer, tetap: bool = False, read: Reader | None = None) -> Dokumen:
    """The report of a workbook as a Word document, read again by ``read`` when it is finished; the workbook stays.

    Raises `CannotRun` when it is no workbook of this program, or when its results are older than its input or a
    finding makes a figure wrong; with ``tetap`` the cover says so instead.
    """
    hasil, isian, found = compute(grid)
    temuan = periksa(grid, hasil, isian, found)
    against = reservations(grid_kesegaran(grid, isian), temuan)
    if against and not tetap:
        raise CannotRun(f"Laporan belum ditulis: {' dan '.join(against)}. Perbaiki dan hitung ulang dahulu, atau tulis "
                        "apa adanya dengan pilihan --tetap; sampulnya akan menyebutkan hal itu.")
    report = naskah(hasil, sentence(against))
    content = write(report)
    seen = dibaca(read(content), hasil) if read else ()
    return Dokumen(content, report.judul, sentence(against), temuan.kelengkapan, seen)


def dibaca(dokumen: DokumenTerbaca, hasil: Hasil) -> tuple[Tampak, ...]:
    """The remarks above saran on a report that was written from a workbook."""
    return tuple(one for one in show(telaah(dokumen, hasil), dokumen) if one.tingkat != "saran")
