"""Names that many offices write in their own way: of offices, of their kabupaten, of indicators and of units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from lkjip_xl.domain.nilai.kode import UMUM, kode_baku, parts
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.triwulan import is_percentage

Kantor = tuple[str, str]
"""An office: the keys of its region and of its name, by `kunci_daerah` and `kunci_instansi`."""

_SINGKATAN = {"kec": "kecamatan", "kab": "kabupaten", "setda": "sekretariat daerah", "setwan": "sekretariat dprd",
              "pemkab": "pemerintah kabupaten", "pemkot": "pemerintah kota", "pemprov": "pemerintah provinsi",
              "prov": "provinsi", "propinsi": "provinsi"}
_SEBUTAN = frozenset({"pemerintah", "daerah"})
_KECUALI = frozenset({"dan", "kantor"})
_DAERAH = ("kabupaten", "kota", "provinsi")
_UMUM = re.compile(r"(?: (?:pada|di|oleh|untuk))?(?: (?:kecamatan|perangkat daerah|opd|skpd))$")
"""What stands behind the name of an indicator that every office has for itself."""


@lru_cache(maxsize=16_384)
def kunci_daerah(kabupaten: str) -> str:
    """A kabupaten, kota or provinsi without its titles: ``boyolali``, ``kota semarang``, ``provinsi jawa tengah``."""
    words = _kata(kabupaten)
    while words and words[0] in _SEBUTAN:
        words = words[1:]
    return " ".join(words[1:] if words[:1] == ["kabupaten"] else words)


@lru_cache(maxsize=4096)
def kunci_instansi(instansi: str, kabupaten: str) -> str:
    """The name of an office without its kabupaten, its abbreviations written out: ``kecamatan ampel``.

    The government of the kabupaten itself is empty.
    """
    name = " ".join(word for word in _kata(instansi) if word not in _KECUALI)
    daerah = kunci_daerah(kabupaten)
    if milik_daerah(name, daerah):
        return ""
    bare = _tanpa_daerah(name, daerah)
    return bare.removesuffix(" " + daerah) if daerah and len(bare.split()) > 1 + len(daerah.split()) else bare


def milik_daerah(instansi: str, daerah: str) -> bool:
    """Whether a name is that of the government of a region and of no office in it."""
    words = _kata(instansi)
    titled = words[:1] == ["pemerintah"] or words[:1] in ([title] for title in _DAERAH)
    return bool(daerah) and titled and kunci_daerah(instansi) == daerah


def _tanpa_daerah(name: str, daerah: str) -> str:
    """A name without the region at its end; ``kota semarang`` carries its title already."""
    ends = (f" kabupaten {daerah}", f" {daerah}" if daerah.startswith(("kota ", "provinsi ")) else "", " kabupaten",
            " kabupaten kota")
    return next((name.removesuffix(end) for end in ends if end and name.endswith(end) and name != end.strip()), name)


def _kata(text: str) -> list[str]:
    return " ".join(_SINGKATAN.get(word, word) for word in serupa(text).split()).split()


def is_kecamatan(kunci: str) -> bool:
    """Whether the key of an office is that of a kecamatan."""
    return kunci.startswith("kecamatan ")


def cari_instansi(nama: str, kabupaten: str, ada: Mapping[str, str]) -> str | None:
    """Which of the offices of a kabupaten a quoted name means, None where none or several may be meant.

    ``ada`` maps keys to themselves, and initials (``dlh``) to the one office that has them.
    """
    key = kunci_instansi(nama, kabupaten)
    # Boyolali alone may be the kecamatan or the kabupaten
    short = (f"kecamatan {key}", key.replace(" ", "")) if key != kunci_daerah(kabupaten) else ()
    return next((ada[one] for one in (key, *short) if one in ada), None)


def dengan_singkatan(kunci: Iterable[str]) -> dict[str, str]:
    """Keys of offices by themselves and by their initials, those that only one office has."""
    keys = list(dict.fromkeys(kunci))
    initials: dict[str, list[str]] = {}
    for key in keys:
        initials.setdefault("".join(word[0] for word in key.split()), []).append(key)
    return {**{short: found[0] for short, found in initials.items() if len(found) == 1 and len(short) > 1},
            **{key: key for key in keys}}


@lru_cache(maxsize=4096)
def kunci_indikator(indikator: str, kantor: Kantor) -> str:
    """What an indicator measures, without the office that it is measured of: ``nilai sakip``.

    ``Nilai SAKIP Kecamatan Ampel`` of that kecamatan, ``Nilai SAKIP Perangkat Daerah`` and ``Nilai SAKIP`` are one;
    ``Nilai SAKIP Kabupaten`` is another.
    """
    name, (daerah, own) = " ".join(_kata(indikator)), kantor
    ends = (f" {own} kabupaten {daerah}", f" {own} {daerah}", f" {own}") if own else ()
    bare = next((name.removesuffix(end) for end in ends if name.endswith(end)), name)
    short = _UMUM.sub("", bare)
    return _tanpa_singkatan(short if len(short.split()) > 1 else bare)


def _tanpa_singkatan(name: str) -> str:
    """A name without its own initials behind it: ``indeks kepuasan masyarakat ikm``."""
    *words, last = name.split() or [""]
    return " ".join(words) if len(words) > 1 and last == "".join(word[0] for word in words) else name


def kunci_tingkat_daerah(indikator: str, daerah: str) -> str:
    """What an indicator of the whole kabupaten measures, empty where its name does not end with the kabupaten."""
    name = " ".join(_kata(indikator))
    ends = (f" kabupaten {daerah}", f" {daerah}", " kabupaten", " kota")
    return next((name.removesuffix(end) for end in ends if name.endswith(end)), "")


_EJAAN = {"index": "indeks", "indek": "indeks", "score": "skor", "skore": "skor", "point": "poin", "ratio": "rasio"}


@lru_cache(maxsize=4096)
def kunci_satuan(satuan: str) -> str:
    """A unit however it is spelled: ``%`` and ``persen`` are one, and so are ``indeks`` and ``index``."""
    if is_percentage(satuan):
        return "%"
    return " ".join(_EJAAN.get(word, word) for word in serupa(satuan).split())


_JENJANG = re.compile(r"^(?:program|kegiatan|sub kegiatan|subkegiatan) ")
_AKHIR = re.compile(r" (?:daerah )?(?:provinsi|kabupaten kota|kabupaten|kota)$")
"""What the nomenclature of a provinsi and that of a kabupaten say differently under one code."""


@lru_cache(maxsize=16_384)
def kode_umum(kode: str) -> str:
    """A code in its nomenclature form: the program penunjang of any bidang urusan is that of X.XX."""
    own = parts(kode_baku(kode))
    return ".".join((UMUM, *own[2:])) if len(own) > 2 and own[2] == "01" else ".".join(own)


@lru_cache(maxsize=16_384)
def kunci_nama(uraian: str) -> str:
    """The name of a program, kegiatan or sub kegiatan without its level and the kind of region."""
    return _AKHIR.sub("", _JENJANG.sub("", serupa(uraian)))


TERBANYAK = 5
"""How many offices a sentence names; the others are counted."""


def sebutkan(names: Sequence[str], noun: str = "kantor") -> str:
    """The first names of a list as they stand in a sentence, the others counted: ``A, B, dan 12 kantor lain``."""
    if len(names) > TERBANYAK:
        return f"{', '.join(names[:TERBANYAK])}, dan {len(names) - TERBANYAK} {noun} lain"
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
