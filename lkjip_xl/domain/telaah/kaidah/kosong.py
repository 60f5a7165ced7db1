"""Rules of the family kosong: what is blank, lacks its label, or is missing altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.kalimat import berisi
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak
from lkjip_xl.domain.telaah.isi_daftar import bab_dari
from lkjip_xl.domain.telaah.kaidah import kosong_bagian
from lkjip_xl.domain.telaah.kolom import Kolom
from lkjip_xl.domain.telaah.petikan import awal, tempat
from lkjip_xl.domain.tercetak import Tercetak, baca

BAGIAN_TERISI = 0.7
"""From this share of filled cells on a blank one in a column is an oversight."""
BARIS_TERISI = 3
"""At least so many rows show that a column is filled."""
BAGIAN_RINCI = 0.85
"""From this share of rows with figures on one without any is an oversight."""
KOLOM_KOSONG = 2
"""At most so many empty columns are an oversight; more are a time schedule that is shaded."""
BARIS_JUMLAH = 3
"""From so many rows on people and money are expected to be totalled."""
_BOLEH_KOSONG = re.compile(r"\b(?:ket|keterangan|catatan|paraf|ttd|tanda tangan|tautan|link|bukti|sumber|lokasi|nip|"
                           r"pangkat|lainnya|koordinator|foto|gambar|dokumentasi|no|nomor|kode|solusi|hambatan)\b")
_WARNA = re.compile(r"\bwarna\b")
_BAGIAN = re.compile(r"%|persen|porsi|capaian|serapan|penyerapan")
_BUKAN_JUMLAH = re.compile(r"kode|rekening|tahun|nomor|target|realisasi|satuan|nilai|indeks|rata")
_PENJELASAN = re.compile(r"\b(?:solusi|upaya|rencana perbaikan|langkah|penyebab|analisis|hambatan|kendala|faktor)\b")
_SOLUSI = re.compile(r"\b(?:solusi|upaya|perbaikan|langkah)\b")
_DIUKUR = re.compile(r"\b(?:target|realisasi)\b")
_CAPAIAN = re.compile(r"\bcapaian\b")
_UANG = re.compile(r"\brp\b|rupiah|anggaran|pagu")
_ORANG = re.compile(r"pegawai|laki laki|perempuan|\basn\b|\bpns\b|golongan|eselon|pendidikan")
_BANYAK_ORANG = re.compile(r"jumlah|laki|perempuan|pria|wanita|orang")
_NASKAH_UANG = re.compile(r"(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{2})?(?:,-)?", re.IGNORECASE)
_HASIL = re.compile(r"(?:nilai|indeks|skor|predikat|jumlah|total|rata rata)\b")
"""How the name of a last row begins that holds the outcome of the rows above it."""
_KUMULATIF = re.compile(r"kumulatif|\bs d\b|sampai dengan")


def _tabel(bahan: Bahan) -> Iterator[tuple[Blok, Kolom]]:
    """The tables with at least two rows under their head."""
    for block, table in bahan.tabel:
        if len(table.isi) > 1:
            yield block, Kolom(table)


def _sel(bahan: Bahan, block: Blok, row: int, column: int) -> Tempat:
    return tempat(bahan.dokumen, Letak(block.indeks, row, column))


def _kepala(bahan: Bahan, block: Blok, view: Kolom, column: int) -> Tempat:
    row = next((row for row in range(view.tabel.kepala - 1, -1, -1) if view.berisi(row, column)), 0)
    return tempat(bahan.dokumen, Letak(block.indeks, *view.tabel.sel[row][column].asli))


def _nama(bahan: Bahan, block: Blok, view: Kolom, row: int) -> Tempat:
    text = view.nama(row)
    column = next((at for at in view.lebar if view.tabel.sel[row][at].rata == text), 0)
    return tempat(bahan.dokumen, Letak(block.indeks, *view.tabel.sel[row][column].asli), text)


def _catat(bahan: Bahan, kode: str, block: Blok, view: Kolom, row: int, column: int, berat: Berat | None) -> Remark:
    name = awal(view.nama(row)) or f"baris {row - view.tabel.isi.start + 1}"
    return remark(kode, _nama(bahan, block, view, row), _kepala(bahan, block, view, column), pokok=name, tingkat=berat,
                  nama=name, kolom=view.kepala(column), tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def sel_kosong(bahan: Bahan) -> Iterator[Remark]:
    """Blank cells of rows with figures, in a column that the other such rows fill."""
    for block, view in _tabel(bahan):
        sums = {view.tabel.isi[-1]} if _jumlah_tanpa_nama(view) >= 0 or _baris_hasil(view) else set()
        for column in view.lebar:
            if column in view.nomor or _BOLEH_KOSONG.search(serupa(view.kepala(column))):
                continue
            blank = [row for row in view.berangka if view.kosong(row, column) and row not in sums]
            filled = [row for row in view.berangka if view.berisi(row, column)]
            if blank and len(filled) >= BARIS_TERISI and len(filled) >= BAGIAN_TERISI * (len(blank) + len(filled)):
                for row in blank:
                    yield _catat(bahan, "T-1201", block, view, row, column,
                                 "peringatan" if _terukur(view, row, column) else None)


def _baris_hasil(view: Kolom) -> bool:
    """Whether the last row holds the outcome of the rows above: weights that sum to 100, or no number of its own."""
    row = view.tabel.isi[-1]
    if not _HASIL.match(serupa(view.nama(row))):
        return False
    cells = [] if view.nomor else [view.tabel.sel[row][column].rata for column in view.angka]
    return view.kosong(row, 0) or any(_nilai(cell) == 100 for cell in cells)


def _terukur(view: Kolom, row: int, column: int) -> bool:
    """Whether a row prints a capaian though the target or realisasi right before it is blank."""
    reached = next((at for at in view.angka if at > column and not _DIUKUR.search(serupa(view.kepala(at)))), -1)
    return reached >= 0 and any(map(str.isdigit, view.tabel.sel[row][reached].rata)) \
        and _CAPAIAN.search(serupa(view.kepala(reached))) is not None \
        and _DIUKUR.search(serupa(view.kepala(column))) is not None


def kata_kosong(bahan: Bahan) -> Iterator[Remark]:
    """The one blank cell of a column of words in a table without figures."""
    for block, view in _tabel(bahan):
        for column in () if view.angka else view.lebar[2:]:
            blank = [row for row in view.tabel.isi if view.kosong(row, column)]
            filled = [row for row in view.tabel.isi if view.berisi(row, column) and view.asli(row, column)]
            if len(blank) == 1 < len(filled) and not _BOLEH_KOSONG.search(serupa(view.kepala(column))) \
                    and all(view.berisi(blank[0], at) for at in view.lebar if at != column):
                yield _catat(bahan, "T-1213", block, view, blank[0], column, None)


def baris_kosong(bahan: Bahan) -> Iterator[Remark]:
    """Rows without any figure among rows of their kind that all have some."""
    for block, view in _tabel(bahan):
        if not view.angka or view.uraian < 0:
            continue
        rows = [row for row in view.tabel.isi if row not in view.jumlah and view.berisi(row, view.uraian)
                and view.asli(row, view.uraian)]
        blank = [row for row in rows if all(view.kosong(row, column) for column in view.angka)]
        if blank and len(rows) - len(blank) >= max(BARIS_TERISI, BAGIAN_RINCI * len(rows)):
            for row in blank:
                columns = ", ".join(view.kepala(column) for column in view.angka)
                yield remark("T-1202", _nama(bahan, block, view, row), pokok=awal(view.nama(row)),
                             nama=awal(view.nama(row)), kolom=columns, tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def separuh_kosong(bahan: Bahan) -> Iterator[Remark]:
    """The second of two rows, when it lacks several of the figures that the first has."""
    for block, view in _tabel(bahan):
        if len(view.berangka) != 2 or len(view.tabel.isi) > 3:
            continue
        first, second = view.berangka
        blank = [column for column in view.angka if view.kosong(second, column) and view.berisi(first, column)]
        if len(blank) > 1 and len(blank) < len(view.angka):
            yield remark("T-1209", _nama(bahan, block, view, second), _kepala(bahan, block, view, blank[0]),
                         pokok=awal(view.nama(second)), nama=awal(view.nama(second)),
                         kolom=", ".join(view.kepala(column) for column in blank),
                         tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def jumlah_kosong(bahan: Bahan) -> Iterator[Remark]:
    """Blank cells of a total row in a column of counts or money."""
    for block, view in _tabel(bahan):
        for row in sorted(view.jumlah):
            filled = [column for column in view.angka if view.berisi(row, column) and view.asli(row, column)]
            for column in view.dijumlah:
                if view.kosong(row, column) and len(filled) > 1 and _dijumlah(view.kepala(column).casefold()):
                    yield _catat(bahan, "T-1210", block, view, row, column, None)


def _dijumlah(head: str) -> bool:
    """Whether a column of this heading is added up: counts and money, no shares, targets or grades."""
    return not _BAGIAN.search(head) and bool(_UANG.search(head) or not _BUKAN_JUMLAH.search(head))


def jumlah_tanpa_nama(bahan: Bahan) -> Iterator[Remark]:
    """Last rows that hold a sum of money and no words."""
    for block, view in _tabel(bahan):
        column = _jumlah_tanpa_nama(view)
        if column >= 0:
            row = view.tabel.isi[-1]
            text = view.tabel.sel[row][column].rata
            yield remark("T-1204", tempat(bahan.dokumen, Letak(block.indeks, row, column), text), pokok="Total",
                         angka=text, kolom=view.kepala(column), tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _jumlah_tanpa_nama(view: Kolom) -> int:
    """The column of money that the last row sums without a word; -1 for none."""
    row = view.tabel.isi[-1]
    words = [column for column in view.lebar if column not in view.angka and view.berisi(row, column)]
    if words or len(view.berangka) <= BARIS_JUMLAH:
        return -1
    return next((column for column in view.angka if _NASKAH_UANG.fullmatch(view.tabel.sel[row][column].rata)), -1)


def tanpa_jumlah(bahan: Bahan) -> Iterator[Remark]:
    """Tables of people or money without a row that totals them."""
    for block, view in _tabel(bahan):
        if view.jumlah or len(view.berangka) <= BARIS_JUMLAH or not bab_dari(bahan.dokumen, block):
            continue
        if any(_KUMULATIF.search(serupa(view.kepala(column))) for column in view.lebar):
            continue
        column = next(iter((*_uang(view), *_orang(bahan, block, view))), None)
        if column is not None and _jumlah_tanpa_nama(view) < 0:
            place = bahan.dokumen.bagian(Letak(block.indeks))
            yield remark("T-1208", *_di_judul(bahan, block, view, column), pokok=place, kolom=view.kepala(column),
                         tempat=place)


def _uang(view: Kolom) -> list[int]:
    """The columns of money."""
    return [column for column in view.angka if _UANG.search(serupa(view.kepala(column))) and sum(
        bool(_NASKAH_UANG.fullmatch(view.tabel.sel[row][column].rata)) for row in view.berangka) > BARIS_JUMLAH]


def _orang(bahan: Bahan, block: Blok, view: Kolom) -> list[int]:
    """The columns that count people, the last one first."""
    caption = bahan.dokumen.blok[block.keterangan].teks if block.keterangan >= 0 else ""
    heads = serupa(" ".join((caption, *map(view.kepala, view.lebar))))
    return [column for column in reversed(view.angka) if _ORANG.search(heads)
            and _BANYAK_ORANG.search(serupa(view.kepala(column)))]


def _di_judul(bahan: Bahan, block: Blok, view: Kolom, column: int) -> tuple[Tempat, ...]:
    """The caption of a table, if any, and the head of a column."""
    head = _kepala(bahan, block, view, column)
    if block.keterangan < 0:
        return (head,)
    caption = bahan.dokumen.blok[block.keterangan]
    return (tempat(bahan.dokumen, Letak(caption.indeks), caption.teks), head)


def kolom_kosong(bahan: Bahan) -> Iterator[Remark]:
    """Columns with a heading and no cell that says anything."""
    for block, view in _tabel(bahan):
        blank = [column for column in view.lebar if _tanpa_isi(view, column)]
        if len(blank) <= KOLOM_KOSONG:
            for column in blank:
                head = serupa(view.kepala(column))
                optional = _BOLEH_KOSONG.search(head) or _WARNA.search(head)
                yield remark("T-1205", *reversed(_di_judul(bahan, block, view, column)), pokok=view.kepala(column),
                             tingkat="saran" if optional else None, kolom=view.kepala(column),
                             tempat=bahan.dokumen.bagian(Letak(block.indeks)))


def _tanpa_isi(view: Kolom, column: int) -> bool:
    """Whether a column has a heading of its own and no cell that says anything."""
    cells = [row for row in view.tabel.isi if view.asli(row, column)]
    own = view.tabel.kepala == 1 or view.asli(view.tabel.kepala - 1, column) or column == 0
    return own and bool(serupa(view.kepala(column)) and cells) and all(view.kosong(row, column) for row in cells)


def tanpa_penjelasan(bahan: Bahan) -> Iterator[Remark]:
    """Indicators below 100 whose cause or solution is only a dash."""
    for block, view in _tabel(bahan):
        explained = [column for column in view.lebar if _PENJELASAN.search(serupa(view.kepala(column)))
                     and column not in view.angka]
        reached = [column for column in view.lebar if _CAPAIAN.search(serupa(view.kepala(column)))
                   and column not in explained]
        for row in view.berangka if reached else ():
            value = _nilai(view.tabel.sel[row][reached[-1]].rata)
            for column in explained:
                cell = view.tabel.sel[row][column]
                if value is not None and 0 < value < 100 and view.asli(row, column) and not berisi(cell.rata):
                    yield _tanpa_penjelasan(bahan, block, view, row, column, reached[-1])


def _nilai(text: str) -> Decimal | None:
    read = baca(Tercetak(0, "", "capaian", "", 0, text)) if text else None
    return read.nilai if read and not read.nihil else None


def _tanpa_penjelasan(bahan: Bahan, block: Blok, view: Kolom, row: int, column: int, reached: int) -> Remark:
    head, name, said = serupa(view.kepala(column)), awal(view.nama(row)), view.tabel.sel[row][column].rata
    place = _sel(bahan, block, row, column) if said else _kepala(bahan, block, view, column)
    others = any(berisi(view.tabel.sel[row][at].rata) for at in view.lebar if at != column and at not in view.angka
                 and _PENJELASAN.search(serupa(view.kepala(at))) and not _SOLUSI.search(head))
    return remark("T-1203", place, _sel(bahan, block, row, reached), pokok=name, tingkat="saran" if others else None,
                  nama=name, kolom=view.kepala(column),
                  isi=said or "kosong", capaian=view.tabel.sel[row][reached].rata,
                  harap="solusi" if _SOLUSI.search(head) else "penyebab",
                  tempat=bahan.dokumen.bagian(Letak(block.indeks)))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1201", sel_kosong), Kaidah("T-1202", baris_kosong), Kaidah("T-1203", tanpa_penjelasan),
    Kaidah("T-1204", jumlah_tanpa_nama), Kaidah("T-1205", kolom_kosong), *kosong_bagian.DAFTAR,
    Kaidah("T-1208", tanpa_jumlah), Kaidah("T-1209", separuh_kosong), Kaidah("T-1210", jumlah_kosong),
    Kaidah("T-1213", kata_kosong),
)
