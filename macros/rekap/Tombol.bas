Attribute VB_Name = "Tombol"
Option Explicit

Public Sub RekapBuku()
    Jalankan "rekap"
End Sub

Public Sub RekapPeriksa()
    Jalankan "rekap_periksa"
End Sub

Public Sub RekapEkspor()
    Jalankan "rekap_ekspor"
End Sub
