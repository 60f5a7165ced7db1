"""Whether a table has anything to say about an office; the report leaves out those that have not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.masukan import Analisis

LAIN = -1
"""In place of that of a tujuan or sasaran: the small table of what supports none of them."""
TIGA = 3
"""So many years stand side by side; more stand in lines of their own."""


def supported(hasil: Hasil, induk: HasilInduk) -> set[str]:
    """The tujuan or sasaran itself and, of a tujuan, its sasaran that are not judged on their own."""
    own = {i.induk.uraian for i in hasil.induk}
    return {induk.induk.uraian,
            *(i.uraian for i in hasil.laporan.induk if i.tujuan == induk.induk.uraian and i.uraian not in own)}


def six_years(hasil: Hasil) -> bool:
    """Whether the plan has a target for the year before its last five."""
    return any(hasil.laporan.profil.tahun_akhir - 5 in indikator.rencana for indikator in hasil.laporan.indikator)


def ada_isi(key: str, hasil: Hasil, group: int | None = None) -> bool:
    """Whether the table of that key says anything; with ``group``, counted from 0, the small table of that sasaran."""
    if group == LAIN:
        return _others(hasil)
    return _ISI[key](hasil, hasil.induk if group is None else hasil.induk[group:group + 1])


Induk = tuple[HasilInduk, ...]


def _any(wanted: Callable[[HasilIndikator], bool]) -> Callable[[Hasil, Induk], bool]:
    return lambda _, induk: any(wanted(item) for one in induk for item in one.indikator)


def _measured(item: HasilIndikator) -> bool:
    return item.target is not None or item.realisasi is not None


def _last_year(hasil: Hasil, induk: Induk) -> bool:
    year = hasil.laporan.profil.tahun - 1
    return any(year in item.indikator.realisasi for one in induk for item in one.indikator)


def _years(hasil: Hasil, many: bool) -> bool:
    """Whether an earlier year has data, and as many years are compared as the table is made for."""
    if (hasil.laporan.pengaturan.banyak_tahun > TIGA) != many:
        return False
    return any(one.realisasi is not None for item in hasil.indikator for year, one in item.tahun.items()
               if year < hasil.laporan.profil.tahun)


def _planned(hasil: Hasil, six: bool) -> bool:
    return six_years(hasil) == six and any(indikator.rencana for indikator in hasil.laporan.indikator)


def _counted(hasil: Hasil, key: str) -> bool:
    """Whether any count of that table of staff was filled in."""
    return any(count is not None for row in hasil.laporan.pegawai.get(key, ()) for count in row.jumlah)


def _outputs(hasil: Hasil, induk: Induk) -> bool:
    names = {name for one in induk for name in supported(hasil, one)}
    return any(node.induk in names for node in hasil.pohon.sub_kegiatan())


def _others(hasil: Hasil) -> bool:
    """Whether any sub kegiatan supports nothing judged."""
    names = {name for one in hasil.induk for name in supported(hasil, one)}
    return any(node.induk not in names for node in hasil.pohon.sub_kegiatan())


def _supporting(hasil: Hasil, induk: Induk) -> bool:
    names = {name for one in induk for name in supported(hasil, one)}
    return any(node.induk in names for node in hasil.pohon.simpul())


def _spending(hasil: Hasil, _: Induk) -> bool:
    return hasil.pohon.total.realisasi is not None


def _efficient(hasil: Hasil, _: Induk) -> bool:
    return any(one.efisiensi.nilai.printed is not None for one in hasil.induk) or (
        hasil.efisiensi[0].nilai.printed is not None)


_ISI: Mapping[str, Callable[[Hasil, Induk], bool]] = MappingProxyType({
    "pegawai_pendidikan": lambda hasil, _: _counted(hasil, "pegawai_pendidikan"),
    "pegawai_golongan": lambda hasil, _: _counted(hasil, "pegawai_golongan"),
    "pegawai_jabatan": lambda hasil, _: _counted(hasil, "pegawai_jabatan"),
    "pegawai_pangkat": lambda hasil, _: _counted(hasil, "pegawai_pangkat"),
    "sarpras": lambda hasil, _: bool(hasil.laporan.sarpras),
    "renstra": lambda hasil, _: _planned(hasil, six=False),
    "renstra_enam": lambda hasil, _: _planned(hasil, six=True),
    "renja": lambda hasil, _: any(i.renja is not None or hasil.laporan.profil.tahun in i.rencana
                                  for i in hasil.laporan.indikator),
    "perjanjian_kinerja": _any(lambda item: item.target is not None),
    "program_pagu": lambda hasil, _: hasil.pohon.total.anggaran is not None,
    "skala": lambda *_: True,
    "pencapaian": _any(_measured),
    "capaian_sasaran": _any(_measured),
    "banding_lalu": _last_year,
    "banding_akhir": _any(lambda item: item.target_akhir is not None),
    "banding_opd": _any(lambda item: bool(item.pembanding)),
    "keluaran": _outputs,
    "pengukuran": _any(_measured),
    "pengukuran_bab4": _any(_measured),
    "banding_tiga": lambda hasil, _: _years(hasil, many=False),
    "banding_tahun": lambda hasil, _: _years(hasil, many=True),
    "kemajuan": _any(lambda item: item.target_akhir is not None),
    "analisis": _any(lambda item: item.indikator.analisis != Analisis()),
    "kategori_efisiensi": _efficient,
    "efisiensi": _efficient,
    "penunjang": _supporting,
    "realisasi_belanja": _spending,
    "realisasi_anggaran": _spending,
    "komposisi_belanja": lambda hasil, _: bool(hasil.belanja),
    "anggaran_tahunan": lambda hasil, _: bool(hasil.tahunan.program),
})
"""By the key of every table of an outline: what it needs to say anything, of the report or of some tujuan and sasaran.
"""
