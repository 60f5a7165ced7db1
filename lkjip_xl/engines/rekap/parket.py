"""The tables of a rekap as Parquet: written book by book, read back by columns or row by row, handed over at once.

What is written depends on the books alone: not on the order in which they were read, nor on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lkjip_xl.domain.rekap.arti import arti
from lkjip_xl.domain.rekap.ganda import Salinan, tergantikan
from lkjip_xl.domain.rekap.tabel import DALAM, TABEL, Baris, Instansi, Nilai, Temuan
from lkjip_xl.jobs.rekap.bacaan import Saring

if TYPE_CHECKING:
    from pandas import DataFrame

Isi = Mapping[str, Sequence[Sequence[Nilai]]]
"""The rows of one workbook by table, as `Cuplikan.as_data` gives them."""

SEKALIGUS = 4_096
"""Rows of a row group: so many are held in memory for each table, and no more."""
_JENIS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_TULIS: Mapping[str, Any] = {"compression": "zstd", "compression_level": 3, "version": "2.6", "use_dictionary": True,
                             "write_statistics": True, "write_page_index": False, "data_page_size": 1 << 20}
"""Everything that decides about bytes is said here, so that another default changes none."""


class _Tempat(NamedTuple):
    """Where a workbook stands in the tables, and which of its rows belong there."""

    kabupaten: str
    instansi: str
    tahun: int
    berkas: str
    buku: str
    dipakai: bool
    pertama: bool
    """Of files with the same content one alone gives the rows below the office."""


@cache
def skema(tabel: str) -> pa.Schema:
    """The schema of a table by its row class; every column says what it means and in which unit it is."""
    said = arti()[tabel]
    fields = [pa.field(name, *_type(hint), metadata=said[name]._asdict())
              for name, hint in get_type_hints(_kelas(tabel)).items()]
    return pa.schema(fields, metadata={"tabel": tabel})


def _kelas(tabel: str) -> type[tuple[Nilai, ...]]:
    return TABEL[tabel] if tabel in TABEL else DALAM[tabel]


def _type(hint: Any) -> tuple[pa.DataType, bool]:
    """The type of a column and whether it may be empty."""
    kinds = getattr(hint, "__args__", (hint,))
    return next(_JENIS[kind] for kind in kinds if kind in _JENIS), type(None) in kinds


def tulis_tabel(daftar: Iterable[tuple[str, str]], ambil: Callable[[str], Isi], folder: Path) -> None:
    """Write every table of the workbooks into a folder of one's own, sorted by kabupaten, instansi, tahun and path.

    ``daftar`` are paths and keys of the readable workbooks in any order, ``ambil`` gives the rows of a key. It is asked
    twice for each: first who they are, then for the rows, so that no more than `SEKALIGUS` rows are ever held.
    """
    with ExitStack() as open_files:
        writers = {name: open_files.enter_context(Penulis(folder, name)) for name in (*TABEL, *DALAM)}
        for place in _places(daftar, ambil):
            for name, rows in _rows_of(place, ambil(place.buku)):
                writers[name].tambah(rows)


def _rows_of(place: _Tempat, isi: Isi) -> Iterator[tuple[str, Iterable[Sequence[Nilai]]]]:
    """A file that was moved has kept rows with its earlier path, so this is said anew."""
    office = Instansi(*isi["instansi"][0])  # type: ignore[arg-type]
    yield "instansi", [office._replace(buku=place.buku, berkas=place.berkas, dipakai=place.dipakai)]
    if place.pertama:
        yield from ((name, rows) for name, rows in isi.items() if name != "instansi")


def _places(daftar: Iterable[tuple[str, str]], ambil: Callable[[str], Isi]) -> list[_Tempat]:
    books = [_salinan(path, key, ambil(key)) for path, key in sorted(daftar)]
    replaced = tergantikan(books)
    chosen = {one.buku: one.berkas for one in books if one.berkas not in replaced}
    first = {one.buku: one.berkas for one in reversed(books)} | chosen
    return sorted(_Tempat(one.kabupaten, one.instansi, one.tahun, one.berkas, one.buku,
                          one.berkas not in replaced, first[one.buku] == one.berkas) for one in books)


def _salinan(path: str, key: str, isi: Isi) -> Salinan:
    office = Instansi(*isi["instansi"][0])  # type: ignore[arg-type]
    return Salinan(path, key, office.instansi, office.kabupaten, office.tahun, office.kelengkapan)


class Penulis:
    """A table in the making: rows are held until a row group is full."""

    def __init__(self, folder: Path, tabel: str) -> None:
        self._skema = skema(tabel)
        self._berkas = pq.ParquetWriter(letak(folder, tabel), self._skema, **_TULIS)
        self._rows: list[Sequence[Nilai]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._write(self._rows)
        finally:
            self._berkas.close()

    def tambah(self, rows: Iterable[Sequence[Nilai]]) -> None:
        """Add rows; full row groups are written."""
        self._rows.extend(rows)
        while len(self._rows) >= SEKALIGUS:
            self._write(self._rows[:SEKALIGUS])
            del self._rows[:SEKALIGUS]

    def tambah_tabel(self, table: pa.Table) -> None:
        """Add rows that have been read from such a table."""
        self._berkas.write_table(table.cast(self._skema), row_group_size=SEKALIGUS)

    def _write(self, rows: Sequence[Sequence[Nilai]]) -> None:
        if rows:
            self._berkas.write_batch(_batch(rows, self._skema))


def _batch(rows: Sequence[Sequence[Nilai]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(zip(*rows, strict=True), schema, strict=True)
    return pa.record_batch([_array(cells, field.type) for cells, field in columns], schema=schema)


def _array(cells: Sequence[Nilai], kind: pa.DataType) -> pa.Array:
    """A text may hold half a character, which a workbook can write but UTF-8 cannot."""
    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:
        return pa.array([None if one is None else str(one).encode("utf-8", "replace").decode() for one in cells], kind)


def tambah_temuan(folder: Path, rows: Iterable[Temuan]) -> None:
    """Put the findings of several workbooks together behind those of each; rows that are there already stay."""
    target = letak(folder, "temuan")
    earlier = target.rename(target.with_suffix(".lama"))
    with Penulis(folder, "temuan") as writer, pq.ParquetFile(earlier) as file:
        for group in range(file.num_row_groups):
            writer.tambah_tabel(file.read_row_group(group))
        writer.tambah(rows)
    earlier.unlink()


def letak(folder: Path, tabel: str) -> Path:
    """Where a table lies in a folder."""
    return folder / f"{tabel}.parquet"


def baca(folder: Path, tabel: str, columns: Sequence[str], saring: Saring | None = None, satu: str = "") -> DataFrame:
    """Some columns of a table, as `jobs.rekap.bacaan.Baca` says: pass it on with the folder filled in.

    Read by row groups, so that hardly more is held than is given back.
    """
    import pandas as pd  # noqa: PLC0415 - only readers of frames wait for it

    wanted = list(dict.fromkeys((*columns, *(saring or {}), *([satu] if satu else []))))
    texts = [] if satu else [name for name in wanted if skema(tabel).field(name).type == pa.string()]
    with pq.ParquetFile(letak(folder, tabel), read_dictionary=texts) as file:
        table = pa.concat_tables([part.select(columns) for part in _parts(file, wanted, saring or {}, satu)]
                                 or [file.schema_arrow.empty_table().select(columns)])
    frame: DataFrame = table.unify_dictionaries().to_pandas(
        types_mapper={pa.int64(): pd.Int64Dtype()}.get, self_destruct=True, split_blocks=True, use_threads=False)
    return frame


def _parts(file: pq.ParquetFile, wanted: list[str], saring: Saring, satu: str) -> Iterator[pa.Table]:
    chosen = {name: _values(value, file.schema_arrow.field(name).type) for name, value in saring.items()}
    seen: set[Nilai] = set()
    for group in range(file.num_row_groups):
        table = file.read_row_group(group, wanted, use_threads=False)
        for name, values in chosen.items():
            table = table.filter(pc.is_in(table[name], values))
        yield _first(table, satu, seen) if satu else table


def _values(value: Nilai | Sequence[Nilai], kind: pa.DataType) -> pa.Array:
    values = [value] if isinstance(value, str) or not isinstance(value, Sequence) else value
    return pa.array(values, kind.value_type if pa.types.is_dictionary(kind) else kind)


def _first(table: pa.Table, satu: str, seen: set[Nilai]) -> pa.Table:
    """The rows whose value in that column was not seen before."""
    places = [place for place, value in enumerate(table[satu].to_pylist())
              if value not in seen and not seen.add(value)]  # type: ignore[func-returns-value]
    return table.take(pa.array(places, pa.int64()))


def rows(folder: Path, tabel: str) -> Iterator[Baris]:
    """The rows of a table as its row class, one at a time."""
    kind: Any = _kelas(tabel)
    with pq.ParquetFile(letak(folder, tabel)) as file:
        for batch in file.iter_batches(batch_size=_BARIS):
            yield from map(kind._make, zip(*(column.to_pylist() for column in batch.columns), strict=True))


_BARIS = 4096
