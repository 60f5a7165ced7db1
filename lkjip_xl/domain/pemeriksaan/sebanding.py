"""How a figure as printed compares with those that it may stand for."""

from __future__ import annotations

import re
from decimal import Decimal

from lkjip_xl.domain.hitungan.kebenaran import Kebenaran
from lkjip_xl.domain.nilai.pilihan import BESARAN_SELISIH
from lkjip_xl.domain.nilai.skala import Jangkauan
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Rentang, parse_rentang
from lkjip_xl.domain.pemeriksaan.rentang import cocok
from lkjip_xl.domain.tercetak import Bacaan, Banding, Tercetak, bandingkan

_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def banding(tercetak: Tercetak, bacaan: Bacaan, benar: tuple[Kebenaran, ...]) -> Banding:
    """How a printed figure compares with the figures it may stand for; one that agrees is enough."""
    found = {_satu(tercetak, bacaan, one.nilai) for one in benar}
    outcomes: tuple[Banding, ...] = ("sama", "dipotong")
    return next((outcome for outcome in outcomes if outcome in found), "beda")


def _satu(tercetak: Tercetak, bacaan: Bacaan, nilai: Decimal | str | Jangkauan) -> Banding:
    if isinstance(nilai, Jangkauan):
        return "sama" if cocok(tercetak.tertulis, nilai) else "beda"
    if isinstance(nilai, str):
        same = serupa(bacaan.teks or tercetak.tertulis) == serupa(nilai)
        return "sama" if same or _rentang_sama(tercetak, nilai) else "beda"
    if bacaan.nilai is None:
        return "beda"
    return bandingkan(bacaan, nilai, tanpa_tanda=tercetak.besaran in BESARAN_SELISIH)


def _rentang_sama(tercetak: Tercetak, nilai: str) -> bool:
    if tercetak.besaran == "periode Renstra":
        return _TAHUN.findall(tercetak.tertulis) == _TAHUN.findall(nilai)
    read = parse_rentang(tercetak.tertulis)
    return isinstance(read, Rentang) and read == parse_rentang(nilai)
