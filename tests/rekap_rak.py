"""A shelf of workbooks that a test fills by hand, row by row, for the checks across offices."""

from __future__ import annotations

from lkjip_xl.domain.rekap.silang import Bahan, silang
from lkjip_xl.domain.rekap.tabel import Anggaran, Indikator, Instansi, Jejak, Pembanding, Temuan

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
            "realisasi_teks": teks_angka(realisasi), "capaian": None, "capaian_lalu": None, "realisasi_lalu": None} | lain
        self.rak.indikator.append(Indikator(**row))
        return self

    def kutip(self, nama: str, nilai: float | None, *, jenis: str = "OPD lain", indikator: str = IKM,
              teks: str = "") -> Isi:
        self.rak.pembanding.append(Pembanding(self.induk.buku, 7 + len(self.rak.pembanding), indikator,
                                              indikator.lower(), jenis, nama, nilai, teks or teks_angka(nilai)))
        return self

    def dana(self, kode: str, uraian: str) -> Isi:
        self.rak.anggaran.append(Anggaran(
            self.induk.buku, self.induk.instansi, self.induk.kabupaten, self.induk.tahun, len(self.rak.anggaran),
            "sub kegiatan", kode, kode, "", uraian, 1000, 900, 100, 90.0))
        return self

    def tulis(self, indikator: str, sidik: str, panjang: int = 200, bagian: str = "Solusi") -> Isi:
        self.rak.jejak.append(Jejak(self.induk.buku, indikator, bagian, sidik, panjang, ""))
        return self


def teks_angka(nilai: float | None) -> str:
    """A figure as typed, with decimal comma."""
    return "" if nilai is None else f"{nilai:.12g}".replace(".", ",")
