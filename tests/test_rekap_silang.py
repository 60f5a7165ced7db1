"""Checks across offices: each code finds what is planted, says both sides, and is silent about what only looks like it."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from pathlib import Path

import pytest

from lkjip_xl.domain.rekap.silang import DAFTAR, Bahan, silang
from lkjip_xl.domain.rekap.silang.kata import kata
from lkjip_xl.domain.rekap.tabel import Anggaran, Indikator, Instansi, Jejak, Pembanding, Temuan
from lkjip_xl.template.document import describe_rekap_kaidah

ROOT = Path(__file__).parents[1]
KABUPATEN = "Kabupaten Boyolali"
IKM = "Indeks Kepuasan Masyarakat"
SAKIP = "Nilai SAKIP"
SURAT, SURAT_NAMA = "7.01.01.2.06.0002", "Penyediaan Peralatan dan Perlengkapan Kantor"


class Rak:
    """A shelf of books that a test fills by hand."""

    def __init__(self, tahun: int = 2024, apbd: int | None = None) -> None:
        self.tahun, self.apbd = tahun, apbd
        self.instansi: list[Instansi] = []
        self.indikator: list[Indikator] = []
        self.anggaran: list[Anggaran] = []
        self.pembanding: list[Pembanding] = []
        self.jejak: list[Jejak] = []

    def buku(self, nama: str, *, tahun: int = 2024, kabupaten: str = KABUPATEN, buku: str = "", berkas: str = "",
             **lain: object) -> Isi:
        key = buku or f"{nama} {tahun} {len(self.instansi)}"
        row = dict.fromkeys(Instansi._fields, 0.0) | {
            "buku": key, "berkas": berkas or f"{nama.lower().replace(' ', '-')}-{tahun}.xlsm", "instansi": nama,
            "kabupaten": kabupaten, "provinsi": "Jawa Tengah", "tahun": tahun, "triwulan": 4, "pagu": None,
            "realisasi": None, "skala": "", "efisiensi_metode": "", "dokumen_pk": "", "dokumen_pagu": ""} | lain
        self.instansi.append(Instansi(**row))
        return Isi(self, self.instansi[-1])

    def bahan(self) -> Bahan:
        return Bahan(self.tahun, lambda: iter(self.instansi), lambda: iter(self.indikator),
                     lambda: iter(self.anggaran), lambda: iter(self.pembanding), lambda: iter(self.jejak), self.apbd)

    def temuan(self, kode: str = "") -> list[Temuan]:
        return [row for row in silang(self.bahan()) if row.kode.startswith(kode or "R-")]

    def kode(self) -> list[str]:
        return [row.kode for row in self.temuan()]


class Isi:
    """The rows of one book on the shelf."""

    def __init__(self, rak: Rak, induk: Instansi) -> None:
        self.rak, self.induk = rak, induk

    def ukur(self, nama: str, realisasi: float | None = None, satuan: str = "Indeks", *, arah: str = "tinggi",
             **lain: object) -> Isi:
        row = dict.fromkeys(Indikator._fields, "") | {
            "buku": self.induk.buku, "instansi": self.induk.instansi, "kabupaten": self.induk.kabupaten,
            "tahun": self.induk.tahun, "nomor": len(self.rak.indikator), "indikator": nama, "kunci": nama.lower(),
            "satuan": satuan, "arah": arah, "target": None, "realisasi": realisasi,
            "realisasi_teks": _teks(realisasi), "capaian": None, "capaian_lalu": None, "realisasi_lalu": None} | lain
        self.rak.indikator.append(Indikator(**row))
        return self

    def kutip(self, nama: str, nilai: float | None, *, jenis: str = "OPD lain", indikator: str = IKM,
              teks: str = "") -> Isi:
        self.rak.pembanding.append(Pembanding(self.induk.buku, 7 + len(self.rak.pembanding), indikator,
                                              indikator.lower(), jenis, nama, nilai, teks or _teks(nilai)))
        return self

    def dana(self, kode: str, uraian: str) -> Isi:
        self.rak.anggaran.append(Anggaran(
            self.induk.buku, self.induk.instansi, self.induk.kabupaten, self.induk.tahun, len(self.rak.anggaran),
            "sub kegiatan", kode, kode, "", uraian, 1000, 900, 100, 90.0))
        return self

    def tulis(self, indikator: str, sidik: str, panjang: int = 200, bagian: str = "Solusi") -> Isi:
        self.rak.jejak.append(Jejak(self.induk.buku, indikator, bagian, sidik, panjang, ""))
        return self


def _teks(nilai: float | None) -> str:
    return "" if nilai is None else f"{nilai:.12g}".replace(".", ",")


def dua(kutipan: float | None, sendiri: float | None, *, nama: str = "Dinas Lingkungan Hidup", satuan: str = "Indeks",
        jenis: str = "OPD lain", teks: str = "", teks_sendiri: str = "") -> Rak:
    """A kecamatan that quotes the Dinas Lingkungan Hidup, and the book of that dinas."""
    rak = Rak()
    rak.buku("Kecamatan Ampel").ukur(IKM, 80.0).kutip(nama, kutipan, jenis=jenis, teks=teks)
    rak.buku("Dinas Lingkungan Hidup").ukur(IKM, sendiri, satuan, realisasi_teks=teks_sendiri or _teks(sendiri))
    return rak


def test_a_quoted_figure_that_the_quoted_office_does_not_have_is_told_with_both_figures_and_files() -> None:
    [found] = dua(93.4, 91.2).temuan()
    assert (found.kode, found.tingkat, found.instansi, found.lembar, found.sel) == (
        "R-101", "peringatan", "Kecamatan Ampel", "Pembanding", "baris 7")
    assert found.temuan == (
        "Realisasi “Indeks Kepuasan Masyarakat” di buku Dinas Lingkungan Hidup (berkas dinas-lingkungan-hidup-2024.xlsm)"
        " adalah 91,2, tetapi dikutip lain sebagai pembanding oleh Kecamatan Ampel (93,4; berkas "
        "kecamatan-ampel-2024.xlsm).")


@pytest.mark.parametrize(("rak", "mengapa"), [
    (dua(93.4, 93.4), "the same figure"),
    (dua(93.4, 93.38), "93,38 rounded to one decimal"),
    (dua(93.38, 93.4), "the quoted office prints one decimal itself"),
    (dua(93.0, 93.38, teks="93"), "rounded to a whole number"),
    (dua(93.4, 91.2, satuan="%"), "another unit cannot be compared"),
    (dua(93.4, None), "no realisasi in the book"),
    (dua(None, 91.2, teks="BB"), "a predicate beside a figure"),
    (dua(None, None, teks="A", teks_sendiri="a"), "the same predicate"),
    (dua(93.4, 91.2, nama="Dinas Kesehatan"), "an office without a book"),
])
def test_a_quoted_figure_that_can_be_true_is_no_finding(rak: Rak, mengapa: str) -> None:
    assert not [kode for kode in rak.kode() if kode == "R-101"], mengapa


def test_predicates_are_compared_as_words() -> None:
    assert dua(None, None, teks="A", teks_sendiri="BB").kode() == ["R-101"]


@pytest.mark.parametrize("nama", ["Dinas Lingkungan Hidup Kab. Boyolali", "DLH", "DINAS LINGKUNGAN HIDUP BOYOLALI",
                                  "dinas  lingkungan hidup"])
def test_the_quoted_office_is_known_by_the_names_that_offices_use(nama: str) -> None:
    assert dua(93.4, 91.2, nama=nama).kode() == ["R-101"]


@pytest.mark.parametrize("nama", ["Kec. Ampel", "KECAMATAN AMPEL KABUPATEN BOYOLALI", "Ampel", "Kantor Kecamatan Ampel"])
def test_a_kecamatan_is_known_by_its_short_names(nama: str) -> None:
    rak = Rak()
    rak.buku("Kecamatan Selo").ukur(IKM, 80.0).kutip(nama, 93.4)
    rak.buku("Kecamatan Ampel").ukur("Indeks Kepuasan Masyarakat (IKM) Kecamatan Ampel", 91.2)
    assert rak.kode() == ["R-101"]


def test_many_offices_that_quote_one_wrong_figure_make_one_finding_that_names_five() -> None:
    rak = Rak()
    rak.buku("Dinas Lingkungan Hidup").ukur(IKM, 91.2)
    for number in range(17):
        rak.buku(f"Kecamatan Desa{number:02}").ukur(IKM, 80.0 + number / 10).kutip("Dinas Lingkungan Hidup", 93.4)
    [found] = rak.temuan()
    assert found.banyak == 17
    assert found.temuan.count("Kecamatan Desa") == 5
    assert found.temuan.endswith("dan 12 kantor lain.")


def test_every_check_has_words_and_all_words_have_a_check() -> None:
    assert set(DAFTAR) == set(kata())


@pytest.mark.parametrize("kode", sorted(kata()))
def test_a_check_says_its_basis_both_cases_and_what_to_do(kode: str) -> None:
    words = kata()[kode]
    assert words.tingkat in ("galat", "peringatan", "saran", "keterangan")
    assert words.aturan.endswith(".")
    assert words.dasar
    assert words.pesan.endswith(".")
    assert words.tindakan.endswith(".")
    assert words.cacat
    assert words.baik
    assert '"' not in words.pesan + words.tindakan
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(words.pesan))


def test_the_page_of_checks_is_the_one_that_the_words_give() -> None:
    page = (ROOT / "docs" / "rekap-kaidah.md").read_text(encoding="utf-8")
    assert page == describe_rekap_kaidah()
    assert set(re.findall(r"^### (R-\d+) ", page, re.MULTILINE)) == set(kata())
