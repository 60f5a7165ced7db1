"""Rules of the family tahun on days: weekdays, days that the calendar lacks, and what comes after the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import BULAN, parse_tanggal, tulis_tanggal
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen
from lkjip_xl.domain.telaah.ruas import Ruas, di_bagian

_BULAN = "|".join(BULAN)
_TANGGAL = Pola(rf"(?<![\d.,/-])(\d{{1,2}})\s+({_BULAN})\s+((?:19|20)\d\d)\b", re.IGNORECASE,
    perlu=("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
           "november", "desember"))
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_BERHARI = Pola(rf"\b(Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|Ahad)\b\s*,?\s*(?:tanggal\s+)?"
                      rf"(\d{{1,2}}\s+(?:{_BULAN})\s+(?:19|20)\d\d)\b", re.IGNORECASE,
    perlu=("senin", "selasa", "rabu", "kamis", "jum", "sabtu", "minggu", "ahad"))
_PENANDATANGAN = Pola(rf"^[A-Z][\w .’'-]{{2,40}},\s*(?:tanggal\s+)?(\d{{1,2}}\s+(?:{_BULAN})\s+(?:19|20)\d\d)"
                            r"\s*\.?$", re.IGNORECASE | re.MULTILINE,
    perlu=("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
           "november", "desember"))
_BUKAN_LAPORAN = re.compile(r"lampiran|perjanjian\s+kinerja|rencana\s+aksi", re.IGNORECASE)
_JABATAN = re.compile(r"\b(?:camat|kepala|sekretaris|bupati|wali\s?kota|inspektur|direktur|lurah|NIP|plt|pj)\b",
                      re.IGNORECASE)
DI_BAWAH = 6
"""Within so many blocks behind the day stands the office of the one who signs."""


@record(frozen=True)
class _Ttd:
    hari: date
    ruas: Ruas
    kutipan: str


def _ttd(bahan: Bahan) -> list[_Ttd]:
    """The days on which this report was signed; those of attachments are left out."""
    return [_Ttd(day, one, match[0]) for one in bahan.ruas if (match := _PENANDATANGAN.search(one.teks))
            and (day := parse_tanggal(match[1])) and _bertanda_tangan(bahan.dokumen, one.blok)
            and not _terlampir(bahan.dokumen, one.blok)]


_JUDUL_LAMPIRAN = re.compile(r"^\W*(?:LAMPIRAN|PERJANJIAN KINERJA|PERNYATAAN PERJANJIAN|RENCANA AKSI|FORMULIR)\b")
SEDEKAT = 40
"""Within so many blocks before a signature stands the title of the attachment that it belongs to."""


def _terlampir(dokumen: Dokumen, block: Blok) -> bool:
    """Whether a block is part of an attachment: by its heading, or by a title in capitals not far above."""
    near = (one for one in dokumen.blok[max(block.indeks - SEDEKAT, 0):block.indeks]
            if one.jenis not in ("entri", "keterangan") and len(one.teks) < 120)
    return di_bagian(dokumen, block, _BUKAN_LAPORAN) or any(_JUDUL_LAMPIRAN.search(one.teks) for one in near)


def _bertanda_tangan(dokumen: Dokumen, block: Blok) -> bool:
    near = dokumen.blok[block.indeks:block.indeks + DI_BAWAH]
    return any(_JABATAN.search(one.teks) for one in near if one.tabel is None and len(one.teks) < 120) or (
        block.tabel is not None)


def hari_salah(bahan: Bahan) -> Iterator[Remark]:
    """A weekday that its date is not."""
    for one in bahan.ruas:
        for found in _BERHARI.finditer(one.teks):
            day = parse_tanggal(found[2])
            said = re.sub(r"[’']", "", found[1]).capitalize().replace("Ahad", "Minggu")
            if day and _HARI[day.weekday()] != said:
                yield remark("T-716", one.tempat(found[0]), pokok="Tanggal", tanggal=found[2], hari=found[1],
                             benar=_HARI[day.weekday()], tempat=bahan.dokumen.bagian(one.letak))


def tanggal_tak_ada(bahan: Bahan) -> Iterator[Remark]:
    """A day that the calendar does not have."""
    for one in bahan.ruas:
        for found in _TANGGAL.finditer(one.teks):
            if parse_tanggal(found[0]) is None:
                yield remark("T-717", one.tempat(found[0]), pokok="Tanggal", tanggal=found[0],
                             tempat=bahan.dokumen.bagian(one.letak))


def ttd_sebelum_selesai(bahan: Bahan) -> Iterator[Remark]:
    """A report signed before its year was over."""
    year = bahan.ciri.tahun
    for one in _ttd(bahan) if year else ():
        if one.hari <= date(year, 12, 30):
            yield remark("T-718", one.ruas.tempat(one.kutipan), pokok="Tanda tangan", tanggal=tulis_tanggal(one.hari),
                         tahun=year, depan=year + 1, tempat=bahan.dokumen.bagian(one.ruas.letak))


def ttd_terlambat(bahan: Bahan) -> Iterator[Remark]:
    """A report signed after the day by which it had to be handed in."""
    year = bahan.ciri.tahun
    for one in _ttd(bahan)[:1] if year else ():
        if one.hari > date(year + 1, 3, 31):
            yield remark("T-719", one.ruas.tempat(one.kutipan), pokok="Tanda tangan", tanggal=tulis_tanggal(one.hari),
                         tahun=year, tempat=bahan.dokumen.bagian(one.ruas.letak))


def sesudah_ttd(bahan: Bahan) -> Iterator[Remark]:
    """A day after the report was signed that is told as past."""
    signed = _ttd(bahan)
    if not signed:
        return
    last = max(signed, key=lambda one: one.hari)
    for one in bahan.ruas:
        for found in _TANGGAL.finditer(one.teks):
            day = parse_tanggal(found[0])
            told = one.blok.indeks < last.ruas.blok.indeks and not _AKAN.search(one.teks)
            if day and day > last.hari and told and not di_bagian(bahan.dokumen, one.blok, _BUKAN_LAPORAN):
                yield remark("T-720", one.tempat(found[0]), last.ruas.tempat(last.kutipan), pokok="Tanda tangan",
                             tanggal=found[0], ttd=tulis_tanggal(last.hari), tempat=bahan.dokumen.bagian(one.letak),
                             tempat_lain=bahan.dokumen.bagian(last.ruas.letak))


_AKAN = re.compile(r"\b(?:akan|rencana|paling\s+lambat|selambat|batas|berlaku|sampai)\b", re.IGNORECASE)


def ttd_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Two days on which this report was signed."""
    signed = _ttd(bahan)
    for one in signed[1:]:
        if one.hari != signed[0].hari:
            yield remark("T-721", one.ruas.tempat(one.kutipan), signed[0].ruas.tempat(signed[0].kutipan),
                         pokok="Tanda tangan", tanggal=tulis_tanggal(one.hari), lain=tulis_tanggal(signed[0].hari),
                         tempat=bahan.dokumen.bagian(one.ruas.letak),
                         tempat_lain=bahan.dokumen.bagian(signed[0].ruas.letak))


_KEGIATAN = re.compile(r"\b(?:rapat|pelatihan|sosialisasi|bimtek|bimbingan\s+teknis|workshop|pembinaan|monitoring|"
                       r"evaluasi|koordinasi|asistensi|musrenbang\w*|konsultasi|survei|ditandatangani|kegiatan)\b",
                       re.IGNORECASE)


_SURAT = re.compile(r"\b(?:surat|nomor|per)\b", re.IGNORECASE)


def hari_libur(bahan: Bahan) -> Iterator[Remark]:
    """A meeting or training on a Saturday or Sunday."""
    for one in bahan.ruas:
        for found in _TANGGAL.finditer(one.teks):
            before = re.split(r"[.;]\s", one.teks[max(found.start() - 120, 0):found.start()])[-1]
            day = parse_tanggal(found[0])
            meeting = re.search(r"\btanggal\s*$", before) and _KEGIATAN.search(before)
            if day and day.weekday() > 4 and meeting and not _SURAT.search(before):
                yield remark("T-722", one.tempat(found[0]), pokok="Tanggal", tanggal=found[0],
                             hari=_HARI[day.weekday()], tempat=bahan.dokumen.bagian(one.letak))


_PER_DESEMBER = re.compile(r"\b(?P<kata>per|keadaan|posisi|sampai(?:\s+dengan)?|hingga|s\.?\s?/?\s?d\.?|"
                           r"berakhir(?:\s+pada)?)\s+(?:tanggal\s+|akhir\s+)?31\s+desember\s+(?P<tahun>20\d\d)\b",
                           re.IGNORECASE)
_LALU = re.compile(r"\b(?:tahun\s+(?:lalu|sebelum\w*)|dibanding\w*|perbandingan|semula|sebelum\w*|audit\w*|"
                   r"neraca|sejak|jangka\s+waktu|berlaku|periode|renstra|rpjmd|target)\b", re.IGNORECASE)


def data_lama(bahan: Bahan) -> Iterator[Remark]:
    """Data of the end of another year than the report is of, where nothing is compared and no plan is meant."""
    year = bahan.ciri.tahun
    for one in bahan.ruas if year else ():
        for found in _PER_DESEMBER.finditer(one.teks) if one.blok.tabel is None else ():
            said, until = int(found["tahun"]), found["kata"].casefold() not in ("per", "keadaan", "posisi")
            near = _kalimat_sekitar(one.teks, found)
            others = {int(other["tahun"]) for other in _PER_DESEMBER.finditer(one.teks)} - {said}
            doubt = not until or said != year - 1
            if said < year and not others and not _LALU.search(near) and (until or str(year) not in one.teks) \
                    and not di_bagian(bahan.dokumen, one.blok, _TENTANG_LALU):
                yield remark("T-723", one.tempat(found[0]), pokok="Tahun data", kutipan=found[0], tahun=year,
                             tempat=bahan.dokumen.bagian(one.letak), tingkat="saran" if doubt else None)


_TENTANG_LALU = re.compile(r"evaluasi|rekomendasi|tindak\s+lanjut|perbandingan|lampiran", re.IGNORECASE)
"""Headings under which an earlier year is spoken of."""


def _kalimat_sekitar(text: str, found: re.Match[str]) -> str:
    """The sentence around a piece of a text."""
    return re.split(r"[.;]\s", text[:found.start()])[-1] + re.split(r"[.;]\s", text[found.start():])[0]


_BULAN_TAHUN = re.compile(rf"\b(?:bulan|pada|hingga|sampai)\s+(?:bulan\s+)?(?:{_BULAN})\s+(?P<tahun>20\d\d)\b",
                          re.IGNORECASE)


def bulan_tahun_lalu(bahan: Bahan) -> Iterator[Remark]:
    """A month of the year before as the time of what this report tells, where nothing is compared."""
    year = bahan.ciri.tahun
    for one in bahan.ruas if year else ():
        for found in _BULAN_TAHUN.finditer(one.teks) if one.blok.jenis in ("paragraf", "butir") else ():
            near = _kalimat_sekitar(one.teks, found)
            if int(found["tahun"]) == year - 1 and str(year) not in near and any(map(str.isdigit, near.replace(
                    found[0], ""))) and not _LALU.search(near) \
                    and not di_bagian(bahan.dokumen, one.blok, _TENTANG_LALU):
                yield remark("T-728", one.tempat(found[0]), pokok="Tahun data", kutipan=found[0], tahun=year,
                             tempat=bahan.dokumen.bagian(one.letak))


_SIMPULAN = re.compile(r"penutup|simpulan", re.IGNORECASE)
_BERGERAK = re.compile(r"\b(?:naik|turun|meningkat|menurun|kenaikan|penurunan|peningkatan|menjadi|dari)\s",
                       re.IGNORECASE)
DEKAT = 250
"""Within so many letters behind a figure of an earlier year stands what it is compared with."""


def simpulan_tahun_lalu(bahan: Bahan) -> Iterator[Remark]:
    """The closing that gives the figures of the own office as those of the year before, where nothing is compared."""
    year, office = bahan.ciri.tahun, r"\s+".join(map(re.escape, bahan.ciri.instansi.split()))
    if not (year and office):
        return
    named = re.compile(rf"\bkinerja\s+{office}\s+(?:(?:Kabupaten|Kota|Provinsi)\s+(?:[A-Z]\w+\s+){{1,3}})?"
                       rf"(?:pada\s+)?(?P<tahun>tahun\s+{year - 1})\b(?!\s*[-–/]\s*\d)", re.IGNORECASE)
    for one in bahan.alinea:
        for found in named.finditer(one.teks) if one.utama else ():
            near = one.teks[found.end():found.end() + DEKAT]
            told = "%" in near and not (str(year) in near or _LALU.search(near) or _BERGERAK.search(near))
            if told and di_bagian(bahan.dokumen, bahan.dokumen.blok[one.letak.blok], _SIMPULAN):
                yield remark("T-730", Tempat(one.letak, found[0]), pokok="Tahun data", kutipan=found["tahun"],
                             tahun=year, tempat=bahan.dokumen.bagian(one.letak))


_PERJANJIAN = Pola(rf"\bperjanjian\s+kinerja\b(?P<antara>(?:(?!\bperjanjian\s+kinerja\b)[^.;:(]){{0,160}}?)"
                   rf"\b(?:pada\s+)?(?:hari\s+\w+\s*,?\s+)?tanggal\s+"
                   rf"(?P<hari>\d{{1,2}}\s+(?:{_BULAN})\s+(?P<tahun>20\d\d))\b", re.IGNORECASE, perlu=("tanggal",))
_DITANDATANGANI = re.compile(r"\b(?:ditandatangani|ditetapkan|disepakati|diubah|direvisi|perubahan)\b", re.IGNORECASE)
_BUKAN_TANDA_TANGAN = re.compile(r"\b(?:nomor|peraturan|surat|laporan|evaluasi|berlaku|sampai|reviu|dpa|apbd)\b",
                                 re.IGNORECASE)
_UNTUK_TAHUN = re.compile(r"\btahun\s+(?:anggaran\s+)?(20\d\d)\b", re.IGNORECASE)
AWAL_PERJANJIAN = 10
"""A Perjanjian Kinerja is signed once the budget is settled: in the last months before its year, or in its year."""


def perjanjian_salah_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A Perjanjian Kinerja that a sentence says was signed after its year, or long before it."""
    year = bahan.ciri.tahun
    for one in bahan.kalimat if year else ():
        for found in _PERJANJIAN.finditer(one.teks):
            day, said = parse_tanggal(found["hari"]), _UNTUK_TAHUN.search(found["antara"])
            other = {int(named) for named in _UNTUK_TAHUN.findall(one.teks)} - {year}
            of = int(said[1]) if said else 0 if other else year
            if day and of and _DITANDATANGANI.search(found["antara"]) and not _BUKAN_TANDA_TANGAN.search(
                    found["antara"]) and not date(of - 1, AWAL_PERJANJIAN, 1) <= day <= date(of, 12, 31):
                yield remark("T-729", Tempat(one.letak, found["hari"]), pokok="Perjanjian Kinerja",
                             tanggal=found["hari"], tahun=of, tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-716", hari_salah),
    Kaidah("T-717", tanggal_tak_ada),
    Kaidah("T-718", ttd_sebelum_selesai),
    Kaidah("T-719", ttd_terlambat),
    Kaidah("T-720", sesudah_ttd),
    Kaidah("T-721", ttd_berbeda),
    Kaidah("T-722", hari_libur),
    Kaidah("T-723", data_lama),
    Kaidah("T-728", bulan_tahun_lalu),
    Kaidah("T-729", perjanjian_salah_tahun),
    Kaidah("T-730", simpulan_tahun_lalu),
)
"""The rules on days."""
