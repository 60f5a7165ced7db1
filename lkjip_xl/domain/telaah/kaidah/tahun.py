"""Rules of the family tahun: the years of the documents that a report names, and the periods of plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.ciri import sampul
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kaidah import tahun_rencana, tahun_tabel, tahun_tanggal
from lkjip_xl.domain.telaah.ruas import Ruas, di_bagian

_ANTARA = (r"(?:[\s,]+(?!tahun\b|nomor\b|sebagai\b|yang\b|untuk\b|dengan\b|pada\b|adalah\b)[^\W\d][\w’'.&-]*|"
           r"\s*\([^()\d]{2,40}\)){0,9}?")
_TAHUN = (r"[\s,(]*(?:pada\s+)?(?:(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*:?\s*)?"
          r"(?P<tahun>(?:19|20)\d\d)(?!\s*[-–—/]\s*\d|\d|\s+tentang)")
_LAPORAN = Pola(
    r"\b(?P<nama>LKjIP|LKIP|LAKIP|LKj|Laporan\s+(?:Akuntabilitas\s+)?Kinerja(?:\s+Instansi\s+Pemerintah)?)\b"
    rf"(?P<antara>{_ANTARA}){_TAHUN}", re.IGNORECASE, perlu=("lkj", "lkip", "lakip", "kinerja"))
_RENCANA = Pola(
    r"\b(?P<nama>Perjanjian\s+Kinerja|Penetapan\s+Kinerja|Rencana\s+(?:Kinerja|Kerja)\s+Tahunan|RKT|PK|Renja|RKPD|"
    r"Rencana\s+Kerja(?!\s+tahunan)|IKU|Indikator\s+Kinerja\s+Utama|Dokumen\s+Pelaksanaan(?:\s+Perubahan)?\s+Anggaran|DPPA|DPA|Rencana\s+Aksi|APBD|"
    rf"Anggaran\s+Pendapatan\s+dan\s+Belanja\s+Daerah)\b(?P<antara>{_ANTARA}){_TAHUN}", re.IGNORECASE,
    perlu=("19", "20"))
_KEMBALI = re.compile(r"\b(?:evaluasi|sebelum\w*|lalu|rekomendasi|reviu|review|dibanding\w*|perbandingan|"
                      r"tindak\s+lanjut|menindaklanjuti|LHE|penilaian|terdahulu|semula|perbaikan|penyempurnaan|dari\s+tahun)\b",
                      re.IGNORECASE)
"""Words that let a report of an earlier year be meant."""
_DEPAN = re.compile(r"\b(?:akan|depan|berikut\w*|mendatang|rekomendasi|masukan|bahan|"
                    r"perbaikan|menyusun|disusun\w*|rancangan|usul\w*|proyeksi|selanjutnya|penganggaran|saran|"
                    r"rencana\s+tindak)\b", re.IGNORECASE)
"""Words that let a plan of a later year be meant."""
_EVALUASI = re.compile(r"evaluasi|rekomendasi|tindak\s+lanjut|perbandingan|penyempurnaan|\bsaran\b|prestasi|"
                       r"penghargaan", re.IGNORECASE)
"""Headings under which documents of other years are spoken of."""
DI_DEPAN, DI_BELAKANG = 90, 60
"""How many characters before and behind a name say whether another year is meant."""


@record(frozen=True)
class _Sebutan:
    nama: str
    tahun: int
    ruas: Ruas
    mulai: int
    kutipan: str


def _sebutan(bahan: Bahan, pattern: re.Pattern[str] | Pola) -> Iterator[_Sebutan]:
    for one, text in bahan.polos:
        for found in pattern.finditer(text):
            name = " ".join(found["nama"].split())
            yield _Sebutan(name, int(found["tahun"]), one, found.start(), one.teks[found.start():found.end()])


def _sekitar(one: _Sebutan) -> str:
    """The words around a mention, within its sentence."""
    text = one.ruas.teks
    end = one.mulai + len(one.kutipan)
    before = re.split(r"[.;]\s", text[max(one.mulai - DI_DEPAN, 0):one.mulai])[-1]
    after = re.split(r"[.;]\s", text[end:end + DI_BELAKANG])[0]
    return f"{before} {after}"


def laporan_tahun_lain(bahan: Bahan) -> Iterator[Remark]:
    """The report called that of another year, outside what is said of evaluations and earlier reports."""
    year = bahan.ciri.tahun
    for one in _sebutan(bahan, _LAPORAN):
        if not year or one.tahun == year or one.ruas.blok.daftar in ("tabel", "grafik", "gambar"):
            continue
        if not (_laporan_lalu(bahan, one) if one.tahun < year else _laporan_depan(bahan, one)):
            yield remark("T-701", one.ruas.tempat(_ekor(one.kutipan)), pokok=f"Tahun laporan {year}",
                         kutipan=_rata(one.kutipan), tahun=year, tempat=bahan.dokumen.bagian(one.ruas.letak))


def _ekor(text: str) -> str:
    """The year of a mention with the word before it, which is what must be mended."""
    found = re.search(r"\S+\s+(?:tahun\s+(?:anggaran\s+)?)?\d{4}$", text, re.IGNORECASE)
    return found[0] if found else text


_DINILAI = re.compile(r"\b(?:mendapat\w*|memperoleh|predikat|bernilai|meraih)\b", re.IGNORECASE)


def _laporan_lalu(bahan: Bahan, one: _Sebutan) -> bool:
    around = _sekitar(one)
    earlier = _KEMBALI.search(around) or _DINILAI.search(around)
    return bool(earlier) or di_bagian(bahan.dokumen, one.ruas.blok, _EVALUASI)


def _laporan_depan(bahan: Bahan, one: _Sebutan) -> bool:
    cover = one.tahun == bahan.ciri.tahun + 1 and any(block is one.ruas.blok for block in sampul(bahan.dokumen))
    return cover or bool(_DEPAN.search(_sekitar(one)))


def _rata(text: str) -> str:
    return " ".join(text.split())


def rencana_tahun_lain(bahan: Bahan) -> Iterator[Remark]:
    """A Perjanjian Kinerja, Renja, DPA, APBD and the like of another year, where nothing says that it is meant."""
    year = bahan.ciri.tahun
    for one in _sebutan(bahan, _RENCANA):
        if not year or one.tahun == year or _BERTAHUN_LAIN.search(one.kutipan):
            continue
        around = _sekitar(one)
        meant = _KEMBALI.search(around) if one.tahun < year else _DEPAN.search(around)
        if meant or di_bagian(bahan.dokumen, one.ruas.blok, _EVALUASI) or _dibandingkan(one, year):
            continue
        old = one.tahun < year - 2 or one.nama.casefold() in _IKU
        doubt = one.ruas.blok.tabel is not None or old
        yield remark("T-702", one.ruas.tempat(one.kutipan), pokok=one.nama, kutipan=_rata(one.kutipan), nama=one.nama,
                     tahun=year, tempat=bahan.dokumen.bagian(one.ruas.letak), tingkat="saran" if doubt else None)


_IKU = ("iku", "indikator kinerja utama")
"""Set for the whole plan, so that another year may well be meant."""
_BERTAHUN_LAIN = re.compile(r"\b(?:Renstra|RPJMD|Evaluasi|Laporan)\b", re.IGNORECASE)
"""A year behind these words belongs to them."""


def _dibandingkan(one: _Sebutan, year: int) -> bool:
    """Whether the sentence also names the report year, so that the other one is meant beside it."""
    return one.tahun < year and str(year) in _sekitar(one) and one.nama.casefold() not in _IKU


def dasar_hukum_tahun(bahan: Bahan) -> Iterator[Remark]:
    """Regulations on the budget of another year among the legal basis."""
    year = bahan.ciri.tahun
    for one in bahan.peraturan if year else ():
        found = re.search(r"(?:anggaran pendapatan dan belanja daerah|APBD)\b.*?\btahun anggaran\s+(20\d\d)", one.judul,
                          re.IGNORECASE)
        if found and int(found[1]) != year:
            yield remark("T-703", Tempat(one.letak, one.sebutan), pokok=one.ringkas, peraturan=one.disebut,
                         anggaran=found[1], tahun=year, tempat=bahan.dokumen.bagian(one.letak))


# Periods of plans

_RENTANG = Pola(r"(?<![\d.,/-])(?P<awal>(?:19|20)\d\d)\s*(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?)\s*"
                      r"(?P<akhir>(?:19|20)\d\d)(?![\d/-]|[.,]\d)", re.IGNORECASE, perlu=("19", "20"))
_MEMBANDING = re.compile(r"banding|selisih", re.IGNORECASE)
_PERIODE = Pola(
    r"\b(?P<nama>Renstra|Rencana\s+Strategis|RPJMD|Rencana\s+Pembangunan\s+Jangka\s+Menengah\s+Daerah|"
    r"Indikator\s+Kinerja\s+Utama|IKU|visi|jangka\s+menengah)\b"
    r"(?P<antara>(?:[^.;:\n\d]|\n(?=[a-z(])){0,110}?)" + _RENTANG.pattern.replace(r"(?<![\d.,/-])", r"(?<![\d.,/-])"),
    re.IGNORECASE, perlu=("renstra", "strategis", "rpjmd", "menengah", "indikator", "iku", "visi"))
_PROVINSI = re.compile(r"provinsi|nasional|RPJMN|RPJPD|jangka\s+panjang|kementerian", re.IGNORECASE)
_PERIODE_LALU = re.compile(r"sebelum\w*|lalu|terdahulu|berakhir\w*|periode\s+awal|mencabut|dicabut|diganti\w*|transisi|"
                           r"berikut\w*|mendatang|rancangan|perubahan\s+dari|"
                           r"(?:realisasi|capaian|perkembangan|tren)\s+(?:kinerja\s+)?(?:IKU|indikator)", re.IGNORECASE)


def rentang_kosong(bahan: Bahan) -> Iterator[Remark]:
    """A range of years that ends before it begins, or in the year in which it begins."""
    for one, text in bahan.polos:
        for found in chain(_RENTANG.finditer(text), _dalam_judul(one.teks, text)):
            near = text[max(found.start() - 60, 0):found.start()]
            if int(found["akhir"]) <= int(found["awal"]) and not _MEMBANDING.search(near):
                right = f"{bahan.ciri.tahun_awal}-{bahan.ciri.tahun_akhir}" if bahan.ciri.tahun_awal else (
                    "tahun awal yang lebih dahulu daripada tahun akhirnya")
                yield remark("T-704", one.tempat(found[0]), pokok="Rentang tahun", rentang=found[0], benar=right,
                             tempat=bahan.dokumen.bagian(one.letak),
                             apa="berakhir sebelum mulai" if found["akhir"] < found["awal"] else "tidak sampai setahun")


def _dalam_judul(teks: str, tersisa: str) -> Iterator[re.Match[str]]:
    """The ranges within titles of regulations, which are no numbers of theirs."""
    return (found for found in _RENTANG.finditer(teks) if not tersisa[found.start():found.end()].strip())


@record(frozen=True)
class _Periode:
    jenis: str
    awal: int
    akhir: int
    letak: Letak
    kutipan: str

    @property
    def rentang(self) -> str:
        return f"{self.awal}-{self.akhir}"


def _periode(bahan: Bahan) -> Iterator[_Periode]:
    for one in bahan.ruas:
        for found in _PERIODE.finditer(one.teks):
            before = one.teks[max(found.start() - 80, 0):found.end() + 10]
            first, last = int(found["awal"]), int(found["akhir"])
            higher = _PROVINSI.search(before) and "provinsi" not in bahan.ciri.kabupaten.casefold()
            if last > first and not higher and not _PERIODE_LALU.search(before):
                yield _Periode(_jenis(found["nama"]), first, last, one.letak, found[0][-120:].lstrip())


def _jenis(nama: str) -> str:
    name = _rata(nama).casefold()
    if name in ("renstra", "rencana strategis"):
        return "Renstra"
    return "IKU" if name in ("iku", "indikator kinerja utama") else "RPJMD"


def periode_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A period of Renstra, RPJMD or IKU other than the one that most places print."""
    known = [*_periode(bahan)]
    votes = Counter(one.rentang for one in known)
    if len(votes) < 2:
        return
    common, most = votes.most_common(1)[0]
    for one in known:
        own = Counter(other.rentang for other in known if other.jenis == one.jenis)
        if one.rentang != common and votes[one.rentang] * 2 <= most and own[one.rentang] * 2 <= sum(own.values()):
            sample = next(other for other in known if other.rentang == common)
            yield remark("T-705", Tempat(one.letak, one.kutipan), Tempat(sample.letak, sample.kutipan), pokok=one.jenis,
                         nama=one.jenis, rentang=one.rentang, lain=common, banyak=most,
                         tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(sample.letak))


_URUT = {"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6}
_TAHUN_KE = Pola(r"\btahun\s+(?P<tahun>20\d\d)\s+(?:ini\s+)?(?:adalah|merupakan|sebagai|menjadi)\s+"
                       r"(?:laporan\s+)?tahun\s+(?:yang\s+)?(?P<ke>pertama|ke(?:satu|dua|tiga|empat|lima|enam)|ke\s?-\s?\d)\b"
                       r"[^.;]{0,60}?\b(?:renstra|rpjmd|rencana\s+strategis|jangka\s+menengah|pelaksanaan|periode)",
                       re.IGNORECASE, perlu=("tahun",))


_TAHUN_KE_SAJA = re.compile(r"\b(?:laporan\s+)?tahun\s+(?:pelaksanaan\s+|yang\s+)?"
                            r"(?P<ke>pertama|ke(?:satu|dua|tiga|empat|lima|enam)|ke\s?-\s?\d)\s+(?:\(\w+\)\s+)?"
                            r"(?:(?:dari|dalam|pada|atas|masa|periode|pelaksanaan|implementasi|penerapan)\s+){1,3}"
                            r"(?:dokumen\s+)?(?:renstra|rpjmd|rencana\s+strategis|(?:rencana\s+)?pembangunan\s+jangka)\b",
                            re.IGNORECASE)
"""The same where no year is named, so that the report's is meant."""
_TAHUN_LAIN = re.compile(r"\b20\d\d\b")


def _disebut_ke(one: Ruas, year: int) -> Iterator[tuple[re.Match[str], int]]:
    """The places that call a year the n-th of a plan, with that year."""
    named = [*_TAHUN_KE.finditer(one.teks)]
    yield from ((found, int(found["tahun"])) for found in named)
    for found in _TAHUN_KE_SAJA.finditer(one.teks):
        before = re.split(r"[.;]\s", one.teks[:found.start()])[-1]
        years = {int(other) for other in _TAHUN_LAIN.findall(before)} - {year}
        if not years and not any(other.start("ke") == found.start("ke") for other in named):
            yield found, year


def tahun_ke(bahan: Bahan) -> Iterator[Remark]:
    """A year called the n-th of the plan that is not; where the first year may be left out it is a doubt only."""
    first, last = bahan.ciri.tahun_awal, bahan.ciri.tahun_akhir
    for one in bahan.ruas if first else ():
        for found, year in _disebut_ke(one, bahan.ciri.tahun):
            said = _URUT.get(found["ke"].casefold()) or int(found["ke"][-1])
            place = year - first
            if said != place + 1:
                yield remark("T-706", one.tempat(found[0]), pokok="Tahun ke-n", tahun=year, ke=found["ke"],
                             periode=f"{first}-{last}", benar=f"ke-{place + 1}",
                             tempat=bahan.dokumen.bagian(one.letak),
                             tingkat="saran" if last - first > 4 and said == place else None)


_SALAH_TULIS = Pola(r"\btahun\s+(?:anggaran\s+)?(20\d{3}|20\d|2[1-9]\d\d)\b"
                          r"(?![.,]\d|\s*(?:orang|unit|kali|desa))", re.IGNORECASE, perlu=("tahun",))


def tahun_salah_tulis(bahan: Bahan) -> Iterator[Remark]:
    """A year with a digit too many or too few, or centuries away."""
    for one, text in bahan.polos:
        for found in _SALAH_TULIS.finditer(text):
            yield remark("T-707", one.tempat(one.teks[found.start():found.end()]), pokok="Tahun", tulisan=found[1],
                         tempat=bahan.dokumen.bagian(one.letak))


_BARIS_TAHUN = re.compile(r"^\W*TAHUN\s+(?:ANGGARAN\s+)?(20\d\d)\W*$", re.IGNORECASE | re.MULTILINE)


def sampul_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A cover that names neither the report year nor the one after."""
    year = bahan.ciri.tahun
    for block in sampul(bahan.dokumen) if year else ():
        for found in _BARIS_TAHUN.finditer(block.teks):
            if int(found[1]) not in (year, year + 1):
                place = Letak(block.indeks)
                yield remark("T-708", Tempat(place, found[0]), pokok=f"Tahun laporan {year}", kutipan=_rata(found[0]),
                             tahun=year, tempat=bahan.dokumen.bagian(place))


_HASIL_EVALUASI = Pola(r"\b(?:hasil\s+)?evaluasi\b[^.;\n]{0,60}?\bakuntabilitas\s+kinerja\b[^.;\n\d]{0,70}?"
                             r"\btahun\s+(?P<tahun>20\d\d)(?!\s*[-–/]\s*\d)", re.IGNORECASE, perlu=("evaluasi",))


def evaluasi_tahun(bahan: Bahan) -> Iterator[Remark]:
    """An evaluation of the report year, which can only follow this report."""
    year = bahan.ciri.tahun
    for one in bahan.ruas if year else ():
        for found in _HASIL_EVALUASI.finditer(one.teks):
            if int(found["tahun"]) >= year:
                yield remark("T-709", one.tempat(found[0]), pokok="Evaluasi AKIP", kutipan=_rata(found[0]), tahun=year,
                             lalu=year - 1, tempat=bahan.dokumen.bagian(one.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-701", laporan_tahun_lain),
    Kaidah("T-702", rencana_tahun_lain),
    Kaidah("T-703", dasar_hukum_tahun),
    Kaidah("T-704", rentang_kosong),
    Kaidah("T-705", periode_berbeda),
    Kaidah("T-706", tahun_ke),
    Kaidah("T-707", tahun_salah_tulis),
    Kaidah("T-708", sampul_tahun),
    Kaidah("T-709", evaluasi_tahun),
    *tahun_rencana.DAFTAR,
    *tahun_tabel.DAFTAR,
    *tahun_tanggal.DAFTAR,
)
"""The rules of this family."""
