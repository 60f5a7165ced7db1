Attribute VB_Name = "Penghubung"
Option Explicit

Private Const LETAK_PYTHON As String = "%LOCALAPPDATA%\lkjip-xl\venv\Scripts\python.exe"
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

' Nothing that stands in a workbook, its name or its folder becomes part of what is started: that is the same for all.
' Python is told job, workbook and window by variables of its surroundings, which are read as text and nothing else.
Public Sub Jalankan(ByVal tugas As String)
    On Error GoTo Gagal
    If PythonSiap() Then
        Beritahukan tugas
        If KodePython("-m lkjip_xl.addin") <> 0 Then
            SebutkanJalanKeluar
        End If
    End If
    Exit Sub
Gagal:
    SebutkanJalanKeluar
End Sub

Public Sub SiapkanPython()
    If PythonSiap() Then
        DaftarkanFungsi
    End If
End Sub

' Where pasang.cmd has set up Python; never asked of a workbook.
Public Function Penerjemah() As String
    Penerjemah = CreateObject("WScript.Shell").ExpandEnvironmentStrings(LETAK_PYTHON)
End Function

Private Function PythonSiap() As Boolean
    If BukuKerja() Is Nothing Then
        MsgBox "Buka dahulu buku kerja LKjIP, lalu klik tombolnya lagi.", vbExclamation, "LKjIP"
    Else
        PythonSiap = PythonMenjawab()
        If Not PythonSiap Then
            SebutkanJalanKeluar
        End If
    End If
End Function

Private Sub SebutkanJalanKeluar()
    MsgBox JALAN_KELUAR, vbExclamation, "LKjIP"
End Sub

Private Function PythonMenjawab() As Boolean
    On Error GoTo Gagal
    If Len(Dir$(Penerjemah())) > 0 Then
        PythonMenjawab = (KodePython("-c ""import lkjip_xl""") = 0)
    End If
    Exit Function
Gagal:
    PythonMenjawab = False
End Function

Private Sub Beritahukan(ByVal tugas As String)
    Dim keadaan As Object
    Set keadaan = CreateObject("WScript.Shell").Environment("Process")
    keadaan.Item("LKJIP_TUGAS") = tugas
    keadaan.Item("LKJIP_BUKU") = BukuKerja().Name
    keadaan.Item("LKJIP_JENDELA") = CStr(Application.Hwnd)
End Sub

' The switch -I keeps Python from loading what lies in the current folder, which may be that of a workbook.
Private Function KodePython(ByVal yangDijalankan As String) As Long
    Dim cangkang As Object
    Set cangkang = CreateObject("WScript.Shell")
    KodePython = cangkang.Run(Chr$(34) & Penerjemah() & Chr$(34) & " -B -I " & yangDijalankan, 0, True)
End Function
