Attribute VB_Name = "Folder"
Option Explicit

Private Const PEMILIH_FOLDER As Long = 4

' The chosen folder goes into the first free cell for folders; it is read when Rekap is clicked.
Public Sub PilihFolder()
    Dim sel As Range
    Set sel = SelBebas()
    If sel Is Nothing Then
        MsgBox "Semua tempat untuk folder di Beranda sudah terisi. Hapus salah satunya, lalu klik Pilih Folder lagi.", _
            vbExclamation, "LKjIP"
        Exit Sub
    End If
    With Application.FileDialog(PEMILIH_FOLDER)
        .Title = "Pilih folder yang berisi buku kerja instansi"
        If .Show = -1 Then
            sel.Value = "'" & .SelectedItems(1)
        End If
    End With
End Sub

Private Function SelBebas() As Range
    Dim sel As Range
    For Each sel In BukuKerja().Names("folder_rekap").RefersToRange.Cells
        If SelBebas Is Nothing And Len(CStr(sel.Formula)) = 0 Then
            Set SelBebas = sel
        End If
    Next sel
End Function
