"""The sentences under the sheets of a rekap: what is left out, what cannot be compared, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.nilai.angka import tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.jobs.rekap.eksak import desimal, persen
from lkjip_xl.jobs.rekap.hasil import Peta, Pilihan, Ringkasan
from lkjip_xl.jobs.rekap.kantor import Kantor

if TYPE_CHECKING:
    from pandas import DataFrame


@record(frozen=True)
class Bahan:
    """What the sentences are about; ``terulang`` as `kinerja.terulang`."""

    kantor: Kantor
    pilihan: Pilihan
    ringkasan: Ringkasan
    tabel: Mapping[str, DataFrame]
    peta: Peta
    terulang: int


def catatan(bahan: Bahan) -> Mapping[str, tuple[str, ...]]:
    """The sentences by the key of their sheet (`hasil.Rekap.catatan`)."""
    makers = {"ringkasan": _ringkasan, "kelengkapan": _kelengkapan, "capaian": _capaian, "indikator": _indikator,
              "kategori_instansi": _kategori, "serapan_instansi": _serapan, "efisiensi": _efisiensi,
              "temuan_kode": _temuan, "tindak_lanjut": _tindak_lanjut, "perhatian": _perhatian,
              "tidak_terbaca": _tidak_terbaca}
    said = {key: tuple(maker(bahan)) for key, maker in makers.items()}
    return MappingProxyType({key: sentences for key, sentences in said.items() if sentences})


def _ringkasan(bahan: Bahan) -> Iterator[str]:
    facts = bahan.ringkasan
    if not facts.instansi:
        yield f"Tidak ada buku kerja tahun {bahan.kantor.tahun} yang terbaca." if bahan.kantor.tahun else (
            "Tidak ada buku kerja yang terbaca.")
    if bahan.kantor.lain:
        yield f"{_bulat(bahan.kantor.lain)} buku kerja dari tahun lain tidak ikut dalam rekap ini."
    yield from _belum_setahun(bahan)
    yield from _tanpa_capaian(bahan)
    yield from _beda_skala(bahan)
    yield from _tanpa_uang(bahan)
    yield from _apbd(bahan)


def _belum_setahun(bahan: Bahan) -> Iterator[str]:
    early = int((bahan.kantor.frame["triwulan"] < SETAHUN).sum())
    if early:
        yield (f"{_bulat(early)} dari {_bulat(bahan.ringkasan.instansi)} instansi belum melaporkan triwulan IV, maka "
               "angkanya belum setahun.")


def _tanpa_capaian(bahan: Bahan) -> Iterator[str]:
    facts = bahan.ringkasan
    if facts.tercapai < facts.instansi:
        yield (f"{_bulat(facts.instansi - facts.tercapai)} dari {_bulat(facts.instansi)} instansi belum mempunyai "
               "capaian, maka tidak ikut dirata-ratakan dan tidak berperingkat.")


def _beda_skala(bahan: Bahan) -> Iterator[str]:
    offices = bahan.kantor.frame
    scales = set(offices["skala"][offices["capaian"].notna()])
    if len(scales) > 1:
        yield (f"Instansi memakai {len(scales)} skala kategori yang berbeda, maka rata-ratanya tidak diberi kategori "
               "dan kategori antarinstansi tidak selalu sebanding.")


def _tanpa_uang(bahan: Bahan) -> Iterator[str]:
    facts, funded = bahan.ringkasan, len(bahan.kantor.beranggaran)
    if facts.beranggaran < funded:
        yield (f"{_bulat(funded - facts.beranggaran)} dari {_bulat(funded)} instansi belum mempunyai "
               "pagu dan realisasi, maka tidak ikut dijumlahkan.")
    if facts.pagu_tanpa_realisasi:
        yield (f"Di antaranya ada pagu tanpa realisasi sebesar Rp{tulis_rupiah(Decimal(facts.pagu_tanpa_realisasi))}, "
               "yang tidak termasuk dalam jumlah.")
    if funded < facts.instansi:
        yield (f"Anggaran {_bulat(facts.instansi - funded)} buku pemerintah daerah sendiri tidak dijumlahkan, sebab "
               "memuat anggaran instansinya.")


def _apbd(bahan: Bahan) -> Iterator[str]:
    """The same sum as the check of the APBD compares (`silang.uang`): what has no realisasi yet is in it."""
    pagu = (bahan.ringkasan.pagu or 0) + bahan.ringkasan.pagu_tanpa_realisasi
    share = persen(pagu, bahan.pilihan.apbd)
    if pagu and share is not None and bahan.pilihan.apbd:
        yield (f"Seluruh pagu, Rp{tulis_rupiah(Decimal(pagu))}, adalah {_persen(share)} dari APBD sebesar "
               f"Rp{tulis_rupiah(Decimal(bahan.pilihan.apbd))}.")


def _kelengkapan(bahan: Bahan) -> Iterator[str]:
    if bahan.ringkasan.instansi:
        yield "Bagian yang tidak diminta dari sebuah instansi dikosongkan dan tidak ikut dirata-ratakan."
    yield from _belum_setahun(bahan)


def _capaian(bahan: Bahan) -> Iterator[str]:
    if bahan.ringkasan.tercapai:
        yield ("Peringkat 1 adalah capaian tertinggi. Capaian yang sama berbagi peringkat, dan peringkat berikutnya "
               "dilewati.")
        yield "Perubahan dihitung terhadap capaian tahun lalu menurut buku kerja instansi itu sendiri."
    yield from _belum_setahun(bahan)
    yield from _tanpa_capaian(bahan)
    yield from _beda_skala(bahan)


def _indikator(bahan: Bahan) -> Iterator[str]:
    shown, known = len(bahan.peta.indikator), len(bahan.tabel["kategori_indikator"])
    if shown < known:
        yield (f"Peta memuat {shown} dari {_bulat(known)} indikator, yaitu yang dimiliki paling banyak instansi; "
               "selebihnya ada di daftar indikator.")
    if bahan.terulang:
        yield (f"{_bulat(bahan.terulang)} baris mengulang indikator yang sudah ada di instansi yang sama; peta memuat "
               "yang pertama.")
    without = int(bahan.tabel["indikator"]["capaian"].isna().sum())
    if without:
        yield f"{_bulat(without)} indikator belum mempunyai capaian dan tidak ikut dirata-ratakan."
    yield from _beda_skala(bahan)


def _kategori(bahan: Bahan) -> Iterator[str]:
    if bahan.ringkasan.tercapai:
        yield ("Rata-rata di sini menghitung setiap indikator sama berat. Capaian instansi di lembar Capaian dirata-"
               "ratakan menurut sasarannya, maka keduanya dapat berbeda.")


def _serapan(bahan: Bahan) -> Iterator[str]:
    if bahan.ringkasan.beranggaran:
        yield "Persentase sebuah jumlah adalah jumlah realisasi dibagi jumlah pagu, bukan rata-rata persentase."
    yield from _belum_setahun(bahan)
    yield from _tanpa_uang(bahan)
    programs = bahan.tabel["serapan_program"]
    without = int(programs["tanpa"].sum())
    if without:
        yield f"{_bulat(without)} program belum mempunyai pagu dan realisasi, maka tidak ikut dijumlahkan."
    if int(programs["pagu"].sum()) != (bahan.ringkasan.pagu or 0):
        yield ("Jumlah pagu menurut program berbeda dari jumlah menurut instansi, sebab ada pagu yang belum mempunyai "
               "realisasi.")


def _efisiensi(bahan: Bahan) -> Iterator[str]:
    there = bahan.tabel["efisiensi"][bahan.tabel["efisiensi"]["efisiensi"].notna()]
    if len(set(there["metode"])) > 1:
        yield "Instansi memakai metode yang berbeda; angkanya sebanding hanya bila metodenya sama."
    without = bahan.ringkasan.instansi - len(there)
    if without:
        yield f"{_bulat(without)} dari {_bulat(bahan.ringkasan.instansi)} instansi belum mempunyai nilai efisiensi."


def _temuan(bahan: Bahan) -> Iterator[str]:
    if int(bahan.tabel["temuan_kode"]["diterima"].sum()):
        yield "Temuan yang diterima instansi dengan alasan dihitung terpisah."
    if bahan.tabel["temuan_kode"]["tingkat"].isin(("keterangan", "naskah")).any():
        yield "Keterangan dan temuan naskah hanya dihitung menurut kode, di kolom Jumlah; tidak menurut instansi."
    if bahan.ringkasan.silang:
        yield "Temuan berkode R hanya dapat diketahui dari beberapa buku kerja bersama; tidak dihitung per instansi."


def _tindak_lanjut(bahan: Bahan) -> Iterator[str]:
    facts, without = bahan.ringkasan, int(bahan.tabel["tindak_lanjut"]["tanpa_tanggal"].sum())
    yield (f"Lewat waktu: belum ditindaklanjuti lebih dari {bahan.pilihan.tenggat} hari sejak tanggal surat evaluator, "
           f"dihitung per {tulis_tanggal(bahan.pilihan.per)}.")
    if without:
        yield (f"{_bulat(without)} dari {_bulat(facts.terbuka)} rekomendasi yang terbuka belum dapat dinilai, sebab "
               "tanggal suratnya belum diisi.")


def _perhatian(bahan: Bahan) -> Iterator[str]:
    if bahan.ringkasan.instansi and bahan.tabel["perhatian"].empty:
        yield "Tidak ada instansi yang perlu dibantu lebih dahulu menurut ukuran yang dipakai."
    if next(_belum_setahun(bahan), ""):
        yield "Capaian dan serapan instansi yang belum melaporkan triwulan IV tidak dinilai di sini."


def _tidak_terbaca(bahan: Bahan) -> Iterator[str]:
    doubles = len(bahan.kantor.ganda)
    if doubles:
        yield (f"{_bulat(doubles)} berkas terbaca tetapi tidak dihitung, sebab ada berkas lain dari instansi dan tahun "
               "yang sama. Yang dihitung adalah yang paling lengkap.")


def _bulat(number: int) -> str:
    return tulis_angka(Decimal(number))


def _persen(value: float) -> str:
    exact = desimal(value)
    return f"{tulis_angka(exact, ',', 2) if exact == round(exact, 2) else tulis_angka(exact)} %"
