"""Rules of the family hitungan: arithmetic within the tables of a document."""

from __future__ import annotations

from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.kaidah import hitungan_baris as baris
from lkjip_xl.domain.telaah.kaidah import hitungan_jumlah as jumlah
from lkjip_xl.domain.telaah.kaidah import hitungan_kata as kata
from lkjip_xl.domain.telaah.kaidah import hitungan_rumus as rumus

DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-101", baris.capaian), Kaidah("T-102", baris.dipotong), Kaidah("T-103", baris.serapan),
    Kaidah("T-104", baris.sisa), Kaidah("T-105", baris.persen_sisa), Kaidah("T-106", baris.progres),
    Kaidah("T-107", jumlah.rata_rata), Kaidah("T-108", jumlah.jumlah_kolom), Kaidah("T-109", jumlah.tanpa_label),
    Kaidah("T-110", jumlah.jumlah_baris), Kaidah("T-111", jumlah.jenjang), Kaidah("T-112", baris.persen_lain),
    Kaidah("T-113", kata.selisih), Kaidah("T-114", kata.kata_banding), Kaidah("T-115", jumlah.serapan_jumlah),
    Kaidah("T-116", baris.rumus_lain), Kaidah("T-117", kata.tercapai), Kaidah("T-118", baris.lebih_kasar),
    Kaidah("T-119", jumlah.setahun), Kaidah("T-120", baris.capaian_tegak),
    Kaidah("T-121", jumlah.rata_bagian), Kaidah("T-122", kata.tanda_selisih),
    Kaidah("T-123", rumus.rumus_kolom), Kaidah("T-124", baris.arah_terbalik),
)
