"""The frames of a rekap about performance: capaian of offices and sasaran, indicators, their kategori, the heat map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.jobs.rekap.bacaan import Baca, berjenis, bingkai, terbanyak
from lkjip_xl.jobs.rekap.eksak import rata, selisih
from lkjip_xl.jobs.rekap.hasil import Capaian, Hitungan, Indikator, Kategori, Peta
from lkjip_xl.jobs.rekap.kantor import Kantor

if TYPE_CHECKING:
    from pandas import DataFrame, Series

TERBANYAK = 30
"""So many indicators the heat map shows at most."""
_WARNA = range(1, 6)
_SASARAN = ("buku", "nomor", "jenis", "uraian", "indikator", "capaian", "kategori", "warna", "capaian_lalu")
_INDIKATOR = ("buku", "nomor", "sasaran", "indikator", "kunci", "satuan", "target", "target_teks", "realisasi",
              "realisasi_teks", "capaian", "kategori", "warna", "capaian_lalu", "sebab")


def peringkat(values: Series[float]) -> Series[int]:
    """The rank of each figure: 1 is the highest, equal ones share it and the next is skipped; none without a figure."""
    return values.rank(method="min", ascending=False).astype("Int64")


def capaian(baca: Baca, kantor: Kantor) -> DataFrame:
    """The frame of `Capaian`: each office, then its tujuan and sasaran."""
    from pandas import concat  # noqa: PLC0415 - see `bacaan.bingkai`

    heads = kantor.frame.reset_index()
    heads = heads.assign(nomor=0, jenis="instansi", uraian=heads["instansi"], peringkat=peringkat(heads["capaian"]))
    below = baca("sasaran", _SASARAN, kantor.milik()).astype({"buku": "str"})
    wanted = [*_SASARAN, "terukur", "peringkat"]
    both = concat([heads[wanted], below.reindex(columns=wanted)] if len(below) else [heads[wanted]])
    return berjenis(_berubah(kantor.urut(both, "nomor")), Capaian)


def _berubah(frame: DataFrame) -> DataFrame:
    from pandas import Series  # noqa: PLC0415 - see `bacaan.bingkai`

    pairs = zip(frame["capaian"], frame["capaian_lalu"], strict=True)
    return frame.assign(selisih=Series([selisih(now, last) for now, last in pairs], frame.index, "float64"))


def baca_indikator(baca: Baca, kantor: Kantor) -> DataFrame:
    """The judged indicators of the offices in their order, with the columns that this module needs."""
    return kantor.urut(baca("indikator", _INDIKATOR, kantor.milik()), "nomor")


def indikator(read: DataFrame) -> DataFrame:
    """The frame of `Indikator`."""
    return berjenis(_berubah(read), Indikator)


def menurut_indikator(read: DataFrame) -> DataFrame:
    """The frame of `Hitungan` by the name of the indicator."""
    named = read[read["kunci"] != ""]
    counted = _hitungan(named, named["kunci"].astype("str"))
    counted = counted.assign(nama=nama_indikator(named).reindex(counted.index), kabupaten="")
    return berjenis(counted.sort_values(["banyak", "nama"], ascending=[False, True]), Hitungan)


def nama_indikator(read: DataFrame) -> Series[str]:
    """How most offices write the name of each indicator, by its key."""
    return read["indikator"].astype("str").groupby(read["kunci"].astype("str")).agg(terbanyak).astype("str")


def menurut_instansi(read: DataFrame, kantor: Kantor) -> DataFrame:
    """The frame of `Hitungan` by office; those without any judged indicator have zeros."""
    counted = _hitungan(read, read["buku"].astype("str")).reindex(kantor.frame.index)
    whole = {name: counted[name].fillna(0) for name in Hitungan._fields[2:-1]}
    offices = kantor.frame
    return berjenis(counted.assign(**whole, nama=offices["instansi"], kabupaten=offices["kabupaten"]), Hitungan)


def _hitungan(read: DataFrame, by: Series[str]) -> DataFrame:
    """How many rows of each group there are, of each colour and without, and the mean of their printed capaian."""
    colours = {f"warna_{number}" if number else "tanpa": (read["warna"] == number) for number in (*_WARNA, 0)}
    counts = read.assign(banyak=1, **colours)[["banyak", *colours]].astype("int64").groupby(by).sum()
    return counts.assign(rata_rata=read["capaian"].groupby(by).agg(rata).astype("float64"))


def kategori(read: DataFrame, kantor: Kantor) -> DataFrame:
    """The frame of `Kategori`; the row without a kategori is the last one."""
    offices, items = _banyak(kantor.frame), _banyak(read)
    keys = sorted({*offices, *items} - {_TANPA}, key=lambda key: (key[1] or 9, key[0]))
    return bingkai(Kategori, [(*key, offices[key], items[key]) for key in (*keys, _TANPA)])


_TANPA = ("", 0)


def _banyak(frame: DataFrame) -> Counter[tuple[str, int]]:
    pairs = zip(frame["kategori"].astype("str"), frame["warna"].tolist(), strict=True)
    return Counter((name, colour) if name else _TANPA for name, colour in pairs)


def sebutan_warna(warna: Sequence[str], kategori: DataFrame, kantor: Kantor) -> tuple[str, ...]:
    """For each of these colours what the offices call it: by their scales, and by the rows of `Kategori`."""
    used = set(kantor.frame["skala"])
    known = [(level.kategori, warna.index(level.warna) + 1) for one in daftar_skala() if one.nama in used
             for level in one.tingkat]
    given = [(str(name), int(colour)) for name, colour in zip(kategori["kategori"], kategori["warna"], strict=True)]
    names: list[dict[str, str]] = [{} for _ in (*warna, "")]
    for name, colour in (*known, *given):
        names[colour].setdefault(name.casefold(), name)
    return tuple(" / ".join(found.values()) or said for found, said in zip(names[1:], warna, strict=True))


def peta(read: DataFrame, kantor: Kantor) -> Peta:
    """The heat map: of an indicator that an office has several times, the first."""
    named = read[read["kunci"] != ""].assign(kunci=lambda frame: frame["kunci"].astype("str"),
                                             buku=lambda frame: frame["buku"].astype("str"))
    single = named.drop_duplicates(["buku", "kunci"])
    counts, names = single["kunci"].value_counts(), nama_indikator(named)
    chosen = sorted(counts.index, key=lambda key: (-counts[key], names[key], key))[:TERBANYAK]
    shown = single[single["kunci"].isin(chosen)]
    return Peta(tuple(names[key] for key in chosen), _sebaran(shown, "capaian", chosen, kantor),
                _sebaran(shown, "warna", chosen, kantor))


def _sebaran(shown: DataFrame, value: str, chosen: list[str], kantor: Kantor) -> DataFrame:
    wide = shown.pivot(index="buku", columns="kunci", values=value) if len(shown) else shown[[]]  # noqa: PD010
    wide = wide.reindex(index=kantor.frame.index, columns=chosen).set_axis(range(len(chosen)), axis="columns")
    wide = wide.astype("float64") if value == "capaian" else wide.astype("Int64").fillna(0)
    names = kantor.frame[["instansi", "kabupaten"]]
    return names.join(wide).rename(columns=str).reset_index(drop=True)


def terulang(read: DataFrame) -> int:
    """How many rows are an indicator that their office has before already."""
    named = read[read["kunci"] != ""]
    return int(named.duplicated(["buku", "kunci"]).sum())
