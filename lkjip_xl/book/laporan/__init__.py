"""From the rows of the input sheets to the records that the domain computes with."""

from __future__ import annotations

from lkjip_xl.book.grid import Grid
from lkjip_xl.book.laporan.context import Context
from lkjip_xl.book.laporan.indikator import read_indikator
from lkjip_xl.book.laporan.induk import read_induk
from lkjip_xl.book.laporan.pegawai import TABEL_PEGAWAI, read_pegawai
from lkjip_xl.book.laporan.pengaturan import read_ladder, read_pengaturan
from lkjip_xl.book.laporan.program import read_belanja, read_program
from lkjip_xl.book.laporan.records import filled
from lkjip_xl.book.laporan.teks import read_monev, read_naskah, read_organisasi
from lkjip_xl.book.reader import Isian, normal, read_isian
from lkjip_xl.domain.masukan import AnggaranLalu, Barang, Laporan, Profil, Rekomendasi, Surat
from lkjip_xl.domain.temuan import Finding
from lkjip_xl.domain.tercetak import Tercetak

__all__ = ["read_laporan"]


def read_laporan(grid: Grid) -> tuple[Laporan, Isian, tuple[Finding, ...]]:
    """The report that a workbook holds, the input it was read from, and every finding made on the way."""
    isian = read_isian(grid)
    context = Context(isian)
    laporan = _laporan(context)
    return laporan, isian, (*isian.findings, *context.findings)


def _laporan(context: Context) -> Laporan:
    profil = filled(Profil, context.form("profil"))
    ladder = read_ladder(context)
    induk = read_induk(context)
    indikator = read_indikator(context, profil, induk, ladder)
    return Laporan(
        profil=profil,
        pengaturan=read_pengaturan(context),
        induk=induk,
        indikator=indikator,
        program=read_program(context, induk, ladder),
        belanja=read_belanja(context),
        pegawai={key: read_pegawai(context, key) for key in TABEL_PEGAWAI},
        sarpras=context.records(Barang, "sarpras"),
        surat=filled(Surat, context.form("surat")),
        rekomendasi=context.records(Rekomendasi, "rekomendasi"),
        tercetak=context.records(Tercetak, "tercetak"),
        monev=read_monev(context, {normal(i.nama): i.nama for i in indikator}),
        organisasi=read_organisasi(context),
        naskah=read_naskah(context),
        anggaran_lalu=context.records(AnggaranLalu, "anggaran_lalu"),
    )
