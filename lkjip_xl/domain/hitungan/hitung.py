"""From what an office enters to every figure of its report, with the findings made on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, Simpul, serapan
from lkjip_xl.domain.hitungan.banding import Selisih, gerak_tahunan, lebih_baik, perubahan, terhadap_pembanding
from lkjip_xl.domain.hitungan.capaian import (
    aturan_indikator,
    batas_indikator,
    capaian,
    capaian_indikator,
    di_bawah_nol,
    progres,
    rumus_janggal,
    terhadap_setahun,
)
from lkjip_xl.domain.hitungan.cara import Pemakaian, cara_findings
from lkjip_xl.domain.hitungan.desimal import desimal_indikator
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi, efisiensi
from lkjip_xl.domain.hitungan.isian import Setahun, setahun_findings
from lkjip_xl.domain.hitungan.jadwal import Jadwal, susun
from lkjip_xl.domain.hitungan.jenis import jenis_berganti
from lkjip_xl.domain.hitungan.pohon import build_tree
from lkjip_xl.domain.hitungan.tahunan import Tahunan, anggaran_tahunan
from lkjip_xl.domain.hitungan.triwulan import SETAHUN, Kumulatif, realisasi_sampai, target_sampai
from lkjip_xl.domain.masukan import Indikator, Induk, Laporan, Pembanding
from lkjip_xl.domain.nilai.angka import Unreadable, tulis_rupiah
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import BERTARGET_NOL, TIDAK_DIUKUR, Figure, Notation, mean, missing
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.triwulan import JUMLAH, ROMAWI, Cara, ada, blank_quarters, cara_dipakai
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.temuan import Finding, Place, finding

OPD_TERBAIK = "OPD terbaik"
"""The kind of comparator of which the best one stands in the table of the office."""
TAHUN_TERJAUH = 5
"""How many years before the report year the workbook has room for."""


@record(frozen=True)
class HasilTahun:
    """Target, realisasi and capaian of one indicator in one year."""

    target: Ukuran | None
    realisasi: Ukuran | None
    capaian: Figure


@record(frozen=True)
class HasilPembanding:
    """A comparator and how far the own realisasi lies from it."""

    pembanding: Pembanding
    selisih: Selisih


@record(frozen=True)
class HasilIndikator:
    """Every computed figure of one indicator.

    ``tahun`` holds the years from the first of the plan that has data, at most five before n, to n; never fewer than
    n-2 to n, in their order. While the year runs, ``realisasi`` is that to date: ``capaian`` judges it against the
    target of the year, ``capaian_kini`` against ``target_kini``, the target to date.
    """

    indikator: Indikator
    target: Ukuran | None
    realisasi: Ukuran | None
    asal_realisasi: str
    capaian: Figure
    kategori: Tingkat | None
    target_akhir: Ukuran | None
    progres: Figure
    perubahan: Selisih
    tahun: dict[int, HasilTahun]
    pembanding: tuple[HasilPembanding, ...]
    cara: Cara
    jadwal: Jadwal
    target_kini: Kumulatif
    capaian_kini: Figure
    genap: bool
    """Whether the realisasi can stand beside those of whole years: not what was summed while the year runs."""
    desimal: int
    """With how many decimals its targets, realisasi, comparators and differences are printed."""

    def deret(self, tahun: int) -> dict[int, Ukuran | None]:
        """The realisasi of every year with data, and of the report year."""
        return {**self.indikator.realisasi, tahun: self.realisasi}

    def tren(self, tahun: int) -> tuple[str, int, int]:
        """The movement from year to year up to the report year, and its first and last year; empty where there is none.

        What was summed while the year runs is no year.
        """
        series = self.deret(tahun)
        first, last = min(series), max(series)
        known = tuple(series.get(year) for year in range(first, last + 1)) if tahun and self.genap else ()
        return gerak_tahunan(known), first, last

    def terbaik(self) -> HasilPembanding | None:
        """The best of those entered as best OPD, the first of equals."""
        best: HasilPembanding | None = None
        for other in self.pembanding:
            if other.pembanding.jenis == OPD_TERBAIK and (
                    best is None or lebih_baik(other.pembanding.nilai, best.pembanding.nilai, self.indikator.arah)):
                best = other
        return best


@record(frozen=True)
class HasilInduk:
    """A tujuan or sasaran with the indicators that are judged, their mean, its budget and its efficiency."""

    induk: Induk
    indikator: tuple[HasilIndikator, ...]
    capaian: Figure
    kategori: Tingkat | None
    serapan: Serapan
    efisiensi: Efisiensi


@record(frozen=True)
class HasilBelanja:
    """Budget and realisasi of one kind of spending and its share of the budget."""

    jenis: str
    serapan: Serapan
    porsi: Figure


@record(frozen=True)
class Hasil:
    """Every figure of the report."""

    laporan: Laporan
    induk: tuple[HasilInduk, ...]
    capaian: Figure
    kategori: Tingkat | None
    pohon: Pohon
    efisiensi: tuple[Efisiensi, ...]
    """By all methods; the chosen one first."""
    belanja: tuple[HasilBelanja, ...]
    tahunan: Tahunan = field(default_factory=Tahunan)
    """Money by program and year, where that of earlier years was entered."""

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """All judged indicators, in the order of their tujuan and sasaran."""
        return tuple(i for induk in self.induk for i in induk.indikator)

    def jumlah_kategori(self) -> tuple[tuple[Tingkat, int], ...]:
        """How many indicators fall on each level of the scale, highest level first."""
        found = [i.kategori for i in self.indikator]
        return tuple((level, found.count(level)) for level in self.laporan.pengaturan.skala.tingkat)


def hitung(laporan: Laporan) -> tuple[Hasil, tuple[Finding, ...]]:
    """Every figure of the report, and what stood in the way of some."""
    laporan = _skala_tercetak(laporan)
    pohon, tree_findings = build_tree(laporan.program, laporan.induk, laporan.pengaturan)
    judged = [i for i in laporan.indikator if i.dinilai]
    indikator = {i.nama: _indikator(i, laporan) for i in judged}
    induk = tuple(_induk(parent, tuple(indikator[i.nama] for i in judged if i.induk == parent.uraian), pohon, laporan)
                  for parent in laporan.induk if any(i.induk == parent.uraian for i in judged))
    overall = _mean(tuple(i.capaian for i in induk), laporan, "sasaran")
    belanja, belanja_findings = _belanja(laporan, pohon)
    tahunan, tahunan_findings = anggaran_tahunan(laporan, pohon)
    hasil = Hasil(laporan, induk, overall, _kategori(overall, laporan), pohon,
                  _semua_efisiensi(overall, induk, pohon, laporan), belanja, tahunan)
    found = [*_year_findings(laporan), *_tetap(laporan)]
    found += [f for i in hasil.indikator for f in _indikator_findings(i, laporan)]
    found += _cara_findings(hasil)
    found += _jenis_findings(laporan)
    if not hasil.indikator:
        found.append(finding("H-112", Place("indikator")))
    return hasil, (*found, *tree_findings, *belanja_findings, *tahunan_findings)


def _skala_tercetak(laporan: Laporan) -> Laporan:
    """The report with the ranges of its scale printed for its number of decimals."""
    settings = laporan.pengaturan
    return replace(laporan, pengaturan=replace(settings, skala=settings.skala.tercetak(settings.notation)))


def _year_findings(laporan: Laporan) -> list[Finding]:
    profil = laporan.profil
    first, year, last = profil.tahun_awal, profil.tahun, profil.tahun_akhir
    if 0 in (first, year, last) or first <= year <= last:
        return []
    return [finding("H-115", Place("profil", column="tahun"), year, awal=first, akhir=last)]


def _tetap(laporan: Laporan) -> list[Finding]:
    """One finding with how many targets and budgets stay as they were because their Perubahan is blank."""
    settings = laporan.pengaturan
    judged = [i for i in laporan.indikator if i.dinilai and not i.tidak_diukur]
    leaves = [row for row in laporan.program if jenjang(row.kode) == "sub kegiatan"]
    kept = (
        ("pk", settings.pk, "target PK", "PK Murni", [(i.pk_murni, i.pk_perubahan) for i in judged]),
        ("pagu", settings.pagu, "pagu sub kegiatan", "pagu murni", [(r.pagu_murni, r.pagu_perubahan) for r in leaves]),
    )
    said = [(key, f"{count} dari {len(pairs)} {what} tetap memakai {source}")
            for key, chosen, what, source, pairs in kept if chosen == "Perubahan"
            if (count := sum(after is None and before is not None for before, after in pairs))]
    if not said:
        return []
    return [finding("H-121", Place("pengaturan", column=said[0][0]), "Perubahan",
                    rincian="; ".join(text for _, text in said))]


def _mean(figures: tuple[Figure, ...], laporan: Laporan, name: str) -> Figure:
    settings = laporan.pengaturan
    return mean(figures, settings.notation, f"capaian {name}", settings.rata_dari_tercetak)


def _kategori(figure: Figure, laporan: Laporan) -> Tingkat | None:
    return None if figure.printed is None else laporan.pengaturan.skala.kategori(figure.printed)


def _indikator(indikator: Indikator, laporan: Laporan) -> HasilIndikator:
    settings, year = laporan.pengaturan, laporan.profil.tahun
    target, rules = indikator.target_pk(settings.pk), aturan_indikator(indikator, settings.capaian)
    realisasi, asal = realisasi_tahun(indikator, laporan)
    waktu = _waktu(indikator, target, realisasi, laporan, rules)
    figure = waktu.setahun(capaian(target, realisasi, indikator.arah, rules), target, indikator.arah)
    if realisasi is None and asal:
        figure = missing(asal)
        waktu = replace(waktu, capaian_kini=figure)
    akhir = indikator.rencana.get(laporan.profil.tahun_akhir)
    years = {**{y: _tahun_lalu(indikator, y, settings.capaian) for y in _tahun_sebelum(indikator, laporan)},
             year: HasilTahun(target, realisasi, figure)}
    figure = _tell_apart(years, year, settings.notation)
    digits = desimal_indikator(indikator, year, target, realisasi)
    entered = settings.notation.with_digits(digits)
    hasil = HasilIndikator(
        indikator, target, realisasi, asal, figure, _kategori(figure, laporan), akhir,
        waktu.setahun(progres(akhir, realisasi, indikator.arah, rules), akhir, indikator.arah),
        waktu.setara(perubahan(realisasi, indikator.realisasi.get(year - 1), entered)), years,
        tuple(HasilPembanding(p, waktu.setara(terhadap_pembanding(realisasi, p.nilai, entered)))
              for p in indikator.pembanding),
        waktu.cara, waktu.jadwal, waktu.target_kini, waktu.capaian_kini, waktu.genap, digits,
    )
    return _tidak_diukur(hasil, year) if indikator.tidak_diukur else hasil


def _tidak_diukur(hasil: HasilIndikator, year: int) -> HasilIndikator:
    """An indicator that was not measured: no realisasi this year, and the reason of the office for each figure."""
    reason = tidak_diukur(hasil.indikator)
    none = Selisih(reason, "")
    return replace(
        hasil, realisasi=None, asal_realisasi="", capaian=reason, kategori=None, progres=reason, perubahan=none,
        capaian_kini=reason,
        tahun={**hasil.tahun, year: HasilTahun(hasil.target, None, reason)},
        pembanding=tuple(replace(other, selisih=none) for other in hasil.pembanding))


def tidak_diukur(indikator: Indikator) -> Figure:
    """What stands for a figure of an indicator that was not measured: the reason of the office."""
    return missing(f"{TIDAK_DIUKUR}: {indikator.tidak_diukur}", TIDAK_DIUKUR)


def _tahun_sebelum(indikator: Indikator, laporan: Laporan) -> range:
    """The years before the report year that are compared: those of the plan, or more by setting, as far as data goes.

    The two years before are always among them.
    """
    year, shown = laporan.profil.tahun, laporan.pengaturan.banyak_tahun
    first = min(max(laporan.profil.tahun_awal, year - TAHUN_TERJAUH), year - shown + 1, year - 2)
    known = {*indikator.rencana, *indikator.target_lalu, *indikator.realisasi}
    return range(min((y for y in range(first, year - 2) if y in known), default=year - 2), year)


@record(frozen=True)
class _Waktu:
    """What an indicator has to do with the quarters: its way, its targets over the year, and where it stands now."""

    cara: Cara
    jadwal: Jadwal
    target_kini: Kumulatif
    capaian_kini: Figure
    genap: bool
    until: int

    def setahun(self, figure: Figure, target: Ukuran | None, arah: Arah) -> Figure:
        """A capaian against a whole year, unless what was summed so far cannot settle it."""
        return terhadap_setahun(figure, target, arah, self.cara, self.until)

    def setara(self, selisih: Selisih) -> Selisih:
        """A difference from a whole year, unless only a part of this year was summed."""
        return selisih if self.genap or not selisih.kata else Selisih(missing(TAHUN_BERJALAN), "")


TAHUN_BERJALAN = "tahun laporan masih berjalan"
"""Why what was summed over some quarters is not compared with a whole year."""


def _waktu(indikator: Indikator, target: Ukuran | None, realisasi: Ukuran | None, laporan: Laporan,
           rules: AturanCapaian) -> _Waktu:
    settings, cara = laporan.pengaturan, cara_indikator(indikator, laporan)
    plan = susun(indikator.target_tw, indikator.target_bulan, target, cara.cara, per_bulan=settings.per_bulan)
    planned = target_sampai(plan.triwulan, target, cara, settings.triwulan, settings.notation)
    return _Waktu(cara, plan, planned, _capaian_kini(planned, realisasi, indikator, rules),
                  settings.triwulan == SETAHUN or cara.cara != JUMLAH, settings.triwulan)


def _capaian_kini(planned: Kumulatif, realisasi: Ukuran | None, indikator: Indikator, rules: AturanCapaian) -> Figure:
    return missing(planned.asal) if planned.nilai is None else capaian(planned.nilai, realisasi, indikator.arah, rules)


def cara_indikator(indikator: Indikator, laporan: Laporan) -> Cara:
    """The way in force for the quarters of an indicator, or for the months of its targets where it has no quarters."""
    target = indikator.target_pk(laporan.pengaturan.pk)
    planned = indikator.target_tw if ada(indikator.target_tw) else indikator.target_bulan
    return cara_dipakai(indikator.cara_triwulan, indikator.satuan, target,
                        indikator.realisasi.get(laporan.profil.tahun), planned, indikator.triwulan,
                        rendah=indikator.arah == "rendah")


def _tell_apart(years: dict[int, HasilTahun], year: int, notation: Notation) -> Figure:
    """Give the capaian of this year and the last, which a sentence compares, the decimals that tell them apart."""
    now, before = notation.apart(years[year].capaian, years[year - 1].capaian)
    years[year], years[year - 1] = replace(years[year], capaian=now), replace(years[year - 1], capaian=before)
    return now


def desimal(indikator: Indikator, laporan: Laporan) -> int:
    """The decimals of the targets and realisasi of any indicator, whether it is judged or not."""
    target = indikator.target_pk(laporan.pengaturan.pk)
    return desimal_indikator(indikator, laporan.profil.tahun, target, realisasi_tahun(indikator, laporan)[0])


def realisasi_tahun(indikator: Indikator, laporan: Laporan) -> tuple[Ukuran | None, str]:
    """The realisasi of the report year up to the reported quarter, and how it came about or why it is none.

    As entered, it comes with an empty text; so does what was never entered.
    """
    entered = indikator.realisasi.get(laporan.profil.tahun)
    if laporan.pengaturan.triwulan == SETAHUN and not ada((*indikator.triwulan, entered)):
        return None, ""
    found = realisasi_sampai(indikator.triwulan, entered, cara_indikator(indikator, laporan),
                             laporan.pengaturan.triwulan, laporan.pengaturan.notation)
    return found.nilai, found.asal


def _tahun_lalu(indikator: Indikator, year: int, aturan: AturanCapaian) -> HasilTahun:
    target = indikator.target_lalu.get(year, indikator.rencana.get(year))
    realisasi = indikator.realisasi.get(year)
    return HasilTahun(target, realisasi, capaian_indikator(indikator, target, realisasi, aturan))


def _induk(parent: Induk, indikator: tuple[HasilIndikator, ...], pohon: Pohon, laporan: Laporan) -> HasilInduk:
    settings = laporan.pengaturan
    average = _mean(tuple(i.capaian for i in indikator), laporan, "indikator")
    money = pohon.per_induk.get(parent.uraian, serapan(None, None, None, settings.notation))
    below = {parent.uraian, *(i.uraian for i in laporan.induk if i.tujuan == parent.uraian)}
    outputs = tuple(node for node in pohon.sub_kegiatan() if node.induk in below)
    return HasilInduk(parent, indikator, average, _kategori(average, laporan), money,
                      efisiensi(settings.efisiensi, average, money, outputs, settings.notation,
                                _tak_sebanding(settings.efisiensi, indikator, outputs, settings.triwulan)))


def _tak_sebanding(kunci: str, indikator: Iterable[HasilIndikator], outputs: Iterable[Simpul], until: int) -> str:
    """Why performance and money are not of the same period while the year runs; empty where they are.

    Money adds up from quarter to quarter, and so does only what is summed; what is left of the budget is no saving yet.
    """
    if until == SETAHUN:
        return ""
    ways = {one.cara.cara for node in outputs for one in node.keluaran} if kunci == "pmk" else {
        item.cara.cara for item in indikator}
    if kunci != "rupiah" and ways <= {JUMLAH}:
        return ""
    return (f"{TAHUN_BERJALAN}: serapan s.d. triwulan {ROMAWI[until - 1]} belum sebanding dengan "
            f"{'pagu' if kunci == 'rupiah' else 'kinerja'} setahun")


def _semua_efisiensi(overall: Figure, induk: tuple[HasilInduk, ...], pohon: Pohon, laporan: Laporan
                     ) -> tuple[Efisiensi, ...]:
    chosen = laporan.pengaturan.efisiensi
    keys = [chosen, *(m.kunci for m in daftar_metode() if m.kunci != chosen)]
    outputs: tuple[Simpul, ...] = pohon.sub_kegiatan()
    items = tuple(item for parent in induk for item in parent.indikator)
    return tuple(efisiensi(key, overall, pohon.total, outputs, laporan.pengaturan.notation,
                           _tak_sebanding(key, items, outputs, laporan.pengaturan.triwulan)) for key in keys)


def _belanja(laporan: Laporan, pohon: Pohon) -> tuple[tuple[HasilBelanja, ...], tuple[Finding, ...]]:
    notation, total = laporan.pengaturan.notation, pohon.total.anggaran
    typed = {row.jenis: serapan(row.anggaran, row.realisasi, None, notation) for row in laporan.belanja}
    kinds = typed or pohon.per_jenis
    rows = tuple(HasilBelanja(jenis, money, serapan(total, money.anggaran, None, notation).persen)
                 for jenis, money in kinds.items())
    if not kinds:
        return (), ()
    place = Place("belanja", laporan.belanja[0].baris) if typed else Place("program")
    wanted = {"anggaran": total}
    if any(money.realisasi is not None for money in typed.values()):
        wanted["realisasi"] = pohon.total.realisasi
    return rows, tuple(
        finding("H-209", replace(place, column=key if typed else "jenis_belanja"), tulis_rupiah(jumlah), apa=key,
                jumlah=tulis_rupiah(jumlah), total=tulis_rupiah(sum_), selisih=tulis_rupiah(abs(jumlah - sum_)))
        for key, sum_ in wanted.items()
        if sum_ is not None and (jumlah := _jumlah(kinds.values(), key)) != sum_
    )


def _cara_findings(hasil: Hasil) -> list[Finding]:
    return cara_findings((
        Pemakaian(Place("indikator", item.indikator.baris, "cara_triwulan"), item.indikator.nama, item.indikator.satuan,
                  item.cara, item.indikator.triwulan if ada(item.indikator.triwulan) else item.jadwal.triwulan)
        for item in hasil.indikator
    ), hasil.laporan.pengaturan.notation)


def _jumlah(kinds: Iterable[Serapan], key: str) -> Decimal:
    return sum((value for money in kinds if (value := getattr(money, key)) is not None), Decimal(0))


def _indikator_findings(hasil: HasilIndikator, laporan: Laporan) -> list[Finding]:
    indikator, settings, year = hasil.indikator, laporan.pengaturan, laporan.profil.tahun
    nama = indikator.nama
    target_place = Place("indikator", indikator.baris, indikator.kolom_pk(settings.pk))
    realisasi_place = Place("indikator", indikator.baris, "realisasi_0")
    found = _aturan_findings(hasil)
    if indikator.tidak_diukur:
        if ada((indikator.realisasi.get(year), *indikator.triwulan)):
            found.append(finding("H-124", Place("indikator", indikator.baris, "tidak_diukur"), indikator.tidak_diukur,
                                 nama=nama, tahun=year))
        return found
    if hasil.target is None:
        found.append(finding("H-105", target_place, "", nama=nama, tahun=year or "laporan",
                             dokumen=f"PK {settings.pk.casefold()}"))
    over, until = settings.triwulan == SETAHUN, indikator.triwulan[:settings.triwulan]
    if hasil.realisasi is None and not over and not ada(until):
        return found
    if hasil.realisasi is None:
        code = "H-109" if hasil.asal_realisasi else "H-106"
        found.append(finding(code, realisasi_place, "", nama=nama, tahun=year or "laporan",
                             alasan=hasil.asal_realisasi))
    elif hasil.capaian.kecuali == BERTARGET_NOL:
        found.append(finding("H-119", target_place, "0", nama=nama, arah=indikator.arah))
    elif hasil.target is not None and hasil.capaian.value is None and not hasil.capaian.kecuali:
        found.append(finding("H-107", target_place, "", nama=nama, alasan=hasil.capaian.reason))
    elif hasil.asal_realisasi and None in until:
        place = replace(realisasi_place, column=f"realisasi_tw_{until.index(None) + 1}")
        found.append(finding("H-113", place, "", nama=nama, kosong=", ".join(blank_quarters(until))))
    if negative := di_bawah_nol(hasil.capaian, hasil.capaian_kini):
        found.append(finding("H-108", realisasi_place, "", nama=nama, rumus=negative.trace))
    return [*found, *setahun_findings(_setahun(hasil, year), settings)]


def _setahun(hasil: HasilIndikator, year: int) -> Setahun:
    """The realisasi typed for the year beside that of the quarters."""
    one = hasil.indikator
    return Setahun(Place("indikator", one.baris, "realisasi_0"), "Realisasi Tahun Laporan", one.nama,
                   one.realisasi.get(year), hasil.realisasi, one.triwulan)


def _aturan_findings(hasil: HasilIndikator) -> list[Finding]:
    """What the indicator's own cap and formula cannot do."""
    indikator, found = hasil.indikator, []
    if isinstance(batas_indikator(indikator.batas_atas), Unreadable):
        found.append(finding("H-122", Place("indikator", indikator.baris, "batas_atas"), indikator.batas_atas,
                             nama=indikator.nama, isi=indikator.batas_atas))
    if reason := rumus_janggal(indikator, hasil.target):
        found.append(finding("H-123", Place("indikator", indikator.baris, "rumus"), indikator.rumus,
                             nama=indikator.nama, rumus=indikator.rumus, alasan=reason))
    return found


def _jenis_findings(laporan: Laporan) -> list[Finding]:
    """The indicators, judged or not, of which some years have figures of another kind."""
    year, settings = laporan.profil.tahun, laporan.pengaturan
    found = []
    for indikator in laporan.indikator:
        target, realisasi = indikator.target_pk(settings.pk), indikator.realisasi.get(year)
        other = jenis_berganti(indikator, realisasi if target is None else target, year, settings.notation)
        if other:
            found.append(finding("H-120", Place("indikator", indikator.baris, "jenis_target"), "",
                                 nama=indikator.nama, rincian="; ".join(other)))
    return found
