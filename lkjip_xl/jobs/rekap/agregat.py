"""From the tables of many workbooks to a rekap, one table after the other, so that no two are held at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lkjip_xl.book.schema import WARNA
from lkjip_xl.jobs.rekap import catatan, kinerja, pembinaan, ringkas, uang
from lkjip_xl.jobs.rekap.bacaan import Baca, bingkai
from lkjip_xl.jobs.rekap.hasil import Peta, Pilihan, Rekap, TidakTerbaca
from lkjip_xl.jobs.rekap.kantor import Kantor, kantor

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Pilihan", "Rekap", "agregat"]


def agregat(baca: Baca, pilihan: Pilihan, tak_terbaca: Iterable[tuple[str, str]] = ()) -> Rekap:
    """What the tables say of one year; ``tak_terbaca`` are the files that could not be read, each with its reason."""
    offices = kantor(baca, pilihan.tahun)
    performance, peta, terulang = _kinerja(baca, offices)
    tables = {**performance, **_uang(baca, offices), **_pembinaan(baca, offices, pilihan),
              "kelengkapan": ringkas.kelengkapan(offices), "wilayah": ringkas.wilayah(offices),
              "tidak_terbaca": bingkai(TidakTerbaca, sorted((*tak_terbaca, *offices.ganda, *_tanpa_tahun(offices))))}
    facts = ringkas.ringkasan(offices, tables)
    return Rekap(
        tahun=offices.tahun, per=pilihan.per, tenggat=pilihan.tenggat, apbd=pilihan.apbd,
        nama_wilayah=_nama_wilayah(tables["wilayah"]), ringkasan=facts, peta=peta, **tables,
        sebutan_warna=kinerja.sebutan_warna(WARNA, tables["kategori"], offices),
        catatan=catatan.catatan(catatan.Bahan(offices, pilihan, facts, tables, peta, terulang)))


def _tanpa_tahun(offices: Kantor) -> Iterator[tuple[str, str]]:
    for path in offices.tanpa_tahun:
        yield path, "Tahun laporannya belum diisi. Isi tahun di lembar Profil buku itu, lalu ulangi rekap."


def _kinerja(baca: Baca, offices: Kantor) -> tuple[dict[str, DataFrame], Peta, int]:
    read = kinerja.baca_indikator(baca, offices)
    tables = {"capaian": kinerja.capaian(baca, offices), "indikator": kinerja.indikator(read),
              "kategori_indikator": kinerja.menurut_indikator(read),
              "kategori_instansi": kinerja.menurut_instansi(read, offices),
              "kategori": kinerja.kategori(read, offices)}
    return tables, kinerja.peta(read, offices), kinerja.terulang(read)


def _uang(baca: Baca, offices: Kantor) -> dict[str, DataFrame]:
    program, efficiency = uang.baca_program(baca, offices), uang.efisiensi(offices)
    return {"serapan_instansi": uang.serapan_instansi(offices), "serapan_urusan": uang.serapan_urusan(program),
            "serapan_program": uang.serapan_program(program), "efisiensi": efficiency,
            "efisiensi_tingkat": uang.efisiensi_tingkat(efficiency)}


def _pembinaan(baca: Baca, offices: Kantor, pilihan: Pilihan) -> dict[str, DataFrame]:
    lanjut = pembinaan.tindak_lanjut(baca, offices, pilihan)
    return {"temuan_kode": pembinaan.temuan_kode(baca, offices), "temuan_instansi": pembinaan.temuan_instansi(offices),
            "temuan_silang": pembinaan.temuan_silang(baca, offices), "tindak_lanjut": lanjut,
            "perhatian": pembinaan.perhatian(offices, lanjut)}


def _nama_wilayah(wilayah: DataFrame) -> str:
    """The only kabupaten, or how many there are; empty for none."""
    return f"{len(wilayah)} kabupaten/kota" if len(wilayah) > 1 else next(iter(wilayah["kabupaten"]), "")
