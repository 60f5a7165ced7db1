"""The steps of the work, apart from the schema, so that Bantuan need not wait for it."""

from __future__ import annotations

LANGKAH = (
    "Isi lembar bertab kuning, dari atas ke bawah. Hanya sel kuning muda yang diisi; pilihan diambil dari daftar.",
    "Perhatikan lampu tiap lembar di bawah sampai setiap lembar yang Anda pakai menyala “siap”.",
    "Klik Hitung Ulang. Bila tombol tidak bekerja: simpan, tutup, lalu seret berkas ini ke lkjip.cmd.",
    "Baca lembar Periksa, perbaiki yang perlu, lalu hitung lagi.",
    "Lembar bertab biru siap dicetak. Jangan mengetik di sana: isinya ditulis ulang setiap kali dihitung.",
    "Klik Ekspor Lampiran untuk lampiran dan tabel, dan Laporan Word untuk naskah LKjIP yang siap disunting.",
    "Sesudah naskahnya disunting, klik Telaah Naskah: angka, nama, dan tahun yang bertentangan diberi catatan.",
)
"""What staff do, in order."""

BANTUAN = "\n".join(f"{number}. {step}" for number, step in enumerate(LANGKAH, 1))
