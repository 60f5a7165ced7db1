"""What a rekap says: one frame for each table of its sheets, ready sorted, and the rows that the frames hold.

Every frame has the columns of its row class, in that order and no others; `baris` reads it back row by row. Money is
whole rupiah, percentages are as printed (83.55 is 83,55 %; two decimals, more only where 100 or 0 would be printed of
a figure that is not exactly that), changes are points. ``warna`` is the place of the kategori's colour among
`schema.WARNA` counted from 1, and 0 for none. What is not known is None, never 0. All of it is about one year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lkjip_xl.domain.nilai.record import record

if TYPE_CHECKING:
    from pandas import DataFrame

Baris = TypeVar("Baris")


@record(frozen=True)
class Pilihan:
    """What a rekap is about.

    ``tahun`` 0 stands for the year that most workbooks are of, the latest of several. ``per`` is the day on which
    recommendations are judged: one is overdue ``tenggat`` days after the evaluator's letter. ``apbd`` is the total of
    the budget of the kabupaten, if given.
    """

    per: date
    tahun: int = 0
    apbd: int | None = None
    tenggat: int = 60


class Kelengkapan(NamedTuple):
    """An office with its parts in percent, None for a part that is not asked; sorted by kabupaten and instansi.

    ``lampu`` is the light of the whole (`domain.rekap.kelengkapan.lampu`): siap, belum lengkap or kosong.
    """

    instansi: str
    kabupaten: str
    renstra: float
    pk: float
    rencana_aksi: float
    tw1: float | None
    tw2: float | None
    tw3: float | None
    tw4: float | None
    anggaran: float
    analisis: float | None
    tindak_lanjut: float | None
    lampiran: float
    kelengkapan: float
    lampu: str


class Capaian(NamedTuple):
    """An office (``jenis`` "instansi", ``uraian`` its name), then each of its tujuan and sasaran in their order.

    Sorted by kabupaten and instansi; ``peringkat`` is that of the office among all that have a capaian (1 is the
    highest, equal ones share it and the next is skipped), None on other rows and without a capaian. ``selisih`` is
    the change from last year in points. ``indikator`` is how many stand below, ``terukur`` (office rows only) how many
    of them have a capaian.
    """

    instansi: str
    kabupaten: str
    jenis: str
    uraian: str
    indikator: int
    terukur: int | None
    capaian: float | None
    kategori: str
    warna: int
    peringkat: int | None
    capaian_lalu: float | None
    selisih: float | None


class Indikator(NamedTuple):
    """One indicator of an office; sorted by kabupaten, instansi and the order in its book."""

    instansi: str
    kabupaten: str
    nomor: int
    sasaran: str
    indikator: str
    satuan: str
    target: float | None
    target_teks: str
    realisasi: float | None
    realisasi_teks: str
    capaian: float | None
    kategori: str
    warna: int
    capaian_lalu: float | None
    selisih: float | None
    sebab: str
    """Why there is no capaian, in words; empty where there is one."""


class Hitungan(NamedTuple):
    """How many indicators of one name, or of one office (then ``nama`` is the office), have each kategori.

    ``warna_1`` to ``warna_5`` count by the colour of the kategori, best first, as offices use different scales (see
    `Rekap.sebutan_warna` for headings); ``tanpa`` are those without. ``rata_rata`` is the mean of the printed capaian.
    Of indicators, sorted by ``banyak`` (most first) and name, ``kabupaten`` is empty; of offices as everywhere.
    """

    nama: str
    kabupaten: str
    banyak: int
    warna_1: int
    warna_2: int
    warna_3: int
    warna_4: int
    warna_5: int
    tanpa: int
    rata_rata: float | None


class Kategori(NamedTuple):
    """How many offices and how many indicators have a kategori; sorted by colour and name.

    Without a kategori: ``kategori`` is empty and ``warna`` 0, the last row, which is always there.
    """

    kategori: str
    warna: int
    instansi: int
    indikator: int


class Serapan(NamedTuple):
    """The money of an office; sorted by kabupaten and instansi. A rank as in `Capaian`, by serapan."""

    instansi: str
    kabupaten: str
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None
    peringkat: int | None


class SerapanJumlah(NamedTuple):
    """The money of one urusan, or of one program across offices; sorted by code (without one: last, by name).

    ``instansi`` is how many offices have it. Only rows with a pagu and a realisasi are summed up; ``tanpa`` is how
    many rows lack one of them. The code of an urusan is like 7.01, its ``uraian`` is empty.
    """

    kode: str
    uraian: str
    instansi: int
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None
    tanpa: int


class Efisiensi(NamedTuple):
    """The efficiency of an office by its own method; sorted by kabupaten and instansi."""

    instansi: str
    kabupaten: str
    capaian: float | None
    serapan: float | None
    metode: str
    efisiensi: float | None
    tingkat: str


class EfisiensiTingkat(NamedTuple):
    """How many offices have a level by a method; sorted by method, most first. Without a figure both are empty."""

    metode: str
    tingkat: str
    banyak: int


class TemuanKode(NamedTuple):
    """One code: sorted by severity (`domain.temuan.URUTAN`) and code.

    ``temuan`` counts its findings that stand, ``instansi`` their offices, ``diterima`` the findings that offices have
    accepted with a reason. ``contoh`` is the first finding in words, one that stands if there is any.
    """

    tingkat: str
    kode: str
    instansi: int
    temuan: int
    diterima: int
    contoh: str


class TemuanInstansi(NamedTuple):
    """The findings of an office by severity, accepted ones apart; sorted by kabupaten and instansi. No codes R."""

    instansi: str
    kabupaten: str
    galat: int
    peringatan: int
    saran: int
    diterima: int


class TemuanSilang(NamedTuple):
    """What only several workbooks together tell (codes R); sorted by severity, code, kabupaten, instansi, subject."""

    tingkat: str
    kode: str
    instansi: str
    kabupaten: str
    pokok: str
    temuan: str
    tindakan: str
    banyak: int


class TindakLanjut(NamedTuple):
    """The recommendations of an office: ``banyak`` = ``selesai`` + ``terbuka``; sorted by kabupaten and instansi.

    ``berbukti`` are those done that name a proof. Of the open ones ``lewat`` are overdue and ``tanpa_tanggal`` cannot
    be judged, as the date of the letter is not typed. Offices without any recommendation are there with zeros.
    """

    instansi: str
    kabupaten: str
    banyak: int
    selesai: int
    berbukti: int
    terbuka: int
    lewat: int
    tanpa_tanggal: int


class Perhatian(NamedTuple):
    """One reason why an office needs help; those of an office follow each other, the heaviest first.

    ``urutan`` 1 to 5 is the place of the office, ``bobot`` the weight of the reason, ``jumlah`` that of all of the
    office, ``alasan`` the sentence.
    """

    urutan: int
    instansi: str
    kabupaten: str
    jumlah: int
    bobot: int
    alasan: str


class TidakTerbaca(NamedTuple):
    """A file that is not counted, and why; sorted by path."""

    berkas: str
    alasan: str


class Wilayah(NamedTuple):
    """One kabupaten: its offices, the mean of their printed capaian and kelengkapan, and their money; sorted by name.

    ``tercapai`` is how many offices have a capaian, ``beranggaran`` how many have a pagu and a realisasi. ``kategori``
    is empty unless all its offices share one scale.
    """

    kabupaten: str
    instansi: int
    tercapai: int
    capaian: float | None
    kategori: str
    warna: int
    kelengkapan: float | None
    beranggaran: int
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None


@record(frozen=True)
class Ringkasan:
    """The facts of the first sheet.

    ``instansi`` counts the offices of the year, ``terbaca`` all readable files, ``tak_terbaca`` the rows of that sheet.
    ``capaian`` is the mean of the printed capaian of the ``tercapai`` offices that have one; ``kategori`` is empty
    unless all of these share one scale. The money is that of the ``beranggaran`` offices that have both a pagu and a
    realisasi; ``pagu_tanpa_realisasi`` is the pagu of others, in no sum. Lights and findings are sums over the offices.
    """

    instansi: int
    terbaca: int
    tak_terbaca: int
    tercapai: int
    capaian: float | None
    kategori: str
    warna: int
    beranggaran: int
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None
    pagu_tanpa_realisasi: int
    kelengkapan: float | None
    siap: int
    belum_lengkap: int
    kosong: int
    galat: int
    peringatan: int
    saran: int
    silang: int
    rekomendasi: int
    selesai: int
    terbuka: int
    lewat: int


class BarisPeta(NamedTuple):
    """One line of the heat map: the capaian and the colour of each indicator of `Peta.indikator`, in their order."""

    instansi: str
    kabupaten: str
    capaian: tuple[float | None, ...]
    warna: tuple[int, ...]


@record(frozen=True)
class Peta:
    """The heat map of offices by indicators: at most 30 indicators, those that most offices have.

    ``capaian`` and ``warna`` have the columns instansi, kabupaten, then one for each of ``indikator`` named by its
    place (0, 1, ...), and the same rows; `baris` of it gives them together.
    """

    indikator: tuple[str, ...]
    capaian: DataFrame
    warna: DataFrame

    def baris(self) -> Iterator[BarisPeta]:
        """The lines of the map."""
        pairs = zip(_tuples(self.capaian), _tuples(self.warna), strict=True)
        return (BarisPeta(str(one[0]), str(one[1]), one[2:], tuple(int(level or 0) for level in other[2:]))
                for one, other in pairs)


@record(frozen=True)
class Rekap:
    """A whole rekap: who and when, the facts, and the frames of `ISI`.

    ``wilayah`` names the kabupaten, or says how many there are. ``sebutan_warna`` are five headings for the colours:
    the kategori that offices of this rekap call so, several joined by `` / ``, else the colour. ``catatan`` are
    sentences under a sheet by its key, which is the name of its first frame (``ringkasan`` for the first).
    """

    tahun: int
    per: date
    tenggat: int
    apbd: int | None
    nama_wilayah: str
    sebutan_warna: tuple[str, ...]
    ringkasan: Ringkasan
    wilayah: DataFrame
    kategori: DataFrame
    kelengkapan: DataFrame
    capaian: DataFrame
    indikator: DataFrame
    kategori_indikator: DataFrame
    kategori_instansi: DataFrame
    peta: Peta
    serapan_instansi: DataFrame
    serapan_urusan: DataFrame
    serapan_program: DataFrame
    efisiensi: DataFrame
    efisiensi_tingkat: DataFrame
    temuan_kode: DataFrame
    temuan_instansi: DataFrame
    temuan_silang: DataFrame
    tindak_lanjut: DataFrame
    perhatian: DataFrame
    tidak_terbaca: DataFrame
    catatan: Mapping[str, tuple[str, ...]]
    """Keys: ringkasan, kelengkapan, capaian, indikator, serapan_instansi, efisiensi, temuan_kode, tindak_lanjut,
    perhatian, tidak_terbaca; a sheet without a sentence has none."""


ISI: Mapping[str, type[tuple[Any, ...]]] = MappingProxyType({
    "wilayah": Wilayah, "kategori": Kategori, "kelengkapan": Kelengkapan, "capaian": Capaian, "indikator": Indikator,
    "kategori_indikator": Hitungan, "kategori_instansi": Hitungan, "serapan_instansi": Serapan,
    "serapan_urusan": SerapanJumlah, "serapan_program": SerapanJumlah, "efisiensi": Efisiensi,
    "efisiensi_tingkat": EfisiensiTingkat, "temuan_kode": TemuanKode, "temuan_instansi": TemuanInstansi,
    "temuan_silang": TemuanSilang, "tindak_lanjut": TindakLanjut, "perhatian": Perhatian,
    "tidak_terbaca": TidakTerbaca})
"""The row class of each frame of a `Rekap`."""


def baris(frame: DataFrame, jenis: Callable[..., Baris]) -> Iterator[Baris]:
    """The rows of a frame as what they are, one at a time; what is missing is None."""
    return (jenis(*row) for row in _tuples(frame))


def _tuples(frame: DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows in plain Python values, a thousand at a time, so that a long frame is never held twice."""
    for start in range(0, len(frame), _SEKALIGUS):
        part = frame.iloc[start:start + _SEKALIGUS]
        columns = [part[name].astype(object).where(part[name].notna(), None).tolist() for name in part.columns]
        yield from zip(*columns, strict=True)


_SEKALIGUS = 1000
