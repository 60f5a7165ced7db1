"""Rules of the family tulisan: how figures are written, their signs, decimals and units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_xl.domain.nilai.angka import Tanda
from lkjip_xl.domain.nilai.pola import ANGKA, Pola
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Blok, Letak, Tabel
from lkjip_xl.domain.telaah.kaidah import tulisan_huruf, tulisan_tanda
from lkjip_xl.domain.telaah.nama_tabel import jenis_kolom
from lkjip_xl.domain.telaah.ruas import Ruas

_ANGKA = Pola(r"(?<![\w.,/-])\d[\d.,]*\d(?![\w/]|-\d)", perlu=ANGKA)
_BENAR = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_RIBUAN = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d{2})?")
_RP = re.compile(r"\bRp\s?\.?\s*$", re.IGNORECASE)
_UANG = Pola(r"\brp\b|anggaran|pagu|rupiah|belanja", re.IGNORECASE,
    perlu=("rp", "anggaran", "pagu", "rupiah", "belanja"))
_BUKAN_UANG = re.compile(r"%|persen|capaian|indikator|kode|uraian|rekening|nomor|tanggal|dasar", re.IGNORECASE)


@record(frozen=True)
class _Uang:
    """A figure of money as printed, and whether commas part its thousands."""

    teks: str
    ruas: Ruas
    mulai: int


def _judul(one: Ruas) -> str:
    table = one.blok.tabel
    return " ".join(table.judul(one.letak.kolom)) if table and one.letak.baris in table.isi else ""


def _uang(bahan: Bahan) -> Iterator[_Uang]:
    """The figures behind Rp, and those of columns of money."""
    for one in bahan.ruas:
        heads = _judul(one)
        column = bool(heads and _UANG.search(heads) and not _BUKAN_UANG.search(heads))
        for found in _ANGKA.finditer(one.teks):
            if _RP.search(one.teks, max(found.start() - 6, 0), found.start()) or (column and len(one.teks) < 40):
                yield _Uang(found[0], one, found.start())


def pemisah_bertentangan(bahan: Bahan) -> Iterator[Remark]:
    """Figures of money whose separators contradict each other or do not part groups of three."""
    for one in _uang(bahan):
        groups = re.split(r"[.,]", one.teks)
        if len(groups) > 2 and not _BENAR.fullmatch(one.teks):
            yield remark("T-1001", one.ruas.tempat(one.teks), pokok=one.teks, angka=one.teks, benar=_titik(one.teks),
                         tempat=bahan.dokumen.bagian(one.ruas.letak))


def _titik(text: str) -> str:
    """The figure with points between its thousands, if its digits can be trusted."""
    digits = re.sub(r"[.,]", "", re.sub(r"[.,]\d{2}$", "", text))
    return f"{int(digits):,}".replace(",", ".")


def ribuan_campur(bahan: Bahan) -> Iterator[Remark]:
    """Thousands parted by the sign that the rest of the report does not use for them, once for each block."""
    found = [(one, match[1]) for one in _uang(bahan) if (match := _RIBUAN.fullmatch(one.teks))]
    count = Counter(mark for _, mark in found)
    if len(count) < 2:
        return
    (common, most), (rare, few) = count.most_common(2)
    blocks: dict[int, list[_Uang]] = {}
    for one, mark in found:
        if mark == rare:
            blocks.setdefault(one.ruas.letak.blok, []).append(one)
    for group in blocks.values():
        text = group[0].teks
        yield remark("T-1002", *(one.ruas.tempat(one.teks) for one in group), pokok="Pemisah ribuan", angka=text,
                     benar=text.translate(str.maketrans(",.", ".,")), tanda=_nama(rare), lain=_nama(common), kali=most,
                     banyak=len(group), tempat=bahan.dokumen.bagian(group[0].ruas.letak),
                     tingkat="saran" if few * 3 > most else None)


def _nama(mark: str) -> str:
    return "koma" if mark == "," else "titik"


# Decimals

_DESIMAL = Pola(r"(?<![\w.,/-])\d{1,3}([.,])\d{1,2}(?![\d.,]*\d)(?![\w/])", perlu=ANGKA)
_NILAI = re.compile(r"(?:sebesar|nilai|target|realisasi|terealisasi|menjadi|capaian|angka|diangka|adalah|dari|atau|"
                    r"yaitu|mencapai|selisih|kinerjanya|rata-rata)\s+(?:\w+\s+){0,2}?$|[(:]\s*$", re.IGNORECASE)
_BUKAN_DESIMAL = re.compile(r"(?:tabel|grafik|gambar|bab|lampiran|nomor|no\.?|pasal|poin|butir|pukul|versi)\s*$",
                            re.IGNORECASE)
_KOLOM_NOMOR = re.compile(r"^(?:no\.?|nomor|kode.*|\d+)$", re.IGNORECASE)


def _desimal(one: Ruas) -> Iterator[tuple[str, Tanda]]:
    """The figures with decimals of a text, with their sign; numbers of parts and tables are none."""
    if one.blok.jenis in ("entri", "keterangan", "judul") or _KOLOM_NOMOR.match(_judul(one)):
        return
    if one.blok.tabel is not None:
        if jenis_kolom(one.blok.tabel.judul(one.letak.kolom)):
            return
        found = re.fullmatch(r"\(?-?(\d{1,3}([.,])\d{1,2})\)?\s*%?(?:\s.*)?", one.teks, re.DOTALL)
        if found:
            yield found[1], "," if found[2] == "," else "."
        return
    for match in _DESIMAL.finditer(one.teks):
        before, after = one.teks[max(match.start() - 40, 0):match.start()], one.teks[match.end():match.end() + 2]
        if ("%" in after or _NILAI.search(before)) and not _BUKAN_DESIMAL.search(before):
            yield match[0], "," if match[1] == "," else "."


def desimal_campur(bahan: Bahan) -> Iterator[Remark]:
    """Decimals with the sign that the rest of the report does not use, once for each block."""
    found = [(one, text, mark) for one in bahan.ruas for text, mark in _desimal(one)]
    count = Counter(mark for _, _, mark in found)
    if len(count) < 2:
        return
    (common, most), (rare, few) = count.most_common(2)
    blocks: dict[int, list[tuple[Ruas, str]]] = {}
    for one, text, mark in found:
        if mark == rare:
            blocks.setdefault(one.letak.blok, []).append((one, text))
    groups = [*blocks.values()]
    mixed = few * 3 > most
    for group in groups[:1] if mixed else groups:
        yield remark("T-1003", *(one.tempat(text) for one, text in group), pokok="Tanda desimal", angka=group[0][1],
                     benar=group[0][1].replace(rare, common), tanda=_nama(rare), lain=_nama(common), kali=most,
                     banyak=few if mixed else len(group), tempat=bahan.dokumen.bagian(group[0][0].letak),
                     tingkat="saran" if mixed else None)


_SATU_ANGKA = re.compile(r"-?\d{1,3}(?:[.,](\d{1,2}))?\s*(%?)")
_SATU_SATUAN = re.compile(r"%|persen|capaian|serapan|progres|kemajuan", re.IGNORECASE)
"""Columns whose rows have one unit; in any other a whole number may count something else than the row beside it."""
_BERUKUR = re.compile(r"capaian|realisasi|%|persen|nilai|progres|kemajuan|serapan", re.IGNORECASE)


def desimal_kolom(bahan: Bahan) -> Iterator[Remark]:
    """A column of scores or percentages whose decimals differ, the first one of each table."""
    for block, table in bahan.tabel:
        for c in range(len(table.sel[0]) if table.sel else 0):
            heads = " ".join(table.judul(c))
            if _BERUKUR.search(heads) and not re.search(r"target", heads, re.IGNORECASE):
                cells = [(r, found) for r in table.isi if table.sel[r][c].asli == (r, c)
                         and (found := _SATU_ANGKA.fullmatch(table.sel[r][c].rata))
                         and (found[1] or found[2] or _SATU_SATUAN.search(heads))]
                count = Counter(len(found[1] or "") for _, found in cells)
                if len(count) > 1 and any(count):
                    yield _desimal_kolom(bahan, block, table, c, [(r, len(found[1] or "")) for r, found in cells])
                    break


def _desimal_kolom(bahan: Bahan, block: Blok, table: Tabel, c: int, cells: list[tuple[int, int]]) -> Remark:
    count = Counter(digits for _, digits in cells)
    common = max(count, key=lambda digits: (count[digits], digits))
    odd = [r for r, digits in cells if digits != common]
    sample = next(r for r, digits in cells if digits == common)
    places = [Tempat(Letak(block.indeks, r, c), table.sel[r][c].teks) for r in (*odd, sample)]
    return remark("T-1004", *places, pokok=bahan.dokumen.bagian(places[0].letak), kolom=" ".join(table.judul(c)),
                  angka=table.sel[odd[0]][c].rata, lain=table.sel[sample][c].rata, desimal=common, banyak=len(odd),
                  tempat=bahan.dokumen.bagian(places[0].letak))


_NOL = Pola(r"(?<![\w.,/-])0\d+[.,]\d{1,2}(?![\d.,]*\d)(?![\w/])", perlu=("0",))


def nol_di_depan(bahan: Bahan) -> Iterator[Remark]:
    """A figure with decimals that begins with a 0 before another digit."""
    for one in bahan.ruas:
        whole = one.blok.tabel is None or len(one.teks) < 12
        for found in _NOL.finditer(one.teks) if whole else ():
            if one.blok.tabel is not None or one.teks[found.end():found.end() + 2].strip().startswith("%"):
                yield remark("T-1005", one.tempat(found[0]), pokok=found[0], angka=found[0], benar=found[0].lstrip("0"),
                             tempat=bahan.dokumen.bagian(one.letak))


# Units

_BERSATUAN = re.compile(r"(?:\d[\d.,]*|-)\s*([^\W\d_][^\d]{0,20}|%)")
_POLOS = re.compile(r"\d[\d.,]*")
_BERPERSEN = re.compile(r"capaian|%|persen|serapan|progres|kemajuan", re.IGNORECASE)
"""Columns whose figures are all percentages; targets of several indikator have several units."""


def satuan_campur(bahan: Bahan) -> Iterator[Remark]:
    """A column in which some figures have a unit or a percent sign and others have none."""
    for block, table in bahan.tabel:
        for c in range(len(table.sel[0]) if table.sel else 0):
            cells = [(r, table.sel[r][c].rata) for r in table.isi if table.sel[r][c].asli == (r, c)]
            units = [(r, found[1].strip()) for r, text in cells if (found := _BERSATUAN.fullmatch(text))]
            plain = [r for r, text in cells if _POLOS.fullmatch(text)]
            mixed = any(unit == "%" for _, unit in units) and not _BERPERSEN.search(" ".join(table.judul(c)))
            one = len({unit for _, unit in units}) == 1
            if plain and one and not mixed and len(units) + len(plain) > 2:
                odd, other = (units[0][0], plain[0]) if len(units) <= len(plain) else (plain[0], units[0][0])
                places = [Tempat(Letak(block.indeks, r, c), table.sel[r][c].teks) for r in (odd, other)]
                yield remark("T-1006", *places, pokok=bahan.dokumen.bagian(places[0].letak),
                             kolom=" ".join(table.judul(c)), angka=table.sel[odd][c].rata,
                             lain=table.sel[other][c].rata, dengan=len(units), tanpa=len(plain),
                             tempat=bahan.dokumen.bagian(places[0].letak))


_BENTUK_RP = re.compile(r"\b(Rp)(\.?)( ?)(?=\d)", re.IGNORECASE)


def rupiah_campur(bahan: Bahan) -> Iterator[Remark]:
    """The sign Rp written in several ways, once for the report."""
    forms: dict[str, list[tuple[Ruas, str]]] = {}
    for one in bahan.ruas:
        for found in _BENTUK_RP.finditer(one.teks):
            figure = re.match(r"[\d.,]*\d", one.teks[found.end():])
            forms.setdefault(found[0], []).append((one, found[0] + (figure[0] if figure else "")))
    if len(forms) > 1:
        ordered = sorted(forms.values(), key=len)
        samples = [group[0] for group in ordered]
        yield remark("T-1007", *(one.tempat(text) for one, text in samples), pokok="Penulisan rupiah",
                     bentuk=", ".join(f"“{group[0][1]}” ({len(group)} kali)" for group in reversed(ordered)),
                     tempat=bahan.dokumen.bagian(samples[0][0].letak))


_SKOR = re.compile(r"\b(?:nilai|indeks|skor|predikat|IKM)\b", re.IGNORECASE)
_PERSEN = Pola(r"(?<![\w.,])(\d{1,3}[.,]\d{1,2})\s?%\s*(?:untuk|pada|dari)\s+"
                     r"(?P<nama>[^\W\d]+(?: [^\W\d]+){0,2})", re.IGNORECASE, perlu=("%",))


def persen_skor(bahan: Bahan) -> Iterator[Remark]:
    """A score with a percent sign in a sentence, that tables print as the realisasi of a score."""
    scores = _skor(bahan)
    for one in bahan.ruas:
        for found in _PERSEN.finditer(one.teks) if one.blok.tabel is None else ():
            place = scores.get(found[1])
            if place:
                text = one.teks[found.start():one.teks.index("%", found.start()) + 1]
                yield remark("T-1008", one.tempat(text), place, pokok=found["nama"].strip(), angka=text, benar=found[1],
                             tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(place.letak))


def _skor(bahan: Bahan) -> dict[str, Tempat]:
    """The figures that stand as a score in columns of realisasi or target, and hardly ever as a percentage."""
    scores: dict[str, list[Tempat]] = {}
    percent: Counter[str] = Counter()
    for block, table in bahan.tabel:
        for r in table.isi:
            names = " ".join(cell.rata for cell in table.sel[r] if not re.match(r"[\d.,]+", cell.rata))
            for c, cell in enumerate(table.sel[r]):
                heads = re.sub(r"\s", "", " ".join(table.judul(c))).casefold()
                if "%" in cell.rata or "%" in heads or "progres" in heads:
                    percent[cell.rata.rstrip(" %")] += 1
                elif re.search(r"realisasi|target", heads) and _SKOR.search(names):
                    scores.setdefault(cell.rata, []).append(Tempat(Letak(block.indeks, r, c), cell.teks))
    return {text: places[0] for text, places in scores.items()
            if len(places) > 2 * percent[text] and re.search(r"[.,]\d", text)}


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1001", pemisah_bertentangan),
    Kaidah("T-1002", ribuan_campur),
    Kaidah("T-1003", desimal_campur),
    Kaidah("T-1004", desimal_kolom),
    Kaidah("T-1005", nol_di_depan),
    Kaidah("T-1006", satuan_campur),
    Kaidah("T-1007", rupiah_campur),
    Kaidah("T-1008", persen_skor),
    *tulisan_huruf.DAFTAR,
    *tulisan_tanda.DAFTAR,
)
"""The rules of this family."""
