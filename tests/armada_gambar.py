"""Drawing the offices of a made-up kabupaten: plausible figures, with gaps, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from armada_benar import TANGGA, bulat, capaian
from armada_bentuk import Aturan, Banding, Butir, Ind, Kantor, Pos, Triwulan, Ukuran
from armada_kata import (
    BERSAMA,
    IKM,
    JUMLAH,
    KABUPATEN,
    KECAMATAN,
    KHUSUS,
    PREDIKAT,
    REKOMENDASI,
    RENDAH,
    RUMUS,
    SAKIP,
    SASARAN,
    SERAPAN_TW,
    TAK_TERBACA,
    TINGGI,
    URUSAN,
    Jenis,
    Kode,
    kalimat,
    program,
)

TAHUN = 2024
DIBANDINGKAN = (IKM, SAKIP)
"""The indicators whose figures offices quote of each other."""
PROVINSI, SEPROVINSI = "Provinsi Contoh Raya", {IKM: Decimal("84.17"), SAKIP: Decimal("70.25")}
"""The province and its figures, which all offices quote alike."""
_ATURAN = (
    Aturan("Sangat tinggi s.d. Sangat rendah (91-76-66-51)"),
    Aturan("Sangat baik s.d. Sangat Kurang (100-85-65-50)", "120", rendah_dibagi=True, perubahan=True),
    Aturan("Sangat Baik s.d. Sangat Kurang (91-76-66-51)", "100", desimal=1, dari_tercetak=True),
)
"""The settings of a kabupaten, one after the other: its offices have them in common."""
_CETAKAN = 3
_SEHARUSNYA = range(20, 61)
"""How many rows a budget has."""


def kabupaten(nomor: int, banyak: int, benih: int) -> list[Kantor]:
    """The offices of the kabupaten of that number."""
    rng = Random(f"{benih}/{nomor}")
    names = [(f"Kecamatan {nama}", "7.01") for nama in KECAMATAN]
    others = [(f"{'Badan' if kode[0] == '5' else 'Dinas'} {bidang}", kode) for kode, bidang in URUSAN.items()]
    rng.shuffle(names)
    rng.shuffle(others)
    chosen = sorted([*others[:banyak * 3 // 5], *names][:banyak])
    daerah = f"Kabupaten {KABUPATEN[nomor % len(KABUPATEN)]}{'' if nomor < len(KABUPATEN) else nomor}"
    return [_kantor(name, kode, daerah, _ATURAN[nomor % len(_ATURAN)], rng) for name, kode in chosen]


def lengkapi(offices: Sequence[Kantor], nomor: int, benih: int) -> None:
    """Give the offices of the kabupaten of that number their analyses, and what they quote of each other."""
    rng = Random(f"{benih}/{nomor}/kutipan")
    _analisis(offices, nomor)
    for kantor in offices:
        kantor.pembanding = list(_pembanding(kantor, offices, rng))


def _kantor(nama: str, urusan: str, daerah: str, aturan: Aturan, rng: Random) -> Kantor:
    jenis, bidang = ("kecamatan", "") if urusan == "7.01" else ("dinas", URUSAN[urusan].lower())
    sasaran = tuple(text.format(bidang=bidang) for text in SASARAN[jenis][:rng.randint(3, 4)])
    lalai = rng.random() < 0.04
    own = Aturan(**vars(aturan))
    kinds = [*BERSAMA[2:], *KHUSUS[jenis]]
    rng.shuffle(kinds)
    picked = [*BERSAMA[:2], *kinds[:rng.randint(2, 9)]]
    indikator = [_ind(one, bidang, sasaran[index % len(sasaran)], own, lalai, rng) for index, one in enumerate(picked)]
    indikator.append(_predikat(sasaran[-1], lalai, rng))
    surat = date(TAHUN, 4, 1) + timedelta(rng.randrange(90)) if rng.random() < 0.9 else None
    return Kantor(nama, jenis, daerah, urusan, TAHUN, f"{daerah}/{nama}.xlsx", own, sasaran, indikator,
                  _anggaran(urusan, sasaran, own, lalai, rng), surat, list(_rekomendasi(surat, rng)),
                  cetakan=rng.randrange(_CETAKAN))


def _ind(jenis: Jenis, bidang: str, sasaran: str, aturan: Aturan, lalai: bool, rng: Random) -> Ind:
    nama = jenis.nama.format(bidang=bidang)
    target = _angka(rng.uniform(jenis.bawah, jenis.atas), jenis)
    realisasi, before = _realisasi(jenis, target, rng), _angka(float(target) * rng.uniform(0.9, 0.99), jenis)
    one = Ind(nama, sasaran, jenis.satuan, jenis.arah, target, realisasi, RUMUS.format(nama=nama.lower()), jenis.cara,
              target_lalu=before, langkah=kalimat(rng.randrange(200_000)) if rng.random() < 0.8 else "")
    one.realisasi_lalu = next(value for _ in range(99) if _berbeda(
        one, value := _realisasi(jenis, before, rng), aturan))
    one.rencana = tuple(_angka(float(target) * (0.94 + 0.02 * year), jenis) if year != 3 else target
                        for year in range(1, 6 if rng.random() < 0.9 else 5))
    _triwulan(one, jenis, rng)
    _celah(one, lalai, rng)
    return one


def _berbeda(one: Ind, realisasi: Decimal, aturan: Aturan) -> bool:
    """Whether the capaian of both years is printed differently, as those that only look equal get more decimals."""
    now = capaian(one.target, one.realisasi, one.arah, aturan)
    before = capaian(one.target_lalu, realisasi, one.arah, aturan)
    return now is not None and before is not None and (
        now.tercetak != before.tercetak or now.penuh == before.penuh)


def _predikat(sasaran: str, lalai: bool, rng: Random) -> Ind:
    target, realisasi, before = (TANGGA[rng.randint(low, high)] for low, high in ((4, 6), (3, 5), (2, 4)))
    return Ind(PREDIKAT, sasaran, "Predikat", TINGGI, target, None if lalai else realisasi, "Hasil evaluasi", "",
               target_lalu=before, realisasi_lalu=before, rencana=(before, before, target, target, target))


def _angka(value: float, jenis: Jenis) -> Decimal:
    top = {"%": 100.0, "Nilai": 99.0, "Indeks": 99.0}.get(jenis.satuan, value)
    return max(Decimal(1).scaleb(-jenis.desimal), round(Decimal(str(min(value, top))), jenis.desimal))


def _realisasi(jenis: Jenis, target: Decimal, rng: Random) -> Decimal:
    reached = rng.triangular(0.38, 1.22, 0.99)
    if rng.random() < 0.08:
        return target
    return _angka(float(target) * (2 - reached if jenis.arah == RENDAH else reached), jenis)


def _triwulan(one: Ind, jenis: Jenis, rng: Random) -> None:
    assert isinstance(one.target, Decimal)
    assert isinstance(one.realisasi, Decimal)
    if rng.random() < 0.7:
        one.target_tw = _bagi(one.target, rng) if one.cara == JUMLAH else (
            *(_angka(float(one.target) * (0.7 + 0.1 * q), jenis) for q in range(3)), one.target)
    if rng.random() < 0.6:
        blank = rng.randrange(4) if rng.random() < 0.2 else 9
        one.realisasi_tw = _bagi(one.realisasi, rng, blank) if one.cara == JUMLAH else _posisi(
            one.realisasi, jenis, rng, blank)


def _bagi(value: Decimal, rng: Random, blank: int = 9) -> Triwulan:
    """The figure as the sum of four quarters, one of them perhaps blank."""
    filled = [q for q in range(4) if q != blank]
    cuts = sorted(rng.randint(0, int(value)) for _ in filled[1:])
    parts = [Decimal(high - low) for low, high in zip([0, *cuts], [*cuts, int(value)], strict=True)]
    return tuple(parts.pop(0) if q in filled else None for q in range(4))


def _posisi(value: Decimal, jenis: Jenis, rng: Random, blank: int) -> Triwulan:
    """Four quarters of which the last that is filled is the figure."""
    last = 2 if blank == 3 else 3
    return tuple(None if q == blank else value if q == last else _angka(float(value) * rng.uniform(0.8, 1.05), jenis)
                 for q in range(4))


def _celah(one: Ind, lalai: bool, rng: Random) -> None:
    """What is missing: everything, a realisasi, one that cannot be read, or one that was not measured."""
    chance = rng.random()
    if not lalai and chance > 0.09:
        return
    one.realisasi, one.realisasi_tw = None, ()
    if not lalai and chance < 0.03:
        one.tertulis = rng.choice(TAK_TERBACA)
    elif not lalai and chance < 0.05:
        one.tidak_diukur = "survei dilaksanakan dua tahun sekali"


def _anggaran(urusan: str, sasaran: Sequence[str], aturan: Aturan, lalai: bool, rng: Random) -> list[Pos]:
    while True:
        rows: list[Pos] = []
        for index, (top, middles) in enumerate(program(urusan)):
            if index and rng.random() < 0.35:
                continue
            rows.append(Pos(top.kode, top.nama, sasaran[(index - 1) % len(sasaran)], f"Persentase capaian {top.kode}",
                            "%"))
            for middle, leaves in rng.sample(middles, min(len(middles), rng.randint(1, 2) + 2 * (not index))):
                rows.append(Pos(middle.kode, middle.nama))
                rows += [_pos(leaf, aturan, lalai, rng) for leaf in rng.sample(leaves, min(len(leaves),
                                                                                           rng.randint(1, 5)))]
        if len(rows) in _SEHARUSNYA:
            return sorted(rows, key=lambda row: row.kode)


def _pos(leaf: Kode, aturan: Aturan, lalai: bool, rng: Random) -> Pos:
    murni = rng.randrange(2, 900) * 1_000_000 + rng.randrange(1000) * 1000
    row = Pos(leaf.kode, leaf.nama, "", leaf.indikator, leaf.satuan, murni)
    if aturan.perubahan and rng.random() < 0.3:
        row.berubah = murni + rng.randrange(-1000, 5000) * 1000
    pagu, chance = row.pagu(aturan), rng.random()
    assert pagu is not None
    if lalai or chance < 0.02:
        return row
    if chance < 0.03:
        row.tertulis = rng.choice(TAK_TERBACA)
        return row
    row.realisasi = pagu if chance > 0.92 else int(pagu * rng.triangular(0.6, 1, 0.97))
    if rng.random() < 0.5:
        ends = [0, *(row.realisasi * share // 100 for share in SERAPAN_TW), row.realisasi]
        row.tw = tuple(after - before for before, after in zip(ends, ends[1:], strict=False))
    return row


def _rekomendasi(surat: date | None, rng: Random) -> Iterator[Butir]:
    for isi in rng.sample(REKOMENDASI, rng.randrange(len(REKOMENDASI))):
        if rng.random() < 0.4:
            yield Butir(isi)
        else:
            proof = "https://contoh.example/bukti" if rng.random() < 0.6 else ""
            done = surat + timedelta(rng.randint(10, 120)) if surat and rng.random() < 0.7 else None
            yield Butir(isi, kalimat(rng.randrange(200_000)), proof, done)


def _analisis(offices: Sequence[Kantor], nomor: int) -> None:
    """Texts of which no two are the same, in all offices of all kabupaten."""
    count = nomor * 4000
    for kantor in offices:
        for one in kantor.indikator[:8]:
            kantor.analisis.append({"indikator": one.nama, **{
                part: f"{kalimat(count + index)} {kalimat(count + index + 124_416)}"
                for index, part in enumerate(("penyebab", "faktor", "hambatan", "solusi"))}})
            count += 4


def nilai(kantor: Kantor, indikator: str) -> Ukuran | None:
    """The realisasi of an indicator in the book of an office."""
    return next((one.realisasi for one in kantor.indikator if one.nama == indikator and not one.tidak_diukur), None)


def terbaik(offices: Sequence[Kantor], indikator: str) -> Kantor:
    """The office with the highest realisasi, of several the first."""
    known = [one for one in offices if one.jenis != "daerah" and isinstance(nilai(one, indikator), Decimal)]
    return max(known, key=lambda one: Decimal(nilai(one, indikator) or 0))


def _pembanding(kantor: Kantor, offices: Sequence[Kantor], rng: Random) -> Iterator[Banding]:
    """True quotations: of the best office, of another, and of the province."""
    for indikator in DIBANDINGKAN:
        others = [one for one in offices if one is not kantor and one.jenis != "daerah"
                  and isinstance(nilai(one, indikator), Decimal)]
        if not others or not any(one.nama == indikator for one in kantor.indikator):
            continue
        best = terbaik(offices, indikator)
        chosen = [("OPD terbaik", best)] if best is not kantor and rng.random() < 0.7 else []
        chosen += [("OPD lain", one) for one in rng.sample(others, 1) if one is not best]
        yield from (Banding(indikator, kind, one.nama, Decimal(nilai(one, indikator) or 0)) for kind, one in chosen)
        yield Banding(indikator, "Provinsi", PROVINSI, SEPROVINSI[indikator])
        mean = rata_kecamatan(offices, indikator)
        if mean is not None and rng.random() < 0.2:
            yield Banding(indikator, "OPD lain", "Rata-rata kecamatan", mean)


def rata_kecamatan(offices: Sequence[Kantor], indikator: str) -> Decimal | None:
    """The mean of the realisasi of kecamatan, with two decimals; None of fewer than five."""
    known = [Fraction(value) for one in offices if one.jenis == "kecamatan" and one.dihitung and one.triwulan == 4
             and isinstance(value := nilai(one, indikator), Decimal)]
    return bulat(sum(known, Fraction(0)) / len(known)) if len(known) >= 5 else None
