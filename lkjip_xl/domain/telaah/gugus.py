"""Clusters of names: the spellings under which a document speaks of one indicator, program or sasaran."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Literal

from lkjip_xl.domain.nilai.nomenklatur import tingkat_nama
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import sepadan, serupa
from lkjip_xl.domain.pemeriksaan.nama import mirip
from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak
from lkjip_xl.domain.telaah.nama_kalimat import nama_kalimat
from lkjip_xl.domain.telaah.petak import JENJANG, Garis, TabelBaca, bersihkan

JenisNama = Literal["indikator", "tujuan", "sasaran", "program", "kegiatan", "sub kegiatan"]
JENIS: tuple[JenisNama, ...] = ("indikator", "tujuan", "sasaran", "program", "kegiatan", "sub kegiatan")

_DEPAN = re.compile(r"^(?:(?:program|kegiatan|sub ?kegiatan|tujuan|sasaran(?: strategis)?|misi|indikator(?: kinerja)?"
                    r"(?: utama)?|iku)\b ?(?:ke ?)?(?:\d+(?: \d+)*|[ivx]+)? ?)(?=\w)")
_BERNOMOR = re.compile(r"^\W*(tujuan|sasaran(?:\s+strategis)?|program|kegiatan|sub\s*kegiatan|indikator(?:\s+kinerja)?"
                       r"(?:\s+utama)?|iku)\s*(?:ke-?)?\s*(?:\d+(?:\.\d+)*|[ivx]+)?\s*[.:)–-]+\s*(?=\S)", re.IGNORECASE)
_DINOMORI = re.compile(r"^\W*(tujuan|sasaran(?:\s+strategis)?)\s*(?:ke-?)?\s*(\d+)\s*[.:)–-]*\s*(?=[^\W\d]{3})",
                       re.IGNORECASE)
_NOMOR_SAJA = re.compile(r"(tujuan|sasaran(?: strategis)?) (?:ke )?(\d+)")
_SINGKATAN = re.compile(r"((?:[A-Z][\w-]+\s+(?:(?:dan|atas|terhadap|di|dari|pada)\s+)?){1,8})\(([A-Z][A-Za-z-]{1,9})\)")
_KURUNG = re.compile(r"\([^)]*\)")
_UKURAN = frozenset({"nilai", "indeks", "predikat", "skor", "hasil", "angka", "capaian", "persentase", "tingkat"})
_EJAAN: Mapping[str, str] = {
    "presentase": "persentase", "prosentase": "persentase", "prosentasi": "persentase", "persentasi": "persentase",
    "indek": "indeks", "index": "indeks", "ketentraman": "ketenteraman", "kwalitas": "kualitas", "sdh": "sudah",
    "organisai": "organisasi", "katagori": "kategori",
}
_SALAH_EJA = re.compile("|".join(wrong for wrong, right in _EJAAN.items() if right == "persentase"))
_BERHURUF_AWAL = frozenset({"indeks", "angka", "nilai", "tingkat", "usia", "umur"})
_HURUF = re.compile(r"\b[A-Z]{3,5}\b")
HURUF_AWAL = range(3, 6)
"""How many words an indicator has that its initials may stand for."""
_SAMBUNG = frozenset({"dan", "atas", "terhadap", "di", "dari", "pada", "yang"})
_SISTEM = frozenset({"sakip", "akip", "rb", "spip"})
"""Abbreviations that name a system first, and an indicator only after nilai."""
_UMUM = ("perangkat daerah", "kecamatan", "kelurahan", "dinas", "badan", "skpd", "opd", "pd", "kantor")
_KUTIP = Pola(r"\b(tujuan|sasaran|program|indikator)\b[^.“\"”]{0,40}[“\"]([^”\"]{8,200})[”\"]", re.IGNORECASE,
    perlu=("“", '"'))
PENDEK = 4
"""Names of at most so many words may share all but one and still be two."""
_AWAL_JENJANG = {kind: re.compile(rf"{kind}\b", re.IGNORECASE) for kind in JENJANG}
TERLEKAT, KEMIRIPAN = 6, 0.95
"""Names that have lost some of their spaces begin alike, and all their letters are nearly the same."""


@record(frozen=True)
class Gugus:
    """A name with all its spellings and where each stands; ``nama`` is the one that is used most."""

    jenis: JenisNama
    nama: str
    ejaan: tuple[tuple[str, Letak], ...]


@record(frozen=True)
class Nama:
    """All clusters of a document."""

    gugus: tuple[Gugus, ...] = ()
    kependekan: tuple[tuple[str, str], ...] = ()
    """The abbreviations that the document explains, each with what it stands for."""
    abai: tuple[str, ...] = ()
    """What tells no names apart: the office's own name and region."""
    nomor: tuple[tuple[str, str], ...] = ()
    """The numbers that the document gives sasaran and tujuan, each with a name: "sasaran3"."""

    def cari(self, teks: str, jenis: JenisNama | None = None) -> Gugus | None:
        """The cluster that a whole name belongs to; None where it belongs to none, or to several."""
        found = [one for key in self.kunci(teks) for one in self._kunci.get(key, ())
                 if jenis is None or one.jenis == jenis]
        own = list(dict.fromkeys(found))
        return own[0] if own and len({one.jenis for one in own}) == len(own) else None

    def sebut(self, teks: str, jenis: JenisNama | None = None) -> str:
        """The name that a cluster goes by, or the text itself, cleaned, where it belongs to none."""
        found = self.cari(teks, jenis)
        return found.nama if found else bersihkan(teks)

    def kunci(self, teks: str) -> tuple[str, ...]:
        """Under which keys a name can be found, its own first; "Sasaran 3" is found under that number."""
        known = self._diketahui
        if teks not in known:
            number = _NOMOR_SAJA.fullmatch(serupa(teks))
            known[teks] = (f"{number[1].split()[0]}{number[2]}",) if number else \
                kunci(teks, self.abai, dict(self.kependekan))
        return known[teks]

    @cached_property
    def _diketahui(self) -> dict[str, tuple[str, ...]]:
        """The keys that were asked for before: a table asks for a name at every cell of its row."""
        return {}

    @cached_property
    def bernomor(self) -> Mapping[str, Gugus]:
        """The sasaran and tujuan by the numbers that the document gives them: "sasaran3"; those with one text only."""
        found: dict[str, dict[Gugus, None]] = {}
        for cluster in self.gugus:
            for number, name in self.nomor:
                if any(text == name for text, _ in cluster.ejaan) and number.startswith(cluster.jenis):
                    found.setdefault(number, {})[cluster] = None
        return {number: next(iter(own)) for number, own in found.items() if len(own) == 1}

    def dalam(self, teks: str, jenis: JenisNama | None = None) -> tuple[tuple[Gugus, int, int], ...]:
        """The names that stand within a sentence, with where each begins and ends; the longest where several do."""
        key = (teks, jenis)
        if key not in self._dicari:
            self._dicari[key] = tuple(self._dalam(teks, jenis))
        return self._dicari[key]

    def _dalam(self, teks: str, jenis: JenisNama | None) -> list[tuple[Gugus, int, int]]:
        found: list[tuple[Gugus, int, int]] = []
        bare = f" {serupa(teks)} ".replace(" | ", " ")
        near = {at: one for word in set(bare.split()) for at, one in self._pola.get(word, ())}
        for at in sorted(near):
            text, cluster = near[at]
            if (jenis is not None and cluster.jenis != jenis) or f" {text} " not in bare:
                continue
            for match in _pola_nama(text).finditer(teks):
                if all(match.end() <= start or match.start() >= end for _, start, end in found):
                    found.append((cluster, match.start(), match.end()))
        return sorted(found, key=lambda one: one[1])

    @cached_property
    def _dicari(self) -> dict[tuple[str, JenisNama | None], tuple[tuple[Gugus, int, int], ...]]:
        """The sentences that were asked for before."""
        return {}

    @cached_property
    def _kunci(self) -> Mapping[str, tuple[Gugus, ...]]:
        made: dict[str, dict[Gugus, None]] = {}
        for cluster in self.gugus:
            for text in dict.fromkeys(text for text, _ in cluster.ejaan):
                for key in self.kunci(text):
                    made.setdefault(key, {})[cluster] = None
        for number, cluster in self.bernomor.items():
            made.setdefault(number, {})[cluster] = None
        return {key: tuple(clusters) for key, clusters in made.items()}

    @cached_property
    def _pola(self) -> Mapping[str, list[tuple[int, tuple[str, Gugus]]]]:
        """What a sentence may call each name, by its first word, numbered so that the longest come first."""
        texts: dict[str, Gugus] = {}
        short = dict(self.kependekan)
        for cluster in self.gugus:
            for text, _ in cluster.ejaan:
                for part in _sebutan(text, short, self.abai):
                    texts.setdefault(part, cluster)
        texts.update({f"{cluster.jenis} {number.removeprefix(cluster.jenis)}": cluster
                      for number, cluster in self.bernomor.items()})
        begun: dict[str, list[tuple[int, tuple[str, Gugus]]]] = {}
        for at, one in enumerate(sorted(texts.items(), key=lambda one: -len(one[0]))):
            begun.setdefault(one[0].split(maxsplit=1)[0], []).append((at, one))
        return begun


@lru_cache(maxsize=2048)
def _pola_nama(text: str) -> re.Pattern[str]:
    """Where a name stands in a sentence, whatever its case and the signs between its words."""
    loose = r"[\s\W]+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){loose}(?!\w)", re.IGNORECASE)


def _sebutan(text: str, short: Mapping[str, str], abai: Iterable[str]) -> Iterator[str]:
    """What a sentence may call a name: whole, without its bracket, without the own office, by its abbreviation."""
    bare = serupa(_KURUNG.sub(" ", text))
    for own in abai:
        bare = bare.removesuffix(f" {own}")
    if len(bare) > 3:
        yield bare
    parts = bare.split()
    if len(parts) == 2 and parts[0] in _UKURAN and parts[1].upper() in text and parts[1] not in _SISTEM:
        yield parts[1]
    for key, full in short.items():
        if serupa(full) == bare or (bare.split()[-1:] == [key] and bare.split()[:-1] and bare.split()[0] in _UKURAN):
            yield key
            if serupa(full) == bare:
                yield from (f"{word} {key}" for word in ("indeks", "nilai", "indek"))


def kunci(teks: str, abai: Iterable[str] = (), short: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The keys of a name: its letters without spaces, without its kind, its bracket and the own office's name.

    ``short`` explains abbreviations: "IKM", "Indeks IKM" and "Indeks Kepuasan Masyarakat" share a key.
    """
    known = short or {}
    bare = _inti(serupa(_KURUNG.sub(" ", teks)) or serupa(teks), abai)
    words = bare.split()
    full = known.get(words[-1], "") if 0 < len(words) <= 2 else ""
    keys = [bare]
    if full and (len(words) == 1 or words[0] in _UKURAN):
        keys.append(_inti(serupa(full), abai))
        if len(words) == 2 and words[0] in ("nilai", "predikat", "skor", "hasil"):
            keys.append(f"nilai {words[1]}")
    elif len(words) == 2 and words[0] in ("predikat", "skor", "hasil") and words[1] in ("sakip", "akip", "lke"):
        keys.append(f"nilai {words[1]}")
    return tuple(dict.fromkeys(key.replace(" ", "") for key in keys if key))


def _inti(bare: str, abai: Iterable[str]) -> str:
    """The words that tell a name apart."""
    text = " ".join(_EJAAN.get(word, word) for word in bare.split())
    text = _DEPAN.sub("", text) or text
    for own in (*abai, *_UMUM):
        if text.endswith(f" {own}"):
            text = text.removesuffix(f" {own}").removesuffix(" di").removesuffix(" pada") or text
    return text


# Where names stand

_Sebutan = tuple[JenisNama, str, Letak]


def baca_nama(dokumen: Dokumen, ciri: Ciri, tabel: tuple[TabelBaca, ...]) -> Nama:
    """The clusters of a document, from its tables and from what its sentences call sasaran, indikator or program."""
    abai = tuple(dict.fromkeys(serupa(text) for text in (
        f"{ciri.instansi} {ciri.kabupaten}", ciri.kabupaten, ciri.instansi, _nama_saja(ciri.instansi),
        _nama_saja(ciri.kabupaten)) if text.strip()))
    apart = _sebaris(tabel)
    found = [*_dari_tabel(tabel), *_dari_teks(dokumen)]
    if all(kind != "indikator" for kind, _, place in found if place.baris >= 0):
        found += [("indikator", name, place) for name, place in nama_kalimat(dokumen)]
    explained = dict(_kependekan(dokumen))
    short = tuple({**_tak_diterangkan(dokumen, found), **_huruf_awal(found), **explained}.items())
    clusters = _gugus(found, abai, dict(short), apart)
    return Nama(tuple(clusters), short, abai, tuple(_nomor(dokumen, tabel)))


def _nomor(dokumen: Dokumen, tabel: tuple[TabelBaca, ...]) -> Iterator[tuple[str, str]]:
    """The numbers of sasaran and tujuan with their names, from texts that begin "Sasaran 3: …"."""
    texts = [block.teks for block in dokumen.blok if block.tabel is None and len(block.teks) < 300]
    texts += [name for table in tabel for line in table.garis for _, name in (*line.nama, (0, line.bagian))]
    for text in dict.fromkeys(texts):
        found = _DINOMORI.match(text)
        if found:
            number = f"{found[1].split()[0].casefold()}{found[2]}"
            yield number, text
            yield number, text[found.end():].strip(' .;:“”"')


def _nama_saja(text: str) -> str:
    """What follows the kind: Banyudono of Kecamatan Banyudono; nothing for offices called by their task."""
    words = text.split()
    return words[-1] if len(words) == 2 and words[0] in ("Kecamatan", "Kelurahan", "Kabupaten", "Kota") else ""


def _kependekan(dokumen: Dokumen) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    texts = (text for block in dokumen.blok for text in _teks(block))
    for words, mark in (found for text in texts if "(" in text for found in _SINGKATAN.findall(text)):
        full = _berhuruf_awal(words.split(), mark)
        if full and mark.casefold() not in seen:
            seen.add(mark.casefold())
            yield mark.casefold(), full


def _huruf_awal(found: Iterable[_Sebutan]) -> Mapping[str, str]:
    """The initials under which a name stands elsewhere among the names: IKM for Indeks Kepuasan Masyarakat."""
    names = list(dict.fromkeys(name for kind, name, _ in found if kind == "indikator"))
    marks = {word.casefold() for name in names for word in name.split() if word.isupper() and len(word) > 2}
    made: dict[str, str] = {}
    for name in names:
        words = [word for word in _KURUNG.sub(" ", name).split() if word[0].isalpha() and word not in _SAMBUNG]
        for count in range(3, min(len(words), 5) + 1):
            initials = "".join(word[0] for word in words[:count]).casefold()
            if initials in marks and len(words) <= count + 1:
                made.setdefault(initials, " ".join(words[:count]))
    return made


def _tak_diterangkan(dokumen: Dokumen, found: Iterable[_Sebutan]) -> Mapping[str, str]:
    """The initials by which sentences call an indicator without ever explaining them, where they are of one only.

    Of names that begin with what is measured, as IKM or AKB: others share their initials with common words.
    """
    names = {serupa(_KURUNG.sub(" ", name)): name for kind, name, _ in found if kind == "indikator"}
    made: dict[str, list[str]] = {}
    for bare, name in names.items():
        words = [word for word in bare.split() if word not in _SAMBUNG]
        if words and words[0] in _BERHURUF_AWAL and len(words) in HURUF_AWAL and all(map(str.isalpha, words)):
            made.setdefault("".join(word[0] for word in words), []).append(_KURUNG.sub(" ", name).strip())
    if not made:
        return {}
    said = {mark.casefold() for block in dokumen.blok if block.tabel is None for mark in _HURUF.findall(block.teks)}
    return {mark: own[0] for mark, own in made.items() if len(own) == 1 and mark in said}


def _teks(block: Blok) -> Iterator[str]:
    yield block.teks
    if block.tabel is not None:
        yield from {cell.asli: cell.rata for row in block.tabel.sel for cell in row}.values()


def _berhuruf_awal(words: list[str], mark: str) -> str:
    """The last words whose initials an abbreviation writes; empty where it is none of them."""
    letters = mark.upper().replace("-", "")
    content = [(at, word) for at, word in enumerate(words) if word[0].isupper()]
    tail = content[-len(letters):]
    if len(tail) == len(letters) and "".join(word[0] for _, word in tail).upper() == letters:
        return " ".join(words[tail[0][0]:])
    return ""


def _dari_tabel(tables: tuple[TabelBaca, ...]) -> Iterator[_Sebutan]:
    for table in tables:
        for line in table.garis:
            if line.jenis == "bagian":
                yield from _bernomor(line.bagian, Letak(table.blok.indeks, line.baris, line.nama[0][0]))
            elif line.jenis == "rinci":
                yield from _dari_baris(table, line)


def _dari_baris(table: TabelBaca, line: Garis) -> Iterator[_Sebutan]:
    for column, name in line.nama:
        kind = jenis_sel(table.kolom[column].jenis, name, line)
        if kind and len(name) > 2:
            yield kind, name, Letak(table.blok.indeks, line.baris, column)


def jenis_sel(jenis: str, name: str, line: Garis) -> JenisNama | None:
    """The kind of a name in a column that may hold several kinds."""
    kinds = [kind for kind in JENIS if kind in jenis.split("/")]
    own = _BERNOMOR.match(name)
    if own:
        said = own[1].casefold().split()[0]
        return next((kind for kind in kinds if kind.startswith(said)), kinds[0] if len(kinds) == 1 else None)
    if len(kinds) == 1:
        return kinds[0]
    if {"program", "kegiatan", "sub kegiatan"} & set(kinds):
        level = tingkat_nama(name)
        word = next((kind for kind in JENJANG if _AWAL_JENJANG[kind].match(name)), None)
        return word or level or (JENJANG[line.tingkat] if line.tingkat >= 0 else None)
    if "indikator" in kinds:
        return "indikator" if line.petak else kinds[0]
    return "sasaran" if "sasaran" in kinds else None


def _bernomor(text: str, letak: Letak) -> Iterator[_Sebutan]:
    found = _BERNOMOR.match(text)
    if found:
        said = " ".join(found[1].casefold().split()).replace("subkegiatan", "sub kegiatan")
        kind: JenisNama = next((one for one in JENIS if said.startswith(one)), "indikator")
        rest = text[found.end():].strip(' .;:“”"')
        if 8 <= len(rest) <= 250:
            yield kind, rest, letak


def _dari_teks(dokumen: Dokumen) -> Iterator[_Sebutan]:
    for block in dokumen.blok:
        if block.tabel is not None or block.jenis in ("entri", "keterangan"):
            continue
        place = Letak(block.indeks)
        if len(block.teks) < 300:
            yield from _bernomor(block.teks, place)
        for word, name in _KUTIP.findall(block.teks):
            kind = next(one for one in JENIS if one == word.casefold())
            yield kind, " ".join(name.split()), place


_Kolom = Mapping[str, frozenset[tuple[int, int]]]


def _sebaris(tables: tuple[TabelBaca, ...]) -> _Kolom:
    """The columns that each short name stands in: two names of one column are two, whatever they share."""
    found: dict[str, set[tuple[int, int]]] = {}
    for table in tables:
        for line in table.garis:
            for at, name in line.nama:
                if len(name.split()) <= PENDEK:
                    found.setdefault(name, set()).add((table.blok.indeks, at))
    return {name: frozenset(columns) for name, columns in found.items()}


# Clusters

def _gugus(found: list[_Sebutan], abai: tuple[str, ...], short: Mapping[str, str],
           apart: _Kolom) -> Iterator[Gugus]:
    for kind in JENIS:
        own = [(name, place) for jenis, name, place in found if jenis == kind]
        groups: list[dict[str, list[Letak]]] = []
        known: dict[str, dict[str, list[Letak]]] = {}
        for name, place in own:
            keys = kunci(name, abai, short)
            group = next((known[key] for key in keys if key in known and _boleh(name, known[key], apart)), None)
            if group is None:
                group = {}
                groups.append(group)
            group.setdefault(name, []).append(place)
            for key in keys:
                known.setdefault(key, group)
        yield from (_jadi(kind, group) for group in _satukan(groups, abai, apart))


def _boleh(name: str, group: Iterable[str], apart: _Kolom) -> bool:
    own = apart.get(name, frozenset())
    return all(not own & apart.get(other, frozenset()) or serupa(name) == serupa(other) for other in group)


def _satukan(groups: list[dict[str, list[Letak]]], abai: tuple[str, ...],
             apart: _Kolom) -> list[dict[str, list[Letak]]]:
    """The groups, those joined whose names differ by slips of typing only."""
    kept: list[dict[str, list[Letak]]] = []
    marks: list[tuple[frozenset[str], str, str]] = []
    alike: dict[str, list[int]] = {}
    for group in groups:
        name = next(iter(group))
        core = _inti(serupa(_KURUNG.sub(" ", name)), abai)
        mark = (frozenset(core.split()), core, _SALAH_EJA.sub("persentase", core.replace(" ", "")))
        near = alike.setdefault(core[:1], [])
        home = next((n for n in near if _senama(mark, marks[n]) and _boleh(name, kept[n], apart)), -1)
        if home < 0:
            near.append(len(kept))
            kept.append(group)
            marks.append(mark)
        else:
            for text, places in group.items():
                kept[home].setdefault(text, []).extend(places)
    return kept


def _senama(a: tuple[frozenset[str], str, str], b: tuple[frozenset[str], str, str]) -> bool:
    if len(a[0] ^ b[0]) <= 4 and a[0] & b[0]:
        return mirip(a[1], b[1])
    if len(a[0]) == len(b[0]) or abs(len(a[2]) - len(b[2])) > 4 or a[2][:TERLEKAT] != b[2][:TERLEKAT]:
        return False
    return sepadan(a[2], b[2], KEMIRIPAN)


def _jadi(kind: JenisNama, group: Mapping[str, list[Letak]]) -> Gugus:
    spelled = Counter({text: len(places) for text, places in group.items()})
    best = spelled.most_common(1)[0][0]
    places = sorted(((text, place) for text, own in group.items() for place in own),
                    key=lambda one: (one[1].blok, one[1].baris, one[1].kolom))
    return Gugus(kind, best, tuple(places))
