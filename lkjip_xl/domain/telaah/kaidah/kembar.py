"""Rules of the family kembar: one thing that a document says twice, and not the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, remark
from lkjip_xl.domain.telaah.cocok import disebut, mirip_angka, sepadan, tempat_kutipan
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kaidah import kembar_jumlah, kembar_tabel
from lkjip_xl.domain.telaah.kaidah.hitungan_baris import hitungan_salah
from lkjip_xl.domain.telaah.kepala import UANG, rapikan
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.telaah.kutipan_tabel import TOTAL, indikator_tunggal
from lkjip_xl.domain.tercetak import bandingkan

_SATU: Mapping[str, str] = {
    "target PK": "target", "target PK perubahan": "target", "anggaran perubahan": "anggaran",
    "anggaran murni": "anggaran",
}
"""What is one matter, called after its document in some places."""
_ANGKA = frozenset({
    "target", "realisasi", "capaian", "target akhir", "progres", "pembanding", "rata-rata capaian", "anggaran",
    "realisasi anggaran", "serapan", "sisa", "persen sisa", "anggaran tahun depan", "efisiensi", "target keluaran",
    "realisasi keluaran", "capaian keluaran",
})
_DOKUMEN = frozenset({"target Renstra", "target Renja"})
_KUMULATIF = re.compile(r"sampai dengan|\bs\s?[./]?\s?d\b|kumulatif|komulatif", re.IGNORECASE)
_PILIH = "pilih yang benar menurut dokumen sumbernya"
_TOTAL = TOTAL.casefold()
_BERGERAK = re.compile(r"\b(?:dari|semula|sebelumnya|menjadi|dibanding\w*|naik|turun|\w*ningkat\w*)\b", re.IGNORECASE)
_TAHUN_INI = re.compile(r"tahun (20\d\d)\s*(?:adalah|yaitu|sebesar|mencapai|tercatat|senilai|[:=(]|\s)*$",
                        re.IGNORECASE)
_WILAYAH = re.compile(r"nasional|provinsi", re.IGNORECASE)
_PERSEN = re.compile(r"%|persen|prosen")
_TANPA_SATUAN = frozenset({"nilai", "indeks", "angka", "skor", "predikat", "poin", "-", ""})
"""Units of figures that some write with a percent sign."""
_BERSATUAN = frozenset({"target", "realisasi", "target akhir", "target PK", "target PK perubahan"})
_NILAI_EFISIENSI = re.compile(r"\bnilai\s+efisiensi(?:nya)?\b(?!.*\befisiensi)|\bNE\b")
RIBUAN = Decimal(100000)
"""No percentage and no difference of percentages is as large."""
PREDIKAT = 3
BANYAK_BEDA, TERBANYAK = 3, 12
_RUMUS = re.compile(r"[x×*=]\s*$", re.IGNORECASE)
_KALIMAT_RUMUS = re.compile(r"\brumus|\bformula|\bdibagi\b.*\bdikali|\bdikali(?:kan)?\s+(?:dengan\s+)?100|"
                            r"[x×*]\s*100\b|\d\s*[x×]\s*(?:target|realisasi)", re.IGNORECASE)
_SELURUH = re.compile(r"\b(?:seluruh|semua|total|keseluruhan|dinas|badan|kecamatan|secara umum|organisasi|apbd|dpa)\b|"
                      r"\d+ \(\w+\) indikator", re.IGNORECASE)
_BAGIAN_INI = re.compile(r"\b(?:sasaran|tujuan|program|kegiatan|bidang)\s+(?:strategis\s+)?(?:ini|tersebut|\d)",
                         re.IGNORECASE)
_HASIL = frozenset({"target", "realisasi", "capaian"})
UNSUR, KATA_UNSUR = 8, 12
"""The name of a part has at least so many letters and at most so many words."""
_PENGANTAR = re.compile(r"[\s(:=-]*(?:(?:sebesar|dengan|nilai|skor|indeks|mencapai|adalah|yaitu|memperoleh)"
                        r"[\s(:=-]+)*$", re.IGNORECASE)
_SISANYA = re.compile(r"\b(?:sisanya|selebihnya)\b\W*(?:(?:sebesar|sejumlah|senilai|yaitu|yakni)\W+)*$", re.IGNORECASE)
_BAGIAN_LAIN = re.compile(r"[^.;\w(]*(?:\([^()]*\)|atau \d[\d.,]*\s*(?:%|persen))?[^.;\w]*"
                          r"(?:adalah|ialah|merupakan|berupa|untuk|dipergunakan|digunakan|dialokasikan|berasal)\s+"
                          r"(?!sisa|silpa|efisiensi|penghematan|(?:dana|anggaran|yang)?\s*(?:yang )?tidak)",
                          re.IGNORECASE)
"""What follows the other part of a whole: "sisanya Rp 20.000 (2%) adalah belanja modal" is nothing left over."""
_BATAS_KALIMAT = re.compile(r"[.;]\s+(?=[A-Z])")
_TETAP = re.compile(r"^(?:indeks|nilai|persentase|presentase|prosentase|predikat|tingkat|rasio|cakupan|skor|rata)",
                    re.IGNORECASE)
"""Indicators that do not add up over the years."""


@record(frozen=True)
class Kelas:
    """The mentions of one figure that agree."""

    kutipan: tuple[Kutipan, ...]

    @property
    def tempat(self) -> int:
        """In how many blocks of the document it is said."""
        return len({(one.letak.blok, one.letak.baris) for one in self.kutipan})

    @property
    def resmi(self) -> bool:
        """Whether it is that of Perjanjian Kinerja, which the others follow."""
        return any(one.besaran.startswith("target PK") for one in self.kutipan)


_Kunci = tuple[str, str, int]


def _kunci(quote: Kutipan, owners: Mapping[str, str]) -> _Kunci:
    """What a mention is of; the mean of a sasaran with a single indicator is the capaian of that.

    A figure to compare with is that of the nation, of the province, or of another office of the region.
    """
    matter, name = _SATU.get(quote.besaran, quote.besaran), quote.tentang
    if matter == "rata-rata capaian" and name in owners:
        matter, name = "capaian", owners[name]
    if matter == "efisiensi" and _NILAI_EFISIENSI.search(quote.ruas):
        name = f"{name} (NE)"
    if matter == "pembanding":
        wider = _WILAYAH.search(quote.ruas)
        name = f"{name} {wider[0].casefold() if wider else ''}".strip()
    return matter, name.casefold(), quote.tahun


def _kelompok(bahan: Bahan, besaran: frozenset[str]) -> Mapping[_Kunci, list[Kutipan]]:
    """The mentions of each matter, name and year."""
    owners = indikator_tunggal(bahan.petak, bahan.nama)
    groups: dict[_Kunci, list[Kutipan]] = {}
    for quote in bahan.kutipan:
        key = _kunci(quote, owners)
        if key[0] in besaran and quote.tentang and _terbaca(quote):
            groups.setdefault(key, []).append(quote)
    return groups


def _tersasar(bahan: Bahan, groups: Mapping[_Kunci, list[Kutipan]]) -> frozenset[Kutipan]:
    """The mentions of sentences that may be of another year or name: they say what is said of that, beside it."""
    texts = {(one.letak.blok, one.mulai): one.teks for one in bahan.kalimat}
    parts = _unsur(bahan)
    starts: dict[int, list[int]] = {}
    for block, start in texts:
        starts.setdefault(block, []).append(start)
    found = set()
    beside = _bersebelahan(groups)
    for key, group in groups.items():
        for quote in group:
            begin = max((one for one in starts.get(quote.letak.blok, ()) if one <= quote.mulai), default=-1)
            if quote.mulai >= 0 and begin >= 0 and (_milik_unsur(bahan, quote, begin, parts) or _lain(
                    bahan, quote, key, texts[quote.letak.blok, begin], groups, beside)):
                found.add(quote)
    return frozenset(found)


def _unsur(bahan: Bahan) -> frozenset[str]:
    """The names of the rows that only tables of parts have: domains of an index, elements of a survey."""
    named = {serupa(one.nama_tercetak) for one in bahan.kutipan if one.mulai < 0 and one.besaran == "lain"}
    known = {serupa(one.nama_tercetak) for one in bahan.kutipan if one.mulai < 0 and one.besaran in _ANGKA}
    return frozenset(name for name in named - known if len(name) >= UNSUR)


def _milik_unsur(bahan: Bahan, quote: Kutipan, begin: int, parts: frozenset[str]) -> bool:
    """Whether the name of such a row stands right before a figure."""
    if quote.besaran not in _HASIL or not parts:
        return False
    before = bahan.dokumen.blok[quote.letak.blok].teks[begin:quote.mulai]
    words = serupa(_PENGANTAR.sub("", before)).split()
    return any(" ".join(words[-count:]) in parts for count in range(1, min(len(words), KATA_UNSUR) + 1))


_Sebelah = Mapping[tuple[str, object], list[_Kunci]]


def _bersebelahan(groups: Mapping[_Kunci, list[Kutipan]]) -> _Sebelah:
    """The keys of one matter and name over the years, and of one matter and year over the names."""
    found: dict[tuple[str, object], list[_Kunci]] = {}
    for key in groups:
        found.setdefault((key[0], key[1]), []).append(key)
        found.setdefault((key[0], key[2]), []).append(key)
    return found


def _lain(bahan: Bahan, quote: Kutipan, key: _Kunci, text: str, groups: Mapping[_Kunci, list[Kutipan]],
          beside: _Sebelah) -> bool:
    matter, name, year = key
    if any(sepadan(quote.bacaan, one.bacaan) for one in groups[key] if one.mulai < 0):
        return False
    before = bahan.dokumen.blok[quote.letak.blok].teks[:quote.mulai]
    if matter == "sisa" and _SISANYA.search(before) and _BAGIAN_LAIN.match(
            bahan.dokumen.blok[quote.letak.blok].teks, quote.mulai + len(quote.teks)):
        return True
    if _KALIMAT_RUMUS.search(text) or _RUMUS.search(before[-4:]) or _sebagian(bahan, quote, text):
        return True
    said = _TAHUN_INI.search(before)
    if not (said and int(said[1]) == year) and _BERGERAK.search(text) and any(
            _dikatakan(quote, groups[other]) for other in beside[matter, name] if other[2] != year):
        return True
    if matter == "capaian" and "capaian" not in text.casefold() and _dikatakan(
            quote, groups.get(("realisasi", name, year), ())):
        return True
    named = {cluster.nama.casefold() for cluster, _, _ in bahan.nama.dalam(text)}
    others = {other[1] for other in beside[matter, year] if other[1] != name and _dikatakan(quote, groups[other])}
    if name in named:
        return bool(others & named)
    if name == _TOTAL:
        plain = f" {serupa(text)} "
        # no two amounts are the same by chance, percentages may be
        amount = abs(quote.bacaan.nilai or Decimal(0)) >= RIBUAN and not _SELURUH.search(text)
        return any(amount or f" {serupa(other)} " in plain for other in others)
    part = bahan.dokumen.blok[quote.letak.blok].bagian
    return bool(others) and (_TOTAL in others or name not in _disebut(bahan, part))


def _sebagian(bahan: Bahan, quote: Kutipan, text: str) -> bool:
    """Whether a sentence in the part of one sasaran speaks of that and not of the office as a whole."""
    if quote.tentang != TOTAL or _SELURUH.search(text):
        return False
    above = " ".join(bahan.dokumen.blok[at].teks for at in bahan.dokumen.blok[quote.letak.blok].bagian)
    owner = bahan.konteks[quote.letak.blok].sasaran
    return bool(_BAGIAN_INI.search(text)) or bool(owner and serupa(owner) in serupa(above))


def _disebut(bahan: Bahan, part: tuple[int, ...]) -> set[str]:
    """The indicators that the tables of a part of the document have."""
    blocks = {one.blok.indeks for one in bahan.petak if one.blok.bagian[:len(part)] == part}
    return {one.tentang.casefold() for one in bahan.kutipan if one.mulai < 0 and one.letak.blok in blocks}


def _dikatakan(quote: Kutipan, group: Sequence[Kutipan]) -> bool:
    """Whether a table says of another matter what a mention says of this."""
    return any(one.mulai < 0 and sepadan(quote.bacaan, one.bacaan) for one in group)


def _terbaca(quote: Kutipan) -> bool:
    """Whether a mention says one figure or predicate, and of its year alone."""
    read = quote.bacaan
    if read.batas or read.rusak or read.tanpa_angka or read.nihil:
        return False
    if _KUMULATIF.search(quote.ruas) and not _TETAP.match(quote.tentang):
        return False
    return read.nilai is not None or 0 < len(read.teks) <= 3


def kelas(group: Sequence[Kutipan], salah: frozenset[Letak] = frozenset()) -> list[Kelas]:
    """The mentions of a group by what they say, first what most places say.

    Of equals first what no arithmetic speaks against (``salah``), then what Perjanjian Kinerja says, then what a table
    says, then what is said first.
    """
    classes: list[list[Kutipan]] = []
    for quote in sorted(group, key=lambda one: -one.bacaan.desimal):
        home = next((one for one in classes if sepadan(quote.bacaan, one[0].bacaan)), None)
        if home is None:
            classes.append([quote])
        else:
            home.append(quote)
    ordered = [Kelas(tuple(sorted(own, key=_urutan))) for own in classes]
    return sorted(ordered, key=lambda one: (
        -one.tempat, any(quote.letak in salah for quote in one.kutipan), not one.resmi,
        all(quote.mulai >= 0 for quote in one.kutipan), _urutan(one.kutipan[0])))


def _urutan(quote: Kutipan) -> tuple[int, int, int, int]:
    return (quote.letak.blok, quote.letak.baris, quote.letak.kolom, quote.mulai)


# One figure in several places

def angka_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A target, realisasi, capaian or amount of one name and year that other places print differently."""
    known = hitungan_salah(bahan)
    groups = _kelompok(bahan, _ANGKA)
    astray = _tersasar(bahan, groups)
    apart = _lain_dokumen(groups)
    for whole in groups.values():
        for group in _menurut_dokumen(_sesatuan([quote for quote in whole if quote not in astray])):
            for found in _berbeda(bahan, "T-201", kelas(group, frozenset(known))):
                pair = (found.tempat[0].letak.blok, found.tempat[1].letak.blok)
                if pair not in apart and not _sudah(found, group, known):
                    yield found


def _sesatuan(group: list[Kutipan]) -> list[Kutipan]:
    """The mentions without those of another unit: percentages beside rupiah, or beside a count that tables name."""
    units = [rapikan(one.satuan) for one in group if one.mulai < 0 and one.satuan]
    counted = bool(units) and not any(_PERSEN.search(unit) or unit in _TANPA_SATUAN for unit in units)
    money = [one for one in group if one.besaran not in UANG and one.bacaan.nilai is not None
             and abs(one.bacaan.nilai) >= RIBUAN and any(other.satuan == "%" for other in group)]
    return [one for one in group if one not in money and not (counted and one.mulai >= 0 and one.satuan == "%"
                                                              and one.besaran in _BERSATUAN)]


def _lain_dokumen(groups: Mapping[_Kunci, list[Kutipan]]) -> frozenset[tuple[int, int]]:
    """The pairs of tables that differ in most of what they share: those of two documents, or of two times."""
    equal: Counter[tuple[int, int]] = Counter()
    unequal: Counter[tuple[int, int]] = Counter()
    for group in groups.values():
        cells = [one for one in group if one.mulai < 0]
        for at, one in enumerate(cells[:TERBANYAK]):
            for other in cells[at + 1:TERBANYAK]:
                pair = (one.letak.blok, other.letak.blok)
                if pair[0] != pair[1]:
                    (equal if sepadan(one.bacaan, other.bacaan) else unequal)[pair] += 1
    found = {pair for pair, count in unequal.items() if count >= BANYAK_BEDA and count > equal[pair]}
    return frozenset(found | {pair[::-1] for pair in found})


def _sudah(found: Remark, group: Sequence[Kutipan], known: Mapping[Letak, Decimal]) -> bool:
    """Whether arithmetic has already told of that cell that it should read as the other places do."""
    true = known.get(found.tempat[0].letak)
    other = next(one for one in group if one.letak == found.tempat[1].letak)
    return true is not None and other.bacaan.nilai is not None and bandingkan(other.bacaan, true) == "sama"


def _menurut_dokumen(group: Sequence[Kutipan]) -> Iterator[list[Kutipan]]:
    """The mentions, those from before a change apart where the document tells them from those after it."""
    changed = [one for one in group if one.besaran in ("anggaran perubahan", "target PK perubahan")]
    first = [one for one in group if one.besaran in ("anggaran murni", "target PK")] if changed else []
    rest = [one for one in group if one not in first and not (
        one.besaran in ("anggaran", "target") and any(sepadan(one.bacaan, other.bacaan) for other in first))]
    yield from (part for part in (rest, first) if len(part) > 1)


def _berbeda(bahan: Bahan, kode: str, classes: Sequence[Kelas], tingkat: Berat | None = None) -> Iterator[Remark]:
    """A remark at each place that says other than most places; of two places, at the later one."""
    most, *others = classes or [Kelas(())]
    for other in others:
        for quote in other.kutipan:
            level = tingkat or ("saran" if _meragukan(bahan, quote, most) else None)
            yield _catat(bahan, kode, quote, most, sure=most.tempat > other.tempat, tingkat=level)


def _meragukan(bahan: Bahan, quote: Kutipan, most: Kelas) -> bool:
    """Whether a sentence that does not name its subject says something far from what the others say."""
    value, other = quote.bacaan.nilai, most.kutipan[0].bacaan.nilai
    if quote.mulai < 0 or quote.tentang == TOTAL or value is None or other is None:
        return False
    whole = bahan.dokumen.blok[quote.letak.blok].teks
    text = _BATAS_KALIMAT.split(whole[:quote.mulai])[-1] + _BATAS_KALIMAT.split(whole[quote.mulai:])[0]
    named = any(one.nama == quote.tentang for one, _, _ in bahan.nama.dalam(text))
    return not named and not mirip_angka(value, other)


def _catat(bahan: Bahan, kode: str, quote: Kutipan, most: Kelas, *, sure: bool, tingkat: Berat | None) -> Remark:
    right = most.kutipan
    named = dict.fromkeys(bahan.dokumen.bagian(one.letak) for one in right)
    where = list(named)[:3]
    count = f" ({most.tempat} tempat)" if most.tempat > 1 else ""
    text = disebut(right[0].teks)
    return remark(kode, tempat_kutipan(quote), *(tempat_kutipan(one) for one in right[:3]), pokok=quote.tentang,
                  tingkat=tingkat, tempat=bahan.dokumen.bagian(quote.letak), besaran=quote.besaran,
                  tentang=quote.tentang, tahun=quote.tahun, tertulis=disebut(quote.teks), lain=text,
                  tempat_lain="; ".join(where) + count, benar=text if sure else _PILIH)


def dokumen_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A target that Renstra or Renja gives otherwise than Perjanjian Kinerja and the measurement."""
    used = {(one[0].tentang.casefold(), one[0].tahun): kelas(one) for one in _semua_target(bahan)}
    for quote in bahan.kutipan:
        if quote.besaran in _DOKUMEN and _terbaca(quote):
            most = used.get((quote.tentang.casefold(), quote.tahun))
            if most and not any(sepadan(quote.bacaan, one.kutipan[0].bacaan) for one in most):
                yield _catat(bahan, "T-202", quote, most[0], sure=False, tingkat=None)


def _semua_target(bahan: Bahan) -> list[list[Kutipan]]:
    groups: dict[tuple[str, int], list[Kutipan]] = {}
    for quote in bahan.kutipan:
        if _SATU.get(quote.besaran, quote.besaran) in ("target", "target akhir") and _terbaca(quote):
            groups.setdefault((quote.tentang.casefold(), quote.tahun), []).append(quote)
    return list(groups.values())


def kategori_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """A kategori of one name and year that other places call otherwise."""
    groups: dict[tuple[str, str, int], list[Kutipan]] = {}
    for quote in bahan.kutipan:
        if quote.besaran in ("kategori", "kategori rata-rata", "tingkat efisiensi") and quote.bacaan.teks:
            groups.setdefault((quote.besaran, quote.tentang.casefold(), quote.tahun), []).append(quote)
    for group in groups.values():
        # letters are predicates of a value, which a kategori of its capaian need not be
        yield from _berbeda(bahan, "T-203", kelas([one for one in group if len(one.bacaan.teks) > PREDIKAT]))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-201", angka_berbeda), Kaidah("T-202", dokumen_berbeda), Kaidah("T-203", kategori_berbeda),
    Kaidah("T-205", kembar_tabel.pegawai), Kaidah("T-208", kembar_tabel.jenis_kelamin_kalimat),
    Kaidah("T-206", kembar_tabel.tabel_kembar), Kaidah("T-207", kembar_tabel.anggaran_sasaran),
    Kaidah("T-209", kembar_jumlah.triwulan_setahun), Kaidah("T-210", kembar_jumlah.jumlah_kalimat),
)
