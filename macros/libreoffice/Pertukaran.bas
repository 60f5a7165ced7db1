Attribute VB_Name = "Pertukaran"
Option Explicit

' The open workbook is handed to the program as a text file, and what is to be written comes back as blocks: nothing is
' stored or loaded for it. lkjip_xl/engines/workbook/exchange.py is the other end and says what the records mean.

Private Const TANDA As String = "LKJIP-TERBUKA 1"
Private Const JAWABAN As String = ".tulis"
Private Const BERANDA As String = "Beranda"
Private Const BARIS_TERBACA As Long = 10000
Private Const KOLOM_TERBACA As Long = 256
Private Const BERISI As Long = 23
Private Const ANGKA_DAN_TANGGAL As Long = 3
Private Const RUMUS_ANGKA As Long = 1
Private Const RUMUS_GALAT As Long = 4
Private Const TANGGAL_ATAU_LOGIS As Long = 1030
Private Const FOLIO As Long = 14

Private catatan() As String
Private banyak As Long

Private Function AntarRekaman() As String
    AntarRekaman = Chr(30)
End Function

Private Function AntarIsian() As String
    AntarIsian = Chr(31)
End Function

Public Sub SerahkanIsi(ByVal alamat As String)
    Dim nama As Variant, isian As String, hasil As String, semua As Boolean
    If Not ThisComponent.isAutomaticCalculationEnabled() Then
        ThisComponent.calculate
    End If
    banyak = 0
    ReDim catatan(1023)
    Catat TANDA & AntarIsian() & HariNol() & AntarIsian() & Join(ThisComponent.Sheets.ElementNames, AntarIsian())
    Catat "berkas" & AntarIsian() & ConvertFromUrl(ThisComponent.URL)
    isian = AntarIsian() & Daftar("lembar_isian")
    hasil = AntarIsian() & BERANDA & AntarIsian() & Daftar("lembar_hasil")
    semua = Not Lengkap(isian)
    For Each nama In ThisComponent.Sheets.ElementNames
        If InStr(hasil, AntarIsian() & nama & AntarIsian()) > 0 Then
            CatatLembar ThisComponent.Sheets.getByName(nama), InStr(isian, AntarIsian() & nama & AntarIsian()) > 0
        ElseIf semua Or InStr(isian, AntarIsian() & nama & AntarIsian()) > 0 Then
            CatatLembar ThisComponent.Sheets.getByName(nama), True
        End If
    Next nama
    ReDim Preserve catatan(banyak - 1)
    TulisBerkas alamat, Join(catatan, AntarRekaman())
End Sub

Private Sub Catat(ByVal teks As String)
    If banyak > UBound(catatan) Then
        ReDim Preserve catatan(2 * banyak)
    End If
    catatan(banyak) = teks
    banyak = banyak + 1
End Sub

Private Function HariNol() As String
    Dim hari As Object
    hari = ThisComponent.NullDate
    HariNol = hari.Year & "-" & Right("0" & hari.Month, 2) & "-" & Right("0" & hari.Day, 2)
End Function

' The names of sheets that a named range of Beranda lists, each ended by the mark between fields.
Private Function Daftar(ByVal nama As String) As String
    Dim baris As Variant
    If ThisComponent.NamedRanges.hasByName(nama) Then
        For Each baris In ThisComponent.NamedRanges.getByName(nama).getReferredCells().getDataArray()
            Daftar = Daftar & baris(0) & AntarIsian()
        Next baris
    End If
End Function

' Where an input sheet is not found under its name, the program looks for it among all sheets.
Private Function Lengkap(ByVal isian As String) As Boolean
    Dim nama As Variant
    Lengkap = Len(isian) > 1
    For Each nama In Split(isian, AntarIsian())
        If Len(nama) > 0 Then
            Lengkap = Lengkap And ThisComponent.Sheets.hasByName(nama)
        End If
    Next nama
End Function

Private Sub CatatLembar(ByVal halaman As Object, ByVal isian As Boolean)
    Dim ujung As Object, sel As Object, isi As Variant, baris As Long, tinggi As Long, lebar As Long
    ujung = AreaTerpakai(halaman)
    tinggi = Terkecil(ujung.EndRow + 1, BARIS_TERBACA)
    lebar = Terkecil(ujung.EndColumn + 1, KOLOM_TERBACA)
    sel = halaman.getCellRangeByPosition(0, 0, lebar - 1, tinggi - 1)
    isi = sel.getDataArray()
    TandaiAngka isi, sel.queryContentCells(ANGKA_DAN_TANGGAL)
    TandaiAngka isi, sel.queryFormulaCells(RUMUS_ANGKA)
    TandaiGalat isi, sel.queryFormulaCells(RUMUS_GALAT), halaman
    Catat Join(Array("lembar", halaman.Name, CStr(tinggi), CStr(lebar)), AntarIsian())
    For baris = 0 To tinggi - 1
        Catat Join(isi(baris), AntarIsian())
    Next baris
    If isian Then
        CatatBentuk halaman, sel.queryContentCells(ANGKA_DAN_TANGGAL)
        CatatBentuk halaman, sel.queryFormulaCells(RUMUS_ANGKA)
    End If
    If ujung.EndRow >= BARIS_TERBACA Then
        CatatBawah halaman.getCellRangeByPosition(0, BARIS_TERBACA, lebar - 1, ujung.EndRow)
    End If
End Sub

Private Function AreaTerpakai(ByVal halaman As Object) As Object
    Dim penunjuk As Object
    penunjuk = halaman.createCursor()
    penunjuk.gotoEndOfUsedArea False
    AreaTerpakai = penunjuk.getRangeAddress()
End Function

Private Function Terkecil(ByVal satu As Long, ByVal lain As Long) As Long
    Terkecil = IIf(satu < lain, satu, lain)
End Function

' Numbers bear a mark, so that they are told from texts; only they are looked at one by one.
Private Sub TandaiAngka(ByRef isi As Variant, ByVal sel As Object)
    Dim tempat As Variant, baris As Long, kolom As Long
    For Each tempat In sel.getRangeAddresses()
        For baris = tempat.StartRow To tempat.EndRow
            For kolom = tempat.StartColumn To tempat.EndColumn
                isi(baris)(kolom) = Angka(isi(baris)(kolom))
            Next kolom
        Next baris
    Next tempat
End Sub

Private Sub TandaiGalat(ByRef isi As Variant, ByVal sel As Object, ByVal halaman As Object)
    Dim tempat As Variant, baris As Long, kolom As Long
    For Each tempat In sel.getRangeAddresses()
        For baris = tempat.StartRow To tempat.EndRow
            For kolom = tempat.StartColumn To tempat.EndColumn
                isi(baris)(kolom) = Chr(28) & halaman.getCellByPosition(kolom, baris).String
            Next kolom
        Next baris
    Next tempat
End Sub

' Basic writes 15 digits of a number; what they leave out of it follows behind a second mark.
Private Function Angka(ByVal nilai As Double) As String
    Dim teks As String, sisa As Double
    teks = Trim(Str(nilai))
    sisa = nilai - Val(teks)
    Angka = Chr(29) & teks
    If sisa <> 0 Then
        Angka = Angka & Chr(29) & Trim(Str(sisa))
    End If
End Function

' Which of the numbers of input are shown as dates, times, or truth values.
Private Sub CatatBentuk(ByVal halaman As Object, ByVal sel As Object)
    Dim tempat As Variant, bagian As Object, kelompok As Object, nomor As Long
    For Each tempat In sel.getRangeAddresses()
        bagian = halaman.getCellRangeByPosition(tempat.StartColumn, tempat.StartRow, tempat.EndColumn, tempat.EndRow)
        If IsEmpty(bagian.NumberFormat) Then
            kelompok = bagian.getUniqueCellFormatRanges()
            For nomor = 0 To kelompok.Count - 1
                CatatJenis kelompok.getByIndex(nomor).NumberFormat, kelompok.getByIndex(nomor).getRangeAddresses()
            Next nomor
        Else
            CatatJenis bagian.NumberFormat, Array(tempat)
        End If
    Next tempat
End Sub

Private Sub CatatJenis(ByVal bentuk As Long, ByVal daerah As Variant)
    Dim jenis As Long, tempat As Variant
    jenis = ThisComponent.NumberFormats.getByKey(bentuk).Type And TANGGAL_ATAU_LOGIS
    If jenis <> 0 Then
        For Each tempat In daerah
            Catat Join(Array("bentuk", CStr(jenis), CStr(tempat.StartRow), CStr(tempat.StartColumn), _
                CStr(tempat.EndRow), CStr(tempat.EndColumn)), AntarIsian())
        Next tempat
    End If
End Sub

Private Sub CatatBawah(ByVal sel As Object)
    Dim tempat As Variant
    For Each tempat In sel.queryContentCells(BERISI).getRangeAddresses()
        Catat Join(Array("bawah", CStr(tempat.StartRow + 1), CStr(tempat.EndRow + 1)), AntarIsian())
    Next tempat
End Sub

' Writes what the program has answered; says what stood in the way, if anything. Input is written as one step of that name,
' which can be undone; results, under no name, are not: LibreOffice does not undo a block where cells were blank before.
' Conditional formats hold only while LibreOffice calculates by itself, and the height of a row needs to know what is bold.
Public Function TerimaJawaban(ByVal alamat As String, ByVal langkah As String) As String
    Dim rekaman As Variant, otomatis As Boolean
    If Not Berkas().exists(alamat & JAWABAN) Then
        Exit Function
    End If
    rekaman = Split(BacaBerkas(alamat & JAWABAN), AntarRekaman())
    otomatis = ThisComponent.isAutomaticCalculationEnabled()
    ThisComponent.lockControllers
    ThisComponent.addActionLock
    ThisComponent.enableAutomaticCalculation True
    MulaiLangkah langkah
    On Error GoTo Gagal
    TerimaJawaban = TulisSemua(rekaman, Len(langkah) > 0)
Pulihkan:
    AkhiriLangkah langkah
    ThisComponent.enableAutomaticCalculation otomatis
    ThisComponent.removeActionLock
    ThisComponent.unlockControllers
    ThisComponent.calculate
    Exit Function
Gagal:
    TerimaJawaban = "Hasilnya belum tertulis seluruhnya. Klik tombolnya sekali lagi. Bila tetap begitu: simpan, tutup, " & _
        "lalu jalankan: lkjip hitung NAMA-BERKAS"
    Resume Pulihkan
End Function

Private Sub MulaiLangkah(ByVal langkah As String)
    If Len(langkah) > 0 Then
        ThisComponent.getUndoManager().enterUndoContext langkah
    Else
        ThisComponent.getUndoManager().lock
    End If
End Sub

Private Sub AkhiriLangkah(ByVal langkah As String)
    If Len(langkah) > 0 Then
        ThisComponent.getUndoManager().leaveUndoContext
    Else
        ThisComponent.getUndoManager().unlock
    End If
End Sub

Private Function TulisSemua(ByVal rekaman As Variant, ByVal isian As Boolean) As String
    Dim dibuka As String, nama As Variant, nomor As Long, kolom As Variant
    nomor = 0
    Do While nomor <= UBound(rekaman)
        kolom = Split(rekaman(nomor), AntarIsian())
        If kolom(0) = "kertas" Then
            AturKertas kolom
        ElseIf kolom(0) = "tampak" Then
            AturTampak kolom
        Else
            If Not BukaKunci(kolom(1), dibuka) Then
                TulisSemua = "Lembar " & kolom(1) & " terkunci kata sandi sehingga hasilnya tidak dapat ditulis. Buka " & _
                    "kuncinya lewat Tools > Protect Sheet, lalu ulangi."
                Exit Do
            End If
            If kolom(0) = "tulis" Then
                If isian Then
                    TulisSel Area(kolom), Blok(rekaman, nomor + 1, CLng(kolom(4)))
                Else
                    Area(kolom).setFormulaArray Blok(rekaman, nomor + 1, CLng(kolom(4)))
                End If
                nomor = nomor + CLng(kolom(4))
            Else
                Area(kolom).setFormulaArray Area(kolom).getFormulaArray()
            End If
        End If
        nomor = nomor + 1
    Loop
    For Each nama In Split(dibuka, AntarIsian())
        If Len(nama) > 0 Then
            ThisComponent.Sheets.getByName(nama).protect ""
        End If
    Next nama
End Function

' Opens a locked sheet and adds its name to those that are to be locked again; False where it has a password.
Private Function BukaKunci(ByVal nama As String, ByRef dibuka As String) As Boolean
    Dim halaman As Object
    halaman = ThisComponent.Sheets.getByName(nama)
    If halaman.isProtected() Then
        On Error Resume Next
        halaman.unprotect ""
        On Error GoTo 0
        If Not halaman.isProtected() Then
            dibuka = dibuka & nama & AntarIsian()
        End If
    End If
    BukaKunci = Not halaman.isProtected()
End Function

Private Function Area(ByVal kolom As Variant) As Object
    Area = ThisComponent.Sheets.getByName(kolom(1)).getCellRangeByPosition(CLng(kolom(3)), CLng(kolom(2)), _
        CLng(kolom(3)) + CLng(kolom(5)) - 1, CLng(kolom(2)) + CLng(kolom(4)) - 1)
End Function

' A blank row of one column is one empty cell; Split would make it none.
Private Function Blok(ByVal rekaman As Variant, ByVal pertama As Long, ByVal tinggi As Long) As Variant
    Dim isi() As Variant, baris As Long
    ReDim isi(tinggi - 1)
    For baris = 0 To tinggi - 1
        If Len(rekaman(pertama + baris)) = 0 Then
            isi(baris) = Array("")
        Else
            isi(baris) = Split(rekaman(pertama + baris), AntarIsian())
        End If
    Next baris
    Blok = isi
End Function

' The sheets to be seen or hidden, as far as the document lets its sheets be turned.
Private Sub AturTampak(ByVal kolom As Variant)
    Dim nomor As Long, halaman As Object, tampak As Boolean, pengendali As Object
    If ThisComponent.isProtected() Then
        Exit Sub
    End If
    tampak = (kolom(1) = "1")
    pengendali = ThisComponent.CurrentController
    For nomor = 2 To UBound(kolom)
        halaman = ThisComponent.Sheets.getByName(kolom(nomor))
        If halaman.IsVisible <> tampak Then
            If pengendali.ActiveSheet.Name = kolom(nomor) Then
                pengendali.setActiveSheet ThisComponent.Sheets.getByName(BERANDA)
            End If
            halaman.IsVisible = tampak
        End If
    Next nomor
End Sub

' Input cell by cell: a text behind its apostrophe, a number, or nothing.
Private Sub TulisSel(ByVal sel As Object, ByVal isi As Variant)
    Dim baris As Long, kolom As Long, kata As String
    For baris = 0 To UBound(isi)
        For kolom = 0 To UBound(isi(baris))
            kata = isi(baris)(kolom)
            If Len(kata) > 0 And Left(kata, 1) <> "'" Then
                sel.getCellByPosition(kolom, baris).Value = Val(kata)
            Else
                sel.getCellByPosition(kolom, baris).String = Mid(kata, 2)
            End If
        Next kolom
    Next baris
End Sub

' The paper code of Excel as a size in hundredths of a millimetre, for every sheet named behind it.
Private Sub AturKertas(ByVal kolom As Variant)
    Dim nomor As Long, gaya As Object, pendek As Long, panjang As Long
    pendek = IIf(CLng(kolom(1)) = FOLIO, 21590, 21000)
    panjang = IIf(CLng(kolom(1)) = FOLIO, 33020, 29700)
    For nomor = 2 To UBound(kolom)
        gaya = ThisComponent.StyleFamilies.getByName("PageStyles").getByName( _
            ThisComponent.Sheets.getByName(kolom(nomor)).PageStyle)
        gaya.Width = IIf(gaya.IsLandscape, panjang, pendek)
        gaya.Height = IIf(gaya.IsLandscape, pendek, panjang)
    Next nomor
End Sub

Public Function Berkas() As Object
    Berkas = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
End Function

Public Function BacaBerkas(ByVal alamat As String) As String
    Dim aliran As Object
    aliran = CreateUnoService("com.sun.star.io.TextInputStream")
    aliran.setInputStream Berkas().openFileRead(alamat)
    aliran.setEncoding "UTF-8"
    BacaBerkas = aliran.readString(Array(), False)
    aliran.closeInput
End Function

Private Sub TulisBerkas(ByVal alamat As String, ByVal teks As String)
    Dim aliran As Object
    If Berkas().exists(alamat) Then
        Berkas().kill alamat
    End If
    aliran = CreateUnoService("com.sun.star.io.TextOutputStream")
    aliran.setOutputStream Berkas().openFileWrite(alamat)
    aliran.setEncoding "UTF-8"
    aliran.writeString teks
    aliran.closeOutput
End Sub
