"""Kata Pengantar and Latar Belakang: what the report is, why it must be made, and what it serves."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.narasi.kalimat import Kalimat, kalimat

KATA_PENGANTAR, PENDAHULUAN = "Kata Pengantar", "Bab I Pendahuluan"


def kata_pengantar(frasa: Frasa) -> Iterator[Kalimat]:
    """What the report is and rests on, the duty to make it, and thanks (items 2 and 44)."""
    year, plan = frasa.tahun(), frasa.renstra
    yield kalimat(
        "kata_pengantar", KATA_PENGANTAR,
        f"Laporan Kinerja Instansi Pemerintah (LKjIP) {frasa.instansi} {year} memaparkan kinerja yang dijanjikan, "
        "kinerja yang dicapai, dan anggaran yang dipakai untuk mencapainya",
        f"Isinya bertumpu pada {plan}, {frasa.perjanjian}, dan data realisasi {year}",
    )
    yield kalimat(
        "kata_pengantar", KATA_PENGANTAR,
        "Kewajiban menyusun laporan ini ditetapkan dalam Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem "
        "Akuntabilitas Kinerja Instansi Pemerintah",
        "Susunan dan isinya mengikuti Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
        "Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan "
        "Kinerja Instansi Pemerintah",
    )
    yield kalimat(
        "kata_pengantar", KATA_PENGANTAR,
        "Terima kasih kami sampaikan kepada semua pihak yang menyediakan data dan membantu penyusunan laporan ini",
        f"Kami berharap laporan ini memberi gambaran yang jujur tentang kinerja {frasa.kantor} dan menjadi pijakan "
        f"untuk memperbaikinya pada {frasa.tahun(1)}",
    )


def latar_belakang(frasa: Frasa) -> Iterator[Kalimat]:
    """The cycle of SAKIP, and the place of this report in it."""
    yield kalimat(
        "latar_belakang", PENDAHULUAN,
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP) merangkai perencanaan, perjanjian, pengukuran, "
        "pelaporan, dan evaluasi kinerja menjadi satu siklus",
        "Rencana Strategis (Renstra) menetapkan tujuan dan sasaran, Perjanjian Kinerja mengikat targetnya setiap "
        "tahun, pengukuran membandingkan realisasi dengan target itu, dan hasilnya dilaporkan serta dievaluasi untuk "
        "memperbaiki rencana berikutnya",
    )
    yield kalimat(
        "latar_belakang", PENDAHULUAN,
        f"LKjIP {frasa.instansi} {frasa.tahun()} adalah tahap pelaporan dalam siklus tersebut",
        "Melalui laporan ini pelaksanaan tugas dan penggunaan anggaran dipertanggungjawabkan kepada pimpinan dan "
        "masyarakat, penyebab berhasil atau tidaknya sebuah target dijelaskan, dan kekurangan yang ditemukan dibawa ke "
        "perencanaan tahun berikutnya",
    )
