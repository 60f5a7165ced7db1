"""The document that is made of what a reader found: headings, captions, lists and tables, by style or by form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Blok, Daftar, Dokumen, Letak, Mentah, Paragraf, Tabel, TabelMentah
from lkjip_xl.domain.telaah.tabel_naskah import paragraf_sel, tabel, tersambung
from lkjip_xl.domain.telaah.tata_letak import alir

__all__ = ["Letak", "susun"]

_KALIMAT_PANJANG = 120
"""A line of more characters is no title and no entry of a list."""
_AWAL_BERITA = re.compile(r"[a-z]")
_LANJUT_JUDUL = re.compile(r"(?:pada\s|di\s)?(?:tahun|kecamatan|kabupaten|kota|provinsi|dinas|badan)\b|\(", re.IGNORECASE)
_TTD = re.compile(r"\bNIP\b|^(?:Plt\.?\s+|Pj\.?\s+)?(?:CAMAT|KEPALA|SEKRETARIS|BUPATI|WALI ?KOTA|LURAH|DIREKTUR|INSPEKTUR)\b")


def susun(mentah: Mentah) -> Dokumen:
    """The document of a file."""
    flow = list(alir(mentah.isi))
    blocks = _Penyusun(flow).susun()
    return Dokumen(mentah.nama, mentah.jenis, tuple(_berbagian(_berketerangan(blocks))), mentah.halaman, mentah.keterangan)


class _Penyusun:
    """Goes through the paragraphs and tables once and says of each what it is."""

    def __init__(self, flow: list[Paragraf | TabelMentah]) -> None:
        self._flow = flow
        self._blocks: list[Blok] = []
        self._daftar: Daftar = ""
        self._bab = 0
        self._bab_terdaftar = 0
        self._sistematika: tuple[int, ...] | None = None
        self._macam: list[tuple[int, str]] = []
        self._bernama: set[str] = set()
        self._at = 0

    def susun(self) -> list[Blok]:
        while self._at < len(self._flow):
            one = self._flow[self._at]
            self._at += 1
            if isinstance(one, TabelMentah):
                self._tabel(one)
            else:
                self._paragraf(one)
        return self._blocks

    def _tambah(self, block: Blok) -> None:
        self._blocks.append(replace(block, indeks=len(self._blocks)))

    # tables

    def _tabel(self, raw: TabelMentah) -> None:
        if self._daftar and self._tabel_daftar(raw):
            return
        made = tabel(raw)
        before = self._tabel_sebelum()
        if before is not None and (whole := tersambung(before[1], made)) is not None:
            self._blocks[before[0]] = replace(self._blocks[before[0]], tabel=whole)
            del self._blocks[before[0] + 1:]
            return
        self._tambah(Blok(0, "tabel", "", tabel=made, halaman=raw.halaman))

    def _tabel_sebelum(self) -> tuple[int, Tabel] | None:
        """The table that the next one can run on from: nothing stands between, or only a line that says so."""
        for block in reversed(self._blocks[-2:]):
            if block.tabel is not None:
                return block.indeks, block.tabel
            if not bentuk.lanjutan(block.paragraf[0].teks if block.paragraf else ""):
                return None
        return None

    def _tabel_daftar(self, raw: TabelMentah) -> bool:
        """Take a front list that is laid out as a table row by row; False where the table is none."""
        rows: dict[int, list[Paragraf]] = {}
        for cell in sorted(raw.sel, key=lambda cell: (cell.baris, cell.kolom)):
            rows.setdefault(cell.baris, []).extend(paragraf_sel(cell))
        if raw.kolom > 4 or raw.baris < 2:
            return False
        for parts in rows.values():
            if parts:
                self._entri("\t".join(one.teks.strip() for one in parts), tuple(parts))
        return True

    # paragraphs

    def _paragraf(self, one: Paragraf) -> None:
        text = one.teks.strip()
        if not text:
            return
        if one.gaya in ("catatan", "rumus"):
            self._tambah(Blok(0, "catatan" if one.gaya == "catatan" else "rumus", text, (one,), one.nomor,
                              halaman=one.halaman))
        elif not (self._judul(one, text) or self._keterangan(one, text)):
            if self._daftar and self._dalam_daftar(one, text):
                return
            self._isi(one, text)

    # headings

    def _judul(self, one: Paragraf, text: str) -> bool:
        return self._judul_bab(one, text) or self._judul_bagian(one, text) or self._judul_bernomor(one, text) \
            or self._judul_lain(one, text)

    def _judul_bab(self, one: Paragraf, text: str) -> bool:
        number = bentuk.bab(f"{one.nomor} {text}" if one.nomor else text)
        styled = one.gaya == "judul"
        if number is None or not bentuk.judul_pendek(text) or not styled and self._bab_disebut(number.bagian[0], one, text):
            return False
        parts, title = [one], number.teks
        if not title and (after := self._judul_di_bawah()) is not None:
            parts.append(after)
            title = bentuk.rapi(after.teks)
            self._at += 1
        self._bab, self._bab_terdaftar, self._sistematika = number.bagian[0], 0, None
        self._kepala(Blok(0, "judul", " ".join(title.split()), tuple(parts), number.nomor, 1, halaman=one.halaman), "BAB")
        return True

    def _bab_disebut(self, number: int, one: Paragraf, text: str) -> bool:
        """Whether a chapter is only told of: in the table of contents, or where the report says how it is built."""
        told = self._daftar == "isi" or self._sistematika is not None
        if told and (number > self._bab_terdaftar or bool(bentuk.entri(text, "isi").halaman)):
            self._bab_terdaftar = number
            return True
        if told and self._bab and number != self._bab + 1:
            return True
        return not (one.tebal or one.tengah or text.startswith("BAB"))

    def _judul_di_bawah(self) -> Paragraf | None:
        """The paragraph below a chapter's number, where it is its title."""
        after = self._flow[self._at] if self._at < len(self._flow) else None
        if not isinstance(after, Paragraf) or not bentuk.judul_pendek(after.teks):
            return None
        plain = bentuk.bernomor(after.teks) is None and bentuk.keterangan(after.teks) is None and not after.nomor
        looks = after.gaya == "judul" or after.tebal or after.tengah or bentuk.huruf_besar(after.teks)
        return after if plain and looks and bentuk.bab(after.teks) is None else None

    def _judul_bagian(self, one: Paragraf, text: str) -> bool:
        if not bentuk.nama_bagian(text) or one.nomor:
            return False
        known = bentuk.rapi(text).casefold().replace(" ", "")
        looks = one.gaya == "judul" or one.tebal or one.tengah or bentuk.huruf_besar(text)
        if not looks or one.gaya != "judul" and self._daftar == "isi" and self._entri_isi(known):
            return False
        self._bernama.add(known)
        self._kepala(Blok(0, "judul", " ".join(text.split()), (one,), "", 1, halaman=one.halaman), "BAB")
        self._daftar, self._bab_terdaftar = bentuk.daftar_bagian(text), 0
        return True

    def _entri_isi(self, name: str) -> bool:
        """Whether the name of a part that stands in the table of contents without a page is an entry of it."""
        after = self._flow[self._at] if self._at < len(self._flow) else None
        if name in self._bernama:
            return True
        if not isinstance(after, Paragraf):
            return False
        begins = len(after.teks) > _KALIMAT_PANJANG or bentuk.keterangan(after.teks) is not None \
            or after.teks.strip().casefold().startswith("hal") or bentuk.lampiran(after.teks) is not None
        return not begins and (bentuk.nama_bagian(bentuk.entri(after.teks, "isi").judul)
                               or bentuk.bab(after.teks) is not None or self._bab_terdaftar == 0)

    def _judul_bernomor(self, one: Paragraf, text: str) -> bool:
        number = bentuk.Nomor(_macam(one.nomor), one.nomor, text, _angka(one.nomor)) if one.nomor else bentuk.bernomor(text)
        if number is None or not number.teks or one.gaya == "butir" and not one.tebal:
            return False
        styled = one.gaya == "judul"
        if not styled and not (self._bab and self._bentuk_judul(one, number)):
            return False
        level = one.tingkat if styled and one.tingkat else self._tingkat(number)
        printed = number.nomor.rstrip(".") if number.macam == "titik" else number.nomor
        title = " ".join(number.teks.split())
        self._kepala(Blok(0, "judul", title, (one,), printed, level, halaman=one.halaman), number.macam)
        self._sistematika = (number.bagian or (99,)) if "sistematika" in title.casefold() else None
        return True

    def _bentuk_judul(self, one: Paragraf, number: bentuk.Nomor) -> bool:
        """Whether a numbered line is a heading by its form: of the chapter it stands in, or in bold or capitals."""
        if not bentuk.judul_pendek(one.teks) or self._daftar:
            return False
        if self._sistematika is not None and (number.macam != "titik" or number.bagian <= self._sistematika):
            return False
        if number.macam == "titik":
            return number.bagian[0] == self._bab and (one.tebal or len(number.teks) <= 100 and number.teks[0].isupper()
                                                      and number.teks[-1] not in ".")
        if number.macam == "-":
            return False
        return one.tebal or number.macam in ("A.", "A)") and bentuk.huruf_besar(number.teks)

    def _tingkat(self, number: bentuk.Nomor) -> int:
        if number.macam == "titik":
            return max(2, len(number.bagian))
        return next((level for level, kind in self._macam if kind == number.macam and level > 1),
                    max((level for level, _ in self._macam), default=0) + 1)

    def _judul_lain(self, one: Paragraf, text: str) -> bool:
        """A heading without number and of no known name: by its style, or in bold capitals inside a chapter."""
        if one.gaya == "judul":
            level = one.tingkat or min(max((level for level, _ in self._macam), default=0) + 1, 4)
        elif self._bab and not self._daftar and one.tebal and bentuk.huruf_besar(text) and len(text) <= 90 \
                and bentuk.judul_pendek(text) and "." not in text and not self._tanda_tangan() \
                and bentuk.keterangan(text) is None and not bentuk.lanjutan(text):
            level = next((level for level, kind in self._macam if kind == "huruf"),
                         min(max((level for level, _ in self._macam), default=0) + 1, 4))
        else:
            return False
        self._kepala(Blok(0, "judul", " ".join(text.split()), (one,), one.nomor, level, halaman=one.halaman), "huruf")
        self._sistematika = (99,) if "sistematika" in text.casefold() else None
        return True

    def _tanda_tangan(self) -> bool:
        """Whether a line belongs to the signature: an office of somebody, or a NIP a few lines below."""
        near = self._flow[self._at - 1:self._at + 5]
        return any(isinstance(one, Paragraf) and _TTD.search(one.teks.strip()) for one in near)

    def _kepala(self, block: Blok, kind: str) -> None:
        self._daftar = ""
        self._macam = [(level, known) for level, known in self._macam if level < block.tingkat]
        self._macam.append((block.tingkat, kind))
        self._tambah(block)

    # captions

    def _keterangan(self, one: Paragraf, text: str) -> bool:
        caption = bentuk.keterangan(text)
        if self._daftar in ("tabel", "grafik", "gambar", "isi") and one.gaya != "keterangan" and not (
                caption and not caption.teks and one.tengah):
            return False
        if caption is None or bentuk.lanjutan(text) and self._sesudah_tabel():
            return self._keterangan_bergaya(one, text)
        if one.gaya != "keterangan" and not self._bentuk_keterangan(one, caption):
            return False
        parts = [one, *self._judul_keterangan(caption, one)]
        self._at += len(parts) - 1
        title = " ".join(" ".join((caption.teks, *(part.teks for part in parts[1:]))).split())
        number = caption.nomor if " " in caption.nomor else ""
        self._daftar = ""
        self._tambah(Blok(0, "keterangan", title, tuple(parts), number, halaman=one.halaman))
        return True

    def _keterangan_bergaya(self, one: Paragraf, text: str) -> bool:
        if one.gaya == "keterangan" and not bentuk.lanjutan(text):
            self._tambah(Blok(0, "keterangan", " ".join(text.split()), (one,), one.nomor, halaman=one.halaman))
            return True
        return False

    def _sesudah_tabel(self) -> bool:
        return bool(self._blocks) and self._blocks[-1].tabel is not None

    def _bentuk_keterangan(self, one: Paragraf, caption: bentuk.Nomor) -> bool:
        """Whether a line that begins as a caption is one: no sentence that speaks of a table."""
        if " " not in caption.nomor:
            return (one.tebal or one.tengah) and len(caption.teks) <= 120 and self._tabel_di_bawah(0)
        if not caption.teks:
            return True
        if _AWAL_BERITA.match(caption.teks) and not (one.tebal or one.tengah or "\n" in one.teks.strip()):
            return False
        return len(caption.teks) <= 250 and (caption.teks[-1] != "." or len(caption.teks) < 100)

    def _tabel_di_bawah(self, skip: int) -> bool:
        after = self._flow[self._at + skip] if self._at + skip < len(self._flow) else None
        return isinstance(after, TabelMentah)

    def _judul_keterangan(self, caption: bentuk.Nomor, one: Paragraf) -> list[Paragraf]:
        """The paragraphs below a caption that are the rest of its title."""
        rest: list[Paragraf] = []
        while len(rest) < 3 and self._at + len(rest) < len(self._flow):
            after = self._flow[self._at + len(rest)]
            if not isinstance(after, Paragraf) or not self._lanjut_judul(caption, one, after, len(rest)):
                break
            rest.append(after)
        return rest

    def _lanjut_judul(self, caption: bentuk.Nomor, one: Paragraf, after: Paragraf, taken: int) -> bool:
        text = after.teks.strip()
        if not text or len(text) > 200 or after.gaya in ("judul", "butir", "catatan") or after.nomor \
                or text[-1] in ".:;" or bentuk.keterangan(text) is not None and after.gaya == "keterangan" \
                or (bentuk.keterangan(text) or bentuk.Nomor("", "", "")).nomor.count(" ") or bentuk.bernomor(text):
            return False
        table = any(self._tabel_di_bawah(taken + more) for more in (1, 2))
        if not caption.teks and not taken:
            return table or after.gaya == "keterangan" or after.tebal or after.tengah or len(text) <= 120
        if after.gaya == "keterangan":
            return True
        more = _LANJUT_JUDUL.match(text) is not None and len(text) <= 100
        alike = after.tengah and one.tengah or after.tebal and one.tebal
        return (alike or not caption.teks and more) and (table or more and alike)

    # front lists

    def _dalam_daftar(self, one: Paragraf, text: str) -> bool:
        """Take a line of a front list; False where the list is over."""
        if one.gaya == "keterangan" or len(text) > 2 * _KALIMAT_PANJANG and "\n" not in text and not bentuk.entri(
                text, self._daftar).halaman:
            self._daftar = ""
            return False
        if text.casefold().strip(" .:()") in ("halaman", "hal", "halama", "no. halaman", "nomor halaman", "hlm", "no"):
            self._tambah(Blok(0, "paragraf", text, (one,), halaman=one.halaman, daftar=self._daftar))
            return True
        whole = f"{one.nomor} {text}" if one.nomor and one.gaya != "catatan" else text
        for line in self._baris_daftar(whole):
            self._entri(line, (one,))
        return True

    def _baris_daftar(self, text: str) -> list[str]:
        """The entries of a paragraph: lines that the writer broke by hand, where each begins with a number."""
        lines = [line for line in text.split("\n") if line.strip()]
        numbered = [bool(bentuk.entri(line, self._daftar).nomor) for line in lines]
        return lines if len(lines) > 1 and sum(numbered) > 1 else [" ".join(lines)]

    def _entri(self, text: str, parts: tuple[Paragraf, ...]) -> None:
        entry = bentuk.entri(text, self._daftar)
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.jenis == "entri" and last.daftar == self._daftar and self._sambungan_entri(last, entry):
            title = " ".join(f"{last.teks} {entry.judul}".split())
            self._blocks[-1] = replace(last, teks=title, paragraf=last.paragraf + parts, halaman_tertulis=entry.halaman)
            return
        if not any(one.isalnum() for one in entry.judul + entry.nomor):
            self._tambah(Blok(0, "paragraf", text, parts, halaman=parts[0].halaman, daftar=self._daftar))
            return
        self._tambah(Blok(0, "entri", entry.judul, parts, entry.nomor, halaman=parts[0].halaman, daftar=self._daftar,
                          halaman_tertulis=entry.halaman))

    def _sambungan_entri(self, last: Blok, entry: bentuk.Entri) -> bool:
        """Whether a line is the second line of the entry above."""
        if entry.nomor or last.halaman_tertulis or not entry.judul or not last.nomor or bentuk.nama_bagian(entry.judul):
            return False
        return bool(entry.halaman) or not last.teks or _AWAL_BERITA.match(entry.judul) is not None

    # the rest

    def _isi(self, one: Paragraf, text: str) -> None:
        if one.gaya == "rumus" or not self._terpisah(one, text):
            if self._sambungan_kalimat(one, text):
                return
            number = bentuk.bernomor(text) if not one.nomor else None
            if one.nomor or one.gaya == "butir":
                self._tambah(Blok(0, "butir", text, (one,), one.nomor or "-", halaman=one.halaman))
            elif number is not None and number.macam != "titik" and number.teks:
                self._tambah(Blok(0, "butir", number.teks, (one,), number.nomor, halaman=one.halaman))
            else:
                self._tambah(Blok(0, "paragraf", text, (one,), halaman=one.halaman))

    def _terpisah(self, one: Paragraf, text: str) -> bool:
        """Take a paragraph whose lines, broken by hand, are items of a list."""
        lines = [line for line in text.split("\n") if line.strip()]
        numbers = [bentuk.bernomor(line) for line in lines]
        if len(lines) < 2 or one.nomor or sum(bool(number and number.macam != "titik") for number in numbers) < 2:
            return False
        for line, number in zip(lines, numbers, strict=True):
            if number is None and self._blocks and self._blocks[-1].paragraf == (one,):
                last = self._blocks[-1]
                self._blocks[-1] = replace(last, teks=f"{last.teks}\n{line.strip()}")
            elif number is None:
                self._tambah(Blok(0, "paragraf", line.strip(), (one,), halaman=one.halaman))
            else:
                self._tambah(Blok(0, "butir", number.teks, (one,), number.nomor, halaman=one.halaman))
        return True

    def _sambungan_kalimat(self, one: Paragraf, text: str) -> bool:
        """Join a paragraph that goes on with the sentence of the one before, as where a page breaks it."""
        last = self._blocks[-1] if self._blocks else None
        if last is None or last.jenis not in ("paragraf", "butir") or last.daftar or one.nomor or one.gaya \
                or len(last.teks) < 60 or len(text) < 12 or not _AWAL_BERITA.match(text) or bentuk.bernomor(text) is not None \
                or last.teks[-1] in ".:;!?\"”)" or text.startswith(("http", "www")):
            return False
        self._blocks[-1] = replace(last, teks=f"{last.teks} {text}", paragraf=(*last.paragraf, one))
        return True


def _macam(number: str) -> str:
    bare = bentuk.bernomor(f"{number} x")
    return bare.macam if bare else "-"


def _angka(number: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", number))


def _berketerangan(blocks: list[Blok]) -> list[Blok]:
    """The blocks, each table joined to its caption: the one above it, else one right below that has no other table."""
    made = list(blocks)
    for at, block in enumerate(made):
        if block.tabel is None:
            continue
        above = _keterangan_di_atas(made, at)
        caption = above if above >= 0 else _keterangan_di_bawah(made, at)
        if caption >= 0:
            made[at] = replace(block, keterangan=caption)
            made[caption] = replace(made[caption], keterangan=at)
    return made


def _milik_tabel(block: Blok) -> bool:
    return block.jenis == "keterangan" and block.keterangan < 0 and not block.nomor.startswith(
        ("Gambar", "Grafik", "Bagan", "Diagram", "Foto"))


def _keterangan_di_atas(blocks: list[Blok], at: int) -> int:
    for above in range(at - 1, max(at - 3, -1), -1):
        if _milik_tabel(blocks[above]):
            return above
        if blocks[above].jenis != "paragraf" or len(blocks[above].teks) > _KALIMAT_PANJANG:
            break
    return -1


def _keterangan_di_bawah(blocks: list[Blok], at: int) -> int:
    below = at + 1
    if below < len(blocks) and _milik_tabel(blocks[below]) and not any(
            one.tabel is not None for one in blocks[below + 1:below + 3]):
        return below
    return -1


def _berbagian(blocks: list[Blok]) -> Iterator[Blok]:
    """The blocks with the headings that they stand under."""
    above: list[Blok] = []
    for block in blocks:
        if block.jenis == "judul":
            above = [one for one in above if one.tingkat < block.tingkat]
        yield replace(block, bagian=tuple(one.indeks for one in above))
        if block.jenis == "judul":
            above.append(block)
