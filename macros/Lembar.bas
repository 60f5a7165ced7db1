Attribute VB_Name = "Lembar"
Option Explicit

' Excel forgets UserInterfaceOnly when a workbook is closed, so Python runs this before every job.
Public Sub KunciHasil()
    Dim sel As Range
    On Error Resume Next
    Kunci BukuKerja().Worksheets("Beranda")
    For Each sel In BukuKerja().Names("lembar_hasil").RefersToRange.Cells
        Kunci BukuKerja().Worksheets(CStr(sel.Value))
    Next sel
    On Error GoTo 0
End Sub

Private Sub Kunci(ByVal halaman As Worksheet)
    halaman.Protect DrawingObjects:=False, Scenarios:=False, UserInterfaceOnly:=True, AllowFormattingColumns:=True, _
        AllowFormattingRows:=True, AllowFiltering:=True
End Sub

' The formulas on Beranda mark the results by themselves, except where Excel calculates by hand.
' Calculating, unlike writing a mark into a cell, leaves the user's Undo as it is.
Public Sub TandaiBelumDihitung(ByVal halaman As Object)
    On Error Resume Next
    If Application.Calculation <> xlCalculationAutomatic Then
        If Not IsError(Application.Match(halaman.Name, BukuKerja().Names("lembar_isian").RefersToRange, 0)) Then
            BukuKerja().Worksheets("Beranda").Calculate
        End If
    End If
    On Error GoTo 0
End Sub
