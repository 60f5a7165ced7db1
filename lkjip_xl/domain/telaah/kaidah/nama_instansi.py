"""Rules of the family nama on offices: the own one, other regions, the best of all, units of the organisation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.wilayah import nama_daerah, panjang_nama
from lkjip_xl.domain.pemeriksaan.kalimat import kepala_daerah_disebut
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.ciri import sampul
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.ruas import di_bagian

_MILIK = (r"tugas\s+(?:pokok|dan\s+fungsi)(?:\s+dan\s+fungsi)?|LKj\w*|LAKIP|LKIP|"
          r"laporan\s+kinerja(?:\s+instansi\s+pemerintah)?(?:\s*\(\w+\))?|"
          r"(?:perjanjian|penetapan)\s+kinerja(?:\s+perubahan)?|renstra|rencana\s+(?:strategis|kerja)|renja|"
          r"(?:struktur|susunan)\s+organisasi|DPA|IKU|indikator\s+kinerja\s+utama|di\s+lingkungan|gambaran\s+umum|"
          r"kedudukan")
"""What an office has of its own, so that the office named behind it is the own one."""
_UMUM = (r"fungsi|visi|misi|(?:capaian\s+|akuntabilitas\s+)?kinerja|pegawai(?:\s+\w+)?|aparatur|sasaran|tujuan|"
         r"(?:realisasi\s+)?anggaran|camat|pada\s+kantor")
"""The same for a kecamatan, which seldom speaks of another one."""
_INSTANSI_LAIN = re.compile(rf"\b(?i:{_MILIK})\s+(?:(?i:pada|di|dari)\s+)?(?P<jenis>Kecamatan|Camat|Dinas|Badan|"
                            r"Kelurahan|Distrik|Puskesmas|RSUD|KECAMATAN|CAMAT|DINAS|BADAN|PUSKESMAS|KELURAHAN)\s+(?P<nama>[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+)?)")
_KECAMATAN_LAIN = re.compile(rf"\b(?i:{_UMUM})\s+(?:(?i:pada|di|dari)\s+)?(?P<jenis>Kecamatan|KECAMATAN)\s+"
                             r"(?P<nama>[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+)?)")
_POKOK = Pola(r"(?:^|[.;]\s+)(?P<jenis>Kecamatan|Dinas|Badan)\s+(?P<nama>[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)(?:\s+"
                    r"(?:dan\s+)?[A-Z]\w+){0,5}\s+(?:dibentuk|mempunyai\s+(?:tugas|fungsi)|dipimpin|"
                    r"merupakan\s+perangkat)\b", perlu=("kecamatan", "dinas", "badan"))
"""An office at the head of a sentence on how it was made and what it does, which is the own one."""
_BERTEMPAT = frozenset({"kecamatan", "kelurahan", "distrik", "kapanewon", "puskesmas", "rsud", "nagari"})
"""Offices that are told apart by the name of a place."""
_PELAKU = re.compile(r"\b(?P<jenis>Kecamatan|Kelurahan|Distrik|Puskesmas|RSUD)\s+"
                     r"(?P<nama>[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)\s+(?:telah\s+|sudah\s+|berhasil\s+|juga\s+)*(?:meraih|memperoleh|mendapat\w*|menetapkan|menyusun|"
                     r"melaksanakan|memiliki|berkomitmen|berupaya|menyajikan|menghadapi|mengelola|menerima)\b")
"""An office told apart by the name of a place, which acts in the sentence as the own one does."""
_SEJENIS_WILAYAH = r"[\s,]+(?P<jenis>{jenis})\s+(?P<nama>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){{0,3}})"
_KERJA_SAMA = re.compile(r"\b(?:konsultasi|koordinasi|seperti|contoh|belajar|bertemu|undangan|narasumber|kepada|"
                         r"dengan|ke|di|dari|oleh|bersama)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""What stands before an office with which, or at which, something is done."""
_WILAYAH_LAIN = re.compile(r"\b(?P<jenis>Kabupaten|Kota)\s+(?P<nama>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,3})")
_DI_LUAR = re.compile(r"(?:\b(?:di|ke|dari|dan|dengan|antara|atau|serta)|,)\s+$", re.IGNORECASE)
"""What stands before a region where something is, goes or comes from, or that is one of several."""
_MEMBANDING = re.compile(r"banding|studi|tiru|kunjungan|tetangga|batas|sebelah|antar|asal|pindah|tertinggi|terbaik|"
                         r"peringkat|selisih|juara|lomba|rata-rata|wilayah\s+kecamatan|bersama|kerja\s?sama|rujukan",
                         re.IGNORECASE)
_BUKAN_NAMA = frozenset({
    "tahun", "dan", "yang", "di", "dalam", "dengan", "untuk", "pada", "se", "sesuai", "melalui", "serta", "secara",
    "tingkat", "kecamatan", "kabupaten", "kota", "selaku", "sebagai", "oleh", "dari", "ke", "kepada", "atas", "agar",
    "nomor", "perubahan", "adalah", "ini", "itu", "daerah", "setempat", "terdiri", "mempunyai", "provinsi", "kepala",
})


def _kata_pertama(nama: str) -> str:
    """The first word behind the kind of an office or region."""
    return serupa(nama).split()[1] if len(serupa(nama).split()) > 1 else ""


def instansi_lain(bahan: Bahan) -> Iterator[Remark]:
    """Another office named as the own one: its tasks, its Perjanjian Kinerja, its report; or the own one elsewhere."""
    kind, own = serupa(bahan.ciri.instansi).split()[:1], " ".join(serupa(bahan.ciri.instansi).split()[1:3])
    elsewhere = _di_tempat_lain(bahan) if own else None
    for one, text in bahan.polos if own else ():
        patterns = (_KECAMATAN_LAIN, _INSTANSI_LAIN, _POKOK, *((_PELAKU,) if one.blok.tabel is None else ()))
        places = {found.end("nama"): found for pattern in patterns for found in pattern.finditer(text)
                  if _instansi_lain(bahan, found, kind[0], own)}
        if elsewhere and one.blok.tabel is None:
            places.update({found.end("nama"): found for found in elsewhere.finditer(text)
                           if _wilayah_asing(bahan, found)})
        for found in places.values():
            if not _dibandingkan(text, found) and not di_bagian(bahan.dokumen, one.blok, _PEMBANDING):
                yield remark("T-812", one.tempat(one.teks[found.start():found.end()]), pokok=bahan.ciri.instansi,
                             nama=" ".join(one.teks[found.start("jenis"):found.end("nama")].split()),
                             kutipan=" ".join(found[0].split()), benar=_benar(bahan, found),
                             tempat=bahan.dokumen.bagian(one.letak),
                             tingkat="peringatan" if found.re in (_KECAMATAN_LAIN, _PELAKU) else None)


def _dibandingkan(text: str, found: re.Match[str]) -> bool:
    """Whether offices are compared around a mention; where it acts itself, only what stands before counts."""
    before = text[max(found.start() - 90, 0):found.end()]
    acts = found.re is _PELAKU or found["jenis"].casefold() in _WILAYAH_KATA
    return bool(_MEMBANDING.search(re.split(r"[.;]\s", before)[-1] if acts else before + text[found.end():][:60])) or (
        acts and bool(_KERJA_SAMA.search(text[max(found.start() - 60, 0):found.start()])))


def _benar(bahan: Bahan, found: re.Match[str]) -> str:
    region = found["jenis"].casefold() in _WILAYAH_KATA
    return f"{bahan.ciri.instansi} {_daerah_sendiri(bahan)}" if region else bahan.ciri.instansi


def _instansi_lain(bahan: Bahan, found: re.Match[str], kind: str, own: str) -> bool:
    """Whether a mention is of another office; an abbreviation of the own name is none."""
    name, said = serupa(found["nama"]), serupa(found["jenis"])
    first = found["nama"].split()[0]
    short = first.isupper() and not found["jenis"].isupper()
    if short or name.split(" ", 1)[0] in _BUKAN_NAMA or _singkatan(first.casefold(), serupa(bahan.ciri.instansi)):
        return False
    return _lain(said, name, kind, own)


def _singkatan(short: str, name: str) -> bool:
    """Whether a word is made of the beginnings of the words of a name: Kominfo of Komunikasi dan Informatika."""
    return len(short) <= _SINGKATAN_TERPANJANG and _dari_awal(short, name.split()[1:])


def _dari_awal(short: str, words: list[str]) -> bool:
    """Whether a text is made of beginnings of two letters and more of some of the words, in their order."""
    if not short:
        return True
    return any(short.startswith(word[:size]) and _dari_awal(short[size:], words[at + 1:])
               for at, word in enumerate(words) for size in range(min(len(short), len(word) - 1), 1, -1))


_SINGKATAN_TERPANJANG = 10
_WILAYAH_KATA = ("kabupaten", "kota", "provinsi")


def _di_tempat_lain(bahan: Bahan) -> re.Pattern[str] | None:
    """What finds the own office with a region of the own kind behind its name; None where the own one is not known."""
    kind = _daerah_sendiri(bahan).split(" ", 1)[0].casefold()
    if kind not in _WILAYAH_KATA:
        return None
    kinds = "Provinsi" if kind == "provinsi" else "Kabupaten|Kota"
    name = r"\s+".join(map(re.escape, bahan.ciri.instansi.split()))
    names = "|".join((name, *map(re.escape, _nama_pendek(bahan, name))))
    return re.compile(rf"\b(?:{names}){_SEJENIS_WILAYAH.format(jenis=kinds)}")


def _nama_pendek(bahan: Bahan, name: str) -> tuple[str, ...]:
    """The short names that a text gives the own office in brackets right behind its name: "(Diskominfo)"."""
    given = re.compile(rf"\b{name}\s*\(([A-Z][^\W\d_]{{3,19}})\)")
    return tuple(sorted({found[1] for _, text in bahan.polos for found in given.finditer(text)}))


def _wilayah_asing(bahan: Bahan, found: re.Match[str]) -> bool:
    """Whether the region behind the own office is known and another one."""
    own, words = serupa(_daerah_sendiri(bahan)).split()[1:], found["nama"].split()
    name = serupa(" ".join(words[:panjang_nama(words)])).split()
    known = len(name) > 1 or name[0] in nama_daerah() or found["jenis"] == "Provinsi"
    return known and bool(own) and own[:len(name)] != name and name[:len(own)] != own


_PEMBANDING = re.compile(r"perbandingan|\bdasar\s+hukum|landasan\s+hukum", re.IGNORECASE)


def _lain(said: str, name: str, kind: str, own: str) -> bool:
    """Whether an office of that kind and name, of the kinds that an own one can be mistaken for, is another one."""
    head, *tail = name.split()
    alike = own.split(" ", 1)[0] == head
    if said == "camat" or said in _BERTEMPAT:
        own_name = alike and (" " not in own or not tail or tail[0] in own.split() or tail[0] in _BUKAN_NAMA)
        return kind == ("kecamatan" if said == "camat" else said) and not own_name
    return said == kind and not alike and said in ("dinas", "badan")


def kepala_daerah_lain(bahan: Bahan) -> Iterator[Remark]:
    """The Perjanjian Kinerja or report of the head of the region called that of an office."""
    kind = serupa(bahan.ciri.instansi).split()[:1]
    if not kind or kind[0] in ("sekretariat", "bagian", "inspektorat"):
        return
    for one, text in bahan.polos:
        for found in _KEPALA.finditer(text):
            yield remark("T-813", one.tempat(one.teks[found.start():found.end()]), pokok=bahan.ciri.instansi,
                         kutipan=" ".join(found[0].split()), instansi=bahan.ciri.instansi,
                         tempat=bahan.dokumen.bagian(one.letak))


_KEPALA = Pola(r"\b(?i:perjanjian\s+kinerja(?:\s+perubahan)?)\s+(?:Bupati|Wali\s?[Kk]ota|Gubernur)\s+[A-Z]\w+",
    perlu=("perjanjian",))


def wilayah_lain(bahan: Bahan) -> Iterator[Remark]:
    """Another kabupaten, kota, bupati or wali kota than the own one, where nothing is compared."""
    region = _daerah_sendiri(bahan)
    if not _kata_pertama(region) or serupa(region).startswith("provinsi"):
        return
    for one, text in bahan.polos:
        places = [(m["jenis"], m["nama"]) for m in _WILAYAH_LAIN.finditer(text)] + [*kepala_daerah_disebut(text)]
        if not places or _MEMBANDING.search(text) or di_bagian(bahan.dokumen, one.blok, _PEMBANDING):
            continue
        for kind, said in places:
            name = " ".join(said.split()[:panjang_nama(said.split())])
            if _daerah_lain(serupa(name), serupa(region).split(" ", 1)[1], serupa(bahan.ciri.instansi)):
                found = re.search(rf"{kind}\s+{name}", text)
                if found and not _DI_LUAR.search(text, max(found.start() - 12, 0), found.start()):
                    yield remark("T-814", one.tempat(found[0]), pokok=region, nama=" ".join(found[0].split()),
                                 benar=region,
                                 tempat=bahan.dokumen.bagian(one.letak))


def _daerah_lain(name: str, own: str, office: str) -> bool:
    """Whether a known region is another one than the own; the first word of several words, alone, is cut off."""
    first, *rest = name.split()
    if rest:
        return name != own and not own.startswith(f"{name} ")
    return first in nama_daerah() and first != own.split(" ", 1)[0] and first not in office.split()


_DAERAH = re.compile(r"\b(?:Kabupaten|Kota|Provinsi)\s+(?!Kota\b|Tahun\b)[A-Z][a-z]+"
                     r"(?:\s+(?!Tahun|Provinsi|Nomor)[A-Z][a-z]+){0,3}")
_DAERAH_SAMPUL = re.compile(r"^\W*(?:pemerintah\s+)?((?:kabupaten|kota|provinsi)\s+[^\W\d]+(?:\s+[^\W\d]+){0,3})\W*$",
                            re.IGNORECASE | re.MULTILINE)


def _daerah_sendiri(bahan: Bahan) -> str:
    """The own region: what the cover says, else what most texts name, known or not."""
    cover = [found[1].title() for block in sampul(bahan.dokumen) for found in _DAERAH_SAMPUL.finditer(block.teks)]
    if cover:
        return cover[0]
    named = Counter(_nama_daerah(found) for _, text in bahan.polos for found in _DAERAH.findall(text))
    common = named.most_common(1)
    return common[0][0] if common and common[0][1] > 2 else bahan.ciri.kabupaten


def _nama_daerah(text: str) -> str:
    """The kind and name of a region, of the capitalised words behind its kind: as many as are known, else two."""
    kind, *words = text.split()
    count = panjang_nama(words)
    return " ".join((kind, *words[:count if count > 1 or words[0].casefold() in nama_daerah() else 2]))


# The best of all offices

_OPD = Pola(r"\b(?:Dinas|Badan|Inspektorat|Sekretariat|Kecamatan|RSUD|Satuan\s+Polisi|Kantor)\b"
                  r"(?:\s+(?:[A-Z][\w/]*|dan|serta)){0,8}",
    perlu=("dinas", "badan", "inspektorat", "sekretariat", "kecamatan", "rsud", "satuan", "kantor"))
_TERBAIK = Pola(r"\b(?:tertinggi|terbaik|terbesar)\b", re.IGNORECASE, perlu=("tertinggi", "terbaik", "terbesar"))
_UKURAN = (("SAKIP", Pola(r"s?akip", re.IGNORECASE, perlu=("akip",))),
           ("Indeks Kepuasan Masyarakat", Pola(r"kepuasan\s+masyarakat|\bIKM\b", re.IGNORECASE,
                                              perlu=("kepuasan", "ikm"))))


@record(frozen=True)
class _Terbaik:
    ukuran: str
    nama: str
    letak: Letak
    kutipan: str

    @property
    def kecamatan(self) -> bool:
        """The best of the kecamatan may well be another than the best of all."""
        return self.nama.startswith("Kecamatan")


def terbaik_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """The office with the highest figure for an indikator named differently in two places."""
    said = [one for one in (*_terbaik_tabel(bahan), *_terbaik_kalimat(bahan)) if not _tahun_lain(bahan, one)]
    said.sort(key=lambda one: (one.letak.blok, one.letak.baris, one.letak.kolom))
    for measure, kind in dict.fromkeys((one.ukuran, one.kecamatan) for one in said):
        own = [one for one in said if (one.ukuran, one.kecamatan) == (measure, kind)]
        count = Counter(serupa(one.nama) for one in own)
        right = max(own, key=lambda one: count[serupa(one.nama)])
        for one in own:
            if not _seopd(one.nama, right.nama):
                yield remark("T-815", Tempat(one.letak, one.kutipan), Tempat(right.letak, right.kutipan), pokok=measure,
                             ukuran=measure, nama=one.nama, lain=right.nama, tempat=bahan.dokumen.bagian(one.letak),
                             tempat_lain=bahan.dokumen.bagian(right.letak))


def _tahun_lain(bahan: Bahan, one: _Terbaik) -> bool:
    """Whether the place speaks of another year than the report's."""
    block = bahan.dokumen.blok[one.letak.blok]
    text = block.teks if block.tabel is None else " ".join(block.tabel.judul(one.letak.kolom))
    years = re.findall(r"\b20\d\d\b", text)
    return bool(years) and str(bahan.ciri.tahun) not in years


def _seopd(one: str, other: str) -> bool:
    a, b = serupa(one), serupa(other)
    return a.startswith(b) or b.startswith(a)


def _ukuran(*texts: str) -> str:
    named = [name for text in texts for name, pattern in _UKURAN if pattern.search(text)]
    return named[0] if named else ""


def _opd(text: str, own: str) -> str:
    names = [" ".join(found[0].split()).removesuffix(" dan") for found in _OPD.finditer(text)]
    return next((name for name in names if serupa(own) not in serupa(name) and " " in name), "")


def _terbaik_tabel(bahan: Bahan) -> Iterator[_Terbaik]:
    for block, table in bahan.tabel:
        for r in table.isi:
            row = table.sel[r]
            for c, cell in enumerate(row):
                heads = " ".join(table.judul(c))
                name = _opd(cell.rata, bahan.ciri.instansi) if cell.asli == (r, c) else ""
                measure = _ukuran(*(other.rata for other in row[:c]))
                if name and measure and _TERBAIK.search(f"{cell.rata} {heads}"):
                    yield _Terbaik(measure, name, Letak(block.indeks, r, c), cell.teks)


def _terbaik_kalimat(bahan: Bahan) -> Iterator[_Terbaik]:
    for one in bahan.kalimat:
        best = _TERBAIK.search(one.teks)
        found = _OPD.search(one.teks, best.end()) if best else None
        name = _opd(found[0], bahan.ciri.instansi) if found and best and found.start() - best.end() < 60 else ""
        measure = _ukuran(one.teks[:best.start()] if best else "")
        if name and measure and found:
            yield _Terbaik(measure, name, one.letak, found[0].strip())


# Units of the organisation

_UNIT = Pola(r"\b(?:Seksi|Sub\s?[Bb]ag(?:ian)?|Sub\s?[Bb]idang|Bidang)\s+[A-Z][a-z]\w+"
                   r"(?:(?:,?\s+(?:dan\s+)?|,\s*)(?!Bidang\b|Seksi\b|Sub)[A-Z][a-z]\w+){0,5}",
    perlu=("seksi", "sub", "bidang"))
_JENIS_UNIT = re.compile(r"^sub\s?bag(?:ian)?\b|^sub\s?bidang\b", re.IGNORECASE)


def unit_beragam(bahan: Bahan) -> Iterator[Remark]:
    """A unit whose name differs by one word from one that is named more often."""
    named: dict[str, list[Tempat]] = {}
    for one in bahan.ruas:
        for found in _UNIT.finditer(one.teks):
            named.setdefault(_unit(found[0]), []).append(one.tempat(found[0]))
    for name, places in named.items():
        near = [other for other, known in named.items() if len(known) > 2 * len(places) and _sewujud(name, other)]
        if near and len(places) <= 2:
            other = named[near[0]][0]
            yield remark("T-816", *places, other, pokok=other.kutipan, nama=" ".join(places[0].kutipan.split()),
                         lain=" ".join(other.kutipan.split()), tempat=bahan.dokumen.bagian(places[0].letak),
                         tempat_lain=bahan.dokumen.bagian(other.letak))


def unit_diganti(bahan: Bahan) -> Iterator[Remark]:
    """Two lists of units that are the same but for one unit on either side."""
    lists = [*_daftar_unit(bahan).values()]
    seen: set[tuple[str, str]] = set()
    for index, other in enumerate(lists):
        for one in lists[:index]:
            a, b = one.keys() - other.keys(), other.keys() - one.keys()
            pair = (min(a, default=""), min(b, default=""))
            alone = len(a) == len(b) == 1 and bool(one.keys() & other.keys())
            if alone and not _singkat(*pair) and not {pair, pair[::-1]} & seen:
                seen.add(pair)
                odd, known = other[pair[1]], one[pair[0]]
                yield remark("T-822", odd, known, pokok="Unit", nama=" ".join(odd.kutipan.split()),
                             lain=" ".join(known.kutipan.split()), tempat=bahan.dokumen.bagian(odd.letak),
                             tempat_lain=bahan.dokumen.bagian(known.letak))


def _daftar_unit(bahan: Bahan) -> dict[tuple[int, str], dict[str, Tempat]]:
    """The units that each block lists, by their kind; blocks with fewer than two list none."""
    lists: dict[tuple[int, str], dict[str, Tempat]] = {}
    for one in bahan.ruas:
        for found in _UNIT.finditer(one.teks):
            name = _unit(found[0])
            lists.setdefault((one.letak.blok, name.split(" ", 1)[0]), {}).setdefault(name, one.tempat(found[0]))
    return {key: units for key, units in lists.items() if len(units) > 1}


def _singkat(a: str, b: str) -> bool:
    """Whether a name is short for the other: Seksi SPM, Seksi Trantib."""
    return min(len(a.split()), len(b.split())) < 3 or a.startswith(b) or b.startswith(a)


def _unit(text: str) -> str:
    return serupa(_JENIS_UNIT.sub("subbagian", " ".join(text.split()))).replace(" dan ", " ")


def _sewujud(a: str, b: str) -> bool:
    """Whether two names of units differ by one word more or another spelling."""
    x, y = a.split(), b.split()
    if x[0] != y[0] or len(x) < 3 or len(y) < 3 or a == b:
        return False
    return len({*x} ^ {*y}) == 1 and min(len(x), len(y)) >= 3


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-812", instansi_lain),
    Kaidah("T-813", kepala_daerah_lain),
    Kaidah("T-814", wilayah_lain),
    Kaidah("T-815", terbaik_berbeda),
    Kaidah("T-816", unit_beragam),
    Kaidah("T-822", unit_diganti),
)
"""The rules on offices."""
