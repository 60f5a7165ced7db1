"""The visi and misi that the office works for, as sentences name and count them."""

from __future__ import annotations

from lkjip_xl.domain.masukan import TAHUN_LALU
from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.narasi.kalimat import kutip, rangkai
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.terbilang import cacah, urutan


def arah(frasa: Frasa) -> str:
    """What the programs serve: the visi and misi, where the office wrote them; empty where it did not."""
    visi, misi = _naskah(frasa, "Visi"), _naskah(frasa, "Misi yang Didukung")
    goals = [f"visi {rangkai(map(kutip, visi))}"] if visi else []
    goals += [f"misi {rangkai(_misi(frasa, text) for text in misi)}"] if misi else []
    return f"untuk mendukung {' melalui '.join(goals)}, " if goals else ""


def banyak_misi(frasa: Frasa) -> str:
    """How many misi there are; empty where the office listed none (item 20). The list of those it supports follows."""
    count = len(_naskah(frasa, "Misi"))
    return f"Visi tersebut dijabarkan ke dalam {cacah(count)} misi" if count else ""


def _misi(frasa: Frasa, text: str) -> str:
    """A misi with its place among all of them, where it is one of those listed."""
    place = _urutan(frasa, text)
    return f"{urutan(place)}, {kutip(text)}" if place else kutip(text)


def _urutan(frasa: Frasa, text: str) -> int:
    """The place of a misi among all that are listed, from 1 on; 0 where it is none of them."""
    listed = [serupa(one) for one in _naskah(frasa, "Misi")]
    return listed.index(serupa(text)) + 1 if serupa(text) in listed else 0


def _naskah(frasa: Frasa, part: str) -> tuple[str, ...]:
    """What the office wrote under a heading, as it stands within a sentence."""
    return tuple(text.removeprefix(TAHUN_LALU).rstrip(" .;") for text in frasa.hasil.laporan.naskah.get(part, ()))
