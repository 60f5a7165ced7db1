"""Output tables of Bab II: Renstra, Renja, Perjanjian Kinerja, programs with their budget."""

from __future__ import annotations

from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import OutputSheet
from lkjip_xl.book.tables.isi import six_years
from lkjip_xl.book.tables.line import Line, Lines, entered, note, number, row_notation, ukuran
from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.urusan import menurut_urusan
from lkjip_xl.domain.masukan import Indikator, Induk, Laporan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.ukuran import Ukuran

KETERANGAN_TUJUAN = "(diukur melalui sasarannya)"
"""What stands for the indicator of a tujuan that has none of its own."""


def _of(induk: Induk, laporan: Laporan) -> tuple[Indikator, ...]:
    return tuple(i for i in laporan.indikator if i.induk == induk.uraian)


def _numbered(laporan: Laporan) -> list[tuple[str, Induk]]:
    """Tujuan as 1, 2, ... and their sasaran as 1.1, 1.2, ...; those that have an indicator of their own."""
    found, tujuan, sasaran = [], 0, 0
    for induk in laporan.induk:
        if induk.jenis == "Tujuan":
            tujuan, sasaran = tujuan + 1, 0
        else:
            sasaran += 1
        found.append((str(tujuan) if induk.jenis == "Tujuan" else f"{tujuan}.{sasaran}", induk))
    return found


def renstra(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets of five plan years for every tujuan and sasaran (item 52); none where the plan has six."""
    return [] if six_years(hasil) else _renstra(hasil, 5)


def renstra_enam(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """The same with the year before them, where the plan has a target for it."""
    return _renstra(hasil, 6) if six_years(hasil) else []


def _renstra(hasil: Hasil, count: int) -> Lines:
    laporan = hasil.laporan
    first_year = laporan.profil.tahun_akhir - count + 1
    lines: Lines = []
    for nomor, induk in _numbered(laporan):
        is_tujuan = induk.jenis == "Tujuan"
        rows = _of(induk, laporan) or ((None,) if is_tujuan else ())
        for index, indikator in enumerate(rows):
            own = entered(hasil, indikator) if indikator else laporan.pengaturan.notation
            targets = (ukuran(indikator.rencana.get(first_year + i), own) for i in range(count)) if indikator else ()
            first = index == 0
            cells: tuple[Value, ...] = (
                int(nomor) if first and is_tujuan else None,
                induk.uraian if first and is_tujuan else None,
                induk.uraian if first and not is_tujuan else None,
                indikator.nama if indikator else KETERANGAN_TUJUAN,
                *targets,
            )
            lines.append(Line("isi" if first and is_tujuan else "lanjut", cells, desimal=own.digits))
    return lines


def renja(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Targets of the Renja of the report year, from the Renstra unless it says otherwise (item 53)."""
    laporan = hasil.laporan
    lines: Lines = []
    for nomor, induk in _numbered(laporan):
        if induk.jenis == "Tujuan" and not _of(induk, laporan):
            lines.append(Line("isi", (nomor, induk.uraian, None, KETERANGAN_TUJUAN, None, None)))
        for index, indikator in enumerate(_of(induk, laporan)):
            target, source = target_renja(indikator, laporan.profil.tahun)
            first, own = index == 0, entered(hasil, indikator)
            names = (induk.uraian, None) if induk.jenis == "Tujuan" else (None, induk.uraian)
            cells: tuple[Value, ...] = (nomor if first else None, *(names if first else (None, None)), indikator.nama,
                                        indikator.satuan, ukuran(target, own))
            level = "isi" if first and induk.jenis == "Tujuan" else "lanjut"
            lines.append(Line(level, cells, f"Target: {source}", desimal=own.digits))
    return lines


def target_renja(indikator: Indikator, tahun: int) -> tuple[Ukuran | None, str]:
    """The target of the Renja, from the Renstra unless entered by itself, and which of the two it is."""
    if indikator.renja is not None:
        return indikator.renja, "isian Renja"
    return indikator.rencana.get(tahun), f"sama dengan target Renstra {tahun}"


def perjanjian_kinerja(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Sasaran, indicators, targets and coordinators of the Perjanjian Kinerja in force (item 22)."""
    laporan, notation = hasil.laporan, hasil.laporan.pengaturan.notation
    lines: Lines = []
    for number_, induk in enumerate(hasil.induk, 1):
        for index, item in enumerate(induk.indikator):
            head: tuple[Value, ...] = (None, None) if index else (number_, induk.induk.uraian)
            cells = (*head, item.indikator.nama, ukuran(item.target, notation.with_digits(item.desimal)),
                     "\n".join(item.indikator.koordinator) or None)
            lines.append(Line("lanjut" if index else "isi", cells,
                              f"Target: kolom PK {_kolom_pk(item, laporan)}", desimal=item.desimal))
    if laporan.profil.sumber_pk:
        lines += note(f"Sumber: {laporan.profil.sumber_pk}", sheet)
    if hasil.pohon.total.anggaran is not None:
        lines += note(f"Anggaran program dan kegiatan: Rp{tulis_rupiah(hasil.pohon.total.anggaran)}", sheet)
    return lines


def _kolom_pk(item: HasilIndikator, laporan: Laporan) -> str:
    """The column that the target in force comes from: a blank Perubahan is unchanged."""
    pk = laporan.pengaturan.pk
    return "Murni (tidak berubah)" if pk == "Perubahan" and item.indikator.kolom_pk(pk) == "pk_murni" else pk


def program_pagu(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Programs, kegiatan and sub kegiatan with indicators, targets and budget, rolled up (item 55)."""
    notation = hasil.laporan.pengaturan.notation
    lines: Lines = []
    for number_, program in enumerate(hasil.pohon.program, 1):
        for node in program.semua():
            for index, one in enumerate(node.keluaran):
                head: tuple[Value, ...] = (None, None) if index else (number_ if node is program else None,
                                                                      node.baris.uraian)
                own = row_notation(one.baris, notation, one.target)
                target = None if one.target is None else ukuran(one.target, own)
                cells: tuple[Value, ...] = (*head, one.baris.indikator or None, target, one.baris.satuan or None,
                                            None if index else number(node.serapan.anggaran))
                lines.append(Line("lanjut" if index else LEVEL[node.jenjang], cells, "" if index else _sum_of(node),
                                  desimal=own.digits))
    lines += [Line("total", (None, urusan.nama, None, None, None, number(urusan.serapan.anggaran)), urusan.asal)
              for urusan in menurut_urusan(hasil.pohon, notation)]
    lines.append(Line("total", (None, "JUMLAH", None, None, None, number(hasil.pohon.total.anggaran)),
                      f"Jumlah {len(hasil.pohon.program)} program"))
    return lines


LEVEL = {"program": "program", "kegiatan": "kegiatan", "sub kegiatan": "isi"}
"""The level of a printed line for each level of the budget tree."""


def _sum_of(node: Simpul) -> str:
    if not node.anak:
        return ""
    return f"Jumlah {len(node.anak)} {node.anak[0].jenjang}"
