"""What the styles and the numbering of a Word file say of a paragraph."""

from __future__ import annotations

from typing import Any

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Gaya
from lkjip_xl.engines.naskah.paket import w

_MATI = ("0", "false", "off", "none")
_DAFTAR_MUKA = ("toc", "table of figures")
_TINGKAT_TERBANYAK = 9


@record(frozen=True)
class GayaWord:
    """A paragraph style with what it takes over from the styles it is based on."""

    gaya: Gaya = ""
    tingkat: int = 0
    tebal: bool = False
    tengah: bool = False
    nomor: tuple[str, int] | None = None
    """The list and the level that the style numbers its paragraphs by."""


def nilai(element: Any, name: str) -> str:
    """The value of a property below an element; "" where it is not set."""
    found = element.find(w(name)) if element is not None else None
    return "" if found is None else found.get(w("val")) or ""


def menyala(element: Any, name: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said."""
    found = element.find(w(name)) if element is not None else None
    return None if found is None else (found.get(w("val")) or "1") not in _MATI


class DaftarGaya:
    """The styles of a file by their ids."""

    def __init__(self, tree: Any = None) -> None:
        styles = [] if tree is None else tree.findall(w("style"))
        self._source = {one.get(w("styleId")): one for one in styles if one.get(w("type"), "paragraph") == "paragraph"}
        self._tebal_huruf = {one.get(w("styleId")) for one in styles
                             if one.get(w("type")) == "character" and menyala(one.find(w("rPr")), "b")}
        self.bergaris = {one.get(w("styleId")) for one in styles if one.get(w("type")) == "table" and garis(one)}
        self._tabel_dasar = {one.get(w("styleId")): nilai(one, "basedOn") for one in styles}
        usual = [key for key, one in self._source.items() if one.get(w("default")) in ("1", "true")]
        self._usual = usual[0] if usual else ""
        self._known: dict[str, GayaWord] = {}

    def gaya(self, key: str | None) -> GayaWord:
        """The style of an id, or the usual one."""
        return self._gaya(key or self._usual, 0)

    def _gaya(self, key: str, depth: int) -> GayaWord:
        if key not in self._known:
            source = self._source.get(key)
            self._known[key] = GayaWord() if source is None or depth > 20 else self._baca(source, depth)
        return self._known[key]

    def _baca(self, source: Any, depth: int) -> GayaWord:
        based = nilai(source, "basedOn")
        above = self._gaya(based, depth + 1) if based else GayaWord()
        words, shape = source.find(w("rPr")), source.find(w("pPr"))
        name = nilai(source, "name").casefold()
        kind, level = _jenis(name, shape)
        bold = menyala(words, "b")
        align = nilai(shape, "jc")
        inherits = not kind and name not in ("title", "subtitle")
        return GayaWord(above.gaya if inherits else kind, above.tingkat if inherits else level,
                        above.tebal if bold is None else bold, align == "center" if align else above.tengah,
                        nomor_daftar(shape) or above.nomor)

    def tabel_bergaris(self, key: str) -> bool:
        """Whether a table style draws lines, by itself or by the one it is based on."""
        for _ in range(10):
            if not key or key in self.bergaris:
                return bool(key)
            key = self._tabel_dasar.get(key, "")
        return False

    def tebal_huruf(self, key: str) -> bool:
        """Whether a character style is bold."""
        return key in self._tebal_huruf


def garis(element: Any) -> bool:
    """Whether any border below an element is drawn."""
    return any(edge.get(w("val")) not in ("none", "nil", None)
               for name in ("tblBorders", "tcBorders") for borders in element.iter(w(name)) for edge in borders)


def _jenis(name: str, shape: Any) -> tuple[Gaya, int]:
    if name.startswith("heading ") and name[-1].isdigit():
        return "judul", int(name[-1])
    if name == "caption":
        return "keterangan", 0
    if name.startswith(_DAFTAR_MUKA) and name != "toc heading":
        return "entri", 0
    if name in ("footnote text", "endnote text"):
        return "catatan", 0
    level = nilai(shape, "outlineLvl")
    return ("judul", int(level) + 1) if level.isdecimal() and int(level) < _TINGKAT_TERBANYAK else ("", 0)


def nomor_daftar(shape: Any) -> tuple[str, int] | None:
    """The list and level that properties number a paragraph by; list "0" switches numbering off."""
    found = shape.find(w("numPr")) if shape is not None else None
    if found is None:
        return None
    level = nilai(found, "ilvl")
    return nilai(found, "numId") or "", int(level) if level.isdecimal() else 0


@record(frozen=True)
class _Tingkat:
    mulai: int = 1
    bentuk: str = "decimal"
    teks: str = ""
    angka: bool = False


_SIMBOL = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf02d": "-"})


class Penomoran:
    """The numbers that Word adds by itself, counted paragraph by paragraph in reading order."""

    def __init__(self, tree: Any = None) -> None:
        self._abstrak: dict[str, dict[int, _Tingkat]] = {}
        self._nomor: dict[str, tuple[str, dict[int, int]]] = {}
        self._hitung: dict[str, dict[int, int]] = {}
        self._dimulai: set[str] = set()
        for one in [] if tree is None else tree.findall(w("abstractNum")):
            self._abstrak[one.get(w("abstractNumId"))] = dict(map(_tingkat, one.findall(w("lvl"))))
        for one in [] if tree is None else tree.findall(w("num")):
            starts = {int(over.get(w("ilvl")) or 0): int(nilai(over, "startOverride"))
                      for over in one.findall(w("lvlOverride")) if nilai(over, "startOverride").isdecimal()}
            self._nomor[one.get(w("numId"))] = nilai(one, "abstractNumId"), starts

    def berikut(self, number: tuple[str, int] | None) -> str:
        """The number of the next paragraph of a list level as Word prints it; "" where the paragraph has none."""
        if number is None or number[0] not in self._nomor:
            return ""
        (key, level), (source, starts) = number, self._nomor[number[0]]
        levels = self._abstrak.get(source, {})
        if level not in levels:
            return ""
        self._maju(source, key, level, levels, starts)
        return _tercetak(levels, level, self._hitung[source])

    def _maju(self, source: str, key: str, level: int, levels: dict[int, _Tingkat], starts: dict[int, int]) -> None:
        counts = self._hitung.setdefault(source, {})
        if starts and key not in self._dimulai:
            for at, value in starts.items():
                counts[at] = value - 1
        self._dimulai.add(key)
        for above in range(level):
            counts.setdefault(above, levels[above].mulai if above in levels else 1)
        counts[level] = counts.get(level, levels[level].mulai - 1) + 1
        for below in [at for at in counts if at > level]:
            del counts[below]


def _tingkat(element: Any) -> tuple[int, _Tingkat]:
    start = nilai(element, "start")
    return int(element.get(w("ilvl")) or 0), _Tingkat(
        int(start) if start.isdecimal() else 1, nilai(element, "numFmt") or "decimal", nilai(element, "lvlText"),
        bool(menyala(element, "isLgl")))


def _tercetak(levels: dict[int, _Tingkat], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.bentuk in ("bullet", "none"):
        return own.teks.translate(_SIMBOL).strip() or ("•" if own.bentuk == "bullet" else "")
    text = own.teks
    for at in range(level + 1):
        form = "decimal" if own.angka else levels[at].bentuk if at in levels else "decimal"
        text = text.replace(f"%{at + 1}", _angka(counts.get(at, 1), form))
    return text.strip()


def _angka(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _romawi(value)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{value:02d}" if form == "decimalZero" else str(value)


_ROMAWI = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAWI_TERBESAR = 400


def _romawi(value: int) -> str:
    parts = []
    for worth, sign in _ROMAWI:
        while worth <= value < _ROMAWI_TERBESAR:
            parts.append(sign)
            value -= worth
    return "".join(parts)
