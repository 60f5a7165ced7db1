"""A book against that of the year before (R-161 to R-164)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from lkjip_xl.domain.rekap.sebutan import Kantor, kunci_satuan, sebutkan
from lkjip_xl.domain.rekap.silang.angka import dikutip, setara, tertulis
from lkjip_xl.domain.rekap.silang.bahan import Buku, Kumpulan, Ukur, satuan_sama
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Temuan

_SETAHUN = 4
"""A book that ends with an earlier quarter does not tell what the year came to."""


def realisasi_lalu(k: Kumpulan) -> Iterator[Temuan]:
    """R-161: last year's realisasi is the one in last year's book."""
    return _per_kantor(k, "R-161", _beda_realisasi, lambda now, old: (
        tertulis(now.realisasi_lalu, now.realisasi_lalu_teks), tertulis(old.realisasi, old.realisasi_teks)))


def capaian_lalu(k: Kumpulan) -> Iterator[Temuan]:
    """R-162: last year's capaian is the one in last year's book, where its realisasi is."""
    return _per_kantor(k, "R-162", _beda_capaian, lambda now, old: (
        tertulis(now.capaian_lalu, ""), tertulis(old.capaian, "")))


def ukuran_berganti(k: Kumpulan) -> Iterator[Temuan]:
    """R-163: an indicator keeps its unit and its direction from year to year."""
    return _per_kantor(k, "R-163", _beda_ukuran, lambda now, old: (_ukuran(now), _ukuran(old)))


def indikator_berganti(k: Kumpulan) -> Iterator[Temuan]:
    """R-164: the indicators of last year are measured this year too, where some of them are."""
    now: dict[Kantor, set[str]] = defaultdict(set)
    for (nomor, inti) in k.milik:
        now[k.semua[nomor].kantor].add(inti)
    gone: dict[Kantor, list[Ukur]] = defaultdict(list)
    kept: set[Kantor] = set()
    for (kantor, inti), old in k.tahun_lalu.items():
        if inti in now[kantor]:
            kept.add(kantor)
        elif now[kantor]:
            gone[kantor].append(old)
    for kantor in (kantor for kantor in gone if kantor in kept):
        book, lost = k.menurut_kantor[kantor], gone[kantor]
        yield temuan("R-164", book, pokok=lost[0].nama, banyak=len(lost), kantor=k.sebut(book), lalu=k.tahun - 1,
                     berkas=k.berkas(lost[0].buku), tahun=k.tahun, banyak_indikator=len(lost),
                     indikator=sebutkan([f"“{one.nama}”" for one in lost], "indikator"))


def _per_kantor(k: Kumpulan, kode: str, differs: Callable[[Ukur, Ukur], bool],
                shown: Callable[[Ukur, Ukur], tuple[str, str]]) -> Iterator[Temuan]:
    """One finding for each office, about all its indicators that differ from those of last year."""
    found: dict[int, list[tuple[Ukur, Ukur]]] = defaultdict(list)
    for (nomor, inti), now in k.milik.items():
        old = k.tahun_lalu.get((now.buku.kantor, inti))
        if old and old.buku.triwulan == _SETAHUN and differs(now, old):
            found[nomor].append((now, old))
    for pairs in found.values():
        book, before = pairs[0][0].buku, pairs[0][1].buku
        said = [f"“{now.nama}” tertulis {shown(now, old)[0]}, di buku tahun itu {shown(now, old)[1]}"
                for now, old in pairs]
        yield _temuan(k, kode, book, before, said, pairs[0][0].nama)


def _temuan(k: Kumpulan, kode: str, book: Buku, before: Buku, said: list[str], pokok: str) -> Temuan:
    return temuan(kode, book, pokok=pokok, banyak=len(said), kantor=k.sebut(book), tahun=k.tahun, lalu=k.tahun - 1,
                  berkas=k.berkas(before), rincian=sebutkan(said, "indikator"))


def _beda_realisasi(now: Ukur, old: Ukur) -> bool:
    same = dikutip(now.realisasi_lalu, now.realisasi_lalu_teks, old.realisasi, old.realisasi_teks)
    return satuan_sama(now, old) and same is False


def _beda_capaian(now: Ukur, old: Ukur) -> bool:
    same = dikutip(now.realisasi_lalu, now.realisasi_lalu_teks, old.realisasi, old.realisasi_teks)
    return same is True and setara(now.capaian_lalu, "", old.capaian, "") is False


def _beda_ukuran(now: Ukur, old: Ukur) -> bool:
    known = bool(now.satuan.strip() and old.satuan.strip())
    return now.rendah != old.rendah or (known and kunci_satuan(now.satuan) != kunci_satuan(old.satuan))


def _ukuran(one: Ukur) -> str:
    return f"{one.satuan or 'tanpa satuan'}, semakin {'rendah' if one.rendah else 'tinggi'} semakin baik"
