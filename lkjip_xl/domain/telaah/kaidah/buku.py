"""Rules of the family buku: the document against the workbook, by the workbook's own checks of printed figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lkjip_xl.domain.hitungan.kebenaran import TOTAL, kunci
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.pemeriksaan import cetak
from lkjip_xl.domain.pemeriksaan.bahan import Bahan as BahanBuku
from lkjip_xl.domain.pemeriksaan.sebanding import banding
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kutipan import Kutipan
from lkjip_xl.domain.temuan import Finding

Cari = Callable[[Bahan], Iterator[Remark]]
SERUMPUN: tuple[frozenset[str], ...] = (
    frozenset({"target", "target PK", "target PK perubahan", "target Renja", "target Renstra", "target akhir"}),
    frozenset({"anggaran", "anggaran murni", "anggaran perubahan"}),
    frozenset({"capaian", "rata-rata capaian", "progres"}),
    frozenset({"kategori", "kategori rata-rata"}),
)
"""What the same heading may stand for: a figure that agrees with one of the others is surely only called otherwise."""
ARAH = frozenset({
    "naik", "turun", "meningkat", "menurun", "kenaikan", "penurunan", "peningkatan", "lebih tinggi", "lebih rendah",
    "tinggi", "rendah", "di atas", "di bawah", "atas", "bawah", "melampaui", "tercapai", "belum tercapai",
})
"""Words that say which way a figure went: another of them is another statement."""
POKOK_INDIKATOR = ("target", "realisasi", "capaian")
"""What is reported of every indicator."""
SEL_NAMA = 160
"""How long the text of a cell is at most that holds a name and no account."""


def _sebagai(kode: str, cari: Callable[[BahanBuku], Iterable[Finding]], *keys: str) -> Cari:
    """A rule that says what a check of the workbook finds, at the place of the mention."""
    def rule(bahan: Bahan) -> Iterator[Remark]:
        book = bahan.buku
        for found in cari(book) if book else ():
            args = dict(found.args)
            unsure = book and (_lain_sebutan(book, found.place.row) or any(_kantor_lain(bahan)))
            tingkat: Berat | None = "saran" if unsure else None
            yield _remark(kode, bahan, bahan.kutipan[found.place.row], found.pokok, tingkat,
                          {key: args[key] for key in keys})

    return rule


def _lain_sebutan(book: BahanBuku, index: int) -> bool:
    """Whether the print agrees with a figure of the same row that goes by the same heading elsewhere."""
    quote = book.kutipan[index]
    print_of = quote.tercetak
    kin = next((names for names in SERUMPUN if print_of.besaran in names), frozenset())
    true = (one for name in kin - {print_of.besaran}
            for one in book.diketahui.nilai.get((name, serupa(print_of.tentang), print_of.tahun), ()))
    return banding(print_of, quote.bacaan, tuple(true)) == "sama"


def _remark(kode: str, bahan: Bahan, said: Kutipan, pokok: str, tingkat: Berat | None,
            args: Mapping[str, str]) -> Remark:
    return remark(kode, Tempat(said.letak, said.teks), pokok=pokok, tingkat=tingkat, tertulis=said.teks,
                  besaran=said.besaran, tentang=_whose(said.tentang), tahun=said.tahun,
                  tempat=bahan.dokumen.bagian(said.letak), **args)


def _whose(name: str) -> str:
    return "keseluruhan" if serupa(name) == serupa(TOTAL) else f"“{name}”"


def tidak_disebut(bahan: Bahan) -> Iterator[Remark]:
    """Indicators that the workbook reports and the document never names."""
    if bahan.hasil is None:
        return
    whole = " ".join(serupa(text) for text in _semua_teks(bahan))
    for one in bahan.hasil.indikator:
        name = one.indikator.nama
        if serupa(name) not in whole and bahan.nama.cari(name) is None:
            yield remark("T-1604", pokok=name, nama=name)


def tidak_dimuat(bahan: Bahan) -> Iterator[Remark]:
    """Target, realisasi or capaian of an indicator that the workbook has and the document, which names it, does not."""
    book = bahan.buku
    if book is None:
        return
    year = book.hasil.laporan.profil.tahun
    said = {kunci(one.besaran, one.tentang, one.tahun) for one in book.hasil.laporan.tercetak}
    for one in book.hasil.indikator:
        name = one.indikator.nama
        lacking = [what for what in POKOK_INDIKATOR if (key := kunci(what, name, year)) in book.diketahui.nilai
                   and key not in said]
        if lacking and any(key[1] == serupa(name) for key in said):
            yield remark("T-1608", pokok=name, nama=name, besaran=", ".join(lacking), tahun=year)


def buku_lain(bahan: Bahan) -> Iterator[Remark]:
    """A document of another year or another office than the workbook: then most figures differ, and none is wrong."""
    if bahan.hasil is None:
        return
    profil = bahan.hasil.laporan.profil
    if bahan.ciri.tahun and profil.tahun and bahan.ciri.tahun != profil.tahun:
        yield remark("T-1609", pokok="Buku kerja pembanding", apa="tahun", naskah=bahan.ciri.tahun, buku=profil.tahun)
    for other in _kantor_lain(bahan):
        yield remark("T-1609", pokok="Buku kerja pembanding", apa="instansi", naskah=bahan.ciri.instansi, buku=other)


def _kantor_lain(bahan: Bahan) -> Iterator[str]:
    """The office of the workbook where it is another one than that of the document."""
    own, other = bahan.ciri.instansi, bahan.hasil.laporan.profil.instansi if bahan.hasil else ""
    if own and other and serupa(own) not in serupa(other) and serupa(other) not in serupa(own):
        yield other


def _semua_teks(bahan: Bahan) -> Iterator[str]:
    for block in bahan.dokumen.blok:
        yield block.teks
        if block.tabel:
            yield from (cell.rata for row in block.tabel.sel for cell in row)


def berubah(bahan: Bahan) -> Iterator[Remark]:
    """Figures that differ from the report that the program writes from this workbook, in a document made from it."""
    told = _sudah_disebut(bahan)
    for one in bahan.perubahan:
        if one.jenis != "angka" or one.lama is None or one.baru is None or _hitungan_word(bahan, one.baru):
            continue
        if not _disebut(one.baru, told):
            yield remark("T-1605", one.baru, pokok=_pokok(bahan, one.baru), tertulis=one.baru.kutipan or "kosong",
                         benar=one.lama.kutipan or "tidak ada", tempat=bahan.dokumen.bagian(one.baru.letak))


def _sudah_disebut(bahan: Bahan) -> dict[Letak, list[str]]:
    """The prints that the checks of printed figures find wrong, by their places."""
    told: dict[Letak, list[str]] = {}
    for check in (cetak.berbeda, cetak.jumlah_berbeda, cetak.dipotong):
        for found in check(bahan.buku) if bahan.buku else ():
            said = bahan.kutipan[found.place.row]
            told.setdefault(said.letak, []).append(said.teks)
    return told


def _hitungan_word(bahan: Bahan, place: Tempat) -> bool:
    """Whether a changed figure is a page in a front list or the number of a part, which Word counts anew."""
    block = bahan.dokumen.blok[place.letak.blok]
    return block.jenis == "entri" or place.kutipan == block.nomor


def _disebut(place: Tempat, told: Mapping[Letak, Sequence[str]]) -> bool:
    return any(place.kutipan in text or text in place.kutipan for text in told.get(place.letak, ()))


def _pokok(bahan: Bahan, place: Tempat) -> str:
    """What a changed figure is about, where it is a mention; else the part it stands in."""
    whose = (one.tentang for one in bahan.kutipan if one.letak == place.letak and one.teks in place.kutipan)
    return next(whose, "") or bahan.dokumen.bagian(place.letak)


def kata_berubah(bahan: Bahan) -> Iterator[Remark]:
    """Names and words of tables and captions, and words of direction, that differ from the report of the workbook."""
    for one in bahan.perubahan:
        if one.jenis == "kata" and one.lama and one.baru and one.lama.kutipan and _pasti(bahan, one.lama, one.baru):
            yield remark("T-1607", one.baru, pokok=_pokok(bahan, one.baru), tertulis=one.baru.kutipan or "kosong",
                         benar=one.lama.kutipan, tempat=bahan.dokumen.bagian(one.baru.letak))


def _pasti(bahan: Bahan, old: Tempat, new: Tempat) -> bool:
    """Whether words are none that staff may put otherwise: those of short cells and captions, and of direction."""
    block = bahan.dokumen.blok[new.letak.blok]
    if block.tabel is None:
        turned = serupa(old.kutipan) in ARAH and serupa(new.kutipan) in ARAH
        return turned or block.jenis == "keterangan"
    return len(block.tabel.sel[new.letak.baris][new.letak.kolom].rata) <= SEL_NAMA


def baris_hilang(bahan: Bahan) -> Iterator[Remark]:
    """Rows of tables that the report of the workbook has, and a document made from it no longer."""
    if not any(one.jenis == "dihapus" for one in bahan.perubahan):
        return
    kept = {serupa(text) for text in _semua_teks(bahan)}
    for one in bahan.perubahan:
        gone = one.jenis == "dihapus" and one.lama and serupa(one.lama.kutipan) not in kept
        if gone and one.lama and one.lama.letak.baris >= 0 and bahan.acuan:
            yield remark("T-1606", pokok=one.lama.kutipan, nama=one.lama.kutipan,
                         tempat=bahan.acuan.bagian(one.lama.letak))


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-1601", _sebagai("T-1601", cetak.berbeda, "benar")),
    Kaidah("T-1602", _sebagai("T-1602", cetak.jumlah_berbeda, "asal", "jumlah")),
    Kaidah("T-1603", _sebagai("T-1603", cetak.dipotong, "benar")),
    Kaidah("T-1604", tidak_disebut),
    Kaidah("T-1605", berubah),
    Kaidah("T-1606", baris_hilang),
    Kaidah("T-1607", kata_berubah),
    Kaidah("T-1608", tidak_dimuat),
    Kaidah("T-1609", buku_lain),
)
