Attribute VB_Name = "Penghubung"
Option Explicit

Private Const BENTUK_BUKU As String = "Calc MS Excel 2007 VBA XML"
Private Const BARIS_TERBANYAK As Long = 17
Private Const LEMBAR_PERIKSA As String = "Periksa"
Private Const LEMBAR_PROGRAM As String = "Program Anggaran"
Private Const LEMBAR_TELAAH As String = "Telaah"
Private Const LEMBAR_TEMUAN As String = "Temuan Antarinstansi"
Private Const RINGKAS_TULIS As String = "--ringkas --tulis"
Private Const ISI_ANGKA As String = "--isi-angka-tercetak"
Private Const TETAP As String = "--tetap"
Private Const LENGKAP As String = "--lengkap"
Private Const YA As String = "--ya"
Private Const PERBARUI As String = "lkjip perbarui"
Private Const SUDAH_TERTULIS As String = "Sudah ditulis"
Private Const UTUH As String = "LKJIP-UTUH"
Private Const TANYA As Long = 36
Private Const BERITA As Long = 64
Private Const DIJAWAB_YA As Long = 6

Public Function BukuKerja() As Object
    Set BukuKerja = ThisWorkbook
End Function

Private Sub SebutkanJalanKeluar()
    MsgBox "Program lkjip tidak dapat dijalankan. Simpan buku kerja ini, tutup, lalu jalankan: lkjip hitung NAMA-BERKAS", 48, "LKjIP"
End Sub

Public Sub Jalankan(ByVal tugas As String)
    On Error GoTo Gagal
    Laksanakan tugas
    Exit Sub
Gagal:
    SebutkanJalanKeluar
End Sub

' The command line works on what it is handed of the open workbook, which is saved only when its user saves it.
Private Sub Laksanakan(ByVal tugas As String)
    Dim tempat As String, salinan As String, hasil As String, bilah As Object
    tempat = FolderSementara()
    salinan = tempat & "/" & NamaBerkas()
    bilah = ThisComponent.CurrentController.Frame.createStatusIndicator()
    bilah.start "LKjIP: membaca dan mengerjakan ...", 1
    If tugas = "impor_sipd" Then
        hasil = Impor(salinan)
    ElseIf tugas = "telaah" Then
        hasil = Telaah(salinan)
    Else
        hasil = Kerjakan(tugas, salinan)
    End If
    hasil = Ringkas(Tawarkan(hasil, salinan), tugas)
    bilah.end
    MsgBox hasil, BERITA, "LKjIP"
    HapusFolder tempat
End Sub

' What a task says when it is done. One that would rather not be done says by which switch it is done all the same.
Private Function Kerjakan(ByVal tugas As String, ByVal salinan As String) As String
    Dim pilihan As String
    If tugas = "laporan" Then
        pilihan = IIf(Setuju("Laporan ditulis sebagai dokumen Word.", _
            "Buat juga satu PDF lengkap, laporan beserta semua lampirannya?"), LENGKAP, "")
    End If
    If tugas <> "bantuan" Then
        SerahkanIsi salinan
    End If
    Kerjakan = Suruh(tugas, salinan, pilihan)
    If InStr(Kerjakan, TETAP) > 0 Then
        If Setuju(Replace(Kerjakan, " dengan pilihan " & TETAP, ""), "Tetap lanjutkan?") Then
            Kerjakan = Suruh(tugas, salinan, Trim(pilihan & " " & TETAP))
        Else
            Kerjakan = "Dibatalkan. Tidak ada berkas yang ditulis."
        End If
    End If
    Kerjakan = Terima(Kerjakan, salinan, tugas)
    If tugas = "periksa" Then
        Tunjukkan LEMBAR_PERIKSA
    ElseIf tugas = "rekap_periksa" Then
        Tunjukkan LEMBAR_TEMUAN
    End If
End Function

Private Sub Tunjukkan(ByVal nama As String)
    If ThisComponent.Sheets.hasByName(nama) Then
        ThisComponent.CurrentController.setActiveSheet ThisComponent.Sheets.getByName(nama)
    End If
End Sub

' Where the values do not suffice the program says so, and is given the whole workbook, which takes longer to store.
Private Function Suruh(ByVal tugas As String, ByVal salinan As String, ByVal pilihan As String) As String
    Suruh = Perintahkan(tugas, salinan, Tujuan(tugas), pilihan)
    If InStr(Suruh, UTUH) > 0 Then
        Suruh = SuruhUtuh(tugas, salinan, pilihan)
    End If
End Function

Private Function SuruhUtuh(ByVal tugas As String, ByVal salinan As String, ByVal pilihan As String) As String
    ThisComponent.storeToURL salinan, Array(Setelan("FilterName", BENTUK_BUKU))
    SuruhUtuh = Perintahkan(tugas, salinan, Tujuan(tugas), pilihan)
End Function

' What a task says when what it answered has been written; or what stood in the way of that.
Private Function Terima(ByVal hasil As String, ByVal salinan As String, ByVal tugas As String) As String
    Dim halangan As String
    halangan = TerimaJawaban(salinan, IIf(tugas = "impor_sipd", "Impor SIPD", IIf(tugas = "telaah", "Telaah Naskah", "")))
    Terima = IIf(Len(halangan) > 0, halangan, hasil)
End Function

' A workbook of an earlier version can be carried on at once, whichever button was clicked.
Private Function Tawarkan(ByVal hasil As String, ByVal salinan As String) As String
    Tawarkan = hasil
    If InStr(hasil, PERBARUI) > 0 Then
        If Setuju(hasil, "Perbarui sekarang?") Then
            Tawarkan = SuruhUtuh("perbarui", salinan, "")
        Else
            Tawarkan = "Tidak diperbarui. Buku kerja ini tidak diubah."
        End If
    End If
End Function

' Shows what an import would change. The program has answered already; after Yes that is written, to be undone as one step.
Private Function Impor(ByVal salinan As String) As String
    Dim data As String, tertulis As Long
    If Not ThisComponent.Sheets.hasByName(LEMBAR_PROGRAM) Then
        Impor = "Lembar " & LEMBAR_PROGRAM & " tidak ditemukan. Kembalikan nama lembarnya, lalu ulangi."
        Exit Function
    End If
    data = PilihBerkas("Pilih unduhan realisasi SIPD", "Unduhan SIPD", "*.xlsx")
    If Len(data) = 0 Then
        Impor = "Tidak ada berkas yang dipilih. Buku kerja tidak diubah."
        Exit Function
    End If
    SerahkanIsi salinan
    Impor = Perintahkan("impor_sipd", salinan, data, YA)
    tertulis = InStr(Impor, SUDAH_TERTULIS)
    If tertulis > 0 Then
        If Setuju(Left(Impor, tertulis - 1), "Tulis ke buku kerja?") Then
            Impor = Terima("Realisasi dari SIPD sudah ditulis di lembar " & LEMBAR_PROGRAM & ". Klik Hitung Ulang, " & _
                "lalu simpan. Bila keliru, tekan Ctrl+Z atau tutup tanpa menyimpan.", salinan, "impor_sipd")
        Else
            Impor = "Impor dibatalkan. Buku kerja tidak diubah."
        End If
    End If
End Function

' Reads a report and lists its contradictions; what is written into the sheets can be undone as one step.
Private Function Telaah(ByVal salinan As String) As String
    Dim naskah As String, pilihan As String
    naskah = PilihBerkas("Pilih naskah laporan yang akan ditelaah", "Naskah laporan", "*.docx;*.pdf;*.doc;*.odt;*.txt;*.md")
    If Len(naskah) = 0 Then
        Telaah = "Tidak ada naskah yang dipilih. Buku kerja tidak diubah."
        Exit Function
    End If
    pilihan = RINGKAS_TULIS & IIf(Setuju("Naskah dibandingkan dengan buku kerja ini, dan catatannya ditulis di lembar Telaah.", _
        "Isi juga lembar Angka Tercetak dengan angka yang terbaca? Yang Anda ketik sendiri tetap."), " " & ISI_ANGKA, "")
    SerahkanIsi salinan
    Telaah = Perintahkan("telaah", salinan, naskah, pilihan)
    Telaah = Terima(Telaah, salinan, "telaah")
    Tunjukkan LEMBAR_TELAAH
End Function

Private Function Setuju(ByVal teks As String, ByVal pertanyaan As String) As Boolean
    Setuju = (MsgBox(Ringkas(teks, "") & vbLf & vbLf & pertanyaan, TANYA, "LKjIP") = DIJAWAB_YA)
End Function

Private Function PilihBerkas(ByVal judul As String, ByVal jenis As String, ByVal pola As String) As String
    Dim pemilih As Object, terpilih As Variant
    pemilih = CreateUnoService("com.sun.star.ui.dialogs.FilePicker")
    pemilih.setTitle judul
    pemilih.appendFilter jenis, pola
    If pemilih.execute() = 1 Then
        terpilih = pemilih.getSelectedFiles()
        PilihBerkas = ConvertFromUrl(terpilih(0))
    End If
End Function

' In the profile of LibreOffice, which nobody else may enter: what is handed over may be private.
Private Function FolderSementara() As String
    Dim jalur As Object
    jalur = CreateUnoService("com.sun.star.util.PathSubstitution")
    Randomize
    FolderSementara = jalur.getSubstituteVariableValue("$(user)") & "/lkjip-" & CStr(Int(Rnd() * 1000000000))
    Berkas().createFolder FolderSementara
End Function

Private Function NamaBerkas() As String
    Dim alamat As String
    alamat = ThisComponent.URL
    NamaBerkas = Mid(alamat, InStrRev(alamat, "/") + 1)
End Function

Private Function FolderBuku() As String
    Dim alamat As String
    alamat = ThisComponent.URL
    FolderBuku = ConvertFromUrl(Left(alamat, InStrRev(alamat, "/") - 1))
End Function

Private Function Setelan(ByVal nama As String, ByVal isi As Variant) As Object
    Setelan = CreateUnoStruct("com.sun.star.beans.PropertyValue")
    Setelan.Name = nama
    Setelan.Value = isi
End Function

' On Unix the names reach the shell as arguments, so that no character in them is taken for a command.
Private Function Perintahkan(ByVal tugas As String, ByVal salinan As String, ByVal sasaran As String, _
        ByVal pilihan As String) As String
    Dim buku As String, catatan As String
    buku = ConvertFromUrl(salinan)
    catatan = buku & ".catatan.txt"
    If InStr(buku & sasaran, TandaBerbahaya()) > 0 Then
        Perintahkan = "Nama buku kerja atau foldernya memuat tanda " & TandaBerbahaya() & _
            " sehingga tidak dapat dikerjakan dari sini. Ganti namanya, lalu ulangi."
        Exit Function
    End If
    If Len(Environ("COMSPEC")) > 0 Then
        Shell Environ("COMSPEC"), 0, "/C """ & Perintah(tugas, Program(), buku, sasaran, pilihan, catatan) & """", True
    Else
        Shell "/bin/sh", 0, "-c 'command -v ""$0"" > /dev/null && " & _
            Perintah(tugas, "$0", "$1", IIf(Len(sasaran) > 0, "$2", ""), pilihan, "$3") & "' " & _
            Kutip(Program()) & " " & Kutip(buku) & " " & Kutip(sasaran) & " " & Kutip(catatan), True
    End If
    Perintahkan = BacaCatatan(ConvertToUrl(catatan))
End Function

' The one sign that means something even between quotation marks: for cmd a variable, for sh the end of the name.
Private Function TandaBerbahaya() As String
    TandaBerbahaya = IIf(Len(Environ("COMSPEC")) > 0, "%", Chr(34))
End Function

Private Function Perintah(ByVal tugas As String, ByVal alat As String, ByVal buku As String, ByVal sasaran As String, _
        ByVal pilihan As String, ByVal catatan As String) As String
    If Left(tugas, 5) = "rekap" Then
        Perintah = Panggilan(alat) & " rekap --buku " & Kutip(buku) & IIf(tugas = "rekap_periksa", " --periksa", "") & _
            IIf(Len(sasaran) > 0, " --ekspor " & Kutip(sasaran), "") & " > " & Kutip(catatan) & " 2>&1"
        Exit Function
    End If
    Perintah = Panggilan(alat) & " " & Replace(tugas, "_", "-")
    If tugas = "telaah" Then
        Perintah = Perintah & " " & Kutip(sasaran) & " --buku " & Kutip(buku) & " " & pilihan & " > " & Kutip(catatan) & " 2>&1"
        Exit Function
    End If
    If tugas <> "bantuan" Then
        Perintah = Perintah & " " & Kutip(buku)
    End If
    If tugas = "periksa" Then
        Perintah = Perintah & " --ringkas --tulis"
    End If
    If tugas = "ekspor" Then
        Perintah = Perintah & " --ke"
    End If
    If Len(sasaran) > 0 Then
        Perintah = Perintah & " " & Kutip(sasaran)
    End If
    Perintah = Perintah & " " & pilihan & " > " & Kutip(catatan) & " 2>&1"
End Function

' The Python that pasang.cmd has set up must be told which program it is.
Private Function Panggilan(ByVal alat As String) As String
    Panggilan = Kutip(alat) & IIf(Right(alat, 10) = "python.exe", " -B -I -m lkjip_xl", "")
End Function

' Where the files of a task go; empty where it writes none.
Private Function Tujuan(ByVal tugas As String) As String
    If tugas = "tahun_baru" Or tugas = "perbarui" Or tugas = "rekap_ekspor" Then
        Tujuan = FolderBuku()
    End If
    If tugas = "laporan" Then
        Tujuan = FolderBuku() & GetPathSeparator() & NamaTanpaAkhiran() & ".docx"
    End If
    If tugas = "ekspor" Then
        Tujuan = FolderBuku() & GetPathSeparator() & NamaTanpaAkhiran() & " ekspor"
    End If
End Function

Private Function NamaTanpaAkhiran() As String
    Dim nama As String
    nama = ConvertFromUrl(ThisComponent.URL)
    nama = Mid(nama, InStrRev(nama, GetPathSeparator()) + 1)
    NamaTanpaAkhiran = Left(nama, InStrRev(nama, ".") - 1)
End Function

Private Function Kutip(ByVal teks As String) As String
    Kutip = """" & teks & """"
End Function

' The variable LKJIP names another program than the one that pasang.cmd has set up or that is on the PATH.
Private Function Program() As String
    Program = Environ("LKJIP")
    If Len(Program) = 0 Then
        If Len(Environ("LOCALAPPDATA")) > 0 Then
            Program = Environ("LOCALAPPDATA") & "\lkjip-xl\venv\Scripts\python.exe"
        Else
            Program = "lkjip"
        End If
    End If
End Function

Private Function BacaCatatan(ByVal catatan As String) As String
    BacaCatatan = "Program lkjip tidak dapat dijalankan. Pasang dahulu, lalu ulangi."
    If Berkas().exists(catatan) Then
        BacaCatatan = BacaBerkas(catatan)
    End If
End Function

' A long list would push OK off the screen.
Private Function Ringkas(ByVal teks As String, ByVal tugas As String) As String
    Dim baris As Variant, jumlah As Long
    For Each baris In Split(teks, vbLf)
        jumlah = jumlah + 1
        If jumlah = 1 Then
            Ringkas = baris
        ElseIf jumlah <= BARIS_TERBANYAK Then
            Ringkas = Ringkas & vbLf & baris
        End If
    Next baris
    If jumlah > BARIS_TERBANYAK Then
        If tugas = "hitung" Or tugas = "periksa" Then
            Ringkas = Ringkas & vbLf & "... Selengkapnya di lembar Periksa."
        Else
            Ringkas = Ringkas & vbLf & "... dan " & (jumlah - BARIS_TERBANYAK) & " baris lagi."
        End If
    End If
End Function

Private Sub HapusFolder(ByVal tempat As String)
    Berkas().kill tempat
End Sub
