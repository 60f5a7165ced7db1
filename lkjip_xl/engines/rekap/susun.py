"""A rekap from folders to its figures: collected, written as tables, compared with one another, added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.identity import HASIL_PROGRAM
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.rekap.jalan import TANPA_PAKET, Batas, Maju, Terkumpul, kumpulkan
from lkjip_xl.engines.rekap.toko import Toko

if TYPE_CHECKING:
    from lkjip_xl.domain.rekap.tabel import Temuan
    from lkjip_xl.jobs.rekap.hasil import Pilihan, Rekap

# ruff: noqa: PLC0415 - pandas and Parquet are loaded when all books have been read, and only where they are installed


@record(frozen=True)
class Cara:
    """How the books are read: on which cluster (none: this computer), within which bounds, with texts of analyses."""

    klaster: str = ""
    batas: Batas = Batas()
    teks: bool = False


@contextmanager
def mengumpulkan(folder: Sequence[str], cara: Cara, maju: Callable[[Maju], None]) -> Iterator[tuple[Terkumpul, Toko]]:
    """What was collected of the workbooks below folders, and the store that holds their rows.

    Raises `CannotRun` where a folder, the cluster or a package is not there, or no workbook was found.
    """
    if not all(find_spec(name) for name in ("distributed", "pyarrow")):
        raise CannotRun(TANPA_PAKET)
    with Toko(teks=cara.teks) as toko:
        found = kumpulkan(folder, toko, klaster=cara.klaster, batas=cara.batas, maju=maju)
        if not found.daftar and not tak_dihitung(found):
            raise CannotRun(f"Tidak ada buku kerja (.xlsx atau .xlsm) di {', '.join(folder)}. Kumpulkan dahulu buku "
                            "kerja instansi di sana, atau pilih folder lain.")
        yield found, toko


def susun(folder: Sequence[str], pilihan: Pilihan, cara: Cara = Cara(),  # noqa: B008 - frozen
          maju: Callable[[Maju], None] = lambda _: None) -> Rekap:
    """The rekap of the workbooks below folders; files of a rekap among them are passed over.

    Raises `CannotRun` as `mengumpulkan` does.
    """
    with mengumpulkan(folder, cara, maju) as (found, toko), workplace() as tempat:
        return tersusun(found, toko, pilihan, tempat)


def tak_dihitung(found: Terkumpul) -> list[tuple[str, str]]:
    """The files that are not counted, each with its reason; what this program has made of workbooks is passed over."""
    return [(one.berkas, one.alasan) for one in found.tak_terbaca if one.alasan not in HASIL_PROGRAM]


def tersusun(found: Terkumpul, toko: Toko, pilihan: Pilihan, tempat: Path) -> Rekap:
    """The rekap of what was collected; its tables are written into a folder of one's own."""
    from lkjip_xl.engines.rekap import parket
    from lkjip_xl.jobs.rekap.agregat import agregat
    from lkjip_xl.jobs.rekap.kantor import kantor

    names = {buku: berkas for berkas, buku in found.daftar}
    parket.tulis_tabel((*found.daftar, *found.salinan), lambda buku: toko.isi(buku, names[buku]), tempat)
    baca = partial(parket.baca, tempat)
    parket.tambah_temuan(tempat, _silang(tempat, kantor(baca, pilihan.tahun).tahun, pilihan.apbd))
    return agregat(baca, pilihan, tak_dihitung(found))


def _silang(tempat: Path, tahun: int, apbd: int | None) -> tuple[Temuan, ...]:
    """What only the books together tell."""
    from lkjip_xl.domain.rekap.silang import Bahan, silang
    from lkjip_xl.engines.rekap.parket import rows

    streams: dict[str, Any] = {name: partial(rows, tempat, name)
                               for name in ("instansi", "indikator", "anggaran", "pembanding", "jejak")}
    return silang(Bahan(tahun, **streams, apbd=apbd))
