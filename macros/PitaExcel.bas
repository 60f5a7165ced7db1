Attribute VB_Name = "PitaExcel"
Option Explicit

Public Sub PitaHitungUlang(ByVal control As IRibbonControl)
    HitungUlang
End Sub

Public Sub PitaPeriksaIsian(ByVal control As IRibbonControl)
    PeriksaIsian
End Sub

Public Sub PitaLihatStatus(ByVal control As IRibbonControl)
    LihatStatus
End Sub

Public Sub PitaBukaBantuan(ByVal control As IRibbonControl)
    BukaBantuan
End Sub

Public Sub PitaEksporLampiran(ByVal control As IRibbonControl)
    EksporLampiran
End Sub

Public Sub PitaLaporanWord(ByVal control As IRibbonControl)
    LaporanWord
End Sub

Public Sub PitaTelaahNaskah(ByVal control As IRibbonControl)
    TelaahNaskah
End Sub

Public Sub PitaImporSipd(ByVal control As IRibbonControl)
    ImporSipd
End Sub

Public Sub PitaTahunBaru(ByVal control As IRibbonControl)
    TahunBaru
End Sub

Public Sub PitaPerbaruiBuku(ByVal control As IRibbonControl)
    PerbaruiBuku
End Sub
