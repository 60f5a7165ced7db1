"""The frames of a rekap about what is to be done: findings, recommendations, and the offices that need help first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from lkjip_xl.domain.rekap.perhatian import Keadaan, perlu_perhatian
from lkjip_xl.domain.rekap.tabel import SILANG, Temuan
from lkjip_xl.domain.temuan import URUTAN
from lkjip_xl.jobs.rekap.bacaan import Baca, berjenis, bingkai
from lkjip_xl.jobs.rekap.hasil import (
    Perhatian,
    Pilihan,
    TemuanInstansi,
    TemuanKode,
    TemuanSilang,
    TindakLanjut,
    baris,
)
from lkjip_xl.jobs.rekap.kantor import Kantor

if TYPE_CHECKING:
    from pandas import DataFrame

_TINGKAT = {name: place for place, name in enumerate(URUTAN)}


def temuan_kode(baca: Baca, kantor: Kantor) -> DataFrame:
    """The frame of `TemuanKode`: findings of the offices, and codes R of the year."""
    read = _baca(baca, kantor)
    stands = ~read["diterima"]
    counts = read.assign(berdiri=read["banyak"].where(stands, 0), sah=read["banyak"].where(~stands, 0),
                         kantor=read["buku"].where(stands)).groupby(["kode", "tingkat"], as_index=False)
    rows = counts.agg({"berdiri": "sum", "sah": "sum", "kantor": "nunique"})
    rows = rows.rename(columns={"berdiri": "temuan", "sah": "diterima", "kantor": "instansi"})
    rows = rows.assign(contoh=rows["kode"].map(_contoh(baca, kantor)), tempat=rows["tingkat"].map(_TINGKAT))
    return berjenis(rows.sort_values(["tempat", "kode"]), TemuanKode)


def _baca(baca: Baca, kantor: Kantor) -> DataFrame:
    """The findings of the counted workbooks; codes R are one each, whichever workbook they stand with."""
    read = baca("temuan", ("buku", "tingkat", "kode", "banyak", "diterima"), {"tahun": kantor.tahun})
    wanted = read["buku"].isin(kantor.frame.index) | read["kode"].astype("str").str.startswith(SILANG)
    read = read[wanted].astype({"buku": "str", "tingkat": "str", "kode": "str"})
    return read.assign(banyak=read["banyak"].where(~read["kode"].str.startswith(SILANG), 1))


def _contoh(baca: Baca, kantor: Kantor) -> dict[str, str]:
    """The first finding of each code in words: of all accepted ones, overruled by those that stand."""
    found: dict[str, str] = {}
    for accepted in (True, False):
        own = baca("temuan", ("kode", "temuan"), kantor.milik(diterima=accepted), satu="kode")
        several = baca("temuan", ("kode", "temuan"), {"tahun": kantor.tahun, "diterima": accepted}, satu="kode")
        found |= {code: said for code, said in _pairs(several) if code.startswith(SILANG)} | dict(_pairs(own))
    return found


def _pairs(frame: DataFrame) -> Iterator[tuple[str, str]]:
    return ((str(one), str(other)) for one, other in frame.itertuples(index=False, name=None))


def temuan_instansi(kantor: Kantor) -> DataFrame:
    """The frame of `TemuanInstansi`."""
    return berjenis(kantor.frame, TemuanInstansi)


def temuan_silang(baca: Baca, kantor: Kantor) -> DataFrame:
    """The frame of `TemuanSilang`."""
    codes = sorted({str(code) for code in baca("temuan", ("kode",), satu="kode")["kode"]})
    codes = [code for code in codes if code.startswith(SILANG)]
    read = baca("temuan", Temuan._fields, {"kode": codes, "tahun": kantor.tahun})
    read = read.astype(dict.fromkeys(read.columns[read.dtypes == "category"], "str"))
    placed = read.assign(tempat=[_TINGKAT.get(level, len(_TINGKAT)) for level in read["tingkat"]])
    return berjenis(placed.sort_values(["tempat", "kode", "kabupaten", "instansi", "pokok", "temuan"]), TemuanSilang)


def tindak_lanjut(baca: Baca, kantor: Kantor, pilihan: Pilihan) -> DataFrame:
    """The frame of `TindakLanjut`: what is open is overdue after the days that the setting allows."""
    read = baca("rekomendasi", ("buku", "selesai", "berbukti", "tanggal_surat"), kantor.milik())
    limit = (pilihan.per - timedelta(pilihan.tenggat)).isoformat()
    letter, is_open = read["tanggal_surat"].astype("str"), ~read["selesai"]
    flags = {"banyak": read["selesai"] | is_open, "selesai": read["selesai"],
             "berbukti": read["selesai"] & read["berbukti"], "terbuka": is_open,
             "lewat": is_open & (letter != "") & (letter < limit), "tanpa_tanggal": is_open & (letter == "")}
    counts = read.assign(**flags)[list(flags)].astype("int64").groupby(read["buku"].astype("str")).sum()
    counts = counts.reindex(kantor.frame.index, fill_value=0)
    return berjenis(kantor.frame[["instansi", "kabupaten"]].join(counts), TindakLanjut)


def perhatian(kantor: Kantor, lanjut: DataFrame) -> DataFrame:
    """The frame of `Perhatian`; ``lanjut`` is that of `TindakLanjut`."""
    columns = [name for name in Keadaan._fields if name != "lewat"]
    states = kantor.frame.reset_index()[columns].assign(lewat=lanjut["lewat"])
    chosen = perlu_perhatian(baris(states[list(Keadaan._fields)], Keadaan))
    return bingkai(Perhatian, [
        (place, one.keadaan.instansi, one.keadaan.kabupaten, one.bobot, reason.bobot, reason.kalimat)
        for place, one in enumerate(chosen, 1) for reason in one.alasan])
