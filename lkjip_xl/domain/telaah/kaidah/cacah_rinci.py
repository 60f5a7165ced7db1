"""Rules on counts that words alone tell, that a sentence divides, and that the table below them holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak
from lkjip_xl.domain.telaah.gugus import JenisNama
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import tempat_kalimat
from lkjip_xl.domain.telaah.petak import TabelBaca

BILANGAN = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
            "sepuluh": 10, "sebelas": 11, "dua belas": 12, "tiga belas": 13, "empat belas": 14, "lima belas": 15}
_KATA = "|".join(word.replace(" ", r"\s+") for word in sorted(BILANGAN, key=len, reverse=True))
_CACAH = (rf"(?<![\w.,/])(?:(?P<angka>\d{{1,3}})\s*(?:\(\s*[^()\d]{{3,20}}\))?|(?<!puluh )(?<!salah )(?P<kata>{_KATA}))"
          r"\s+(?:buah\s+)?")


INDIKATOR_KATA = re.compile(rf"(?<!puluh )(?<!salah )(?<!\()\b(?P<kata>{_KATA})\s+(?:buah\s+)?indikator\b",
                            re.IGNORECASE)
"""A count of indicators in words alone."""


def banyak(match: re.Match[str]) -> int:
    """The number that figures or words of a count say."""
    number = match.groupdict().get("angka")
    return int(number) if number else BILANGAN[" ".join(match["kata"].casefold().split())]


def sebentuk(bahan: Bahan, tables: Mapping[tuple[int, JenisNama], Mapping[str, Sequence[Letak]]]
             ) -> Iterator[tuple[int, Letak]]:
    """How many rows tables of the same headings hold together, as one for each sasaran has its own sub kegiatan.

    With the place of the first; ``tables`` are the places of each name by the block of the table and the kind.
    """
    rows: dict[tuple[JenisNama, tuple[str, ...]], list[Letak]] = {}
    for (block, kind), names in tables.items():
        table = bahan.dokumen.blok[block].tabel
        head = tuple(cell.rata for cell in table.sel[0]) if table else ()
        if kind in ("program", "kegiatan", "sub kegiatan"):
            rows.setdefault((kind, head), []).extend(dict.fromkeys(at for group in names.values() for at in group))
    yield from ((len(own), own[0]) for own in rows.values() if own)


# Lists

_DAFTAR = re.compile(_CACAH + r"(?P<benda>[^\W\d_]{3,20})\b(?P<sela>[^.;:\d]{0,70}?)(?:,?\s*"
                     r"(?:yaitu|yakni|antara\s+lain|meliputi|"
                     r"adalah|sebagai\s+berikut|terdiri\s+(?:dari|atas)|berikut(?:\s+ini)?))?\s*:\s*$", re.IGNORECASE)
_BUKAN_BENDA = frozenset({
    "tahun", "bulan", "hari", "kali", "persen", "orang", "juta", "ratus", "ribu", "puluh", "belas", "miliar", "bab",
    "dari", "pada", "dengan", "dan", "tingkat", "kategori", "sebutan", "peringkat", "kriteria",
})
_SEDIKITNYA = 3


def daftar_lain(bahan: Bahan) -> Iterator[Remark]:
    """A count of anything in a sentence that introduces a list of another length."""
    last = {block: sentences[-1] for block, sentences in bahan.per_blok.items()}
    for one in last.values():
        match = _DAFTAR.search(one.teks)
        if match is None or match["benda"].casefold() in _BUKAN_BENDA or "tabel" in one.teks.casefold():
            continue
        items = _butir(bahan, one.letak.blok)
        if len(items) >= _SEDIKITNYA and len(items) != banyak(match) and _sederajat(items, match["benda"]):
            end = match.end("benda")
            yield remark("T-510", tempat_kalimat(bahan, one, match.start(), end),
                         *(Tempat(Letak(block.indeks), block.teks[:60].strip()) for block in (items[0], items[-1])),
                         pokok=match["benda"].casefold(), tertulis=" ".join(one.teks[match.start():end].split()),
                         banyak=len(items), tempat=bahan.dokumen.bagian(one.letak), awal=items[0].teks[:50],
                         akhir=items[-1].teks[:50])


def _butir(bahan: Bahan, index: int) -> list[Blok]:
    """The items without numbers that follow a block at once."""
    found: list[Blok] = []
    for block in bahan.dokumen.blok[index + 1:]:
        if block.jenis != "butir" or re.search(r"[\dA-Za-z]", block.nomor):
            break
        found.append(block)
    return found


def _sederajat(items: list[Blok], kind: str) -> bool:
    """Whether the items look like one list: all named by the kind, or all of them short or ended alike."""
    named = [block.teks.casefold().startswith(kind.casefold()) for block in items]
    return all(named) or (not any(named) and len({block.teks.rstrip()[-1:] for block in items[:-1]}) == 1)


_BERHURUF = Pola(rf"(?<![\w.,/])(?P<jumlah>(?P<angka>\d{{1,2}})\b\s*(?:\(\s*[^()\d]{{3,20}}\))?|(?<!puluh )(?<!salah )"
                 rf"(?P<kata>{_KATA}))(?:\s+(?P<benda>[^\W\d_]{{3,20}})\b[^.;:\d()]{{0,50}}?)?,?\s*(?:yaitu|yakni|meliputi|"
                 r"terdiri\s+(?:dari|atas)|:)\s*:?\s*(?=\((?:a|1)\)\s)", re.IGNORECASE, perlu=("(a)", "(1)"))
_HURUF = re.compile(r"(?:^|\s)\(([a-z]|\d{1,2})\)\s")


def rincian_huruf(bahan: Bahan) -> Iterator[Remark]:
    """A count that is followed in the same sentence by another number of items "(a) …; (b) …; dan (c) …"."""
    for one in bahan.kalimat:
        match = _BERHURUF.search(one.teks)
        rest = [other.teks for other in bahan.per_blok[one.letak.blok]
                if other.letak == one.letak and other.mulai > one.mulai] if match else []
        marks = _HURUF.findall(" ".join([one.teks[match.end():], *rest])) if match else []
        kinds = [str(at + 1) if marks[0].isdigit() else chr(ord("a") + at) for at in range(len(marks))]
        if match and len(marks) > 1 and marks == kinds and banyak(match) != len(marks):
            noun, end = match["benda"] or "butir", match.end("benda" if match["benda"] else "jumlah")
            yield remark("T-509", tempat_kalimat(bahan, one, match.start(), end),
                         tempat_kalimat(bahan, one, match.end(), len(one.teks.rstrip())), pokok=noun.casefold(),
                         tertulis=" ".join(one.teks[match.start():end].split()), banyak=len(marks),
                         benda=noun.casefold(), tempat=bahan.dokumen.bagian(one.letak))


# Parts of a count

_PREDIKAT = (r"(?:\s+(?:kinerja(?:\s+utama)?|lain(?:nya)?|yang|telah|sudah|berhasil|dapat|masih|hanya))*\s+"
             r"(?:(?:belum|tidak)\s+(?:dapat\s+)?)?(?:mencapai|memenuhi|melampaui|melebihi|mendekati|tercapai|di\s?bawah|"
             r"di\s?atas|ber(?:kategori|peringkat|predikat|kriteria|status|sebutan)|(?:masuk|dengan|dalam)\s+kategori)\b")
_BAGIAN = re.compile(_CACAH + r"indikator" + _PREDIKAT, re.IGNORECASE)
_DARI = re.compile(r"\bdari\s+(?:total\s+|seluruh\s+|jumlah\s+)*" + _CACAH + r"indikator\b", re.IGNORECASE)
_UTUH = re.compile(_CACAH + r"indikator\b", re.IGNORECASE)


def bagian_melebihi(bahan: Bahan) -> Iterator[Remark]:
    """Counts of indicators by what became of them that make more than there are."""
    whole = len({cluster.nama for cluster in bahan.nama.gugus if cluster.jenis == "indikator"})
    for one in bahan.kalimat if whole > 1 else ():
        parts = list(_BAGIAN.finditer(one.teks))
        told = [match for other in bahan.per_blok[one.letak.blok] if other.mulai <= one.mulai
                for match in _UTUH.finditer(other.teks)]
        most = _dari(bahan, one, parts) or max([whole, *(banyak(match) for match in told)])
        total = sum(map(banyak, parts))
        if len(parts) > 1 and total > most and not re.search(r"\bdi\s?antara|\btermasuk\b", one.teks):
            yield remark("T-511", tempat_kalimat(bahan, one, parts[0].start(), parts[-1].end()),
                         *(tempat_kalimat(bahan, one, match.start(), match.end()) for match in parts),
                         pokok="indikator", rincian=" + ".join(str(banyak(match)) for match in parts), jumlah=total,
                         banyak=most,
                         tempat=bahan.dokumen.bagian(one.letak))


def _dari(bahan: Bahan, one: Kalimat, parts: Sequence[re.Match[str]]) -> int:
    """The one count of all indicators that a sentence, or the one right before it, names first; 0 for none."""
    near = [other for other in bahan.per_blok[one.letak.blok] if other.mulai < one.mulai][-1:]
    own = _DARI.search(one.teks, 0, parts[0].start()) if parts else None
    before = list(_UTUH.finditer(one.teks, 0, parts[0].start())) if parts else []
    told = [own] if own else before or [match for other in near for match in _UTUH.finditer(other.teks)]
    several = any(_BAGIAN.search(other.teks) for other in near) and not own
    total = banyak(told[0]) if len(told) == 1 and not several else 0
    return total if total and abs(sum(map(banyak, parts)) - total) <= _BAWAH else 0


def indikator_melebihi(bahan: Bahan) -> Iterator[Remark]:
    """A count of indicators beyond those that the text lists, where no table holds them."""
    own = [cluster for cluster in bahan.nama.gugus if cluster.jenis == "indikator"]
    if len(own) < _SEDIKITNYA or any(place.baris >= 0 for cluster in own for _, place in cluster.ejaan):
        return
    for one in bahan.kalimat:
        for match in _UTUH.finditer(one.teks):
            if banyak(match) > len(own):
                place = own[0].ejaan[0]
                yield remark("T-513", tempat_kalimat(bahan, one, match.start(), match.end()),
                             Tempat(place[1], place[0]), pokok="indikator",
                             tertulis=" ".join(match[0].split()), banyak=len(own),
                             tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(place[1]))


# Rows of a table

_BARIS = re.compile(_CACAH + r"(?P<benda>[^\W\d_]{4,20})\b", re.IGNORECASE)
_SUDAH = frozenset({"program", "kegiatan", "sasaran", "tujuan", "indikator", "rekomendasi", "pegawai", "kolom", "baris",
                    "tabel", "kecamatan", "kabupaten", "provinsi", "triwulan", "semester", "misi", "dokumen", "unit",
                    "bagian", "bidang", "seksi", "poin", "hektare", "kilometer", "meter", "jiwa", "rupiah"})
_SEBAGIAN = re.compile(r"\bdari\s*$|\bdi\s?antara|\bsebanyak\b.*\bdari\b", re.IGNORECASE)
_BAWAH = 3


def baris_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count of things that the table right below, which lists them by name, does not hold."""
    tables = {table.blok.indeks: table for table in bahan.petak}
    for one in bahan.kalimat:
        for match in _BARIS.finditer(one.teks):
            kind = match["benda"].casefold()
            near = range(one.letak.blok + 1, one.letak.blok + 1 + _BAWAH)
            below = next((tables[at] for at in near if at in tables), None)
            if below is None or kind in _SUDAH | _BUKAN_BENDA or not _memuat(below, kind):
                continue
            rows = [line for line in below.garis if line.jenis == "rinci"]
            whole = not _SEBAGIAN.search(one.teks, 0, match.start())
            close = abs(len(rows) - banyak(match)) <= max(2, len(rows) // 3)
            if len(rows) >= _SEDIKITNYA and len(rows) != banyak(match) and whole and close:
                yield _baris(bahan, one, match, below, len(rows))


def _memuat(table: TabelBaca, kind: str) -> bool:
    """Whether a table lists such things by name, one in a row: by a heading as "Nama Paket"."""
    rows = [line for line in table.garis if line.jenis == "rinci"]
    cells = table.blok.tabel.sel[:table.blok.tabel.kepala] if table.blok.tabel else ()
    heads = {cell.rata.casefold() for row in cells for cell in row}
    named = any(head.removeprefix("nama ").split()[:1] == [kind] and len(head.split()) <= _BAWAH for head in heads)
    lone = all(line.tingkat <= 0 and not line.bagian for line in rows)
    return named and lone and len({name for line in rows for _, name in line.nama[:1]}) == len(rows)


def _baris(bahan: Bahan, one: Kalimat, match: re.Match[str], table: TabelBaca, rows: int) -> Remark:
    first = next(line for line in table.garis if line.jenis == "rinci")
    place = Letak(table.blok.indeks, first.baris, first.nama[0][0])
    return remark("T-512", tempat_kalimat(bahan, one, match.start(), match.end()), Tempat(place, first.nama[0][1]),
                  pokok=match["benda"].casefold(), tertulis=" ".join(match[0].split()), banyak=rows,
                  tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(place))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-510", daftar_lain),
    Kaidah("T-511", bagian_melebihi),
    Kaidah("T-512", baris_berbeda),
    Kaidah("T-513", indikator_melebihi),
)
