"""The eight attachments, computed from the same input as the tables of the report."""

from __future__ import annotations

from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.line import Lines
from lkjip_xl.domain.hitung import Hasil


def iku(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def cascading(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pohon(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def rkt(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pk_surat(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pk_target(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pk_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pkp_surat(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pkp_target(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pkp_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def renaksi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def renaksi_bulan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def monev(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def monev_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []


def pengukuran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """To be written."""
    return []
