"""From folders to a rekap: collecting, tables, what only many books tell, and the frames of the sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.identity import MILIK_REKAP
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.rekap.jalan import TANPA_PAKET, Batas, Maju, Terkumpul, kumpulkan
from lkjip_xl.engines.rekap.toko import Toko

if TYPE_CHECKING:
    from lkjip_xl.jobs.rekap.hasil import Pilihan, Rekap


def susun(folder: Sequence[str], pilihan: Pilihan, *, maju: Callable[[Maju], None], klaster: str = "",
          batas: Batas = Batas(), data: Path | None = None, teks: bool = False) -> Rekap:  # noqa: B008 - frozen
    """The rekap of all workbooks below folders; the files of a rekap among them are passed over.

    ``maju`` is told how far it is; ``data`` is a folder for the tables as Parquet, ``teks`` lets texts of analyses into
    them. Raises `CannotRun` where a folder, the cluster or a package is not there.
    """
    try:
        from lkjip_xl.engines.rekap import parket  # noqa: PLC0415
    except ImportError as error:
        raise CannotRun(TANPA_PAKET) from error
    with Toko(teks=teks) as store, workplace() as place:
        found = kumpulkan(folder, store, klaster=klaster, batas=batas, maju=maju)
        bad = _bad(found)
        if not found.daftar and not bad:
            raise CannotRun(f"Tidak ada buku kerja (.xlsx atau .xlsm) di {', '.join(folder)}. Kumpulkan dahulu buku "
                            "kerja instansi di sana, atau pilih folder lain.")
        names = {key: name for name, key in found.daftar}
        parket.tulis_tabel(found.daftar, lambda key: store.isi(key, names[key]), place)
        made = _rekap(place, bad, pilihan)
        if data:
            parket.serahkan(place, data)
    return made


def _bad(found: Terkumpul) -> list[tuple[str, str]]:
    """The files that are not counted, each with its reason."""
    return [(one.berkas, one.alasan) for one in (*found.tak_terbaca, *found.kembar) if one.alasan not in MILIK_REKAP]


def _rekap(place: Path, bad: Sequence[tuple[str, str]], pilihan: Pilihan) -> Rekap:
    from lkjip_xl.domain.rekap.silang import Bahan, silang  # noqa: PLC0415
    from lkjip_xl.engines.rekap import parket  # noqa: PLC0415
    from lkjip_xl.jobs.rekap.agregat import agregat  # noqa: PLC0415
    from lkjip_xl.jobs.rekap.kantor import kantor  # noqa: PLC0415

    read = partial(parket.baca, place)
    rows: dict[str, Any] = {name: partial(parket.rows, place, name) for name in (
        "instansi", "indikator", "anggaran", "pembanding", "jejak")}
    parket.tambah_temuan(place, silang(Bahan(kantor(read, pilihan.tahun).tahun, apbd=pilihan.apbd, **rows)))
    return agregat(read, pilihan, bad)
