"""Remarks on a document as staff see them: words filled, places named, those of one root together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lkjip_xl.domain.hitungan.kebenaran import TOTAL
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, kata
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak, Tabel

URUTAN_BERAT: tuple[Berat, ...] = ("galat", "peringatan", "saran")
DAHULU = 10
"""How many roots are named as what to mend first."""
SELURUH = "Seluruh naskah"
"""The place of what stands nowhere: something that is missing."""
KESELURUHAN = "Keseluruhan"
"""What the office as a whole is called."""
PANJANG_NAMA = 60
"""How much of the name of a row or a column a place tells."""
_BERNAMA = re.compile(r"(?i)\b(?:indikator|uraian|nama|program|kegiatan)\b")
_DI_ATASNYA = re.compile(r"(?i)\b(?:sasaran|tujuan)\b")
_HURUF = re.compile(r"[^\W\d_]{2}")


@record(frozen=True)
class Titik:
    """A place in words: the part, the page (0 where the file does not say), the quotation, and of a cell its names."""

    letak: Letak
    bagian: str
    halaman: int
    kutipan: str
    baris: str = ""
    kolom: str = ""

    @property
    def kata(self) -> str:
        """The whole place: ``Bab III, 3.2, Tabel 3.4, baris “Nilai SAKIP”, kolom “Capaian” (hlm. 12)``."""
        names = [f"{what} “{name}”" for what, name in (("baris", self.baris), ("kolom", self.kolom)) if name]
        page = f" (hlm. {self.halaman})" if self.halaman else ""
        return ", ".join([self.bagian, *names]) + page

    def as_dict(self) -> dict[str, object]:
        """The place for machines."""
        return {"bagian": self.bagian, "halaman": self.halaman or None, "kutipan": self.kutipan,
                "baris": self.baris or None, "kolom": self.kolom or None}


@record(frozen=True)
class Tampak:
    """A remark in words, with its places; none of them where something is missing from the whole document."""

    tingkat: Berat
    kode: str
    pesan: str
    seharusnya: str
    tindakan: str
    pokok: str
    titik: tuple[Titik, ...]

    @property
    def tempat(self) -> str:
        """The place to mend."""
        return self.titik[0].kata if self.titik else SELURUH

    def as_dict(self) -> dict[str, object]:
        """The remark for machines."""
        return {"kode": self.kode, "tingkat": self.tingkat, "pesan": self.pesan, "seharusnya": self.seharusnya,
                "tindakan": self.tindakan, "pokok": self.pokok, "tempat": [one.as_dict() for one in self.titik]}


@record(frozen=True)
class Akar:
    """What several remarks come from: an indicator, a program, a table; the most serious remark stands first."""

    pokok: str
    temuan: tuple[Tampak, ...]

    @property
    def nama(self) -> str:
        """What it is about: its subject, the office as a whole, or the place of its first remark."""
        if serupa(self.pokok) == serupa(TOTAL):
            return KESELURUHAN
        return self.pokok or self.temuan[0].tempat

    @property
    def kalimat(self) -> str:
        """The same with how many remarks there are of each severity: ``Nilai SAKIP: 3 galat, 1 saran``."""
        return f"{self.nama}: {tally(self.temuan)}"


def tally(shown: Iterable[Tampak]) -> str:
    """How many remarks there are of each severity; ``tidak ada`` for none."""
    counts = Counter(one.tingkat for one in shown)
    return ", ".join(f"{counts[level]} {level}" for level in URUTAN_BERAT if counts[level]) or "tidak ada"


def show(remarks: Iterable[Remark], dokumen: Dokumen) -> tuple[Tampak, ...]:
    """The remarks in words: the most serious first, then those of one root together, then as they are read."""
    shown = [in_words(one, dokumen) for one in remarks]
    ordered = [one for root in roots(shown) for one in root.temuan]
    return tuple(sorted(ordered, key=lambda one: URUTAN_BERAT.index(one.tingkat)))


def in_words(remark: Remark, dokumen: Dokumen) -> Tampak:
    """One remark in words."""
    words, args = kata()[remark.kode], dict(remark.args)
    pesan, seharusnya, tindakan = (" ".join(text.format_map(args).split())
                                   for text in (words.pesan, words.seharusnya, words.tindakan))
    return Tampak(remark.tingkat or words.tingkat, remark.kode, pesan, seharusnya, tindakan, remark.pokok,
                  tuple(titik(place, dokumen) for place in remark.tempat))


def titik(place: Tempat, dokumen: Dokumen) -> Titik:
    """A place in words."""
    letak = place.letak
    table = dokumen.blok[letak.blok].tabel
    row, column = _names(table, letak) if table and letak.baris >= 0 else ("", "")
    return Titik(letak, dokumen.bagian(letak), dokumen.halaman_di(letak), " ".join(place.kutipan.split()), row, column)


def _names(table: Tabel, letak: Letak) -> tuple[str, str]:
    column = " / ".join(table.judul(letak.kolom)) if letak.kolom >= 0 else ""
    row = row_name(table, letak) if letak.baris in table.isi else ""
    return _short(row), _short(column)


def row_name(table: Tabel, letak: Letak) -> str:
    """What the row of a cell is called: its indicator, program or the like, else the longest of its other texts."""
    named = [(cell.asli[0] == letak.baris, _rank(" ".join(table.judul(index))), len(cell.rata), index)
             for index, cell in enumerate(table.sel[letak.baris])
             if index != letak.kolom and _HURUF.search(cell.rata)]
    return table.sel[letak.baris][max(named)[-1]].rata if named else ""


def _rank(heading: str) -> int:
    """How surely a column names its rows: those of indicators and programs do, those of sasaran name several rows."""
    return 2 * bool(_BERNAMA.search(heading)) - bool(_DI_ATASNYA.search(heading))


def _short(name: str) -> str:
    return name if len(name) <= PANJANG_NAMA else f"{name[:PANJANG_NAMA - 1].rstrip()}…"


def note(one: Tampak, index: int) -> str:
    """What is noted at a place of a remark: the whole remark, and where the other places are."""
    others = [f"Lihat juga {place.kata}: “{place.kutipan}”." if place.kutipan else f"Lihat juga {place.kata}."
              for at, place in enumerate(one.titik) if at != index]
    expected = f"Seharusnya: {one.seharusnya.rstrip('.')}."
    return "\n".join([f"{one.tingkat.capitalize()} {one.kode}. {one.pesan}", expected, one.tindakan, *others])


def roots(shown: Iterable[Tampak]) -> tuple[Akar, ...]:
    """Remarks by what they come from: the most serious and largest roots first.

    Remarks of one subject have one root; one without a subject belongs to whatever shares a figure with it.
    """
    items = sorted(shown, key=_reading)
    groups: dict[str, list[Tampak]] = {}
    for one, key in zip(items, _keys(items), strict=True):
        groups.setdefault(key, []).append(one)
    found = [Akar(next((one.pokok for one in group if one.pokok), ""), tuple(sorted(group, key=_serious)))
             for group in groups.values()]
    return tuple(sorted(found, key=_weight))


def _keys(items: Sequence[Tampak]) -> list[str]:
    """What tells the root of each remark: its subject, else that of a figure it shares, else its first place."""
    owners: dict[tuple[Letak, str], str] = {}
    for one in sorted(items, key=lambda one: not one.pokok):
        key = _own_key(one, owners)
        for place in _places(one):
            owners.setdefault(place, key)
    return [_own_key(one, owners) for one in items]


def _own_key(one: Tampak, owners: Mapping[tuple[Letak, str], str]) -> str:
    if one.pokok:
        return serupa(one.pokok)
    places = _places(one)
    return next((owners[place] for place in places if place in owners), f"|{one.kode} {places}")


def _places(one: Tampak) -> list[tuple[Letak, str]]:
    return [(place.letak, place.kutipan) for place in one.titik]


def _reading(one: Tampak) -> tuple[int, int, int]:
    return _order(one.titik[0].letak) if one.titik else (-1, 0, 0)


def _order(letak: Letak) -> tuple[int, int, int]:
    return letak.blok, letak.baris, letak.kolom


def _serious(one: Tampak) -> int:
    return URUTAN_BERAT.index(one.tingkat)


def _weight(root: Akar) -> tuple[int, ...]:
    counts = Counter(one.tingkat for one in root.temuan)
    return *(-counts[level] for level in URUTAN_BERAT), *_reading(root.temuan[0])
