Attribute VB_Name = "Folder"
Option Explicit

' The chosen folder goes into the first free cell for folders; it is read when Rekap is clicked.
Public Sub PilihFolder()
    Dim sel As Object, pemilih As Object
    sel = SelBebas()
    If IsNull(sel) Then
        MsgBox "Semua tempat untuk folder di Beranda sudah terisi. Hapus salah satunya, lalu klik Pilih Folder lagi.", _
            48, "LKjIP"
        Exit Sub
    End If
    pemilih = CreateUnoService("com.sun.star.ui.dialogs.FolderPicker")
    pemilih.setTitle "Pilih folder yang berisi buku kerja instansi"
    pemilih.setDisplayDirectory Left(ThisComponent.URL, InStrRev(ThisComponent.URL, "/") - 1)
    If pemilih.execute() = 1 Then
        sel.String = ConvertFromUrl(pemilih.getDirectory())
    End If
End Sub

Private Function SelBebas() As Object
    Dim semua As Object, nomor As Long
    semua = ThisComponent.NamedRanges.getByName("folder_rekap").getReferredCells()
    For nomor = semua.Rows.Count - 1 To 0 Step -1
        If Len(semua.getCellByPosition(0, nomor).Formula) = 0 Then
            SelBebas = semua.getCellByPosition(0, nomor)
        End If
    Next nomor
End Function
