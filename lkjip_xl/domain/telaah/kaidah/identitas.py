"""Rules of the family identitas: NIP, letters, links, and regulations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lkjip_xl.domain.nilai.nip import nip_defect
from lkjip_xl.domain.nilai.pola import Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.kaidah import identitas_peraturan
from lkjip_xl.domain.telaah.ruas import Ruas

_NIP = Pola(r"\bNIP\b\s*[.:]*\s*(\d(?:[ .]?\d){7,24})", re.IGNORECASE, perlu=("nip",))
_ANGKA_NIP = Pola(r"(?<!\d)(?:19|20)\d{6}[ .]?(?:19|20)\d{4}[ .]?\d[ .]?\d{1,4}(?!\d)", perlu=("19", "20"))
"""A NIP that stands without that word, as in tables of staff."""
_SURAT = re.compile(
    r"\b(?:surat|nota dinas|laporan hasil|LHE|berita acara)\b(?P<antara>[^.;\n]{0,90}?)\bnomor\s*:?\s*"
    r"(?P<nomor>[\w.\-/ ]{3,50}?)\s*,?\s*\b(?:tanggal|tertanggal|tgl\.?)\s+(?P<tanggal>\d{1,2}\s+\w+\s+\d{4})"
    r"(?=(?:\s*,?\s*(?:perihal|hal|tentang)\s*:?\s+(?P<hal>[^.;,\n]{10,160}))?)", re.IGNORECASE)
_BUKAN_SURAT = re.compile(r"peraturan|\btahun\b", re.IGNORECASE)
KATA_HAL = 4
"""Two letters of one day are one letter when the first words of their subject are the same."""


@record(frozen=True)
class _Nip:
    teks: str
    ruas: Ruas

    @property
    def angka(self) -> str:
        return re.sub(r"\D", "", self.teks)


def _nip(bahan: Bahan) -> Iterator[_Nip]:
    for one in bahan.ruas:
        found = [match[1] for match in _NIP.finditer(one.teks)] or [m[0] for m in _ANGKA_NIP.finditer(one.teks)]
        yield from (_Nip(text.rstrip(" ."), one) for text in found)


_PPPK = re.compile(r"(?:19|20)\d{6}20[12]\d2\d[12]\d{3}")
"""The number of a PPPK, which has 21 and more where a NIP has the month."""


def nip_cacat(bahan: Bahan) -> Iterator[Remark]:
    """A NIP that is none; where the document prints a sound one with the same birth date, that one is named."""
    known = [*_nip(bahan)]
    for one in known:
        reason = nip_defect(one.teks)
        if reason and not _PPPK.fullmatch(one.angka):
            sound = next((n for n in known if n.angka[:8] == one.angka[:8] and not nip_defect(n.teks)), None)
            other = f"; di {bahan.dokumen.bagian(sound.ruas.letak)} tertulis “{sound.teks}”" if sound else ""
            places = [one.ruas.tempat(one.teks), *([sound.ruas.tempat(sound.teks)] if sound else [])]
            yield remark("T-1301", *places, pokok=f"NIP {one.angka[:8]}", nip=one.teks, alasan=reason, lain=other,
                         banyak=len(one.angka), tempat=bahan.dokumen.bagian(one.ruas.letak))


def nip_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Two sound NIPs of one birth date and appointment that differ in their other digits."""
    sound = {n.angka: n for n in reversed([*_nip(bahan)]) if not nip_defect(n.teks)}
    for first, second in pairwise(sorted(sound)):
        if sum(a != b for a, b in zip(first, second, strict=True)) <= 2:
            one, other = sorted((sound[first], sound[second]), key=lambda n: n.ruas.letak.blok)
            yield remark("T-1302", other.ruas.tempat(other.teks), one.ruas.tempat(one.teks), pokok=f"NIP {first[:8]}",
                         nip=other.teks, lain=one.teks, tempat=bahan.dokumen.bagian(other.ruas.letak),
                         tempat_lain=bahan.dokumen.bagian(one.ruas.letak))


# Letters

@record(frozen=True)
class _Surat:
    nomor: str
    tanggal: str
    hal: str
    ruas: Ruas
    kutipan: str

    @property
    def rapat(self) -> str:
        return re.sub(r"[^0-9a-z]", "", self.nomor.casefold())

    @property
    def hari(self) -> str:
        return serupa(self.tanggal)

    @property
    def pokok(self) -> tuple[str, ...]:
        return tuple(serupa(self.hal).split()[:KATA_HAL])


def _surat(bahan: Bahan) -> Iterator[_Surat]:
    for one in bahan.ruas:
        for found in _SURAT.finditer(one.teks) if "omor" in one.teks and "angg" in one.teks.casefold() else ():
            if re.search(r"\d", found["nomor"]) and not _BUKAN_SURAT.search(found["antara"]):
                yield _Surat(found["nomor"].strip(), found["tanggal"], found["hal"] or "", one,
                             one.teks[found.start("nomor"):found.end("tanggal")])


def surat_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """One letter, by its date and subject, with two numbers; or, by its number and subject, with two dates."""
    letters = [*_surat(bahan)]
    for index, other in enumerate(letters):
        for one in letters[:index]:
            kind = _beda(one, other)
            if kind:
                apa, ini, itu = kind
                yield remark("T-1303", other.ruas.tempat(ini), one.ruas.tempat(itu), pokok=f"Surat {one.tanggal}",
                             apa=apa, ini=ini, itu=itu, tempat=bahan.dokumen.bagian(other.ruas.letak),
                             tempat_lain=bahan.dokumen.bagian(one.ruas.letak))
                break


def surat_ditulis_lain(bahan: Bahan) -> Iterator[Remark]:
    """One letter whose number begins with a code that is pointed or spaced in two ways."""
    letters = [*_surat(bahan)]
    for index, other in enumerate(letters):
        for one in letters[:index]:
            a, b = _kode_surat(one.nomor), _kode_surat(other.nomor)
            if one.hari == other.hari and a != b and re.sub(r"\W", "", a) == re.sub(r"\W", "", b):
                odd, good = (one, other) if " " in a else (other, one)
                yield remark("T-1318", odd.ruas.tempat(odd.nomor), good.ruas.tempat(good.nomor), nomor=odd.nomor,
                             pokok=f"Surat {one.tanggal}", lain=good.nomor, tempat=bahan.dokumen.bagian(odd.ruas.letak),
                             tempat_lain=bahan.dokumen.bagian(good.ruas.letak))
                break


def _kode_surat(nomor: str) -> str:
    return nomor.split("/", 1)[0].strip()


def _beda(one: _Surat, other: _Surat) -> tuple[str, str, str] | None:
    if not one.pokok or one.pokok != other.pokok:
        return None
    if one.hari == other.hari and one.rapat != other.rapat:
        return f"Nomor surat tanggal {one.tanggal}", other.nomor, one.nomor
    if one.rapat == other.rapat and one.hari != other.hari:
        return f"Tanggal surat nomor {one.nomor}", other.tanggal, one.tanggal
    return None


def surat_tahun(bahan: Bahan) -> Iterator[Remark]:
    """A letter whose number ends in another year than its date."""
    for one in _surat(bahan):
        year = re.search(r"(?:19|20)\d\d$", one.nomor)
        if year and not one.tanggal.endswith(year[0]):
            yield remark("T-1304", one.ruas.tempat(one.kutipan), pokok=f"Surat {one.tanggal}", nomor=one.nomor,
                         tanggal=one.tanggal, tempat=bahan.dokumen.bagian(one.ruas.letak))


# Links

_TAUTAN = Pola(r"\b(?:h+t+p*s*|ttps?)\s?[:;]\s?/{1,3}[^\s“”\"<>]+(?:(?<==drive)[ \t]+link\b)?", re.IGNORECASE,
    perlu=("/",))
_AWALAN = re.compile(r"https?://[^/]", re.IGNORECASE)
_HURUF_ASING = re.compile(r"[*|\\^`{}]")
_DRIVE = re.compile(r"https?://(?:drive|docs)\.google\.com/", re.IGNORECASE)
_JALUR_DRIVE = re.compile(
    r"https?://(?:drive\.google\.com/(?:file/(?:u/\d+/)?d/[\w-]+(?:/(?:view|edit|preview))?|"
    r"drive/(?:u/\d+/|mobile/)?folders/[\w-]+|(?:open|uc|folderview)|drive/(?:u/\d+/)?(?:home|my-drive|shared\S*))|"
    r"docs\.google\.com/(?:document|spreadsheets|presentation|forms|file|drawings)/(?:u/\d+/)?d/(?:e/)?[\w-]+(?:/\w+)?)"
    r"/?(?:[?#]\S*)?", re.IGNORECASE)
_KUNCI_DRIVE = re.compile(r"[?&]([^=&#]+)=")
_KENAL = frozenset({"usp", "id", "resourcekey", "ouid", "rtpof", "sd", "export", "ths", "pli", "gid", "tab", "hl",
                    "authuser", "slide", "confirm"})
_ID_DRIVE = re.compile(r"/(?:d|folders)/(1[\w-]+)")
PANJANG_ID = 33
"""The letters of an id that Google Drive gives to files and folders; its own documents have 44."""
_PANJANG = frozenset({PANJANG_ID, 44})


def tautan_rusak(bahan: Bahan) -> Iterator[Remark]:
    """Links that cannot be opened by the way they are written; an id of odd length is a doubt only."""
    for one, link in _tautan(bahan):
        reason = _cacat(link)
        doubt = "" if reason else _ragu(link)
        if reason or doubt:
            yield remark("T-1305", one.tempat(link), pokok="Tautan", tautan=link, alasan=reason or doubt,
                         akibat="tidak dapat dibuka" if reason else "mungkin tidak dapat dibuka",
                         tempat=bahan.dokumen.bagian(one.letak), tingkat=None if reason else "saran")


def _tautan(bahan: Bahan) -> Iterator[tuple[Ruas, str]]:
    for one in bahan.ruas:
        for found in _TAUTAN.finditer(one.teks):
            yield one, found[0].rstrip(".,;:)")


def _cacat(link: str) -> str:
    if not _AWALAN.match(link):
        return "awalannya salah ketik, seharusnya https://"
    if odd := _HURUF_ASING.search(link):
        return f"memuat tanda “{odd[0]}”, yang tidak ada pada alamat"
    if re.search(r"\s", link):
        return "memuat spasi, seharusnya garis bawah"
    if _DRIVE.match(link) and not _JALUR_DRIVE.fullmatch(link):
        return "bentuk alamatnya bukan alamat Google Drive"
    return _kunci(link) if _DRIVE.match(link) else ""


def _kunci(link: str) -> str:
    odd = next((key for key in _KUNCI_DRIVE.findall(link) if key not in _KENAL), "")
    return f"bagian “{odd}=” bukan bagian alamat Google Drive" if odd else ""


def _ragu(link: str) -> str:
    found = _ID_DRIVE.search(link) if _DRIVE.match(link) else None
    if found and len(found[1]) not in _PANJANG:
        return f"kode berkasnya {len(found[1])} huruf, biasanya {PANJANG_ID}; mungkin salah salin"
    return ""


def tautan_kembar(bahan: Bahan) -> Iterator[Remark]:
    """One link that stands as proof in several places."""
    places: dict[str, list[Ruas]] = {}
    for one, link in _tautan(bahan):
        places.setdefault(link, []).append(one)
    for link, found in places.items():
        if len({serupa(one.teks) for one in found}) == 1 < len(found):
            yield remark("T-1306", *(one.tempat(link) for one in found), pokok="Tautan", tautan=link, banyak=len(found),
                         tempat=bahan.dokumen.bagian(found[0].letak),
                         tempat_lain=bahan.dokumen.bagian(found[-1].letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1301", nip_cacat),
    Kaidah("T-1302", nip_berbeda),
    Kaidah("T-1303", surat_berbeda),
    Kaidah("T-1304", surat_tahun),
    Kaidah("T-1318", surat_ditulis_lain),
    Kaidah("T-1305", tautan_rusak),
    Kaidah("T-1306", tautan_kembar),
    *identitas_peraturan.DAFTAR,
)
"""The rules of this family."""
