Attribute VB_Name = "Penghubung"
Option Explicit

Private Const JALAN_KELUAR As String = _
    "Program lkjip belum terpasang di komputer ini atau tidak menjawab, jadi tombol LKjIP belum dapat dipakai. " & _
    "Isian tetap dapat diketik dan disimpan." & vbLf & vbLf & _
    "Jalan keluarnya:" & vbLf & _
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

Public Sub SiapkanPython()
    If PythonSiap() Then
        DaftarkanFungsi
    End If
End Sub

Public Function PythonSiap() As Boolean
    If BukuKerja() Is Nothing Then
        MsgBox "Buka dahulu buku kerja LKjIP, lalu klik tombolnya lagi.", vbExclamation, "LKjIP"
    Else
        PythonSiap = PythonMenjawab()
        If Not PythonSiap Then
            SebutkanJalanKeluar
        End If
    End If
End Function

Public Sub SebutkanJalanKeluar()
    MsgBox JALAN_KELUAR, vbExclamation, "LKjIP"
End Sub

Private Function PythonMenjawab() As Boolean
    Dim cangkang As Object
    On Error GoTo Gagal
    If Len(Penerjemah()) > 0 Then
        Set cangkang = CreateObject("WScript.Shell")
        PythonMenjawab = (cangkang.Run(Chr$(34) & Penerjemah() & Chr$(34) & " -B -c ""import lkjip_xl""", 0, True) = 0)
    End If
    Exit Function
Gagal:
    PythonMenjawab = False
End Function

' The path of the Python that pasang.cmd has set up; empty where there is none.
Private Function Penerjemah() As String
    Dim jalur As String
    On Error GoTo Gagal
    jalur = CStr(GetConfig("INTERPRETER_WIN"))
    If Len(Dir$(jalur)) > 0 Then
        Penerjemah = jalur
    End If
    Exit Function
Gagal:
    Penerjemah = ""
End Function
