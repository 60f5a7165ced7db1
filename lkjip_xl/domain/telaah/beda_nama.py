"""Names that differ though they name one thing: which, where, and what tells that it is one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import Literal

from lkjip_xl.domain.nilai.nomenklatur import kode_bernama
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan.nama import salah_eja
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak
from lkjip_xl.domain.telaah.nama_tabel import LABEL, NamaTabel
from lkjip_xl.domain.telaah.ruas import Ruas

Alasan = Literal["nomor", "indikator", "urutan", "kata", "ejaan"]
"""What tells that two names are one thing: the number of a sasaran, its indikator, its neighbours, or the words."""
_KATA_SAMBUNG = frozenset({"dan", "di", "yang", "pada", "dalam", "untuk", "dengan", "ke", "dari", "atau", "serta"})
_INSTANSI = frozenset({"kecamatan", "dinas", "badan", "kantor", "kelurahan", "opd", "skpd", "perangkat", "daerah", "pd",
                       "kabupaten", "kota"})
"""Words at the end of an indikator that only say whose it is."""
_URUT = re.compile(r"[\divx]+")
SEAKAR = 7
"""Two words that begin with so many same letters are forms of one: meningkatkan, meningkatnya."""
SEBAGIAN = 0.34
"""Of two single names between the same neighbours, at least this share of words is the same."""
SEPARUH = 0.5
"""Below this share it is a doubt only."""
HAMPIR = 0.75
"""From this share on, two names whose level no table tells may be one."""
SEPADAN = 0.6
"""From this share of equal words on, two names between the same neighbours are one that was changed."""


@record(frozen=True)
class BedaNama:
    """A name that differs from what most places call the same thing.

    ``tempat`` are its places with what is printed there, ``tempat_lain`` one of the other name; ``bukti`` is the number
    or indikator that tells.
    """

    alasan: Alasan
    jenis: str
    nama: str
    lain: str
    tempat: tuple[tuple[Letak, str], ...]
    tempat_lain: tuple[Letak, str]
    bukti: str = ""
    ragu: bool = False
    """What tells is weak: no table has the name, or few words are the same."""


def beda_nama(dokumen: Dokumen, ciri: Ciri, nama: Sequence[NamaTabel], ruas: Sequence[Ruas]) -> tuple[BedaNama, ...]:
    """Every name that differs, each once and for the strongest reason, in reading order."""
    group = _Nama(dokumen, ciri, nama, ruas)
    seen: set[tuple[str, str]] = set()
    found: list[BedaNama] = []
    for one in (*group.bernomor(), *group.seindikator(), *group.sekata(), *group.setempat()):
        pair = tuple(sorted((group.inti(one.nama), group.inti(one.lain))))
        if (pair[0], pair[1]) not in seen:
            found.append(one)
        if one.alasan != "nomor":
            seen.add((pair[0], pair[1]))
    return tuple(dict.fromkeys(found))


def inti_nama(nama: str, ciri: Ciri) -> str:
    """What a name comes down to: without brackets, the words program and kegiatan before it, and whose it is."""
    return _inti(nama, _sendiri(ciri))


def setara(a: str, b: str) -> bool:
    """Whether two names, by `inti_nama`, are one: in the same words, spelled or shortened differently."""
    return _kata(a) == _kata(b) or bool(_banding(a, b)) or _singkatan(a, b) or _singkatan(b, a)


def _sendiri(ciri: Ciri) -> tuple[str, ...]:
    return tuple(serupa(text) for text in (ciri.instansi, ciri.kabupaten) if text)


class _Nama:
    """The names of a document by what they come down to, with their places."""

    def __init__(self, dokumen: Dokumen, ciri: Ciri, nama: Sequence[NamaTabel], ruas: Sequence[Ruas]) -> None:
        self._dokumen, self._ruas = dokumen, ruas
        self._sendiri = _sendiri(ciri)
        self._nama = tuple(one for one in nama if one.nama)
        self._di: dict[str, list[NamaTabel]] = {}
        for one in self._nama:
            self._di.setdefault(self.inti(one.nama), []).append(one)

    def inti(self, nama: str) -> str:
        """What a name comes down to, see `inti_nama`."""
        return _inti(nama, self._sendiri)

    def _banyak(self, inti: str) -> int:
        return len(self._di.get(inti, ()))

    def _beda(self, alasan: Alasan, satu: NamaTabel, lain: NamaTabel, bukti: str = "", *,
              ragu: bool = False) -> BedaNama:
        """The pair with the wrong name first: the one that the nomenclature lacks, the rarer one, the later one."""
        a, b = self.inti(satu.nama), self.inti(lain.nama)
        if self._bobot(a, b, satu) > self._bobot(b, a, lain):
            satu, lain, a = lain, satu, b
        places = tuple((one.letak, one.kutipan) for one in self._di.get(a, [satu]) if one.jenis == satu.jenis)
        return BedaNama(alasan, satu.jenis or "program/kegiatan", satu.nama, lain.nama,
                        places or ((satu.letak, satu.kutipan),), (lain.letak, lain.kutipan), bukti, ragu)

    def _bobot(self, inti: str, lain: str, nama: NamaTabel) -> tuple[bool, int, int, int]:
        """What speaks for a name: the nomenclature, how often it is written, its words in other names, its place."""
        own = set(inti.split()) - set(lain.split())
        words = sum(len(own & set(other.split())) for other in self._di if other not in (inti, lain))
        return _resmi(inti), self._banyak(inti), words, -nama.letak.blok

    # the same number

    def bernomor(self) -> Iterator[BedaNama]:
        """Sasaran and tujuan that are called by a number with another text than elsewhere."""
        labelled: dict[tuple[str, str], list[NamaTabel]] = {}
        for one in (*self._berlabel(), *(n for n in self._nama if n.nomor)):
            labelled.setdefault((one.jenis, _angka(one.nomor)), []).append(one)
        formal = {self.inti(n.nama) for n in self._nama if n.jenis in ("tujuan", "sasaran")}
        for (kind, number), group in labelled.items():
            strange = [one for one in group if self.inti(one.nama) not in formal]
            known = [one for one in group if self.inti(one.nama) in formal] or self._ke(kind, number)
            right = known[0] if known else _terbanyak(group)
            for one in strange:
                if one is not right and not setara(self.inti(one.nama), self.inti(right.nama)):
                    yield BedaNama("nomor", kind, one.nama, right.nama, ((one.letak, one.kutipan),),
                                   (right.letak, right.kutipan), f"{kind.capitalize()} {number}", not known)

    def _berlabel(self) -> Iterator[NamaTabel]:
        for one in self._ruas:
            text = one.teks.strip()
            found = _LABEL_TEKS.match(text)
            if found and 2 < len(found["nama"].split()) < 26:
                yield NamaTabel(found["jenis"].casefold(), found["nama"].strip(' .;”"'), found[0].strip(), one.letak,
                                nomor=found["nomor"])
            elif one.blok.jenis == "butir" and (number := re.match(r"\d+", one.blok.nomor)):
                quoted = _BERKUTIP.match(text)
                if quoted:
                    yield NamaTabel("sasaran", quoted[1], quoted[1], one.letak, nomor=number[0])

    def _ke(self, kind: str, number: str) -> list[NamaTabel]:
        """The n-th name of the first table that lists at least so many."""
        for names in self._per_tabel(kind).values():
            if len(names) >= max(int(number), 2):
                return [names[int(number) - 1]]
        return []

    def _per_tabel(self, *kinds: str) -> dict[int, list[NamaTabel]]:
        """The different names of these kinds in each table, in order."""
        tables: dict[int, dict[str, NamaTabel]] = {}
        for one in self._nama:
            if one.jenis in kinds:
                tables.setdefault(one.letak.blok, {}).setdefault(self.inti(one.nama), one)
        return {block: list(names.values()) for block, names in tables.items()}

    # the same indikator

    def seindikator(self) -> Iterator[BedaNama]:
        """Sasaran that two tables name differently for one indikator."""
        above: dict[tuple[str, str], dict[str, NamaTabel]] = {}
        for indikator, goal in self._pasangan():
            above.setdefault((self.inti(indikator.nama), goal.jenis), {}).setdefault(self.inti(goal.nama), goal)
        for (indikator_inti, _), goals in above.items():
            for (a, one), (b, other) in combinations(goals.items(), 2):
                if not (setara(a, b) or self._bersama(a, b)):
                    yield self._beda("indikator", other, one, self._di[indikator_inti][0].nama)

    def _pasangan(self) -> Iterator[tuple[NamaTabel, NamaTabel]]:
        """Every indikator of a table with the sasaran in its row."""
        for block in self._dokumen.blok:
            if block.tabel is None:
                continue
            own = [n for n in self._nama if n.letak.blok == block.indeks]
            goals = {(n.letak.baris, n.letak.kolom): n for n in own if n.jenis in ("tujuan", "sasaran")}
            for one in own:
                if one.jenis == "indikator":
                    cells = {cell.asli for cell in block.tabel.sel[one.letak.baris][:one.letak.kolom]}
                    yield from ((one, goals[at]) for at in sorted(cells) if at in goals)

    def _bersama(self, a: str, b: str) -> bool:
        """Whether one table has both names, which then are two things."""
        first = {one.letak.blok for one in self._di.get(a, ())}
        return any(one.letak.blok in first for one in self._di.get(b, ()))

    # the same words

    def sekata(self) -> Iterator[BedaNama]:
        """Names that differ by a word or by their spelling, in different tables or between a list and a table."""
        names = [(inti, found[0]) for inti, found in self._di.items()]
        marks = _tanda([inti for inti, _ in names])
        for (x, (a, one)), (y, (b, other)) in combinations(zip(marks, names, strict=True), 2):
            if (x & y).bit_count() * 3 >= min(x.bit_count(), y.bit_count()) and self._sejenis(one, other):
                reason = _banding(a, b)
                sure = reason == "ejaan" or (self._bertingkat(one, other) and not self._terpotong(one, other))
                if reason and sure and not (self._bersama(a, b) or (_resmi(a) and _resmi(b))):
                    yield self._beda(reason, other, one)
        yield from self._dalam_butir()

    def _bertingkat(self, one: NamaTabel, other: NamaTabel) -> bool:
        """Whether the levels of two names are known, or nearly all of their words are the same."""
        known = one.jenis and other.jenis
        return bool(known) or ("program" not in (one.jenis, other.jenis)
                               and _kemiripan(self.inti(one.nama), self.inti(other.nama)) >= HAMPIR)

    def _terpotong(self, *names: NamaTabel) -> bool:
        """Whether a name stands where a page cuts its row, so that its other half is in the next one."""
        for one in names:
            table = self._dokumen.blok[one.letak.blok].tabel
            if table and {one.letak.baris, one.letak.baris + 1} & {*table.lanjutan}:
                return True
        return False

    def _sejenis(self, one: NamaTabel, other: NamaTabel) -> bool:
        kinds = {one.jenis, other.jenis}
        return len(kinds) == 1 or ("" in kinds and kinds <= {"", "program", "kegiatan", "sub kegiatan"})

    def _dalam_butir(self) -> Iterator[BedaNama]:
        """Items of lists and quoted names that are nearly a tujuan or sasaran of a table."""
        goals = [(inti, found[0]) for inti, found in self._di.items() if found[0].jenis in ("tujuan", "sasaran")]
        begun = {inti[:4] for inti, _ in goals}
        lead = ""
        for one in self._ruas if goals else ():
            lead = lead if one.blok.jenis == "butir" else one.teks
            for text in _calon(one) if not _MISI.search(lead) else ():
                if text[:4].casefold() not in begun:
                    continue
                inti = self.inti(text)
                if inti in self._di or not 3 <= len(inti.split()) <= 25:
                    continue
                near = next(((reason, goal) for goal_inti, goal in goals
                             if inti[:4] == goal_inti[:4] and (reason := _banding(inti, goal_inti))), None)
                if near:
                    yield BedaNama(near[0], near[1].jenis, text, near[1].nama, ((one.letak, text),),
                                   (near[1].letak, near[1].kutipan))

    # the same place among others

    def setempat(self) -> Iterator[BedaNama]:
        """Names that stand between the same neighbours in two tables, most of whose names are the same."""
        for kinds in (("tujuan",), ("sasaran",), ("indikator",), ("program",), ("kegiatan", "sub kegiatan", "")):
            tables = reversed(self._per_tabel(*kinds).values())
            lists = {tuple(self.inti(n.nama) for n in names): names for names in tables}
            for one, other in combinations(reversed(lists.values()), 2):
                yield from self._sejajar(one, other)

    def _sejajar(self, one: list[NamaTabel], other: list[NamaTabel]) -> Iterator[BedaNama]:
        a, b = [self.inti(n.nama) for n in one], [self.inti(n.nama) for n in other]
        same = len(set(a) & set(b))
        if same < 2 or same * 2 < min(len(a), len(b)):
            return
        for step, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if step == "replace":
                yield from self._diganti(one[i1:i2], other[j1:j2], {*a} & {*b})

    def _diganti(self, one: list[NamaTabel], other: list[NamaTabel], shared: set[str]) -> Iterator[BedaNama]:
        for x in one:
            best = max(other, key=lambda y: _kemiripan(self.inti(x.nama), self.inti(y.nama)))
            alike = _kemiripan(self.inti(x.nama), self.inti(best.nama))
            alone = len(one) == len(other) == 1 and alike >= SEBAGIAN
            if (alone or alike >= SEPADAN) and self._mungkin_satu(x, best, shared):
                yield self._beda("urutan", best, x, ragu=alike < SEPARUH)

    def _mungkin_satu(self, one: NamaTabel, other: NamaTabel, shared: set[str]) -> bool:
        a, b = self.inti(one.nama), self.inti(other.nama)
        two = _resmi(a) and _resmi(b)
        return not ({a, b} & shared or two or self._terpotong(one, other) or self._bersama(a, b) or setara(a, b))


_LABEL_TEKS = Pola(r"(?P<jenis>tujuan|sasaran)(?:\s+strategis)?\s*(?:ke\s?-?\s?)?(?P<nomor>\d{1,2}|[IVX]{1,4})"
                         r"\s*[:–-]?\s*[\"“]?(?P<nama>(?:ter|me|ber|op|pe|ke)[^\n\"”;:]{12,200})", re.IGNORECASE,
    perlu=("tujuan", "sasaran"))
_BERKUTIP = re.compile(r"sasaran\s*[\"“]([^\"”]{12,200})[\"”]", re.IGNORECASE)
_DIKUTIP = Pola(r"\b(?:tujuan|sasaran)(?:\s+strategis)?[\w\s,.-]{0,12}[\"“]([^\"”]{12,200})[\"”]", re.IGNORECASE,
    perlu=("tujuan", "sasaran"))


_MISI = re.compile(r"\bmisi\b(?!.*\b(?:tujuan|sasaran)\b)", re.IGNORECASE | re.DOTALL)
"""What a list of misi begins with; a misi may have nearly the words of its tujuan."""
_AWAL_SASARAN = re.compile(r"(?:ter|me|opt)\w", re.IGNORECASE)


def _calon(one: Ruas) -> Iterator[str]:
    """The texts of a block that may be a name: a whole item, and what is quoted behind sasaran or tujuan."""
    if one.blok.tabel is not None or one.blok.jenis in ("entri", "keterangan"):
        return
    text = one.teks.strip(" .;\n")
    if one.blok.jenis in ("butir", "paragraf") and len(text) < 200 and _AWAL_SASARAN.match(text):
        yield text
    yield from (found[1] for found in _DIKUTIP.finditer(one.teks))


def _angka(nomor: str) -> str:
    roman = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    return str(roman.index(nomor.upper())) if nomor.upper() in roman else nomor


def _terbanyak(group: list[NamaTabel]) -> NamaTabel:
    count = Counter(serupa(one.nama) for one in group)
    return max(group, key=lambda one: (count[serupa(one.nama)], -one.letak.blok))


def _resmi(inti: str) -> bool:
    return inti in kode_bernama() or f"{inti} kabupaten kota" in kode_bernama()


@lru_cache(maxsize=8192)
def _inti(nama: str, sendiri: tuple[str, ...]) -> str:
    text = serupa(re.sub(r"\([^)]*\)", " ", LABEL.sub("", nama)))
    text = re.sub(r"^(?:(?:program|kegiatan|sub kegiatan|sub) )+(?=\w+ \w)", "", text)
    for own in (*sendiri, "kabupaten kota"):
        text = text.replace(own, " ")
    words = text.split()
    while len(words) > 2 and words[-1] in _INSTANSI and words[0] in ("nilai", "indeks", "predikat", "skor"):
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=8192)
def _kata(inti: str) -> tuple[str, ...]:
    return tuple(word for word in inti.split() if word not in _KATA_SAMBUNG)


def _tanda(names: Sequence[str]) -> list[int]:
    """The words of each name as bits, by their first letters, so that spellings of one word are one."""
    bits: dict[str, int] = {}
    return [sum(1 << bits.setdefault(word, len(bits)) for word in {w[:5] for w in _kata(name)}) for name in names]


@lru_cache(maxsize=8192)
def _sekata(a: str, b: str) -> bool:
    return a == b or salah_eja(a, b) or (len(a) > SEAKAR and a[:SEAKAR] == b[:SEAKAR] and abs(len(a) - len(b)) <= 3)


def _ejaan_sama(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """The words of b, those that are a spelling of a word of a in its spelling."""
    return [word if word in a else next((own for own in a if own not in b and _sekata(own, word)), word) for word in b]


def _banding(a: str, b: str) -> Alasan | Literal[""]:
    """How two names differ that are one: by spelling or spaces, by a word or the order of the words; empty for two."""
    x, y = _kata(a), _kata(b)
    if x == y or [w for w in x if _URUT.fullmatch(w)] != [w for w in y if _URUT.fullmatch(w)]:
        return ""
    if "".join(x) == "".join(y):
        return "ejaan"
    z = _ejaan_sama(x, y)
    if list(x) == z:
        return "ejaan"
    extra, missing = Counter(x) - Counter(z), Counter(z) - Counter(x)
    if not extra and not missing:
        return "kata"
    return "kata" if _hanya_tambahan(extra, missing, min(len(x), len(z))) else ""


def _hanya_tambahan(extra: Counter[str], missing: Counter[str], shorter: int) -> bool:
    """Whether one name only has words more than the other: up to two, or any number behind a long name."""
    if extra and missing:
        return False
    more = (extra + missing).total()
    return (shorter >= 3 and more <= 2) or shorter >= 6


def _singkatan(short: str, long: str) -> bool:
    """Whether a name is, or holds, the initials of another: Indeks IKM for Indeks Kepuasan Masyarakat."""
    initials = "".join(word[0] for word in long.split())
    return any(len(word) >= 3 and initials.startswith(word) for word in short.split())


def _kemiripan(a: str, b: str) -> float:
    x, y = _kata(a), _kata(b)
    same = (Counter(x) & Counter(_ejaan_sama(x, y))).total()
    return same / max(len(x), len(y), 1)
