"""Rules on counts: what sentences count, against the list that follows, the tables, and each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak
from lkjip_xl.domain.telaah.gugus import JenisNama
from lkjip_xl.domain.telaah.kaidah import cacah_rinci
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import tempat_kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat
from lkjip_xl.domain.telaah.sebutan import sebutan_kalimat
from lkjip_xl.domain.telaah.skala import KATEGORI, SkalaNaskah

_SERATUS = Decimal(100)
_JENIS: Mapping[str, tuple[JenisNama, ...]] = {
    "jumlah program": ("program",), "jumlah kegiatan": ("kegiatan",), "jumlah sub kegiatan": ("sub kegiatan",),
    "jumlah sasaran": ("sasaran", "tujuan"), "jumlah tujuan": ("tujuan", "sasaran"), "jumlah indikator": ("indikator",),
}
_SEBUT = {"jumlah program": "program", "jumlah kegiatan": "kegiatan", "jumlah sub kegiatan": "sub kegiatan",
          "jumlah sasaran": "sasaran", "jumlah tujuan": "tujuan", "jumlah indikator": "indikator"}
_BILANGAN = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
             "sepuluh": 10}
_ANGKA_KATA = "|".join(_BILANGAN)
_BENDA = (r"(?:misi|tujuan|sasaran|program|kegiatan|indikator|rekomendasi|strategi|kebijakan|aspek|isu|seksi|bidang|"
          r"sub\s?bagian|subbagian|unsur|faktor|hal|langkah|poin|butir|tahap|prinsip|komponen|kelompok|permasalahan|"
          r"kendala|"
          r"hambatan|fungsi|tugas|urusan|kategori|dokumen|cara|upaya)")
_CACAH_DAFTAR = re.compile(
    rf"(?<![\w.,/])(?:(?P<angka>\d{{1,2}})\s*\.?\s*(?:\([^()\d]{{3,20}}\))?|(?P<kata>{_ANGKA_KATA}))\s*(?:buah\s+)?"
    rf"(?P<benda>{_BENDA})\b", re.IGNORECASE)
_PENGANTAR = re.compile(r"(?::|berikut(?:\s+ini)?\s*[:.]?|yaitu|yakni|adalah)\s*$", re.IGNORECASE)
_RINCIAN_DI_TABEL = re.compile(r"tabel|grafik|gambar|lampiran", re.IGNORECASE)
_BAGIAN_DARI = re.compile(r"\b(?:dari|ke)\s*$", re.IGNORECASE)


@record(frozen=True)
class Cacah:
    """A count that a sentence prints, of how many things of which kind."""

    besaran: str
    banyak: int
    kalimat: Kalimat
    tempat: Tempat
    mulai: int
    akhir: int = 0


# Lists

def daftar_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count in a sentence that introduces a list of another length."""
    levels = _kalimat_skala(bahan)
    for index, one in enumerate(bahan.kalimat):
        last = index + 1 == len(bahan.kalimat) or bahan.kalimat[index + 1].letak != one.letak
        if not last or not _PENGANTAR.search(one.teks) or _RINCIAN_DI_TABEL.search(one.teks):
            continue
        counts = [match for match in _CACAH_DAFTAR.finditer(one.teks)
                  if not _BAGIAN_DARI.search(one.teks[:match.start()])]
        items = _butir(bahan, one.letak.blok)
        if any(Letak(block.indeks) in levels for block in items):
            continue
        said = [_bilangan(match) for match in counts]
        if len(items) >= 2 and said and len(items) not in said:
            match = counts[-1]
            yield remark("T-501", tempat_kalimat(bahan, one, match.start(), match.end()),
                         *(Tempat(Letak(block.indeks), block.teks[:60].strip()) for block in (items[0], items[-1])),
                         pokok=match["benda"].casefold(), tertulis=" ".join(match[0].split()), banyak=len(items),
                         tempat=bahan.dokumen.bagian(one.letak), awal=items[0].teks[:50], akhir=items[-1].teks[:50])


def _bilangan(match: re.Match[str]) -> int:
    return int(match["angka"]) if match["angka"] else _BILANGAN[match["kata"].casefold()]


def _butir(bahan: Bahan, index: int) -> list[Blok]:
    """The items of the list that begins right below a block: those numbered as its first is, without what they hold."""
    after = bahan.dokumen.blok[index + 1:]
    if not after or after[0].jenis not in ("butir", "judul"):
        return []
    shape, found = _bentuk(after[0].nomor), [after[0]]
    if not shape:
        return _tanpa_nomor(after)
    for block in after[1:]:
        if block.jenis not in ("butir", "judul") and not (block.jenis == "paragraf" and len(found) > 1):
            break
        if block.jenis == "judul" and _bentuk(block.nomor) != shape:
            break
        if _bentuk(block.nomor) == shape:
            if _urut(block.nomor) != _urut(found[-1].nomor) + 1:
                break
            found.append(block)
        elif block.jenis == "paragraf":
            break
    return found if _urut(found[0].nomor) == 1 else []


def _tanpa_nomor(after: Sequence[Blok]) -> list[Blok]:
    """Items of a list with bullets: as far as they go."""
    found: list[Blok] = []
    for block in after:
        if block.jenis != "butir" or _bentuk(block.nomor):
            break
        found.append(block)
    return found


def _bentuk(nomor: str) -> str:
    """How an item is numbered: "1.", "a)"; "" for none."""
    text = nomor.strip()
    if re.fullmatch(r"\(?\d{1,2}[.)]*", text):
        return re.sub(r"\d+", "1", text)
    return re.sub(r"[A-Za-z]", "a", text) if re.fullmatch(r"\(?[A-Za-z][.)]+", text) else ""


def _urut(nomor: str) -> int:
    digits = re.search(r"\d+", nomor)
    letter = re.search(r"[A-Za-z]", nomor)
    return int(digits[0]) if digits else ord(letter[0].casefold()) - ord("a") + 1 if letter else 0


# Tables

_BENDA_KANAN = re.compile(r"\s*(?:tujuan\s*/\s*sasaran|sub\s*-?\s*kegiatan|kegiatan|program|indi[ck]ator|sasaran|"
                          r"tujuan)"
                          r"\b", re.IGNORECASE)


_PENGIKUT = re.compile(
    r"\s*(?:(?:kinerja|utama|strategis|prioritas|dan|dengan|yang|serta|sebaga\w+|pada|dalam|untuk|melalui|tahun|sub|"
    r"beserta|"
    r"adalah|telah|sudah|belum|tidak|ini|tersebut|tercapai|(?:ber)?kategori|mencapai|memenuhi|melampaui|melebihi|"
    r"termasuk|"
    r"masuk|di|dari|oleh|program|iku|ikk)\b|\W|$)", re.IGNORECASE)
"""What may follow a count of programs and the like; "12 kegiatan sosialisasi" counts something else."""


def _cacah(bahan: Bahan) -> Iterator[Cacah]:
    """The counts of programs, sasaran, indicators and so on that sentences print."""
    for one in bahan.kalimat:
        for said in sebutan_kalimat(one.teks):
            if said.besaran in _JENIS and said.angka.nilai == said.angka.nilai.to_integral_value():
                stop = _BENDA_KANAN.match(one.teks, said.angka.akhir)
                if stop and not _PENGIKUT.match(one.teks, stop.end()):
                    continue
                end = stop.end() if stop else said.angka.akhir
                yield Cacah(said.besaran, int(said.angka.nilai), one, tempat_kalimat(bahan, one, said.angka.mulai, end),
                            said.angka.mulai, end)


def _cacah_kata(bahan: Bahan) -> Iterator[Cacah]:
    """The counts of indicators that words alone tell, outside the part of one sasaran."""
    for one in bahan.kalimat:
        for match in cacah_rinci.INDIKATOR_KATA.finditer(one.teks):
            named = bahan.konteks[one.letak.blok].sasaran or any(
                cluster.jenis in ("sasaran", "tujuan") for cluster, _, _ in bahan.nama.dalam(one.teks))
            if not named:
                yield Cacah("jumlah indikator", cacah_rinci.banyak(match), one,
                            tempat_kalimat(bahan, one, match.start(), match.end()), match.start(), match.end())


def tabel_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count of programs, sasaran or indicators that no table of the document holds."""
    counts = {kind: _menurut_tabel(bahan, kinds) for kind, kinds in _JENIS.items()}
    ranges = _kalimat_skala(bahan)
    for one in _cacah(bahan):
        held = counts[one.besaran]
        if not held or one.kalimat.letak in ranges or _sebagian(bahan, one, max(held)) or _tanpa_tujuan(bahan, one):
            continue
        part = one.banyak <= max(held) and any(each.match(one.kalimat.teks, one.akhir) for each in _BERBAGIAN)
        if one.banyak not in held and not part:
            total, place = next(iter(held.items()))
            weak = abs(one.banyak - total) == 1 or (one.besaran == "jumlah indikator" and one.banyak < max(held))
            yield remark("T-502", one.tempat, place, pokok=_SEBUT[one.besaran], tertulis=one.tempat.kutipan,
                         tingkat="peringatan" if weak else None,
                         banyak=total, benda=_SEBUT[one.besaran], tempat=bahan.dokumen.bagian(one.kalimat.letak),
                         tempat_lain=bahan.dokumen.bagian(place.letak))


def _menurut_tabel(bahan: Bahan, kinds: tuple[JenisNama, ...]) -> dict[int, Tempat]:
    """How many things of a kind a table holds, or all of them do, each with where the first of them stands.

    The count that most tables hold stands first. Rows of one name are counted once and each for itself, since names
    that differ by a slip may be one, and equal ones of two programs are two.
    """
    tables: dict[tuple[int, JenisNama], dict[str, list[Letak]]] = {}
    for cluster in bahan.nama.gugus:
        for _, letak in cluster.ejaan if cluster.jenis in kinds else ():
            if letak.baris >= 0:
                tables.setdefault((letak.blok, cluster.jenis), {}).setdefault(cluster.nama, []).append(letak)
    places: dict[int, Tempat] = {}
    votes: Counter[int] = Counter()
    for names in (*tables.values(), *_gabungan(tables)):
        for total in range(len(names) + 1, len(names) + 1 + _tak_terbaca(bahan, names, kinds)):
            votes[total] += 0
            places.setdefault(total, _tempat_sel(bahan, next(iter(names.values()))[0]))
        votes[len(names)] += 2 if len(names) > 1 else 0
        for total in (len(names), len({place for group in names.values() for place in group})):
            votes[total] += 0
            places.setdefault(total, _tempat_sel(bahan, next(iter(names.values()))[0]))
    for total, first in cacah_rinci.sebentuk(bahan, tables):
        votes[total] += 0
        places.setdefault(total, _tempat_sel(bahan, first))
    return {total: places[total] for total in sorted(votes, key=lambda total: (-votes[total], -total))}


_PANJANG_NAMA = 8


def _tak_terbaca(bahan: Bahan, names: Mapping[str, list[Letak]], kinds: tuple[JenisNama, ...]) -> int:
    """How many rows of a table may be of that kind too, since nothing tells what they are."""
    first = next(iter(names.values()))[0]
    table = bahan.dokumen.blok[first.blok].tabel
    if table is None or not {"kegiatan", "sub kegiatan"} & set(kinds):
        return 0
    read = {letak.baris for cluster in bahan.nama.gugus if cluster.jenis in ("program", "kegiatan", "sub kegiatan")
            for _, letak in cluster.ejaan if letak.blok == first.blok}
    unread = sum(1 for row in table.isi if row not in read and len(table.sel[row][first.kolom].rata) > _PANJANG_NAMA)
    return unread if unread <= len(names) / 5 else 0


def _gabungan(tables: Mapping[tuple[int, JenisNama], dict[str, list[Letak]]]) -> Iterator[dict[str, list[Letak]]]:
    """What tables hold together: those of one name each, as for every sasaran; and all, of what is no indikator."""
    kinds = dict.fromkeys(kind for _, kind in tables)
    for kind in kinds:
        own = [names for (_, each), names in tables.items() if each == kind]
        singles = [names for names in own if len(names) == 1]
        for group in (singles, *([] if kind in ("indikator", "sasaran", "tujuan") else [own, own])):
            joined = {name: places for names in reversed(group) for name, places in names.items()}
            if len(joined) > 1:
                yield joined


def _tempat_sel(bahan: Bahan, letak: Letak) -> Tempat:
    table = bahan.dokumen.blok[letak.blok].tabel
    assert table is not None
    return Tempat(letak, table.sel[letak.baris][letak.kolom].rata[:80])


_SELURUHNYA = re.compile(r"\b(?:memuat|melaksanakan|dijabarkan|terdiri|meliputi|mempunyai|memiliki|menetapkan|"
                         r"ditetapkan|"
                         r"sejumlah|mencakup|terdapat|dilaksanakan|melalui|diukur|dari|perjanjian)\b", re.IGNORECASE)
_DISISIHKAN = re.compile(r"\b(?:(?:sasaran|tujuan)\s+\d+|hanya|masing|setiap|tiap|sisanya|kategori|salah|disumbang\w*|"
                         r"sebanyak|jumlah\s+itu|"
                         r"dari\s+\d+)\b", re.IGNORECASE)


def _sebagian(bahan: Bahan, one: Cacah, most: int) -> bool:
    """Whether a count may well be of a part: of one sasaran, one kategori, or what a sentence sets apart."""
    if one.banyak > most:
        return False
    text = one.kalimat.teks
    if bahan.nama.dalam(text) or bahan.konteks[one.kalimat.letak.blok].sasaran:
        return True
    return not _SELURUHNYA.search(text) or bool(_DISISIHKAN.search(text[:one.mulai]))


def _tanpa_tujuan(bahan: Bahan, one: Cacah) -> bool:
    """Whether tujuan are counted beside sasaran, and the tables hold names of sasaran alone."""
    return one.besaran == "jumlah tujuan" and all(each.jenis != "tujuan" for each in bahan.nama.gugus) and any(
        said.besaran == "jumlah sasaran" for said in sebutan_kalimat(one.kalimat.teks))


def _kalimat_skala(bahan: Bahan) -> set[Letak]:
    return {level.letak for scale in bahan.skala for level in scale.tingkat}


# Counts per kategori

def jumlah_kategori(bahan: Bahan) -> Iterator[Remark]:
    """Counts per kategori that do not add up to the count that their list begins with."""
    for scale, counts in _per_kategori(bahan):
        total = sum(one.banyak for one in counts)
        lead = [one for one in _cacah(bahan) if one.besaran == counts[0].besaran
                and 0 < scale.letak.blok - one.kalimat.letak.blok <= 2]
        if lead and lead[-1].banyak != total:
            yield remark("T-503", *(one.tempat for one in counts), lead[-1].tempat, pokok="kategori", jumlah=total,
                         rincian=" + ".join(str(one.banyak) for one in counts), tertulis=lead[-1].tempat.kutipan,
                         tempat=bahan.dokumen.bagian(scale.letak),
                         tempat_lain=bahan.dokumen.bagian(lead[-1].kalimat.letak))


def _per_kategori(bahan: Bahan) -> Iterator[tuple[SkalaNaskah, list[Cacah]]]:
    """The scales that are a list with a count of sasaran or indicators for each level."""
    counts = [one for one in _cacah(bahan) if one.besaran in ("jumlah indikator", "jumlah sasaran", "jumlah tujuan")]
    for scale in bahan.skala:
        places = {level.letak for level in scale.tingkat}
        own = [one for one in counts if one.kalimat.letak in places]
        if own and scale.letak.baris < 0:
            yield scale, own


def kategori_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count of indicators in a kategori that is not what the tables of capaian hold of it."""
    measured = {(one.tentang, one.tahun) for one in bahan.kutipan if one.besaran == "realisasi"}
    figures = {one.tentang: one for one in bahan.kutipan if one.besaran == "capaian" and one.mulai < 0
               and one.tahun == bahan.ciri.tahun and one.bacaan.nilai is not None
               and (one.tentang, one.tahun) in measured}
    for scale, counts in _per_kategori(bahan):
        for one in counts:
            level = next((level for level in scale.tingkat if level.letak == one.kalimat.letak), None)
            if level is None or not level.kategori or one.besaran != "jumlah indikator" or not figures:
                continue
            held = [each for each in figures.values() if each.bacaan.nilai is not None
                    and level.kategori in scale.kategori(each.bacaan.nilai)]
            whole = sum(each.banyak for each in counts)
            if one.banyak > len(held) or (len(held) != one.banyak and len(figures) == whole):
                sample = (held or list(figures.values()))[0]
                yield remark("T-504", one.tempat, Tempat(sample.letak, sample.teks), pokok="kategori",
                             tertulis=one.tempat.kutipan,
                             kata=level.kategori, banyak=len(held), semua=len(figures),
                             tempat=bahan.dokumen.bagian(one.kalimat.letak),
                             tempat_lain=bahan.dokumen.bagian(sample.letak))


_BERKATEGORI = re.compile(
    r"\s*(?:kinerja\s+(?:utama\s+)?)?(?:yang\s+|telah\s+|lainnya\s+)*(?:(?:ber|di)(?:kategori|peringkat|predikat|kriteria|status|sebutan|nilai)"
    r"(?:kan)?|(?:dengan\s+|masuk\s+|dalam\s+|pada\s+|memperoleh\s+|meraih\s+|mendapat\s+|ber(?:ada)\s+)*(?:(?:ke|di)\s?dalam\s+)?"
    r"(?:kategori|peringkat|predikat|kriteria|status|sebutan))\s+[“\"]?", re.IGNORECASE)
_YANG_BELUM = re.compile(r"\s*(?:kinerja\s+)?(?:utama\s+)?yang\s+(?:masih\s+)?(?:belum|tidak|kurang)\b", re.IGNORECASE)
_BERBAGIAN = (_BERKATEGORI, _YANG_BELUM)
_MENURUT_TARGET = re.compile(r"\s*(?:kinerja\s+(?:utama\s+)?)?(?:yang\s+|telah\s+|sudah\s+|"
                             r"berhasil\s+)*(?:(?P<belum>belum|tidak|di\s?bawah|kurang\s+dari)"
                             r"\s+(?:dapat\s+)?)?(?P<kata>mencapai|memenuhi|melampaui|melebihi|target)(?:nya)?\b",
                             re.IGNORECASE)


def kategori_kalimat_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count of indicators in a kategori, told in a sentence, that is not what the table of capaian holds of it."""
    tables: dict[int, list[Kutipan]] = {}
    known = {cluster.nama for cluster in bahan.nama.gugus if cluster.jenis == "indikator"}
    for quote in bahan.kutipan:
        if quote.besaran == "kategori" and quote.mulai < 0 and quote.tentang in known:
            tables.setdefault(quote.letak.blok, []).append(quote)
    most = max(map(len, tables.values()), default=0)
    tables = {block: quotes for block, quotes in tables.items() if len(quotes) == most > 1}
    for one in (*_cacah(bahan), *_cacah_kata(bahan)) if tables else ():
        match = _BERKATEGORI.match(one.kalimat.teks, one.akhir)
        word = KATEGORI.match(one.kalimat.teks, match.end()) if match and one.besaran == "jumlah indikator" else None
        if word is None or one.kalimat.letak in _kalimat_skala(bahan):
            continue
        held = [[quote for quote in quotes if serupa(quote.teks) == serupa(word[0])] for quotes in tables.values()]
        if all(len(quotes) != one.banyak for quotes in held):
            quotes = next(iter(tables.values()))
            yield remark("T-507", tempat_kalimat(bahan, one.kalimat, one.mulai, word.end()),
                         *_tempat_semua(held[0] or quotes),
                         pokok="kategori", tertulis=one.tempat.kutipan, kata=word[0], banyak=len(held[0]),
                         tempat=bahan.dokumen.bagian(one.kalimat.letak),
                         tempat_lain=bahan.dokumen.bagian(quotes[0].letak))


def _tempat_semua(quotes: Sequence[Kutipan]) -> list[Tempat]:
    return [Tempat(quote.letak, quote.teks) for quote in quotes]


def tercapai_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A count of indicators that met or missed their target, that is not what the table of capaian holds."""
    figures = _capaian_indikator(bahan)
    for one in (*_cacah(bahan), *_cacah_kata(bahan)) if figures else ():
        match = _MENURUT_TARGET.match(one.kalimat.teks, one.akhir) if one.besaran == "jumlah indikator" else None
        if match is None or "target" not in one.kalimat.teks[match.start():match.end() + 12].casefold():
            continue
        counts = {_banyak_tercapai(quotes, missed=bool(match["belum"]),
                                   above=match["kata"].casefold().startswith("mel"))
                  for quotes in figures.values()}
        if one.banyak not in {count for both in counts for count in both}:
            quotes = next(iter(figures.values()))
            yield remark("T-508", tempat_kalimat(bahan, one.kalimat, one.mulai, match.end()),
                         *_tempat_semua(quotes[:3]),
                         pokok="target", tertulis=" ".join(one.kalimat.teks[one.mulai:match.end()].split()),
                         banyak=" atau ".join(str(count)
                                              for count in sorted({count for both in counts for count in both})),
                         tempat=bahan.dokumen.bagian(one.kalimat.letak),
                         tempat_lain=bahan.dokumen.bagian(quotes[0].letak))


def _capaian_indikator(bahan: Bahan) -> dict[int, list[Kutipan]]:
    """The capaian of the year by table: of tables that print target or realisasi of the same indicators too."""
    tables: dict[int, list[Kutipan]] = {}
    for quote in bahan.kutipan:
        own = quote.besaran == "capaian" and quote.mulai < 0 and quote.tahun == bahan.ciri.tahun
        if own and quote.bacaan.nilai is not None and ("realisasi", quote.tentang, quote.tahun) in bahan.menurut:
            tables.setdefault(quote.letak.blok, []).append(quote)
    most = max((len({quote.tentang for quote in quotes}) for quotes in tables.values()), default=0)
    return {block: quotes for block, quotes in tables.items() if len({quote.tentang for quote in quotes}) == most > 1}


def _banyak_tercapai(quotes: Sequence[Kutipan], *, missed: bool, above: bool) -> tuple[int, int]:
    """How many of them met their target, or missed it; two counts, since what is exactly met may count as above."""
    values = {quote.tentang: quote.bacaan.nilai for quote in quotes if quote.bacaan.nilai is not None}
    met = sum(value >= _SERATUS for value in values.values())
    beyond = sum(value > _SERATUS for value in values.values())
    if missed:
        return len(values) - met, len(values) - met
    return (met, beyond) if above else (met, met)


def rincian_nama(bahan: Bahan) -> Iterator[Remark]:
    """A count that is followed in the same sentence by another number of names of one kind."""
    for one in bahan.kalimat:
        for match in _CACAH_NAMA.finditer(one.teks):
            kind, count = match["benda"].casefold(), _bilangan(match)
            items = _nama_sejenis(one.teks[match.end():], kind)
            if len(items) >= 2 and len(items) != count:
                yield remark("T-509", tempat_kalimat(bahan, one, match.start("jumlah"), match.end("benda")),
                             tempat_kalimat(bahan, one, match.end(), len(one.teks.rstrip())), pokok=kind,
                             tertulis=" ".join(one.teks[match.start("jumlah"):match.end("benda")].split()),
                             banyak=len(items),
                             benda=kind, tempat=bahan.dokumen.bagian(one.letak))
    yield from cacah_rinci.rincian_huruf(bahan)


_CACAH_NAMA = Pola(
    rf"(?P<jumlah>(?P<angka>\d{{1,2}})\s*(?:\([^()\d]{{3,20}}\))?|"
    rf"\b(?P<kata>{_ANGKA_KATA}))\s+(?P<benda>[a-z]{{4,15}})\s*"
    r"(?:,\s*)?(?:yaitu|yakni|antara\s+lain|meliputi|terdiri\s+(?:dari|atas)|:)\s*:?\s*", re.IGNORECASE,
    perlu=("yaitu", "yakni", "antara", "meliputi", "terdiri", ":"))


def _nama_sejenis(text: str, kind: str) -> list[str]:
    """The names that a sentence lists, each beginning with the word for what they are: Kelurahan A, Kelurahan B."""
    return re.findall(rf"(?:^|,\s*|,?\s*(?:dan|serta)\s+){re.escape(kind)}\s+[A-Z]\w+", text[:600], re.IGNORECASE)


# Counts against each other

def cacah_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Two counts of the same things by the document itself, where no table can tell which is right."""
    first: dict[str, Cacah] = {}
    for one in _cacah(bahan):
        held = _menurut_tabel(bahan, _JENIS[one.besaran])
        if held or one.kalimat.letak in _kalimat_skala(bahan) or bahan.konteks[one.kalimat.letak.blok].sasaran \
                or bahan.nama.dalam(one.kalimat.teks):
            continue
        other = first.setdefault(one.besaran, one)
        if other.banyak != one.banyak:
            yield remark("T-505", one.tempat, other.tempat, pokok=_SEBUT[one.besaran], satu=other.tempat.kutipan,
                         dua=one.tempat.kutipan, tempat=bahan.dokumen.bagian(one.kalimat.letak),
                         tempat_lain=bahan.dokumen.bagian(other.kalimat.letak))


_RINCIAN = re.compile(r":|\bterdiri\s+(?:dari|atas)\b|\bmeliputi\b|\brinciannya\b|\bdengan\s+rincian\b", re.IGNORECASE)


def rincian_cacah(bahan: Bahan) -> Iterator[Remark]:
    """A count that a sentence breaks up into parts which do not add up to it."""
    for one in bahan.kalimat:
        figures = angka_kalimat(one.teks)
        if len(figures) < 3 or any(figure.jenis != "bulat" for figure in figures):
            continue
        mark = _RINCIAN.search(one.teks, figures[0].akhir)
        if len(_RINCIAN.findall(one.teks)) > 1:
            continue
        if mark is None or mark.start() > figures[1].mulai or mark.start() - figures[0].akhir > 60:
            continue
        whole, parts = figures[0], figures[1:]
        unit = _satuan(one.teks[whole.akhir:mark.start()])
        units = {_satuan(one.teks[part.akhir:part.akhir + 30]) for part in parts}
        if _sejenis(whole, parts, unit, units) and sum(part.nilai for part in parts) != whole.nilai:
            yield remark("T-506", tempat_kalimat(bahan, one, whole.mulai, whole.akhir),
                         *(tempat_kalimat(bahan, one, part.mulai, part.akhir) for part in parts), pokok=unit,
                         tertulis=f"{whole.teks} {unit}", rincian=" + ".join(part.teks for part in parts),
                         jumlah=sum(part.nilai for part in parts), tempat=bahan.dokumen.bagian(one.letak))


def _sejenis(whole: AngkaKalimat, parts: Sequence[AngkaKalimat], unit: str, units: set[str]) -> bool:
    """Whether the parts of a count are of the same things as the whole."""
    same = all(part.kata for part in (whole, *parts)) or units == {unit}
    others = units & ({"sasaran", "program", "kegiatan", "tujuan"} - {unit})
    return same and unit in ("orang", "pegawai", "indikator", "rekomendasi") and not others


def _satuan(text: str) -> str:
    found = re.match(r"\W*(\w+)", text)
    return found[1].casefold() if found else ""


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-501", daftar_berbeda),
    Kaidah("T-502", tabel_berbeda),
    Kaidah("T-503", jumlah_kategori),
    Kaidah("T-504", kategori_berbeda),
    Kaidah("T-505", cacah_berbeda),
    Kaidah("T-506", rincian_cacah),
    Kaidah("T-507", kategori_kalimat_berbeda),
    Kaidah("T-508", tercapai_berbeda),
    Kaidah("T-509", rincian_nama),
    *cacah_rinci.DAFTAR,
)
