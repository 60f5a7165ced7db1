"""Which workbooks a rekap counts: the offices of its year, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.rekap.ganda import Salinan, tergantikan
from lkjip_xl.domain.rekap.sebutan import kunci_daerah, milik_daerah
from lkjip_xl.domain.rekap.tabel import Instansi
from lkjip_xl.jobs.rekap.bacaan import Baca, Saring, terbanyak
from lkjip_xl.jobs.rekap.eksak import desimal

if TYPE_CHECKING:
    from pandas import DataFrame, Series


@record(frozen=True)
class Kantor:
    """The offices of one year, sorted by kabupaten and name, with the columns of `tabel.Instansi` by ``buku``.

    A kabupaten is written as most of its offices write it. ``ganda`` are paths of workbooks that another one stands
    for, and why; ``terbaca`` counts all readable files, ``lain`` the offices of other years. ``tanpa_tahun`` are the
    paths of workbooks whose year is not filled in.
    """

    tahun: int
    frame: DataFrame
    ganda: tuple[tuple[str, str], ...]
    terbaca: int
    lain: int
    tanpa_tahun: tuple[str, ...] = ()

    @property
    def beranggaran(self) -> DataFrame:
        """The offices whose money is added up: not a region itself beside its offices, for it repeats theirs."""
        regions = list(self.frame["kabupaten"])
        own = [milik_daerah(name, kunci_daerah(region))
               for name, region in zip(self.frame["instansi"], regions, strict=True)]
        split = {region for region, whole in zip(regions, own, strict=True) if not whole}
        return self.frame.loc[[buku for buku, region, whole in zip(self.frame.index, regions, own, strict=True)
                               if not (whole and region in split)]]

    def milik(self, **values: object) -> Saring:
        """The rows of these offices alone, with these values besides."""
        return {"buku": self.frame.index.tolist(), **values}  # type: ignore[dict-item]

    def urut(self, frame: DataFrame, *columns: str) -> DataFrame:
        """The rows of another table in the order of their offices, then by these columns, with the office's names."""
        place = {buku: number for number, buku in enumerate(self.frame.index)}
        frame = frame.assign(tempat=[place[buku] for buku in frame["buku"]])
        ordered = frame.sort_values(["tempat", *columns], kind="stable")
        return ordered.assign(**{name: self._names(name, ordered["tempat"]) for name in ("instansi", "kabupaten")})

    def _names(self, name: str, places: Series[int]) -> Series[str]:
        return self.frame[name].take(places.to_numpy()).set_axis(places.index)


def kantor(baca: Baca, tahun: int = 0) -> Kantor:
    """The offices of a year; 0 stands for the year that most workbooks are of, the latest of several."""
    frame = baca("instansi", Instansi._fields)
    texts = frame.columns[frame.dtypes == "category"]
    frame = frame.astype(dict.fromkeys(texts, "str"))
    counted = frame[frame["dipakai"]]
    year = tahun or _most(counted["tahun"])
    chosen = _named(counted[counted["tahun"] == year])
    undated = tuple(sorted(counted["berkas"][counted["tahun"] == 0])) if year else ()
    return Kantor(year, chosen.sort_values(["kabupaten", "instansi", "berkas"]).set_index("buku"),
                  _ganda(frame), len(frame), len(counted) - len(chosen) - len(undated), undated)


def _most(years: Series[int]) -> int:
    counts = years[years > 0].value_counts()
    return int(max(counts[counts == counts.max()].index, default=0))


def _named(frame: DataFrame) -> DataFrame:
    """The offices with one writing of each kabupaten; an office without a name is called by its file.

    A name that was typed on several lines stands on one.
    """
    alike = frame["kabupaten"].map(serupa)
    written = frame.groupby(alike)["kabupaten"].agg(terbanyak)
    names = [" ".join(name.split()) or f"(tanpa nama) {path}"
             for name, path in zip(frame["instansi"], frame["berkas"], strict=True)]
    return frame.assign(kabupaten=alike.map(written).astype("str"), instansi=names)


def _ganda(frame: DataFrame) -> tuple[tuple[str, str], ...]:
    rows = frame[list(Salinan._fields)].itertuples(index=False, name=None)
    books = {one.berkas: one for one in (Salinan(*row) for row in rows)}
    chosen = tergantikan(books.values())
    return tuple((path, _sebab(books[path], other)) for path, other in sorted(chosen.items()))


def _sebab(book: Salinan, chosen: Salinan) -> str:
    if book.buku == chosen.buku:
        return f"Isinya sama persis dengan {chosen.berkas}, yang sudah dihitung."
    return (f"{book.instansi} tahun {book.tahun} sudah dihitung dari {chosen.berkas} (kelengkapan "
            f"{_persen(chosen)}; berkas ini {_persen(book)}).")


def _persen(book: Salinan) -> str:
    return f"{tulis_angka(desimal(book.kelengkapan), ',', 2)} %"
