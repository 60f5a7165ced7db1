"""Codes of program, kegiatan and sub kegiatan across offices: one code, one name (R-121 and R-122)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lkjip_xl.domain.nilai.kode import parts
from lkjip_xl.domain.nilai.nomenklatur import kode_bernama, nomenklatur
from lkjip_xl.domain.pemeriksaan.nama import mirip
from lkjip_xl.domain.rekap.sebutan import kunci_nama, sebutkan
from lkjip_xl.domain.rekap.silang.bahan import Kumpulan, Pemakai
from lkjip_xl.domain.rekap.silang.kata import temuan
from lkjip_xl.domain.rekap.tabel import Temuan


def kode_dua_nama(k: Kumpulan) -> Iterator[Temuan]:
    """R-121: one code has one name."""
    for kode, names in k.pemakaian.items():
        if len(names) > 1:
            yield from _dua_nama(k, kode, names)


def _dua_nama(k: Kumpulan, kode: str, names: Mapping[str, Pemakai]) -> Iterator[Temuan]:
    nomen = nomenklatur(kode)
    known = kunci_nama(nomen.nama) if nomen else ""
    main = known or max(names, key=lambda name: len(names[name].buku))
    others = [user for name, user in names.items() if name != main and not mirip(name, main)]
    if others:
        origin = "menurut nomenklatur" if known else f"pada {len(names[main].buku)} kantor"
        own = others[0].kode
        yield _temuan(k, "R-121", own, [(user, f"“{user.nama}”") for user in others], kode=own, asal=origin,
                      nama=nomen.nama if nomen else names[main].nama)


def nama_dua_kode(k: Kumpulan) -> Iterator[Temuan]:
    """R-122: one name has one code: within one row above, and anywhere where the nomenclature has it once."""
    groups: dict[tuple[str, str], dict[str, Pemakai]] = defaultdict(dict)
    for kode, names in k.pemakaian.items():
        for nama, user in names.items():
            groups[_rumah(kode, nama), nama].setdefault(kode, user)
    for (_, nama), users in groups.items():
        if len(users) > 1:
            yield from _dua_kode(k, nama, users)


def _rumah(kode: str, nama: str) -> str:
    """Within what a name has one code: all that is at hand where the nomenclature has it once, else the row above."""
    own = parts(kode)
    if nama in kode_bernama() and nomenklatur_memuat(kode):
        return "nomenklatur"
    return f"{len(own)} {'.'.join(own[:{3: 2, 5: 3, 6: 5}[len(own)]])}"


def nomenklatur_memuat(kode: str) -> bool:
    """Whether the nomenclature at hand holds the bidang urusan or program of a code."""
    own = parts(kode)
    return nomenklatur(".".join(own[:3])) is not None or own[:2] == ("7", "01")


def _bernama(kode: str, nama: str) -> bool:
    """Whether the nomenclature gives a code that name; some names it gives to several."""
    nomen = nomenklatur(kode)
    return nomen is not None and kunci_nama(nomen.nama) == nama


def _dua_kode(k: Kumpulan, nama: str, users: Mapping[str, Pemakai]) -> Iterator[Temuan]:
    main = max(users, key=lambda kode: (_bernama(kode, nama), len(users[kode].buku)))
    both = set(users[main].buku)
    others = [(user, user.kode) for kode, user in users.items()
              if kode != main and not _bernama(kode, nama) and not both & set(user.buku)]
    if others:
        yield _temuan(k, "R-122", users[main].nama, others, nama=users[main].nama, kode=users[main].kode,
                      contoh=k.sebut(k.semua[users[main].buku[0]]), banyak_biasa=str(len(users[main].buku)))


def _temuan(k: Kumpulan, kode: str, pokok: str, users: list[tuple[Pemakai, str]], /, **args: str) -> Temuan:
    named = [(k.semua[number], said) for user, said in users for number in sorted(user.buku)]
    return temuan(kode, named[0][0], pokok=pokok, banyak=len(named), **args,
                  kantor=sebutkan([k.sebut(book, said) for book, said in named]))
