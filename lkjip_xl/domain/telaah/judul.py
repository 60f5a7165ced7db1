"""Which paragraphs are headings, and of which level: by their style, or by their form where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.alur import Alur
from lkjip_xl.domain.telaah.dokumen import Blok, Daftar, Paragraf

_KALIMAT_PANJANG = 120
"""A line of more characters is no name of a part."""
_AKHIR_KALIMAT = frozenset('.:;,!?)”"')
_URAIAN_TERPENDEK = 60
"""A shorter paragraph is not what a line in bold heads."""
_JUDUL_BERGAYA_TERPANJANG = 300
"""A longer paragraph in a heading's style was only made to look like one."""
_TERDALAM = 4
_TANPA_HITUNGAN = -2
_BAGIAN_TERSEDIKIT = 3
"""Fewer numbered lines that stand out are no outline of a report."""
_TTD = re.compile(
    r"\bNIP\b|^(?:P[lj]t?\.?\s+)?(?:CAMAT|KEPALA|SEKRETARIS|BUPATI|WALI ?KOTA|LURAH|DIREKTUR|INSPEKTUR)\b")
_TANPA_BAGIAN = (99,)
"""The number of a part that has none: no number of the outline that it tells of comes after it."""


class Penjudul:
    """Tells headings from the rest, paragraph by paragraph, by what came before."""

    def __init__(self, flow: Alur) -> None:
        self._flow = flow
        self._chapter = 0
        self._count = _hitungan(flow.semua())
        """How the parts of the report are counted; below 0 where it has chapters, or counts nothing."""
        self._told = 0
        """The last chapter that the table of contents, or the outline of the report, told of."""
        self._outline: tuple[int, ...] | None = None
        """The number of the part that tells how the report is built, while it lasts."""
        self._open: list[tuple[int, str, int]] = []
        """The headings that the next one can stand under: level, how each is counted, and its own number."""
        self._named: set[str] = set()

    def baca(self, one: Paragraf, text: str, daftar: Daftar) -> Blok | None:
        """The heading that a paragraph is; None where it is none."""
        styled = one.gaya == "judul" and len(text) <= _JUDUL_BERGAYA_TERPANJANG
        return self._bab(one, text, daftar, styled) or self._bagian_besar(one, daftar) \
            or self._bernama(one, text, daftar, styled) or self._lampiran(one, text, daftar, styled) \
            or self._bernomor(one, text, daftar, styled) \
            or self._lain(one, text, daftar, styled)

    def _jadi(self, parts: tuple[Paragraf, ...], title: str, number: str, level: int, kind: str, value: int = 0
              ) -> Blok:
        self._open = [one for one in self._open if one[0] < level]
        self._open.append((level, kind, value))
        self._told = 0
        title = " ".join(title.split())
        return Blok(0, "judul", title, parts, number, level, halaman=parts[0].halaman)

    def _di_bawah(self) -> int:
        """The level of a heading below the last one."""
        return min(max((level for level, *_ in self._open), default=0) + 1, _TERDALAM)

    # chapters

    def _bab(self, one: Paragraf, text: str, daftar: Daftar, styled: bool) -> Blok | None:
        number = bentuk.bab(f"{one.nomor} {text}" if one.nomor else text)
        if number is None or not bentuk.judul_pendek(text) or (not styled and self._disebut(number, one, text, daftar)):
            return None
        parts: tuple[Paragraf, ...] = (one,)
        title = number.teks
        if not title and (after := self._judul_bab()) is not None:
            parts, title = (one, after), after.teks
            self._flow.lewati(1)
        self._chapter, self._outline = number.bagian[0], None
        return self._jadi(parts, title, number.nomor, 1, "BAB")

    def _disebut(self, number: bentuk.Nomor, one: Paragraf, text: str, daftar: Daftar) -> bool:
        """Whether a chapter is only told of: in the table of contents, or where the report says how it is built."""
        chapter = number.bagian[0]
        if daftar == "isi":
            told = chapter > self._told and not (one.tengah and not number.teks and self._judul_bab() is not None)
        else:
            told = self._outline is not None and (self._told < chapter if self._told else chapter <= self._chapter)
        if told or bentuk.entri(text, "isi").halaman:
            self._told = chapter
            return True
        return not (one.tebal or one.tengah or number.nomor.startswith("BAB"))

    def _judul_bab(self) -> Paragraf | None:
        """The paragraph below a chapter's number, where it is its title."""
        after = self._flow.paragraf()
        if after is None or after.nomor or not bentuk.judul_pendek(after.teks) or bentuk.bernomor(after.teks) \
                or bentuk.keterangan(after.teks) or bentuk.bab(after.teks):
            return None
        return after if _menonjol(after) else None

    def _bagian_besar(self, one: Paragraf, daftar: Daftar) -> Blok | None:
        """A part of a report without chapters: a number of its count, in bold, in the middle or in capitals.

        A number that is printed twice or left out is a slip of the writer and no other list.
        """
        number = _bagian_besar(one, self._count)
        if number is None or daftar or not 0 <= number.bagian[0] - self._chapter <= 2:
            return None
        self._chapter, self._outline = number.bagian[0], None
        return self._jadi((one,), number.teks, number.nomor, 1, "besar", number.bagian[0])

    # parts with a name of their own

    def _bernama(self, one: Paragraf, text: str, daftar: Daftar, styled: bool) -> Blok | None:
        if one.nomor or not bentuk.nama_bagian(text) or not (styled or _menonjol(one) or self._daftar_di_bawah(text)):
            return None
        name = "".join(text.casefold().split())
        if not styled and daftar == "isi" and self._entri_isi(name):
            return None
        self._named.add(name)
        self._outline = None
        return self._jadi((one,), text, "", 1, "BAB")

    def _daftar_di_bawah(self, text: str) -> bool:
        """Whether the name of a front list has its first entry below it."""
        kind, after = bentuk.daftar_bagian(text), self._flow.paragraf()
        return bool(kind) and after is not None and (
            bool(bentuk.entri(after.teks, kind).halaman) or bentuk.kepala_halaman(after.teks))

    def _entri_isi(self, name: str) -> bool:
        """Whether the name of a part that stands in the table of contents without a page is an entry of it."""
        after = self._flow.paragraf()
        if name in self._named:
            return True
        if after is None or len(after.teks) > _KALIMAT_PANJANG or bentuk.kepala_halaman(after.teks) \
                or bentuk.keterangan(after.teks) or bentuk.lampiran(after.teks):
            return False
        return bentuk.nama_bagian(bentuk.entri(after.teks, "isi").judul) or bentuk.bab(after.teks) is not None \
            or self._told == 0

    def _lampiran(self, one: Paragraf, text: str, daftar: Daftar, styled: bool) -> Blok | None:
        """The heading of an attachment: Lampiran 2 with its title, in bold or in the middle of the line."""
        number = bentuk.lampiran(text)
        if number is None or daftar or one.nomor or not bentuk.judul_pendek(text) or not (styled or _menonjol(one)):
            return None
        return self._jadi((one,), number.teks, number.nomor, one.tingkat or self._tingkat(number), "Lampiran")

    # parts with a number

    def _bernomor(self, one: Paragraf, text: str, daftar: Daftar, styled: bool) -> Blok | None:
        number = bentuk.nomor_sendiri(one.nomor, text) if one.nomor else bentuk.bernomor(text)
        if number is None or not number.teks or (not styled and (
                daftar or not self._chapter or not self._berbentuk(one, number))):
            return None
        level = one.tingkat if styled and one.tingkat else self._tingkat(number)
        printed = number.nomor.rstrip(".") if number.macam == "titik" else number.nomor
        self._outline = (number.bagian or _TANPA_BAGIAN) if _kerangka(number.teks) else None
        return self._jadi((one,), number.teks, printed, level, number.macam, _nilai(number))

    def _berbentuk(self, one: Paragraf, number: bentuk.Nomor) -> bool:
        """Whether a numbered line is a heading by its form: of the chapter it stands in, or in bold or capitals."""
        if (not bentuk.judul_pendek(one.teks) and not self._runtut(number)) or number.macam == "-":
            return False
        if self._outline is not None and (number.macam != "titik" or number.bagian <= self._outline):
            return False
        if number.macam == "titik":
            plain = len(number.teks) <= 100 and number.teks[0].isupper() and number.teks[-1] != "."
            return number.bagian[0] == self._chapter and (one.tebal or plain)
        return one.tebal or (number.macam in ("A.", "A)") and (
            bentuk.huruf_besar(number.teks) or self._huruf_berurutan(number)))

    def _runtut(self, number: bentuk.Nomor) -> bool:
        """Whether a line counts on from a heading that is counted alike."""
        return len(number.teks) <= _KALIMAT_PANJANG and any(
            kind == number.macam and 0 < value == _nilai(number) - 1 for _, kind, value in self._open)

    def _huruf_berurutan(self, number: bentuk.Nomor) -> bool:
        """Whether a line that counts with a capital is a heading: text stands below the first one, and it is short."""
        after = self._flow.paragraf()
        known = any(kind == number.macam for _, kind, _ in self._open)
        first = number.nomor.startswith("A") and after is not None and len(after.teks) > _KALIMAT_PANJANG
        return len(number.teks) <= 80 and number.teks[-1] not in ".;:" and number.teks[0].isupper() and (first or known)

    def _tingkat(self, number: bentuk.Nomor) -> int:
        if number.macam == "titik":
            return max(2, len(number.bagian))
        value = _nilai(number)
        same = [level for level, kind, last in self._open if kind == number.macam and level > 1
                and not (value == 1 < last)]  # a count that begins anew stands below the one before
        return same[-1] if same else max((level for level, *_ in self._open), default=0) + 1

    # the others

    def _lain(self, one: Paragraf, text: str, daftar: Daftar, styled: bool) -> Blok | None:
        """A heading without number and of no known name: by its style, or in bold above the text that it heads."""
        if styled:
            level = one.tingkat or self._di_bawah()
        elif (self._chapter or self._tanpa_nomor(text)) and not daftar and one.tebal and self._outline is None and (
                self._kapital(text) or self._di_atas_uraian(text)):
            level = next((level for level, kind, _ in self._open if kind == "huruf"), self._di_bawah())
        else:
            return None
        self._outline = _TANPA_BAGIAN if _kerangka(text) else None
        return self._jadi((one,), text, one.nomor, level, "huruf")

    def _tanpa_nomor(self, text: str) -> bool:
        """Whether a report has no numbers for its parts, and its cover is over: a line stands above its text."""
        return self._count == _TANPA_HITUNGAN and self._di_atas_uraian(text) and "20" not in text

    def _kapital(self, text: str) -> bool:
        return bentuk.huruf_besar(text) and len(text) <= 90 and bentuk.judul_pendek(text) and "." not in text \
            and bentuk.keterangan(text) is None and not bentuk.lanjutan(text) \
            and not any(_TTD.search(near.teks.strip()) for near in self._flow.sekitar(5))


    def _di_atas_uraian(self, text: str) -> bool:
        """Whether a line in bold stands right above the text, or the table, that it heads; a sentence is none."""
        after = self._flow.paragraf()
        title = len(text) <= _KALIMAT_PANJANG and text[0].isalpha() and text[-1] not in _AKHIR_KALIMAT
        return title and after is not None and _uraian(after) and bentuk.keterangan(text) is None \
            and not bentuk.lanjutan(text)


def _bagian_besar(one: Paragraf, count: int) -> bentuk.Nomor | None:
    """The number of a line that stands out as a part of the first level does."""
    number = bentuk.bagian_besar(f"{one.nomor} {one.teks}".strip(), count) if count >= 0 else None
    return number if number and (one.tebal or one.tengah or one.gaya == "judul" or bentuk.huruf_besar(number.teks)) \
        and not bentuk.bernomor(number.teks) else None


def _hitungan(flow: Iterable[Paragraf]) -> int:
    """How a report counts its parts: in chapters (-1), Roman numerals, capitals or digits (0, 1, 2), or not at all."""
    lines = [one for one in flow if len(one.teks) <= _KALIMAT_PANJANG]
    if any(bentuk.bab(f"{one.nomor} {one.teks}".strip()) for one in lines):
        return -1
    for count in range(3):
        values = [number.bagian[0] for one in lines if (number := _bagian_besar(one, count))]
        if values[:1] == [1] and len(set(values)) >= _BAGIAN_TERSEDIKIT and values == sorted(values) \
                and values[-1] <= len(values) + 1:
            return count
    return _TANPA_HITUNGAN


def _uraian(after: Paragraf) -> bool:
    """Whether a paragraph is what a heading stands above: text that is not bold, or a caption."""
    caption = bentuk.keterangan(after.teks)
    if caption is not None and " " in caption.nomor:
        return True
    return not after.tebal and not after.tengah and len(after.teks) > _URAIAN_TERPENDEK \
        and bentuk.bernomor(after.teks) is None


def _menonjol(one: Paragraf) -> bool:
    return one.gaya == "judul" or one.tebal or one.tengah or bentuk.huruf_besar(one.teks)


def _nilai(number: bentuk.Nomor) -> int:
    """What a number of a list counts to: 3 for "3.", "c)", "C."; 0 where that is not clear."""
    sign = re.sub(r"\W", "", number.nomor)
    return number.bagian[-1] if number.bagian else ord(sign.casefold()) - ord("a") + 1 if len(sign) == 1 else 0


def _kerangka(title: str) -> bool:
    """Whether a part tells how the report is built: there the names of all parts stand once more."""
    return "sistematika" in title.casefold()
