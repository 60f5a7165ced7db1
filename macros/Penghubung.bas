Attribute VB_Name = "Penghubung"
Option Explicit

' What is started is always this line: nothing that stands in a workbook, its name or its folder becomes part of it.
' The switch -I keeps Python from loading what lies in the current folder, which may be that of a workbook.
Private Const PYTHON As String = """%LOCALAPPDATA%\lkjip-xl\venv\Scripts\python.exe"" -B -I -m lkjip_xl.addin"
Private Const TIDAK_DITEMUKAN As Long = 2
Private Const JALAN_KELUAR As String = vbLf & vbLf & "Isian tetap dapat diketik dan disimpan. Jalan keluarnya:" & vbLf & _
    "1. Tutup Excel, jalankan pasang.cmd, lalu buka lagi buku kerja ini; atau" & vbLf & _
    "2. simpan dan tutup buku kerja ini, lalu seret berkasnya ke lkjip.cmd." & vbLf & vbLf & _
    "Penjelasannya ada di panduan.html, bagian Bila tombol tidak bekerja."

Public Function BukuKerja() As Workbook
    If ThisWorkbook.IsAddin Then
        Set BukuKerja = ActiveWorkbook
    Else
        Set BukuKerja = ThisWorkbook
    End If
End Function

' Python is told job, workbook and window by variables of its surroundings, which are read as text and nothing else.
' The workbook is the one in front, whichever file lends its button: several files share one tab.
Public Sub Jalankan(ByVal tugas As String)
    Dim kode As Long
    On Error GoTo Ditolak
    If ActiveWorkbook Is Nothing Then
        MsgBox "Buka dahulu buku kerja LKjIP, lalu klik tombolnya lagi. Bila bilah kuning menyebut Protected View, " & _
            "klik dahulu Enable Editing.", vbExclamation, "LKjIP"
        Exit Sub
    End If
    Application.EnableCancelKey = xlDisabled
    With CreateObject("WScript.Shell")
        .Environment("Process").Item("LKJIP_TUGAS") = tugas
        .Environment("Process").Item("LKJIP_BUKU") = ActiveWorkbook.Name
        .Environment("Process").Item("LKJIP_JENDELA") = CStr(Application.Hwnd)
        kode = .Run(PYTHON, 0, True)
    End With
    If kode <> 0 Then
        MsgBox "Program lkjip tidak menjawab." & JALAN_KELUAR, vbExclamation, "LKjIP"
    End If
    Exit Sub
Ditolak:
    MsgBox IIf((Err.Number And 65535) = TIDAK_DITEMUKAN, "Program lkjip belum terpasang di komputer ini.", _
        "Komputer ini tidak mengizinkan Excel menjalankan program lkjip.") & JALAN_KELUAR, vbExclamation, "LKjIP"
End Sub
