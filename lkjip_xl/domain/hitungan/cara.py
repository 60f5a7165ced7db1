"""Findings on the ways in which quarters are put together, where nobody chose one and it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import DIPILIH, JUMLAH, SATUAN, TERAKHIR, Cara, Series, gabung
from lkjip_xl.domain.temuan import Finding, Place, finding


@record(frozen=True)
class Pemakaian:
    """A row with quarters: where its way is chosen, its name, the way in force, and the quarters in question."""

    place: Place
    nama: str
    satuan: str
    cara: Cara
    triwulan: Series


def cara_findings(rows: Iterable[Pemakaian], notation: Notation) -> list[Finding]:
    """H-118 for each row whose figures fit another way than its unit's or leave it open; H-117 once for the others."""
    used = tuple(rows)
    doubtful = [row for row in used if row.cara.ragu or row.cara.asal not in (DIPILIH, SATUAN)]
    plain = [row for row in used if row.cara.berbeda and not row.cara.ragu]
    found = [finding("H-118", row.place, "", nama=row.nama, alasan=_alasan(row, notation)) for row in doubtful]
    if plain:
        ways = Counter(row.cara.kata for row in plain)
        found.append(finding("H-117", plain[0].place, "", banyak=len(plain), contoh_nama=plain[0].nama,
                             rincian=", ".join(f"{count} {way}" for way, count in ways.items())))
    return found


def _alasan(row: Pemakaian, notation: Notation) -> str:
    summed, last = (_tulis(gabung(row.triwulan, way), notation) for way in (JUMLAH, TERAKHIR))
    choice = f"{summed} bila dijumlahkan, {last} bila diambil yang terakhir"
    if row.cara.ragu:
        return f"{choice}; tidak jelas mana yang dimaksud, sementara dipakai “{row.cara.cara}” {row.cara.asal}"
    return f"{choice}; dipakai “{row.cara.cara}” karena hanya itu yang {row.cara.asal}"


def _tulis(value: object, notation: Notation) -> str:
    return notation.write(value) if isinstance(value, Decimal) else "-"

