"""Mentions in sentences: figures and words that running text prints, with what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_xl.domain.telaah.ciri import Ciri
from lkjip_xl.domain.telaah.gerak import perubahan_kalimat
from lkjip_xl.domain.telaah.gugus import Nama
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.pokok import Konteks, pokok_indikator, pokok_sasaran, pokok_uang
from lkjip_xl.domain.telaah.pola import ribuan
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat
from lkjip_xl.domain.tercetak import Tercetak, baca

_UANG = frozenset({"anggaran", "realisasi anggaran", "serapan", "sisa", "persen sisa"})
_KINERJA = frozenset({"target", "realisasi", "capaian", "target akhir", "progres", "pembanding", "rata-rata capaian"})
_TAHUN = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/]|\s*[-–]\s*\d{4}|[.,]\d)")
_HUKUM = re.compile(r"(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+\d{4}", re.IGNORECASE)
_BANDING_TAHUN = re.compile(r"(?:banding\w*|terhadap|dari|sejak|daripada)\s+(?:\w+\s+){0,3}?$", re.IGNORECASE)
_KESELURUHAN = re.compile(r"\brata\s*[-–]?\s*rata|\bkeseluruhan\b|\bsecara\s+umum\b", re.IGNORECASE)
_PAGU_LAIN = re.compile(r"\b(?:sebelum|murni|semula|perubahan|awal|tahun\s+depan|triwulan|semester)\b", re.IGNORECASE)


_TERTENTU = re.compile(r"\bter(?:tinggi|rendah|besar|kecil)\b", re.IGNORECASE)
"""What is said of the highest or the lowest is not said of the whole."""


def kutipan_kalimat(kalimat: Sequence[Kalimat], ciri: Ciri, nama: Nama,
                    around: Sequence[Konteks]) -> tuple[Kutipan, ...]:
    """The mentions of all sentences, in reading order; ``around`` is what was spoken of before each block.

    Only what can be told for sure: a figure whose kind or subject its sentence leaves open is no mention.
    """
    found: list[Kutipan] = []
    before = ""
    for index, one in enumerate(kalimat):
        same = index > 0 and kalimat[index - 1].letak == one.letak
        before = f"{before} {kalimat[index - 1].teks}" if same else ""
        found += _kutipan(one, before, around[one.letak.blok], ciri, nama)
    return tuple(found)


def _kutipan(one: Kalimat, before: str, now: Konteks, ciri: Ciri, nama: Nama) -> Iterator[Kutipan]:
    if "\t" in one.teks:
        return
    said = [_bernama(each, one.teks, nama) for each in sebutan_kalimat(one.teks)]
    moved = {part.angka.mulai: name for change in perubahan_kalimat(one.teks)
             for name, part in (("asal", change.asal), ("menjadi", change.menjadi)) if part is not None}
    for each in said:
        # a figure to compare with is not where a change began
        part = moved.get(each.angka.mulai) if each.besaran != "pembanding" else None
        meant = _dari_gerak(each, part, ciri, one.teks) if part else each
        about = _tentang(meant, one.teks, before, now, nama)
        if _SATUAN.match(one.teks, meant.angka.akhir) and not nama.dalam(one.teks, "indikator"):
            continue
        if about and meant.besaran in _UANG | _KINERJA | {"efisiensi"}:
            yield _jadi(meant, one, about, meant.tahun if part else _tahun(meant, one.teks, ciri))


def _bernama(one: Sebutan, text: str, nama: Nama) -> Sebutan:
    """A bare figure right after the name of an indikator is its realisasi: "Indeks X tahun 2023 sebesar 80"."""
    if one.besaran != "nilai" or one.angka.jenis not in ("desimal", "bulat"):
        return one
    names = nama.dalam(one.ruas, "indikator")
    tail = one.ruas[names[-1][2]:] if names else ""
    fits = names and _TEPAT.fullmatch(tail) and not re.match(r"\s*(?:%|orang|indikator)", text[one.angka.akhir:])
    return replace(one, besaran="realisasi") if fits else one


_TEPAT = re.compile(r"\W*(?:(?:kecamatan|dinas|kabupaten|kota|"
                    r"badan)(?:\s+[A-Z]\w+){1,3})?\W*(?:(?:pada\s+)?tahun\s+20\d\d)?\W*(?:\w+\s+)?"
                    r"(?:sebesar|mencapai|tercapai\s+sebesar|adalah|yaitu|memperoleh|mendapat(?:kan)?|di\s?angka)?\W*",
                    re.IGNORECASE)


def _dari_gerak(one: Sebutan, part: str, ciri: Ciri, text: str) -> Sebutan:
    """Where a change began or ended, as the realisasi or the capaian of its year.

    A figure without a year of its own, in a sentence that tells of other years, is of none that is known.
    """
    told = {int(match[1]) for match in _TAHUN.finditer(_HUKUM.sub(" ", text))} - {0, ciri.tahun, ciri.tahun - 1}
    if not one.tahun and told:
        return replace(one, besaran="")
    percent = one.angka.jenis == "persen"
    kind = "capaian" if percent and "capaian" in one.ruas.casefold() else "" if percent else "realisasi"
    year = one.tahun or (ciri.tahun if part == "menjadi" else ciri.tahun - 1 if ciri.tahun else 0)
    return replace(one, besaran=kind, tahun=year)


_NILAI_EFISIENSI = re.compile(r"\bnilai\s+efisiensi|\bNE\b", re.IGNORECASE)
_TINGKAT_EFISIENSI = re.compile(r"\btingkat\s+efisiensi|\(E\)", re.IGNORECASE)
"""Two matters where a sentence tells both: the formula of PMK 22/2021 makes the one of the other."""


_SUMBER = re.compile(r"\b(?:APBD|APBN|DAU|DAK|DBH\w*|BOK\w*|JKN|BLUD|kapitasi|PAD|Bankeu|hibah|dana\s+desa|"
                     r"dana\s+alokasi\s+\w+)\b")


def _sumber(ruas: str, text: str) -> bool:
    """Whether money is that of one source among others that its sentence names."""
    own, named = {each.upper() for each in _SUMBER.findall(ruas)}, {each.upper() for each in _SUMBER.findall(text)}
    return bool(own) and (len(named) > 1 or own != {"APBD"})


def _tentang(one: Sebutan, text: str, before: str, now: Konteks, nama: Nama) -> str:
    """Whose a figure is; "" where the sentence leaves it open."""
    at = one.angka.mulai
    if one.besaran == "serapan" and _RATA_CAPAIAN.search(text[:at]):
        return pokok_sasaran(text, at, nama) or _tentang_rata(text[:at], now, nama)
    if one.besaran in _UANG:
        apart = _sumber(one.ruas, text) or _PAGU_LAIN.search(one.ruas) or _TERTENTU.search(one.ruas)
        return "" if apart else pokok_uang(text, nama, now)
    if one.besaran == "efisiensi":
        return "" if _NILAI_EFISIENSI.search(one.ruas) and _TINGKAT_EFISIENSI.search(text) else \
            pokok_sasaran(text, at, nama) or "Total"
    if one.besaran == "rata-rata capaian":
        return pokok_sasaran(text, at, nama) or _tentang_rata(text[:at], now, nama)
    if one.besaran == "capaian":
        return _tentang_capaian(one, text, before, now, nama)
    return pokok_indikator(text, at, nama, before, now) if one.besaran in _KINERJA else ""


_RATA_CAPAIAN = re.compile(r"rata\s*[-–]?\s*rata\s+(?:\w+\s+)?capaian\s+kinerja\b(?:[^.;]|\.\d){0,30}%", re.IGNORECASE)
"""A mean capaian told before a serapan, which is then of the same sasaran, or of the office."""


def _tentang_rata(before: str, now: Konteks, nama: Nama) -> str:
    """Whose a mean capaian is that no sasaran is named for: that of the sasaran spoken of, or of the office."""
    if _SASARAN_INI.search(before):
        return now.sasaran
    return "" if nama.dalam(before, "indikator") else "Total"


_SASARAN_INI = re.compile(r"\b(?:sasaran|tujuan)(?:\s+strategis)?\s+(?:ini|tersebut|itu)\b", re.IGNORECASE)


def _tentang_capaian(one: Sebutan, text: str, before: str, now: Konteks, nama: Nama) -> str:
    if one.angka.jenis != "persen":
        return ""
    at = one.angka.mulai
    after = nama.dalam(text[one.angka.akhir:one.angka.akhir + 60], "indikator")
    if after and re.match(r"\s*(?:untuk|pada)\s+(?:(?:capaian|indikator)\s+)*$",
                          text[one.angka.akhir:one.angka.akhir + after[0][1]]):
        return after[0][0].nama
    indicators = [found.nama for found, _, end in nama.dalam(text, "indikator") if end <= at]
    if indicators:
        return indicators[-1]
    if _KESELURUHAN.search(text[:at]) or re.search(r"capaian\s+kinerja\s+(?:dari|atas)\s+\d", text[:at]):
        return ""
    if _CAPAIAN_LAIN.search(text[:at]):
        return pokok_sasaran(text, at, nama)
    return pokok_sasaran(text, at, nama) or pokok_indikator(text, at, nama, before, now)


_CAPAIAN_LAIN = re.compile(r"\bcapaian\s+(?:kinerja\s+)?(?:program|kegiatan|sub|keluaran|output|fisik|keuangan|dinas|"
                           r"kecamatan|badan|organisasi|perangkat)\b", re.IGNORECASE)
_SATUAN = re.compile(r"\s*(?:dokumen|orang|unit|kegiatan|kali|laporan|buah|paket|kelompok|desa|kelurahan|bulan|hari|"
                     r"ha|km|"
                     r"lembaga|peserta|ruas|lokasi|jenis|usulan|rumah|kk|jiwa)\b", re.IGNORECASE)
"""Units of counts, which are no figures of an indikator that the sentence does not name."""


def _jadi(one: Sebutan, where: Kalimat, about: str, year: int) -> Kutipan:
    read = ribuan(baca(Tercetak(0, "", one.besaran, about, year, one.angka.teks)))
    unit = {"persen": "%", "poin": "poin"}.get(one.angka.jenis, "")
    return Kutipan(one.besaran, about, year, one.angka.teks, read, where.letak, " ".join(one.ruas.split())[-80:],
                   where.mulai + one.angka.mulai, satuan=unit)


def _tahun(one: Sebutan, text: str, ciri: Ciri) -> int:
    """The year of a figure: written beside it, or the only one of its sentence, or that of the report."""
    if one.besaran == "target akhir":
        return ciri.tahun_akhir or one.tahun
    own = one.tahun
    plain = _HUKUM.sub(" ", text)
    if own and not _dibanding(plain, own):
        return own if one.besaran != "progres" else ciri.tahun
    years = {int(match[1]) for match in _TAHUN.finditer(plain) if not _BANDING_TAHUN.search(plain[:match.start()])}
    past = {year for year in years if year <= ciri.tahun}
    return past.pop() if len(past) == 1 and one.besaran != "progres" else ciri.tahun


def _dibanding(text: str, year: int) -> bool:
    """Whether a sentence names a year only as what it compares with."""
    places = [match.start() for match in _TAHUN.finditer(text) if int(match[1]) == year]
    return bool(places) and all(_BANDING_TAHUN.search(text[max(at - 40, 0):at]) for at in places)
