"""Fleets of workbooks of made-up kabupaten, of any size and the same for the same seed, and what is true of them.

``python tests/armada.py 100 hasil`` writes a hundred into a folder. `armada_benar` works out what a rekap must find.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from armada_bentuk import Ind, Kantor, Pos, Tanam
from armada_gambar import PROVINSI, kabupaten, lengkapi
from armada_tanam import tanam_angka, tanam_kutipan
from armada_tulis import Cetakan, Isian
from kantor_dinas import PILIHAN, WAJIB

from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import fill
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.template.build import build

SEKABUPATEN = 40
"""How many offices a kabupaten has."""
DIISI = ("Profil", "Pengaturan", "Tujuan Sasaran", "Indikator", "Pembanding", "Program Anggaran", "Belanja",
         "Analisis", "Monev", "Rekomendasi")
"""The sheets that each office fills for itself."""
UMUM: Isian = {
    **{key: PILIHAN[key] for key in ("pegawai_pendidikan", "pegawai_golongan", "pegawai_jabatan", "sarpras")},
    "organisasi": [{"unit": "Kepala", "tugas": "Memimpin perangkat daerah"},
                   {"unit": "Sekretariat", "atasan": "Kepala", "tugas": "Mengelola administrasi"},
                   {"unit": "Seksi Pelayanan", "atasan": "Kepala"}],
    "naskah": [{"bagian": "Latar Belakang", "isi": "Laporan ini memuat kinerja selama setahun."},
               {"bagian": "Tugas Pokok", "isi": "Membantu Bupati di bidang tugasnya."},
               {"bagian": "Fungsi", "isi": "Menyusun kebijakan"}, {"bagian": "Fungsi", "isi": "Memberi pelayanan"},
               {"bagian": "Saran", "isi": "Memperkuat pemantauan setiap triwulan"}],
}
"""What every office says alike."""


@dataclass(frozen=True)
class Armada:
    """A fleet in a folder: its offices, one book each, and the contradictions put into it."""

    folder: Path
    kantor: tuple[Kantor, ...]
    tanam: tuple[Tanam, ...] = ()


def armada(banyak: int, benih: int, folder: Path, *, sekabupaten: int = SEKABUPATEN, bertentangan: bool = False,
           pembuat: Sequence[Cetakan] = ()) -> Armada:
    """Write a fleet into a folder, a folder below it for each kabupaten; ``bertentangan`` plants contradictions.

    ``pembuat`` are the makers of books where there are some already.
    """
    offices: list[Kantor] = []
    planted: list[Tanam] = []
    for number, start in enumerate(range(0, banyak, sekabupaten)):
        drawn = kabupaten(number, min(sekabupaten, banyak - start), benih)
        if bertentangan and not number:
            planted += tanam_angka(drawn)
        lengkapi(drawn, number, benih)
        if bertentangan and not number:
            planted += tanam_kutipan(drawn)
        for kantor in drawn:
            tulis(kantor, folder, pembuat or cetakan())
        offices += drawn
    return Armada(folder, tuple(offices), tuple(planted))


def tulis(kantor: Kantor, folder: Path, pembuat: Sequence[Cetakan]) -> Path:
    """Write the book of an office."""
    path = folder / kantor.berkas
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pembuat[kantor.cetakan].buku(isian(kantor)))
    return path


def siapkan(blank: bytes) -> tuple[bytes, ...]:
    """What books are made from: the empty one, and two computed of another office, one in either style.

    What these show must not be used.
    """
    styles = ("Tabel per sasaran", "Satu tabel")
    return (blank, *(_terhitung(blank, {**WAJIB, **UMUM, "pengaturan": {"gaya": gaya}}) for gaya in styles))


@cache
def cetakan() -> tuple[Cetakan, ...]:
    """The makers of books, of a template built now."""
    return jadikan(siapkan(build()))


def jadikan(siap: Sequence[bytes]) -> tuple[Cetakan, ...]:
    """The makers of books from what `siapkan` gave."""
    return tuple(Cetakan(one, siap[0], DIISI) for one in siap)


def _terhitung(blank: bytes, isian: Isian) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lkjip.xlsx"
        path.write_bytes(blank)
        with open_book(path) as book:
            fill(book, isian)
            hitung_buku(book, datetime(2025, 1, 15))
            book.save_without_keeping()
        return path.read_bytes()


def isian(kantor: Kantor) -> dict[str, Any]:
    """What the office types, as `lkjip_xl.jobs.contoh.fill` takes it."""
    return {
        "profil": _profil(kantor),
        "pengaturan": _pengaturan(kantor),
        "induk": [{"jenis": "Tujuan", "uraian": f"Terwujudnya kinerja {kantor.nama} yang baik"},
                  *({"jenis": "Sasaran", "uraian": text} for text in kantor.sasaran)],
        "indikator": [_indikator(one) for one in kantor.indikator],
        "pembanding": [vars(one) for one in kantor.pembanding],
        "program": [_pos(row) for row in kantor.anggaran],
        "belanja": [], "monev": [], "analisis": kantor.analisis,
        "surat": {"pengirim": "Inspektorat Daerah", "nomor": "700/1", "tanggal": kantor.surat, "perihal": "Evaluasi"},
        "rekomendasi": [{"kelompok": "Perencanaan Kinerja", "rekomendasi": one.isi, "tindak_lanjut":
                         one.tindak_lanjut or None, "tautan": one.tautan or None, "tanggal": one.tanggal}
                        for one in kantor.rekomendasi],
    }


def _profil(kantor: Kantor) -> dict[str, Any]:
    kepala = "Bupati" if kantor.jenis == "daerah" else "Camat" if kantor.jenis == "kecamatan" else "Kepala"
    return {"instansi": kantor.nama, "kabupaten": kantor.kabupaten, "provinsi": PROVINSI,
            "tahun": kantor.tahun, "tahun_awal": 2021, "tahun_akhir": 2026, "jabatan": f"{kepala} {kantor.nama}",
            "nama_kepala": f"Contoh {kantor.nama.split()[-1]}", "pangkat": "Pembina", "nip": "19800101 200501 1 001",
            "tempat": kantor.nama.split()[-1], "tanggal": date(2025, 2, 20), "tanggal_pk": date(2024, 1, 15),
            "jabatan_atasan": f"Bupati {kantor.kabupaten.split()[-1]}", "nama_atasan": "Contoh Bupati"}


def _pengaturan(kantor: Kantor) -> dict[str, Any]:
    rules = kantor.aturan
    chosen = "Perubahan" if rules.perubahan else "Murni"
    return {"skala": rules.skala, "gaya": "Satu tabel" if kantor.cetakan == 2 else "Tabel per sasaran",
            "angka_desimal": rules.desimal, "batas_atas": rules.batas_atas, "pagu": chosen,
            "rumus_rendah": "T / R" if rules.rendah_dibagi else "(2T - R) / T",
            "dasar_rata": "Angka tercetak" if rules.dari_tercetak else "Angka penuh", "pk": kantor.pk,
            "efisiensi": kantor.efisiensi or None, "triwulan": ("I", "II", "III", "IV")[kantor.triwulan - 1]}


def _indikator(one: Ind) -> dict[str, Any]:
    predicate = isinstance(one.target, str)
    typed = one.tertulis or (None if one.realisasi_tw else one.realisasi)
    return {
        "nama": one.nama, "induk": one.sasaran, "satuan": one.satuan, "arah": one.arah,
        "jenis_target": "Predikat" if predicate else "Angka", "dinilai": "Ya",
        **{f"rencana_{year}": value for year, value in enumerate(one.rencana, 1)},
        "pk_murni": one.target, "realisasi_0": typed, "cara_triwulan": one.cara or None,
        "target_1": one.target_lalu, "realisasi_1": one.realisasi_lalu, **_berempat("realisasi_tw", one.realisasi_tw),
        **_berempat("target_tw", one.target_tw), "langkah": one.langkah or None, "formula": one.formula,
        "sumber_data": "Catatan perangkat daerah", "koordinator": "Sekretariat",
        "tidak_diukur": one.tidak_diukur or None, "rumus": one.rumus or None,
    }


def _pos(row: Pos) -> dict[str, Any]:
    leaf = row.kode.count(".") == 5
    return {
        "kode": row.kode, "uraian": row.nama, "induk": row.sasaran or None, "indikator": row.indikator or None,
        "satuan": row.satuan or None, "target": 12 if leaf else 100 if row.indikator else None,
        "realisasi": 12 if leaf else 97 if row.indikator else None,
        "jenis_belanja": "Belanja Barang dan Jasa" if leaf else None, "pagu_murni": row.murni,
        "pagu_perubahan": row.berubah, "realisasi_anggaran": row.tertulis or (None if row.tw else row.realisasi),
        **_berempat("serapan_tw", row.tw),
    }


def _berempat(name: str, values: Iterable[object]) -> dict[str, object]:
    return {f"{name}_{quarter}": value for quarter, value in enumerate(values, 1)}


def main() -> None:
    """Write a fleet and say how fast."""
    banyak, folder = int(sys.argv[1]), Path(sys.argv[2])
    cetakan()
    start = process_time()
    armada(banyak, 1, folder)
    print(f"{banyak / (process_time() - start):.0f} buku per detik prosesor")


if __name__ == "__main__":
    main()
