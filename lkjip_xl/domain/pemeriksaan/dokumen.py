"""Checks of one document against another: Renstra, Renja, and Perjanjian Kinerja."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.triwulan import target_gabungan
from lkjip_xl.domain.masukan import Indikator
from lkjip_xl.domain.nilai.angka import round_half_up
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.triwulan import ada, cara_lain
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.kalimat import semua_tahun
from lkjip_xl.domain.pemeriksaan.sebutan import sebut, tulis
from lkjip_xl.domain.temuan import Finding, Place, finding


def pk_bukan_renja(bahan: Bahan) -> Iterator[Finding]:
    """The targets of the Perjanjian Kinerja that differ from the Renja, which without an entry equals the Renstra."""
    hasil = bahan.hasil
    notation, year = hasil.laporan.pengaturan.notation, hasil.laporan.profil.tahun
    for indikator in hasil.laporan.indikator:
        dokumen, pk = _pk(hasil, indikator)
        rencana = indikator.rencana.get(year)
        wanted = rencana if indikator.renja is None else indikator.renja
        # where PK and Renstra agree, the Renja is the odd one, and K-202 says so
        if pk is None or wanted is None or pk in (wanted, rencana):
            continue
        yield finding("K-201", Place("indikator", indikator.baris, f"pk_{dokumen}"), tulis(pk, notation),
                      pokok=indikator.nama, nama=indikator.nama, tahun=year, dokumen=dokumen,
                      lain="Renstra" if indikator.renja is None else "Renja", wanted=tulis(wanted, notation))


def _pk(hasil: Hasil, indikator: Indikator) -> tuple[str, Ukuran | None]:
    if indikator.pk_murni is None and hasil.laporan.pengaturan.pk == "Perubahan":
        return "perubahan", indikator.pk_perubahan
    return "murni", indikator.pk_murni


def renja_bukan_renstra(bahan: Bahan) -> Iterator[Finding]:
    """The targets of the Renja that differ from the Renstra of that year."""
    hasil = bahan.hasil
    notation, year = hasil.laporan.pengaturan.notation, hasil.laporan.profil.tahun
    for indikator in hasil.laporan.indikator:
        rencana = indikator.rencana.get(year)
        if indikator.renja is not None and rencana is not None and indikator.renja != rencana:
            yield finding("K-202", Place("indikator", indikator.baris, "renja"), tulis(indikator.renja, notation),
                          pokok=indikator.nama, nama=indikator.nama, tahun=year, wanted=tulis(rencana, notation))


def perubahan_tidak_dipakai(bahan: Bahan) -> Iterator[Finding]:
    """One finding when changed targets were entered while the report computes with the original ones."""
    hasil = bahan.hasil
    if hasil.laporan.pengaturan.pk != "Murni":
        return
    changed = [i.nama for i in hasil.laporan.indikator if i.dinilai and i.pk_perubahan not in (None, i.pk_murni)]
    if changed:
        yield finding("K-203", Place("pengaturan", column="pk"), "Murni", pokok="Perjanjian Kinerja",
                      nama=sebut(changed))


def sumber_pk_lain(bahan: Bahan) -> Iterator[Finding]:
    """What the name of the Perjanjian Kinerja in the Profil contradicts: the report year, or the version in force."""
    hasil = bahan.hasil
    profil, pk = hasil.laporan.profil, hasil.laporan.pengaturan.pk
    place, text = Place("profil", column="sumber_pk"), profil.sumber_pk
    years = semua_tahun(text)
    if years and profil.tahun and profil.tahun not in years:
        yield finding("K-204", place, text, pokok="Perjanjian Kinerja", isi=f"menyebut tahun {years[-1]}",
                      lain=f"tahun laporan {profil.tahun}")
    if text and ("perubahan" in serupa(text).split()) != (pk == "Perubahan"):
        yield finding("K-204", place, text, pokok="Perjanjian Kinerja",
                      isi=f"{'tidak ' if pk == 'Perubahan' else ''}menyebut Perubahan",
                      lain=f"Perjanjian Kinerja yang berlaku di Pengaturan adalah {pk}")


def pk_tidak_dinilai(bahan: Bahan) -> Iterator[Finding]:
    """The indicators with a target in the Perjanjian Kinerja that are not judged."""
    for indikator in bahan.hasil.laporan.indikator:
        if not indikator.dinilai and (indikator.pk_murni is not None or indikator.pk_perubahan is not None):
            yield finding("K-205", Place("indikator", indikator.baris, "dinilai"), "Tidak", pokok=indikator.nama,
                          nama=indikator.nama)


def target_lalu_bukan_renstra(bahan: Bahan) -> Iterator[Finding]:
    """The targets of last year and the year before that differ from the Renstra of those years."""
    hasil = bahan.hasil
    notation, year = hasil.laporan.pengaturan.notation, hasil.laporan.profil.tahun
    for indikator in hasil.laporan.indikator:
        for earlier, target in indikator.target_lalu.items():
            rencana = indikator.rencana.get(earlier, target)
            if target != rencana:
                yield finding("K-206", Place("indikator", indikator.baris, f"target_{year - earlier}"),
                              tulis(target, notation), pokok=indikator.nama, nama=indikator.nama, tahun=earlier,
                              wanted=tulis(rencana, notation))


def perubahan_tanpa_alasan(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the indicators whose target was changed without a reason, where the changed one is in force."""
    hasil = bahan.hasil
    lacking = [i for i in hasil.laporan.indikator if not i.alasan and None not in (i.pk_murni, i.pk_perubahan)
               and i.pk_perubahan != i.pk_murni]
    # with the original targets in force K-203 asks first whether they were changed at all
    if lacking and hasil.laporan.pengaturan.pk == "Perubahan":
        yield finding("K-207", Place("indikator", lacking[0].baris, "alasan"), "", pokok="Perjanjian Kinerja",
                      nama=sebut([i.nama for i in lacking]))


def renaksi_bukan_pk(bahan: Bahan) -> Iterator[Finding]:
    """The indicators whose rencana aksi does not end at the target of the Perjanjian Kinerja in force.

    Means are compared to two decimals.
    """
    hasil = bahan.hasil
    notation = hasil.laporan.pengaturan.notation
    for item in hasil.indikator:
        quarters = item.jadwal.triwulan
        planned = target_gabungan(quarters, item.cara, notation).nilai if ada(quarters) else None
        if (None not in (planned, item.target) and _bulat(planned) != _bulat(item.target)
                and not cara_lain(item.indikator.target_tw, item.target, item.cara.cara)):
            yield finding("K-208", _target_terakhir(item), tulis(planned, notation), pokok=item.indikator.nama,
                          nama=item.indikator.nama, wanted=tulis(item.target, notation))


def _bulat(target: Ukuran | None) -> Ukuran | None:
    return round_half_up(target, 2) if isinstance(target, Decimal) else target


def _target_terakhir(item: HasilIndikator) -> Place:
    """The cell of the last target by month or quarter, whichever are used."""
    by_month = item.jadwal.bulan == item.indikator.target_bulan
    targets = item.indikator.target_bulan if by_month else item.indikator.target_tw
    last = max((number for number, target in enumerate(targets, 1) if target is not None), default=len(targets))
    return Place("indikator", item.indikator.baris, f"{'bulan' if by_month else 'target_tw'}_{last}")


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-201", pk_bukan_renja),
    Pemeriksaan("K-202", renja_bukan_renstra),
    Pemeriksaan("K-203", perubahan_tidak_dipakai),
    Pemeriksaan("K-204", sumber_pk_lain),
    Pemeriksaan("K-205", pk_tidak_dinilai),
    Pemeriksaan("K-206", target_lalu_bukan_renstra),
    Pemeriksaan("K-207", perubahan_tanpa_alasan),
    Pemeriksaan("K-208", renaksi_bukan_pk),
)
"""The checks of this family."""
