"""Is this a workbook of this program, and of a version that it can work with?"""

from __future__ import annotations

from lkjip_xl.book.grid import CannotRun, Grid, Value
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, OUTPUT_NAMES, VERSI_TEMPLATE


class BukuLama(CannotRun):
    """The workbook is of an earlier version, and there is a way to carry it on."""

    def __init__(self, version: float) -> None:
        """Say what to do on the command line; ``tawaran`` says what can be done at once."""
        super().__init__(f"{_older(version)} Perbarui dahulu dengan: lkjip perbarui NAMA-BERKAS. Semua isinya dibawa "
                         "ke buku kerja baru di sampingnya; buku lama tidak diubah.")
        self.tawaran = (f"{_older(version)} Semua isinya dapat dibawa ke buku kerja baru di sampingnya; buku lama "
                        "tidak diubah.")


BUKU_REKAP = ("Ini buku kerja rekap, bukan buku kerja LKjIP satu instansi. Buka buku kerjanya lalu klik Rekap, atau "
              "jalankan: lkjip rekap --buku NAMA-BERKAS")
HASIL_REKAP = ("Ini hasil cetak rekap, bukan buku kerja LKjIP satu instansi. Yang dapat dikerjakan hanya buku kerja "
               "instansi.")
HASIL_EKSPOR = ("Ini lampiran atau tabel hasil ekspor, bukan buku kerja LKjIP. Yang dapat dikerjakan hanya buku kerja "
                "asalnya.")
HASIL_PROGRAM = (BUKU_REKAP, HASIL_REKAP, HASIL_EKSPOR)
"""Why a file is no workbook of an office that lies among these because this program has made it of them."""
_LAMPIRAN = "Lampiran "
"""What the sheets of attachments begin with, in exports of earlier versions too."""
TANDA_REKAP = "Rekap"
"""What the version of a workbook for a rekap begins with; that of an LKjIP workbook, in the same cell, is a number."""
VERSI_REKAP = 1


def check_identity(grid: Grid) -> None:
    """Raise `CannotRun` unless the workbook was made from the present version of the template.

    It is a `BukuLama` where perbarui can make a workbook of the present version of it.
    """
    version = read_version(grid)
    if version == VERSI_TEMPLATE:
        return
    refuse_if_newer(version)
    from lkjip_xl.book.versi import ada_jalan  # noqa: PLC0415 - only a workbook of an earlier version needs it

    if ada_jalan(version, VERSI_TEMPLATE):
        raise BukuLama(version)
    raise CannotRun(f"{_older(version)} Buat buku kerja baru dengan: lkjip baru NAMA.xlsx, lalu salin isiannya.")


def _older(version: float) -> str:
    return f"Buku kerja ini versi {version:g}, lebih lama daripada program ini (versi {VERSI_TEMPLATE})."


def read_version(grid: Grid) -> float:
    """The version of the template that a workbook was made from; raises `CannotRun` where there is none.

    Of what this program has made of workbooks it says one of `HASIL_PROGRAM`.
    """
    if BERANDA not in grid.sheets:
        if _is_printed_rekap(grid):
            raise CannotRun(HASIL_REKAP)
        if all(name in OUTPUT_NAMES or name.startswith(_LAMPIRAN) for name in grid.sheets):
            raise CannotRun(HASIL_EKSPOR)
        raise CannotRun(f"Buku kerja ini tidak punya lembar {BERANDA}, jadi bukan buku kerja LKjIP. Bila lembar itu "
                        f"diganti namanya, kembalikan menjadi {BERANDA}; buku kerja baru dibuat dengan: "
                        "lkjip baru NAMA.xlsx")
    version = grid.read(BERANDA).cell(BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column)
    if _is_rekap(version):
        raise CannotRun(BUKU_REKAP)
    if not isinstance(version, (int, float)):
        raise CannotRun("Versi buku kerja tidak terbaca di lembar Beranda. Kembalikan cadangan dengan: lkjip pulihkan, "
                        "atau buat buku kerja baru dengan: lkjip baru NAMA.xlsx")
    return version


def refuse_if_newer(version: float) -> None:
    """Raise `CannotRun` for a workbook that a later program has made."""
    if version > VERSI_TEMPLATE:
        raise CannotRun(f"Buku kerja ini versi {version:g}, lebih baru daripada program ini (versi {VERSI_TEMPLATE}). "
                        "Perbarui program lkjip di komputer ini.")


def check_rekap(grid: Grid) -> None:
    """Raise `CannotRun` unless the workbook is that of a rekap, of the present version."""
    cells = BERANDA_CELLS
    version = grid.read(BERANDA).cell(cells.version_row, cells.fact_column) if BERANDA in grid.sheets else None
    if not _is_rekap(version):
        raise CannotRun("Ini bukan buku kerja rekap. Buku kerja rekap adalah rekap.xlsm yang ikut dalam paket "
                        "kabupaten; simpan salinannya di folder buku kerja instansi, lalu ulangi.")
    if version != versi_rekap():
        raise CannotRun(f"Buku kerja rekap ini dari versi program yang lain ({version}; program ini "
                        f"{versi_rekap()}). Ambil rekap.xlsm yang baru dari paket kabupaten.")


def versi_rekap() -> str:
    """What stands as version on the home sheet of a workbook for a rekap."""
    return f"{TANDA_REKAP} {VERSI_REKAP}"


def _is_rekap(version: Value) -> bool:
    return isinstance(version, str) and version.startswith(f"{TANDA_REKAP} ")


def _is_printed_rekap(grid: Grid) -> bool:
    """Whether there are sheets that a printed rekap has and no workbook of an office."""
    from lkjip_xl.book.rekap.lembar import ANTARINSTANSI, TIDAK_TERBACA  # noqa: PLC0415 - only files without Beranda

    return {ANTARINSTANSI.name, TIDAK_TERBACA.name} <= set(grid.sheets)
