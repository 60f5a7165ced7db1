"""The three offices that are no part of a made fleet, as such: what was typed for them, worked out like the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from armada_bentuk import Aturan, Butir, Ind, Kantor, Pos, Triwulan, Ukuran
from armada_kata import TINGGI
from kantor_dinas import dinas

from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh

SKALA = "Sangat tinggi s.d. Sangat rendah (91-76-66-51)"
"""The scale of an office that chose none."""
GAYA = "Tabel per sasaran"


def lain() -> Iterator[Kantor]:
    """Both published examples and the dinas."""
    yield from (_kantor(contoh(nama).isian, f"{nama}.xlsx") for nama in NAMA_CONTOH)
    yield _kantor(dinas(GAYA), "dinas.xlsx")


def _kantor(isian: Mapping[str, Any], berkas: str) -> Kantor:
    profil, chosen = isian["profil"], isian["pengaturan"]
    document = "pk_perubahan" if chosen.get("pk") == "Perubahan" else "pk_murni"
    judged = [row for row in isian["indikator"] if row.get("dinilai", "Ya") == "Ya"]
    return Kantor(
        profil["instansi"], "lain", profil["kabupaten"], str(isian["program"][0]["kode"])[:4], profil["tahun"], berkas,
        Aturan(chosen.get("skala", SKALA), perubahan=chosen.get("pagu") == "Perubahan"),
        tuple(row["uraian"] for row in isian["induk"] if any(one["induk"] == row["uraian"] for one in judged)),
        [_indikator(row, document) for row in judged], [_pos(row) for row in isian["program"]],
        isian.get("surat", {}).get("tanggal"),
        [Butir(row["rekomendasi"], row.get("tindak_lanjut", ""), row.get("tautan", ""))
         for row in isian.get("rekomendasi", ())])


def _indikator(row: Mapping[str, Any], document: str) -> Ind:
    quarters: Triwulan = tuple(_ukuran(row.get(f"realisasi_tw_{quarter}")) for quarter in range(1, 5))  # type: ignore[assignment]
    summed = sum((one for one in quarters if one is not None), Decimal(0)) if any(quarters) else None
    found = _ukuran(row.get("realisasi_0")) or summed
    target = _ukuran(row.get(document))
    if row.get("jenis_target") == "Rentang":
        low, high = map(Decimal, str(target).split("-"))
        assert low <= Decimal(str(found)) <= high
        target = found  # within the range is 100 %
    return Ind(row["nama"], row["induk"], row["satuan"], row.get("arah", TINGGI), target, found,  # type: ignore[arg-type]
               row.get("formula", ""), row.get("cara_triwulan", ""), _ukuran(row.get("target_1")),
               _ukuran(row.get("realisasi_1")))


def _ukuran(value: object) -> Ukuran | None:
    return value if isinstance(value, str) else None if value is None else Decimal(str(value))


def _pos(row: Mapping[str, Any]) -> Pos:
    return Pos(str(row["kode"]), row["uraian"], murni=row.get("pagu_murni"), berubah=row.get("pagu_perubahan"),
               realisasi=row.get("realisasi_anggaran"))
