"""Recommendations of an evaluation and what was done about them, as a document lists both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.kolom import Kolom
from lkjip_xl.domain.telaah.petikan import satu_baris

MIRIP = 0.5
"""From this share of equal words on two texts are taken for one recommendation."""
_BAGIAN = re.compile(r"rekomendasi|tindak\s*lanjut|hasil evaluasi", re.IGNORECASE)
_LABEL = re.compile(r"\s*tindak\s*lanjut(?:nya)?\b[^:.]{0,40}?(?::|$)\s*", re.IGNORECASE)
_TAUTAN = re.compile(r"\s*<?\[?(?:https?|ttps?|www)[:.]", re.IGNORECASE)
_REKOMENDASI = re.compile(r"rekomendasi|saran perbaikan|catatan evaluasi")
_TINDAK_LANJUT = re.compile(r"tindak lanjut|perbaikan yang dilakukan")
_BUKAN_BUTIR = re.compile(r"tanggal|peserta|bukti|tautan|penanggung jawab|status|waktu|keterangan", re.IGNORECASE)


@record(frozen=True)
class Butir:
    """A recommendation as it is printed: its group, its number, its text and place."""

    kelompok: str
    nomor: str
    teks: str
    letak: Letak


@record(frozen=True)
class TindakLanjut:
    """A recommendation as it is repeated where it is followed up, and what was done; ``isi`` may be empty."""

    rekomendasi: Butir
    isi: str
    letak: Letak
    status: str = ""


@record(frozen=True)
class Rekomendasi:
    """What a document says of recommendations: those that it lists, and those that it follows up."""

    butir: tuple[Butir, ...] = ()
    tindak_lanjut: tuple[TindakLanjut, ...] = ()
    bertabel: bool = False

    def kelompok(self) -> Iterator[tuple[str, list[Butir], list[TindakLanjut]]]:
        """The recommendations and the follow-ups of each group that has both."""
        for name in dict.fromkeys(one.kelompok for one in self.butir):
            listed = [one for one in self.butir if one.kelompok == name]
            followed = [one for one in self.tindak_lanjut if one.rekomendasi.kelompok == name]
            if followed:
                yield name, listed, followed


def baca_rekomendasi(dokumen: Dokumen) -> Rekomendasi:
    """The recommendations and follow-ups of a document: as lists, or as a list and a table."""
    blocks = [block for block in dokumen.blok if _dalam(dokumen, block)]
    followed = tuple(_berlabel(dokumen, blocks))
    if followed:
        places = {one.rekomendasi.letak for one in followed}
        start = min(place.blok for place in places)
        listed = tuple(_butir(block, _kelompok(dokumen, block)) for block in blocks
                       if block.jenis == "butir" and block.indeks < start and block.nomor)
        return Rekomendasi(listed, followed)
    tables = [(block, rows) for block in blocks if (rows := tuple(_baris(block)))]
    if not tables:
        return Rekomendasi()
    block, rows = tables[0]
    listed = tuple(_butir(one, "") for one in blocks if one.jenis == "butir" and one.nomor
                   and one.bagian == block.bagian and one.indeks < block.indeks)
    return Rekomendasi(listed, rows, bertabel=True)


@lru_cache(maxsize=1024)
def _bagian(judul: str) -> bool:
    return _BAGIAN.search(judul) is not None


def _dalam(dokumen: Dokumen, block: Blok) -> bool:
    return block.jenis != "entri" and any(_bagian(dokumen.blok[index].teks) for index in block.bagian)


def _kelompok(dokumen: Dokumen, block: Blok) -> str:
    """The heading right above an item; that of the whole part is no group."""
    title = dokumen.blok[block.bagian[-1]].teks
    return "" if _BAGIAN.search(title) else serupa(title)


def _butir(block: Blok, group: str) -> Butir:
    return Butir(group, block.nomor, satu_baris(block.teks), Letak(block.indeks))


def _berlabel(dokumen: Dokumen, blocks: list[Blok]) -> Iterator[TindakLanjut]:
    """Items that a line "Tindak lanjut" follows, with what stands after it."""
    for at, block in enumerate(blocks[:-1]):
        label = blocks[at + 1]
        match = _LABEL.match(label.teks) if label.jenis in ("paragraf", "butir") else None
        if block.jenis != "butir" or match is None or _LABEL.match(block.teks) or _BUKAN_BUTIR.match(block.teks):
            continue
        said = label.teks[match.end():].strip()
        after = blocks[at + 2] if at + 2 < len(blocks) else None
        if not said and after and after.jenis == "paragraf" and not _TAUTAN.match(after.teks):
            said, label = after.teks, after
        yield TindakLanjut(_butir(block, _kelompok(dokumen, block)), satu_baris(said), Letak(label.indeks))


def _baris(block: Blok) -> Iterator[TindakLanjut]:
    """The rows of a table with a column of recommendations and one of follow-ups."""
    if block.tabel is None:
        return
    view = Kolom(block.tabel)
    heads = [serupa(view.kepala(column)) for column in view.lebar]
    said = next((at for at, head in enumerate(heads) if _REKOMENDASI.search(head)
                 and not _TINDAK_LANJUT.search(head)), -1)
    done = next((at for at, head in enumerate(heads) if _TINDAK_LANJUT.search(head) and at != said
                 and not re.search(r"status|rencana|bukti", head)), -1)
    status = next((at for at, head in enumerate(heads) if "status" in head), -1)
    if said < 0 or done < 0:
        return
    for row in view.tabel.isi:
        line = view.tabel.sel[row]
        if line[said].rata and view.asli(row, said):
            number = next((line[at].rata for at in view.nomor), "")
            yield TindakLanjut(Butir("", number, line[said].rata, Letak(block.indeks, row, said)), line[done].rata,
                               Letak(block.indeks, row, done), line[status].rata if status >= 0 else "")


def pasangkan(listed: list[Butir], followed: list[TindakLanjut]) -> list[tuple[Butir, TindakLanjut | None]]:
    """Every recommendation of a group with its follow-up: by place where both are as many, else by likeness."""
    if len(listed) == len(followed) and not _bertukar(listed, followed):
        return list(zip(listed, followed, strict=True))
    pairs: list[tuple[Butir, TindakLanjut | None]] = []
    start = 0
    for one in listed:
        alike = [mirip(one.teks, done.rekomendasi.teks) for done in followed]
        best = max(range(start, len(followed)), key=alike.__getitem__, default=-1)
        if best >= 0 and alike[best] >= MIRIP:
            pairs.append((one, followed[best]))
            start = best + 1
        else:
            pairs.append((one, None))
    return pairs


def _bertukar(listed: list[Butir], followed: list[TindakLanjut]) -> bool:
    """Whether most recommendations are followed up in another order."""
    return sum(mirip(one.teks, done.rekomendasi.teks) < MIRIP for one, done in zip(listed, followed, strict=True)) \
        > len(listed) / 2


def mirip(satu: str, lain: str) -> float:
    """How much of two texts is equal, word by word, from 0 to 1."""
    return SequenceMatcher(None, serupa(satu).split(), serupa(lain).split(), autojunk=False).ratio()
