Attribute VB_Name = "Tombol"
Option Explicit

Public Sub HitungUlang()
    Jalankan "hitung"
End Sub

Public Sub PeriksaIsian()
    Jalankan "periksa"
End Sub

Public Sub LihatStatus()
    Jalankan "status"
End Sub

Public Sub BukaBantuan()
    Jalankan "bantuan"
End Sub

Public Sub EksporLampiran()
    Jalankan "ekspor"
End Sub

Public Sub LaporanWord()
    Jalankan "laporan"
End Sub

Public Sub ImporSipd()
    Jalankan "impor_sipd"
End Sub

Public Sub TahunBaru()
    Jalankan "tahun_baru"
End Sub

Public Sub PerbaruiBuku()
    Jalankan "perbarui"
End Sub

Public Sub TelaahNaskah()
    Jalankan "telaah"
End Sub
