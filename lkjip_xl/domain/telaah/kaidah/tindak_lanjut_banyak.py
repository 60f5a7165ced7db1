"""Rules of the family tindak_lanjut on counts: the recommendations of a sentence against their parts by status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.petikan import tempat

_ANGKA = r"(?<![\d.,/])(?P<angka>\d{1,3}(?:\.\d{3})*)(?![\d.,/]*\d)\s*(?:\([a-z ]+\)\s*)?"
_BENDA = r"(?:buah\s+|butir\s+|poin\s+|hal\s+)?(?:rekomendasi|catatan|saran|butir|poin)"
_SEMUA = Pola(rf"(?:\brekomendasi\b[^.;\d]{{0,60}}?)?\b(?:sebanyak|berjumlah|sejumlah|terdapat|memuat|menghasilkan|"
              rf"memberikan)\s+{_ANGKA}{_BENDA}\b(?!\s+(?:yang\s+)?(?:telah|sudah|belum|masih|sedang|dalam|tidak|"
              rf"selesai|tuntas|ditindaklanjuti)\b)", re.IGNORECASE, perlu=("rekomendasi",))
_BAGIAN = Pola(rf"{_ANGKA}(?:{_BENDA}\s+)?(?:yang\s+)?(?P<status>(?:(?:telah|sudah)\s+)?(?:selesai|tuntas|"
               rf"ditindaklanjuti)|(?:masih\s+|sedang\s+)?dalam\s+proses|(?:masih\s+)?belum|"
               rf"tidak\s+dapat)\b", re.IGNORECASE,
               perlu=("selesai", "tuntas", "ditindaklanjuti", "proses", "belum"))
_RINCI = re.compile(r"\b(?:yaitu|terdiri|antaranya|antara\s+lain|sisanya)\b", re.IGNORECASE)
"""Words behind which parts are told of a part, so that they do not add up to the whole."""
_AKHIR = re.compile(r"[.;](?=\s|$)")
_BUKAN_CACAH = re.compile(r"\d[\d.,]*\s*(?:%|persen)|\b20\d\d\b", re.IGNORECASE)


def _golongan(status: str) -> str:
    """The kind of a status: done, under way, not yet, cannot be done."""
    small = status.casefold()
    return next((kind for kind in ("proses", "belum", "tidak") if kind in small), "selesai")


def _banyak(found: re.Match[str]) -> int:
    return int(found["angka"].replace(".", ""))


def jumlah_status(bahan: Bahan) -> Iterator[Remark]:
    """Recommendations whose counts by status, told one after the other, do not add up to their number."""
    for one in bahan.alinea:
        whole = next((found for found in _SEMUA.finditer(one.teks) if "rekomendasi" in found[0].casefold()), None)
        if one.utama and whole and (parts := _bagian(one.teks, whole.end())):
            total, said = sum(_banyak(part) for part in parts), _banyak(whole)
            if total != said:
                places = (tempat(bahan.dokumen, one.letak, part[0]) for part in (*reversed(parts), whole))
                yield remark("T-1410", *places, pokok="Rekomendasi", banyak=said, jumlah=total,
                             hitungan=" + ".join(part["angka"] for part in parts),
                             tempat=bahan.dokumen.bagian(one.letak), tingkat="peringatan" if total < said else None)


def _bagian(text: str, start: int) -> list[re.Match[str]]:
    """The counts by status that follow a whole, within two sentences; none where they may be told in another way."""
    ends = [found.end() for found in _AKHIR.finditer(text, start)]
    parts = [*_BAGIAN.finditer(text, start, (*ends, len(text))[min(len(ends), 1)])]
    kinds = [_golongan(part["status"]) for part in parts]
    if len(parts) < 2 or len(set(kinds)) < len(kinds) or "selesai" not in kinds:
        return []
    between = "".join(text[one.end():other.start()] for one, other in pairwise(parts))
    after = text[parts[-1].end():next((end for end in ends if end > parts[-1].end()), len(text))]
    told = _BUKAN_CACAH.sub(" ", between + after)
    return [] if _RINCI.search(text, start, parts[-1].end()) or any(map(str.isdigit, told)) else parts


DAFTAR: tuple[Kaidah, ...] = (Kaidah("T-1410", jumlah_status),)
"""The rules on counts."""
