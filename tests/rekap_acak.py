"""Random rows of many offices for the tests of a rekap, from a seed number; every cell has its meaning."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import serapan
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.skala import skala
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.rekap import tabel

WARNA = ("Hijau tua", "Hijau muda", "Kuning", "Jingga", "Merah")
Buku = tuple[str, str, dict[str, list[list[tabel.Nilai]]]]
"""Path, key, and rows by table."""


class Acak:
    """A maker of workbooks; each is made from the seed and its number alone."""

    def __init__(self, seed: int, *, kabupaten: int = 2, skala: tuple[str, ...] = ("tinggi", "seratus"),
                 kali: int = 1) -> None:
        """``kali`` is how many times as many programs and findings as a small office has."""
        self.seed, self.kabupaten, self.skala, self.kali = seed, kabupaten, skala, kali

    def buku(self, number: int, **known: tabel.Nilai) -> Buku:
        """The workbook of that number; ``known`` are cells of its row in the table instansi."""
        return _Satu(random.Random(f"{self.seed}/{number}"), self, number, known).buku()

    def banyak(self, count: int) -> Iterator[Buku]:
        return map(self.buku, range(count))


class _Satu:
    def __init__(self, rng: random.Random, maker: Acak, number: int, known: dict[str, tabel.Nilai]) -> None:
        self.rng, self.number, self.known, self.kali = rng, number, known, maker.kali
        self.kunci = f"{number:032x}"
        self.nama = str(known.get("instansi", f"Kecamatan {number}"))
        self.kabupaten = str(known.get("kabupaten", f"Kabupaten {number % maker.kabupaten}"))
        self.tahun = int(known.get("tahun") or (2024 if rng.random() < 0.8 else 2023))
        self.skala = skala(rng.choice(maker.skala))
        self.siapa = (self.kunci, self.nama, self.kabupaten, self.tahun)

    def buku(self) -> Buku:
        path = f"{self.kabupaten}/{self.nama}-{self.tahun}-{self.number}.xlsm"
        rows = {"indikator": self.indikator(), "anggaran": self.anggaran(), "temuan": self.temuan(),
                "sasaran": self.sasaran(), "pembanding": [], "jejak": [], "rekomendasi": self.rekomendasi()}
        data = {"instansi": [self.instansi(path, rows["indikator"])], **rows}
        return path, self.kunci, {name: [list(row) for row in table] for name, table in data.items()}

    def persen(self, sure: float = 0.9, top: int = 120) -> float | None:
        return round(self.rng.randrange(top * 100) / 100, 2) if self.rng.random() < sure else None

    def kategori(self, value: float | None) -> tuple[str, int]:
        if value is None:
            return "", 0
        level = self.skala.kategori(Decimal(repr(value)))
        return level.kategori, WARNA.index(level.warna) + 1

    def instansi(self, path: str, items: list[tabel.Indikator]) -> tabel.Instansi:
        rng, capaian, lalu = self.rng, self.persen(), self.persen(0.8)
        pagu = rng.choice((None, 0, rng.randrange(10**6, 10**11), rng.randrange(10**6, 10**11)))
        realisasi = rng.randrange(pagu + 1) if pagu and rng.random() < 0.9 else None
        said = self.known.get("capaian", capaian)
        return tabel.Instansi(
            self.kunci, path, 4, self.nama, self.kabupaten, "Jawa Tengah", self.tahun, rng.choice((4, 4, 4, 2)), 3,
            len(items), sum(one.capaian is not None for one in items), capaian,
            *self.kategori(None if said is None else float(said)), lalu, pagu, realisasi, *_sisa(pagu, realisasi),
            self.persen(0.8, 40), rng.choice(("PMK 22/2021", "Selisih")), rng.choice(("Efisien", "Tidak efisien")),
            *(self.persen(1, 100) for _ in range(3)), *(self.persen(0.7, 100) for _ in range(4)),
            self.persen(1, 100), self.persen(0.8, 100), self.persen(0.8, 100), self.persen(1, 100),
            rng.choice((100.0, 0.0, self.persen(1, 100), self.persen(1, 100))), rng.randrange(3), rng.randrange(9),
            rng.randrange(20), rng.randrange(4), self.skala.nama, True)._replace(**self.known)  # type: ignore[arg-type]

    def indikator(self) -> list[tabel.Indikator]:
        names = self.rng.choices([f"Indeks {number}" for number in range(40)], k=self.rng.randrange(4, 13))
        return [self._indikator(number, name) for number, name in enumerate(names, 1)]

    def _indikator(self, number: int, name: str) -> tabel.Indikator:
        rng, capaian, lalu = self.rng, self.persen(0.85), self.persen(0.7)
        name = rng.choice((name, name, name.upper()))
        target, realisasi = float(rng.randrange(100)), float(rng.randrange(100))
        return tabel.Indikator(
            *self.siapa, number, "sasaran", f"Sasaran {number % 3}", name, serupa(name), "Indeks", "tinggi",
            "R / T", target, str(target), realisasi, str(realisasi), capaian, *self.kategori(capaian), lalu, 1.0,
            "1,00", False, "" if capaian is not None else "realisasi belum diisi", "")

    def sasaran(self) -> list[tabel.Sasaran]:
        rows = []
        for number in range(1, 4):
            capaian = self.persen(0.85)
            rows.append(tabel.Sasaran(self.kunci, number, "Sasaran", f"Sasaran {number}", 2, capaian,
                                      *self.kategori(capaian), self.persen(0.7), None, None, None, None, ""))
        return rows

    def anggaran(self) -> list[tabel.Anggaran]:
        rows: list[tabel.Anggaran] = []
        for program in range(1, self.rng.randrange(2, 7) * self.kali):
            code = f"{self.rng.choice(('7.01', '2.16'))}.{program:02}" if self.rng.random() < 0.9 else ""
            for level, tail in (("program", ""), ("kegiatan", ".2.01"), ("sub kegiatan", ".2.01.0001")):
                pagu = self.rng.choice((None, 0, *(self.rng.randrange(10**10) for _ in range(4))))
                realisasi = self.rng.randrange(pagu + 1) if pagu is not None and self.rng.random() < 0.9 else None
                rows.append(tabel.Anggaran(*self.siapa, len(rows) + 1, level, code + tail, code + tail, code[:4],
                                           f"{level} {program}", pagu, realisasi, *_sisa(pagu, realisasi)))
        return rows

    def temuan(self) -> list[tabel.Temuan]:
        rng, codes = self.rng, (("galat", "B-101"), ("peringatan", "K-201"), ("saran", "K-301"))
        return [tabel.Temuan(*self.siapa, *rng.choice(codes), "Indikator", f"C{number}", "pokok",
                             f"Temuan {number} pada {self.nama}.", "Perbaiki.", rng.randrange(1, 4),
                             rng.random() < 0.2) for number in range(rng.randrange(8) * self.kali)]

    def rekomendasi(self) -> list[tabel.Rekomendasi]:
        day = "" if self.rng.random() < 0.2 else (date(2025, 1, 1) + timedelta(self.rng.randrange(200))).isoformat()
        return [tabel.Rekomendasi(self.kunci, number, done := self.rng.random() < 0.5, done and self.rng.random() < 0.5,
                                  "", day) for number in range(1, self.rng.randrange(1, 5))]


def _sisa(pagu: int | None, realisasi: int | None) -> tuple[int | None, float | None]:
    found = serapan(*(None if one is None else Decimal(one) for one in (pagu, realisasi, None)), Notation())
    left, share = found.sisa.value, found.persen.printed
    return None if left is None else int(left), None if share is None else float(share)
