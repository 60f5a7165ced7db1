"""The Perjanjian Kinerja and its Perubahan, attachments of a letter with its targets and its budget each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, OutputSheet
from lkjip_xl.book.tables.isi import supported
from lkjip_xl.book.tables.lampiran import budget
from lkjip_xl.book.tables.line import Line, Lines, dotted, number, paragraph, signed, ukuran
from lkjip_xl.domain.hitungan.anggaran import Pohon, Simpul
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal

TANPA_TAHUN = "......"
"""Where the year belongs and is not known yet."""
_PEMBUKA = (
    "Guna mewujudkan pemerintahan yang efektif, transparan, akuntabel, dan berorientasi pada hasil, kami yang bertanda "
    "tangan di bawah ini:"
)
_JANJI = (
    "Pihak Pertama berjanji mewujudkan target kinerja Tahun {tahun} sebagaimana tercantum dalam lampiran perjanjian "
    "ini, sebagai bagian dari target jangka menengah yang telah ditetapkan dalam dokumen perencanaan. Berhasil atau "
    "tidaknya pencapaian target tersebut menjadi tanggung jawab Pihak Pertama."
)
_PIHAK_KEDUA = (
    "Pihak Kedua akan melakukan supervisi yang diperlukan, mengevaluasi capaian kinerja atas perjanjian ini, dan "
    "mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
_KUTIPAN = "Target menurut kolom {} di lembar Indikator"


def _has_murni(hasil: Hasil) -> bool:
    return _has_murni_target(hasil) or any(row.pagu_murni is not None for row in hasil.laporan.program)


def _has_murni_target(hasil: Hasil) -> bool:
    return any(item.indikator.pk_murni is not None for item in hasil.indikator)


def _has_perubahan(hasil: Hasil) -> bool:
    return any(item.indikator.pk_perubahan is not None for item in hasil.indikator) or any(
        row.pagu_perubahan is not None for row in hasil.laporan.program)


def pk_surat(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The statement of both parties, after PermenPAN-RB 53/2014 Lampiran I, anak lampiran 2 (item 42.4)."""
    return _surat(hasil, sheet, hasil.laporan.profil.tanggal_pk, ()) if _has_murni(hasil) else []


def pkp_surat(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The statement of both parties that takes the place of the first one, with what changed (item 42.5)."""
    if not _has_perubahan(hasil):
        return []
    return _surat(hasil, sheet, hasil.laporan.profil.tanggal_pk_perubahan, (_changes(hasil),))


def _surat(hasil: Hasil, sheet: OutputSheet, day: date | None, more: Iterable[str]) -> Lines:
    profil = hasil.laporan.profil
    lines = [
        *paragraph(_PEMBUKA, sheet),
        *_person(profil.nama_kepala, profil.jabatan),
        *paragraph("selanjutnya disebut Pihak Pertama,", sheet),
        *_person(profil.nama_atasan, profil.jabatan_atasan),
        *paragraph("selaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua.", sheet),
        *paragraph(_JANJI.format(tahun=profil.tahun or TANPA_TAHUN), sheet),
        *paragraph(_PIHAK_KEDUA, sheet),
        *(line for text in more for line in paragraph(text, sheet)),
    ]
    return signed(lines, hasil, sheet, day, both=True)


def _person(nama: str, jabatan: str) -> Lines:
    return [Line("teks", (None, "Nama", f": {dotted(nama)}")), Line("teks", (None, "Jabatan", f": {dotted(jabatan)}")),
            Line("teks", ())]


def _changes(hasil: Hasil) -> str:
    """What the Perubahan changes: how many targets and programs differ from the first PK."""
    profil = hasil.laporan.profil
    signed_on = f" tanggal {tulis_tanggal(profil.tanggal_pk)}" if profil.tanggal_pk else ""
    start = f"Perjanjian ini menggantikan Perjanjian Kinerja Tahun {profil.tahun or TANPA_TAHUN}{signed_on}"
    targets = sum(_changed(item) for item in hasil.indikator)
    first, second = _both(hasil)
    programs = sum(None not in (money := (old.serapan.anggaran, new.serapan.anggaran)) and money[0] != money[1]
                   for old, new in zip(first.program, second.program, strict=True))
    parts = [f"target {targets} indikator"] * bool(targets) + [f"anggaran {programs} program"] * bool(programs)
    return f"{start}; yang berubah adalah {' dan '.join(parts)}." if parts else f"{start}."


def _changed(item: HasilIndikator) -> bool:
    one = item.indikator
    return None not in (one.pk_murni, one.pk_perubahan) and one.pk_murni != one.pk_perubahan


def pk_target(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Sasaran, indicators and targets of the PK as the year began; none where only the Perubahan is entered."""
    if not _has_murni_target(hasil):
        return []
    notation = hasil.laporan.pengaturan.notation
    lines = [Line(level, (*head, item.indikator.nama,
                          ukuran(item.indikator.pk_murni, notation.with_digits(item.desimal)),
                          item.indikator.satuan or KOSONG), _KUTIPAN.format("PK Murni"), desimal=item.desimal)
             for level, head, item in _own(hasil)]
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk, both=True)


def _own(hasil: Hasil) -> Iterable[tuple[str, tuple[Value, ...], HasilIndikator]]:
    for count, induk in enumerate(hasil.induk, 1):
        for index, item in enumerate(induk.indikator):
            yield "lanjut" if index else "isi", (None, None) if index else (count, induk.induk.uraian), item


def pk_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The programs with their pagu murni and what they support; none where only pagu perubahan is entered."""
    tree = budget(hasil, "Murni")
    if tree.total.anggaran is None:
        return []
    lines = [Line("isi", (count, node.baris.uraian, number(node.serapan.anggaran), _support(node, hasil)),
                  _sum_of(node)) for count, node in enumerate(tree.program, 1)]
    lines.append(Line("total", (None, "JUMLAH", number(tree.total.anggaran), None), f"Jumlah {len(lines)} program"))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk, both=True)


def _sum_of(node: Simpul) -> str:
    leaves = sum(one.jenjang == "sub kegiatan" for one in node.semua())
    return f"Jumlah {leaves} sub kegiatan" if leaves else ""


def support(names: Iterable[str], hasil: Hasil) -> str:
    """What programs support, by the numbers of the tables: ``Sasaran 1, Sasaran 2``; what has no number by its name."""
    wanted = dict.fromkeys(name for name in names if name)
    numbered: dict[str, str] = {}
    for count, induk in enumerate(hasil.induk, 1):
        numbered |= dict.fromkeys(supported(hasil, induk), f"{induk.induk.jenis} {count}")
    return ", ".join(dict.fromkeys(numbered.get(name, name) for name in wanted)) or KOSONG


def _support(node: Simpul, hasil: Hasil) -> str:
    return support((one.induk for one in node.semua()), hasil)


def pkp_target(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets before and after the change, with the reason (item 42.5)."""
    if not _has_perubahan(hasil):
        return []
    notation = hasil.laporan.pengaturan.notation
    lines = []
    for level, head, item in _own(hasil):
        one, own = item.indikator, notation.with_digits(item.desimal)
        lines.append(Line(level, (*head, one.nama, one.satuan or KOSONG, ukuran(one.pk_murni, own),
                                  ukuran(one.target_pk("Perubahan"), own), one.alasan or KOSONG),
                          _KUTIPAN.format("PK Murni dan PK Perubahan"), desimal=item.desimal))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk_perubahan, both=True)


def pkp_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Budget of every program before and after the change, and by how much it grew or shrank (item 42.5)."""
    if not _has_perubahan(hasil):
        return []
    first, second = _both(hasil)
    lines = [Line("isi", (count, new.baris.uraian, *_change(old.serapan.anggaran, new.serapan.anggaran),
                          _support(new, hasil)), _sum_of(new))
             for count, (old, new) in enumerate(zip(first.program, second.program, strict=True), 1)]
    lines.append(Line("total", (None, "JUMLAH", *_change(first.total.anggaran, second.total.anggaran), None),
                      f"Jumlah {len(lines)} program"))
    return signed(lines, hasil, sheet, hasil.laporan.profil.tanggal_pk_perubahan, both=True)


def _both(hasil: Hasil) -> tuple[Pohon, Pohon]:
    return budget(hasil, "Murni"), budget(hasil, "Perubahan")


def _change(before: Decimal | None, after: Decimal | None) -> tuple[Value, Value, Value]:
    return number(before), number(after), KOSONG if before is None or after is None else number(after - before)
