"""Contradictions between offices, put into a fleet that has none, one of each kind.

Each stands at an office of its own, so that none hides another.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

from armada_benar import capaian_indikator, capaian_lalu
from armada_bentuk import Banding, Ind, Kantor, Pos, Tanam
from armada_gambar import DIBANDINGKAN, PROVINSI, rata_kecamatan, terbaik
from armada_kata import ADUAN, BERKAS, IKM, PREDIKAT, RENDAH, RUMUS, SAKIP, TEMUAN, TINGGI

PAJAK = "Persentase pelunasan pajak bumi dan bangunan"
RUMAH_SAKIT, BALAI = "Rumah Sakit Contoh", "Balai Contoh"
"""Offices without a book."""
SEBELUM, SETAHUN = 2023, 4
PERSEN = ("Persentase desa yang tertib administrasi", "Persentase usulan musyawarah yang tertampung", PAJAK)
"""What kecamatan measure in percent."""


def tanam_angka(offices: list[Kantor]) -> list[Tanam]:
    """Plant what concerns figures, codes and settings, before offices quote each other."""
    kecamatan = iter([one for one in offices if one.jenis == "kecamatan" and _terisi(one)])
    dinas = iter([one for one in offices if one.jenis == "dinas" and _terisi(one)])
    return [*_ukuran(offices, dinas), *_pengaturan(dinas), *_salinan(kecamatan), *_kode(offices, kecamatan),
            _ribuan(next(kecamatan)), *_daerah(offices, next(kecamatan))]


def tanam_kutipan(offices: list[Kantor]) -> list[Tanam]:
    """Plant what concerns quotations, texts, and books that come twice or are of another year."""
    chosen = iter([one for one in reversed(offices) if one.jenis != "daerah" and _terukur(one)])
    return [*_pembanding(offices, chosen), *_teks(chosen), *_ganda(offices, chosen), *_tahun(offices, chosen),
            _asing(offices)]


def _terisi(kantor: Kantor) -> bool:
    """Whether it has not left out everything."""
    return any(one.realisasi is not None for one in kantor.indikator)


def _terukur(kantor: Kantor) -> bool:
    """Whether it has the figures that offices quote, of the whole year."""
    return kantor.triwulan == SETAHUN and all(kantor.ind(nama).realisasi is not None for nama in DIBANDINGKAN)


def _ambil(dinas: Iterator[Kantor], nama: str) -> tuple[Kantor, Ind]:
    """The next office that has an indicator of that name, and the indicator."""
    return next((kantor, one) for kantor in dinas for one in kantor.indikator
                if one.nama == nama and one.realisasi is not None)


def _ukuran(offices: list[Kantor], dinas: Iterator[Kantor]) -> Iterator[Tanam]:
    kantor, one = _ambil(dinas, TEMUAN)
    one.satuan = "Nilai"
    yield Tanam("R-111", TEMUAN, (kantor.nama, "Nilai"))
    kantor, one = _ambil(dinas, BERKAS)
    one.arah = RENDAH
    _pastikan(kantor, one)
    yield Tanam("R-112", BERKAS, (kantor.nama, "rendah"))
    kantor, one = _ambil(dinas, ADUAN)
    one.rumus = "T / R"
    _pastikan(kantor, one)
    yield Tanam("R-113", ADUAN, (kantor.nama, "T / R"))
    kantor, one = _ambil(dinas, PREDIKAT)
    one.formula = "Penilaian mandiri kantor atas lembar kerja sendiri"
    yield Tanam("R-114", PREDIKAT, (kantor.nama, "mandiri"))
    kantor, one = _ambil(dinas, IKM)
    one.target, one.realisasi, one.target_lalu, one.realisasi_lalu = map(Decimal, ("3.50", "3.41", "3.40", "3.25"))
    one.target_tw = one.realisasi_tw = one.rencana = ()
    yield Tanam("R-115", IKM, (kantor.nama, "3,41"))


def _pastikan(kantor: Kantor, one: Ind) -> None:
    """A capaian that looks like that of last year would be printed with more decimals: move last year's."""
    now, before = capaian_indikator(one, kantor.aturan), capaian_lalu(one, kantor.aturan)
    assert isinstance(one.realisasi_lalu, Decimal)
    if now and before and now.tercetak == before.tercetak:
        one.realisasi_lalu += 1


def _pengaturan(dinas: Iterator[Kantor]) -> Iterator[Tanam]:
    skala, sekarang, cara, anggaran, perjanjian = (next(dinas) for _ in range(5))
    skala.aturan.skala = "Sangat Baik s.d. Sangat Kurang (91-76-66-51)"
    yield Tanam("R-171", "Sangat tinggi s.d. Sangat rendah (91-76-66-51)", (skala.nama,))
    sekarang.triwulan = 3
    for one in sekarang.indikator:
        one.target_tw = one.realisasi_tw = ()
        one.cara = "" if isinstance(one.target, str) else "Posisi: terakhir"
    yield Tanam("R-172", "triwulan IV", (sekarang.nama, "triwulan III"))
    cara.efisiensi = "Pita lima persen"
    yield Tanam("R-173", "Selisih capaian kinerja dan anggaran", (cara.nama,))
    anggaran.aturan.perubahan = True
    yield Tanam("R-174", "Murni", (anggaran.nama,))
    perjanjian.pk = "Perubahan"
    yield Tanam("R-175", "Murni", (perjanjian.nama,))


def _salinan(kecamatan: Iterator[Kantor]) -> Iterator[Tanam]:
    first, second = next(kecamatan), next(kecamatan)
    second.sasaran, second.indikator = first.sasaran, deepcopy(first.indikator)
    yield Tanam("R-133", first.nama, (first.nama, second.nama))
    third, fourth = next(kecamatan), next(kecamatan)
    fourth.sasaran, fourth.anggaran = third.sasaran, deepcopy(third.anggaran)
    for one in fourth.indikator:
        one.sasaran = third.sasaran[0]
    yield Tanam("R-134", third.nama, (third.nama, fourth.nama))


def _kode(offices: list[Kantor], kecamatan: Iterator[Kantor]) -> Iterator[Tanam]:
    kantor = next(kecamatan)
    row = next(row for row in kantor.anggaran if _khas(row))
    row.nama = "Pengadaan Perahu Karet untuk Lomba"
    yield Tanam("R-121", row.kode, (kantor.nama, row.nama))
    kantor, row = next((one, row) for one in kecamatan for row in one.anggaran if _dipakai(row, one, offices))
    row.kode = f"{row.kode[:-4]}0099"
    kantor.anggaran.sort(key=lambda each: each.kode)
    yield Tanam("R-122", row.nama, (kantor.nama, row.kode))


def _dipakai(row: Pos, kantor: Kantor, offices: list[Kantor]) -> bool:
    """Whether a sub kegiatan of the kecamatan is that of other offices too."""
    return _khas(row) and any(row.kode == other.kode for one in offices if one is not kantor
                              for other in one.anggaran)


def _khas(row: Pos) -> bool:
    """Whether it is a sub kegiatan that only kecamatan have."""
    return row.kode.count(".") == 5 and row.kode.startswith("7.01.") and not row.kode.startswith("7.01.01")


def _ribuan(kantor: Kantor) -> Tanam:
    for row in kantor.anggaran:
        row.murni = None if row.murni is None else row.murni // 1000
        row.realisasi, row.tw = None if row.realisasi is None else row.realisasi // 1000, ()
    return Tanam("R-154", kantor.nama, (kantor.nama,))


def _daerah(offices: list[Kantor], contoh: Kantor) -> Iterator[Tanam]:
    """The book of the kabupaten: one kecamatan has a lower target for the IKM, all have for what most measure."""
    kecamatan = [one for one in offices if one.jenis == "kecamatan"]
    low = min(kecamatan, key=lambda one: Decimal(one.ind(IKM).target))
    higher = [Decimal(one.ind(IKM).target) for one in kecamatan if one.ind(IKM).target != low.ind(IKM).target]
    shared = max(PERSEN, key=lambda nama: len(_semua(kecamatan, nama)))
    goals = {IKM: min(higher), shared: max(Decimal(one.target) for one in _semua(kecamatan, shared)) + 1}
    sasaran = ("Meningkatnya kinerja daerah",)
    indikator = [Ind(nama, sasaran[0], "Indeks" if nama == IKM else "%", TINGGI, goal, goal - 2,
                     RUMUS.format(nama=nama.lower()), "Posisi: terakhir", goal - 3, goal - 4)
                 for nama, goal in goals.items()]
    nama = f"Pemerintah {contoh.kabupaten}"
    offices.append(replace(
        contoh, nama=nama, jenis="daerah", berkas=f"{contoh.kabupaten}/{nama}.xlsx", sasaran=sasaran,
        indikator=indikator, anggaran=[], rekomendasi=[], pembanding=[], analisis=[], aturan=replace(contoh.aturan)))
    yield Tanam("R-116", IKM, (low.nama,))
    yield Tanam("R-117", shared, (nama,))


def _semua(offices: list[Kantor], nama: str) -> list[Ind]:
    """The indicators of that name."""
    return [one for kantor in offices for one in kantor.indikator if one.nama == nama]


def _pembanding(offices: list[Kantor], chosen: Iterator[Kantor]) -> Iterator[Tanam]:
    best = terbaik([one for one in offices if one.triwulan == SETAHUN], IKM)
    quoted = [one for one in offices if one.jenis == "dinas" and _terukur(one) and one is not best
              and Decimal(one.ind(IKM).target) > 10]
    wrong, low, mean, provinsi, first, second = (next(chosen) for _ in range(6))
    other = next(one for one in quoted if one is not wrong)
    _kutip(wrong, IKM, "OPD lain", other.nama, Decimal(other.ind(IKM).realisasi or 0) - 5)
    yield Tanam("R-101", IKM, (wrong.nama, other.nama))
    worst = min((one for one in quoted if one is not low),
                key=lambda one: Decimal(one.ind(IKM).realisasi or 0))
    _kutip(low, IKM, "OPD terbaik", worst.nama, Decimal(worst.ind(IKM).realisasi or 0))
    yield Tanam("R-102", IKM, (low.nama, best.nama))
    _kutip(mean, IKM, "OPD lain", "Rata-rata perangkat daerah", Decimal("40.5"))
    yield Tanam("R-103", IKM, (mean.nama, "40,5", f"{rata_kecamatan(offices, IKM)}".replace(".", ",")))
    _kutip(provinsi, SAKIP, "Provinsi", PROVINSI, Decimal("61.75"))
    yield Tanam("R-104", SAKIP, (provinsi.nama, "61,75"))
    _kutip(first, SAKIP, "OPD terbaik", RUMAH_SAKIT, Decimal("99.9"))
    _kutip(second, SAKIP, "OPD terbaik", BALAI, Decimal("99.5"))
    yield Tanam("R-105", SAKIP, (RUMAH_SAKIT,))


def _kutip(kantor: Kantor, indikator: str, jenis: str, nama: str, nilai: Decimal) -> None:
    """Let an office quote that, and nothing else of its kind."""
    assert indikator in DIBANDINGKAN
    kantor.pembanding = [one for one in kantor.pembanding if (one.indikator, one.jenis) != (indikator, jenis)]
    kantor.pembanding.append(Banding(indikator, jenis, nama, nilai))


def _teks(chosen: Iterator[Kantor]) -> Iterator[Tanam]:
    first, second, twice = (next(chosen) for _ in range(3))
    for part in ("penyebab", "hambatan"):
        second.analisis[1][part] = first.analisis[0][part]
    yield Tanam("R-131", min(first, second, key=lambda one: one.nama).analisis[int(second.nama < first.nama)][
        "indikator"], (first.nama, second.nama))
    twice.analisis[1]["solusi"] = twice.analisis[0]["solusi"]
    yield Tanam("R-132", twice.analisis[0]["indikator"], (twice.nama,))


def _ganda(offices: list[Kantor], chosen: Iterator[Kantor]) -> Iterator[Tanam]:
    kantor, other = next(chosen), next(chosen)
    again = replace(kantor, berkas=kantor.berkas.replace(".xlsx", " revisi.xlsx"), dihitung=False, analisis=[])
    copy = replace(other, berkas=f"kiriman ulang/{other.nama}.xlsx", dihitung=False)
    offices += [again, copy]
    yield Tanam("R-141", kantor.nama, (kantor.nama, "revisi"))
    yield Tanam("R-142", other.nama, (other.nama, "kiriman ulang"))


def _tahun(offices: list[Kantor], chosen: Iterator[Kantor]) -> Iterator[Tanam]:
    realisasi, capaian, satuan, hilang, sendiri = (_tahun_lalu(next(chosen)) for _ in range(5))
    one = realisasi.ind(SAKIP)
    one.realisasi = Decimal(one.realisasi or 0) + 4
    yield Tanam("R-161", SAKIP, (realisasi.nama,))
    one = capaian.ind(SAKIP)
    one.target = Decimal(one.target) + 5
    yield Tanam("R-162", SAKIP, (capaian.nama,))
    satuan.ind(SAKIP).satuan = "%"
    yield Tanam("R-163", SAKIP, (satuan.nama,))
    hilang.indikator.append(replace(hilang.ind(SAKIP), nama="Nilai keterbukaan informasi"))
    yield Tanam("R-164", "Nilai keterbukaan informasi", (hilang.nama,))
    sendiri.nama, sendiri.berkas = "Badan Layanan Contoh", sendiri.berkas.replace("Badan", "Balai")
    yield Tanam("R-144", "Tahun 2024", (sendiri.nama,))
    offices += [realisasi, capaian, satuan, hilang, sendiri]


def _tahun_lalu(kantor: Kantor) -> Kantor:
    """The book of the year before, which agrees with this year's."""
    indikator = [replace(one, target=one.target_lalu or one.target, realisasi=one.realisasi_lalu, target_lalu=None,
                         realisasi_lalu=None, target_tw=(), realisasi_tw=(), rencana=(), tertulis="", tidak_diukur="")
                 for one in kantor.indikator]
    return replace(kantor, tahun=SEBELUM, triwulan=4, indikator=indikator, pembanding=[], analisis=[], dihitung=False,
                   berkas=f"{SEBELUM}/{kantor.nama}.xlsx")


def _asing(offices: list[Kantor]) -> Tanam:
    """One more office, in whose book the kabupaten is misspelled; nobody quotes it."""
    contoh = next(one for one in offices if one.jenis == "kecamatan" and _terukur(one))
    nama = "Kecamatan Pinggirasri"
    offices.append(replace(
        contoh, nama=nama, kabupaten=f"{contoh.kabupaten}h", berkas=f"{contoh.kabupaten}/{nama}.xlsx",
        indikator=deepcopy(contoh.indikator), aturan=replace(contoh.aturan), anggaran=[], rekomendasi=[],
        pembanding=[], analisis=[]))
    return Tanam("R-143", nama, (nama, f"{contoh.kabupaten}h"))
