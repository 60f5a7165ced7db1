@echo off
rem Memasang lkjip-xl untuk pemakai ini saja: tanpa hak administrator dan tanpa internet.
rem Pemakaian: klik dua kali, atau  pasang.cmd /diam  (tanpa menunggu tombol).
rem Paket dengan Python sendiri (folder python) tidak memerlukan apa pun; paket dengan folder wheels memakai Python yang
rem sudah terpasang. Keduanya memasang ke tempat yang sama, jadi yang satu memperbarui yang lain.
rem Kode keluar: 0 terpasang, 1 Python tidak ada, 2 berkasnya masih dipakai, 3 isi paket kurang, 4 gagal.
setlocal EnableExtensions DisableDelayedExpansion
rem Program di folder yang sedang terbuka, misalnya di sebelah buku kerja, tidak ikut dicari.
set "NoDefaultCurrentDirectoryInExePath=1"

set "VERSI=@VERSI@"
set "RUMAH=%LOCALAPPDATA%\lkjip-xl"
set "VENV=%LOCALAPPDATA%\lkjip-xl\venv"
set "LAMA=%LOCALAPPDATA%\lkjip-xl\venv-lama"
set "PANDUAN=%LOCALAPPDATA%\lkjip-xl\panduan"
set "SERET=%LOCALAPPDATA%\lkjip-xl\seret.py"
set "XLSTART=%APPDATA%\Microsoft\Excel\XLSTART"
set "SETELAN=%USERPROFILE%\.lkjip"
set "KODE=0"

rem Yang diklik dua kali dijalankan Explorer dengan cmd /c; jendelanya harus menunggu sebelum tertutup.
set "JEDA="
set "BARIS=%CMDCMDLINE:"=%"
if not "%BARIS:/c =%"=="%BARIS%" set "JEDA=1"
if /i "%~1"=="/diam" set "JEDA="

rem Setelan Python dan pip milik pemakai tidak ikut menentukan, dan tidak ada yang mengunduh.
set "PIP_CONFIG_FILE=nul"
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "PYLAUNCHER_ALLOW_INSTALL="
set "PYLAUNCHER_ALWAYS_INSTALL="

echo.
echo Memasang lkjip-xl %VERSI%
echo.

pushd "%~dp0"
if not exist "%~nx0" goto folder_tertutup
if not exist "lkjip.xlam" goto isi_kurang
if not exist "seret.py" goto isi_kurang
set "SENDIRI="
if exist "python\python.exe" if exist "pustaka.zip" set "SENDIRI=1"
if defined SENDIRI goto python_ditemukan
if not exist "wheels\lkjip_xl-%VERSI%-*.whl" goto isi_kurang

rem --- Mencari Python 3.14, 3.13, atau 3.12, 64-bit, yang bukan dari Microsoft Store ---
rem Python dari Store menyimpan berkasnya di ruang tersendiri yang tidak terlihat oleh Excel.
set "CEK=import sys, sysconfig; sys.exit(sys.version_info[:2] not in ((3, 12), (3, 13), (3, 14)) or sysconfig.get_platform() != 'win-amd64' or bool(sysconfig.get_config_var('Py_GIL_DISABLED')) or 'windowsapps' in sys.base_prefix.lower())"
set "PYTHON="
set "SAKELAR="
for %%V in (3.13 3.12 3.14) do if not defined PYTHON py.exe -%%V -I -c "%CEK%" >nul 2>nul && set "PYTHON=py.exe" && set "SAKELAR=-%%V"
for %%P in (
    "%LOCALAPPDATA%\Programs\Python\Python313\python.exe"
    "%LOCALAPPDATA%\Programs\Python\Python312\python.exe"
    "%LOCALAPPDATA%\Programs\Python\Python314\python.exe"
    "%LOCALAPPDATA%\Python\pythoncore-3.13-64\python.exe"
    "%LOCALAPPDATA%\Python\pythoncore-3.12-64\python.exe"
    "%LOCALAPPDATA%\Python\pythoncore-3.14-64\python.exe"
    "%ProgramFiles%\Python313\python.exe"
    "%ProgramFiles%\Python312\python.exe"
    "%ProgramFiles%\Python314\python.exe"
) do if not defined PYTHON if exist "%%~P" "%%~P" -I -c "%CEK%" >nul 2>nul && set "PYTHON=%%~P"
set "JALUR=%PATH:"=%"
for %%D in ("%JALUR:;=" "%") do if not defined PYTHON if /i not "%%~nxD"=="WindowsApps" if exist "%%~D\python.exe" "%%~D\python.exe" -I -c "%CEK%" >nul 2>nul && set "PYTHON=%%~D\python.exe"
if not defined PYTHON goto python_tidak_ada
echo Python yang dipakai: "%PYTHON%" %SAKELAR%
:python_ditemukan

rem --- Berkas yang sedang dibuka program lain tidak dapat ditulisi: Excel, atau hitungan yang masih berjalan ---
set "TERKUNCI="
if exist "%XLSTART%\lkjip.xlam" (type nul >>"%XLSTART%\lkjip.xlam") 2>nul || set "TERKUNCI=1"
if not exist "%VENV%\Scripts\" goto kunci_diperiksa
pushd "%VENV%"
for %%F in (xlwings*.dll Scripts\python.exe) do if exist "%%F" (type nul >>"%%F") 2>nul || set "TERKUNCI=1"
popd
:kunci_diperiksa
if defined TERKUNCI goto masih_dipakai

rem --- Pemasangan terdahulu yang terputus: yang utuh dikembalikan, sisanya dibuang ---
if not exist "%LAMA%\" goto tanpa_sisa
if exist "%VENV%\terpasang.txt" goto buang_lama
rd /s /q "%VENV%" 2>nul
ren "%LAMA%" venv 2>nul || goto masih_dipakai
goto tanpa_sisa
:buang_lama
rd /s /q "%LAMA%" 2>nul
if exist "%LAMA%\" goto masih_dipakai
:tanpa_sisa
if not exist "%VENV%\" goto pasang_baru
if exist "%VENV%\terpasang.txt" goto simpan_lama
rd /s /q "%VENV%" 2>nul
if exist "%VENV%\" goto masih_dipakai
goto pasang_baru
:simpan_lama
ren "%VENV%" venv-lama 2>nul || goto masih_dipakai

:pasang_baru
if not exist "%RUMAH%\" mkdir "%RUMAH%"
echo [1/4] Menyiapkan tempat Python
if defined SENDIRI goto salin_python
"%PYTHON%" %SAKELAR% -I -m venv "%VENV%"
if not "%ERRORLEVEL%"=="0" goto kembalikan
echo [2/4] Memasang program dari folder wheels, kira-kira 1 sampai 5 menit
"%VENV%\Scripts\python.exe" -I -m pip --isolated install --quiet --no-index --find-links wheels --only-binary :all: --no-cache-dir --disable-pip-version-check --no-warn-script-location "lkjip-xl==%VERSI%"
if not "%ERRORLEVEL%"=="0" goto kembalikan
goto periksa_hasil

rem Yang disalin hanya Python; pustakanya dibuka oleh Python itu sendiri, sehingga tanda dari internet tidak ikut.
:salin_python
mkdir "%VENV%\Scripts" || goto kembalikan
copy /y "python\*" "%VENV%\Scripts\" >nul || goto kembalikan
echo [2/4] Membuka pustaka.zip, kira-kira 1 sampai 3 menit
"%VENV%\Scripts\python.exe" -I -W ignore -c "import compileall, sys, zipfile; zipfile.ZipFile('pustaka.zip').extractall(sys.argv[1]); compileall.compile_dir(sys.argv[1] + r'\Lib', quiet=2)" "%VENV%"
if not "%ERRORLEVEL%"=="0" goto kembalikan

:periksa_hasil
echo [3/4] Memeriksa hasilnya
"%VENV%\Scripts\python.exe" -I -c "import lkjip_xl.addin, lkjip_xl.cli, pandas, win32com.client"
if not "%ERRORLEVEL%"=="0" goto kembalikan
if not exist "%VENV%\xlwings64-*.dll" goto kembalikan
if not exist "%VENV%\xlwings32-*.dll" goto kembalikan
>"%VENV%\terpasang.txt" echo %VERSI%
if exist "%LAMA%\" rd /s /q "%LAMA%"

echo [4/4] Menyalin add-in dan panduan
if not exist "%XLSTART%\" mkdir "%XLSTART%"
copy /y "lkjip.xlam" "%XLSTART%\lkjip.xlam" >nul || goto salin_gagal
copy /y "seret.py" "%SERET%" >nul || goto salin_gagal
if exist "%PANDUAN%\" rd /s /q "%PANDUAN%"
mkdir "%PANDUAN%"
if exist "panduan.html" copy /y "panduan.html" "%PANDUAN%\panduan.html" >nul || goto salin_gagal
if not exist "gambar\" goto tanpa_gambar
mkdir "%PANDUAN%\gambar"
copy /y "gambar\*" "%PANDUAN%\gambar\" >nul || goto salin_gagal
:tanpa_gambar

rem Letak Python tidak lagi dibaca dari lkjip.conf: barisnya dari versi lama dibuang, setelan lain dibiarkan.
if not exist "%SETELAN%\lkjip.conf" goto setelan_selesai
"%SystemRoot%\System32\findstr.exe" /v /i "INTERPRETER_WIN" "%SETELAN%\lkjip.conf" >"%SETELAN%\lkjip.conf.baru" && goto setelan_sisa
del /q "%SETELAN%\lkjip.conf" "%SETELAN%\lkjip.conf.baru" 2>nul
rd "%SETELAN%" 2>nul
goto setelan_selesai
:setelan_sisa
move /y "%SETELAN%\lkjip.conf.baru" "%SETELAN%\lkjip.conf" >nul
:setelan_selesai

rem Tanda "berasal dari internet" dilepas hanya dari berkas paket ini, agar Excel tidak memblokir makronya.
"%VENV%\Scripts\python.exe" -I -c "import glob, os, sys; [os.remove(f + ':Zone.Identifier') for p in sys.argv[1:] for f in glob.glob(p) if os.path.exists(f + ':Zone.Identifier')]" "%VENV%\Scripts\*" lkjip.xlsm lkjip.xlsx rekap.xlsm pasang.cmd copot.cmd lkjip.cmd "contoh\banyudono-2024.xlsm" "contoh\blora-2024.xlsm" "%XLSTART%\lkjip.xlam" "%PANDUAN%\panduan.html" >nul 2>nul

echo.
echo Selesai, lkjip-xl %VERSI% sudah terpasang. Langkah berikutnya:
echo   1. Buka lkjip.xlsm di folder ini dengan Excel. Bila muncul bilah kuning, klik Enable Content.
echo   2. Isi mulai dari lembar Beranda, lalu klik Hitung Ulang di tab LKjIP.
echo   3. Panduan lengkap: panduan.html. Tanpa Excel: seret buku kerja yang sudah ditutup ke lkjip.cmd.
goto selesai

:folder_tertutup
set "KODE=3"
echo Folder paket ini tidak dapat dibuka. Salin folder itu ke komputer ini, misalnya ke folder LKjIP di drive C,
echo lalu jalankan pasang.cmd dari sana.
goto tutup

:isi_kurang
set "KODE=3"
echo Isi paket tidak lengkap. Biasanya karena pasang.cmd dijalankan dari dalam berkas ZIP.
echo   1. Klik kanan berkas ZIP, pilih Ekstrak Semua.
echo   2. Buka folder hasil ekstrak, lalu jalankan pasang.cmd di sana.
goto selesai

:python_tidak_ada
set "KODE=1"
set "PEMASANG="
for %%P in (python-3.14*-amd64.exe python-3.12*-amd64.exe python-3.13*-amd64.exe) do set "PEMASANG=%%P"
echo Python 3.14, 3.13, atau 3.12 yang 64-bit belum ada di komputer ini.
echo Python dari Microsoft Store tidak dapat dipakai. Tidak ada yang diubah. Yang perlu dilakukan:
echo.
if defined PEMASANG echo   1. Klik dua kali "%PEMASANG%" di folder ini.
if not defined PEMASANG echo   1. Ambil Python 3.13 dari www.python.org, bagian Downloads, Windows,
if not defined PEMASANG echo      pilih "Windows installer (64-bit)". Boleh dari komputer lain, lewat flashdisk.
echo   2. Hapus centang "Use admin privileges when installing py.exe", lalu klik "Install Now".
echo      Python terpasang untuk Anda sendiri; hak administrator tidak diperlukan.
echo   3. Jalankan pasang.cmd sekali lagi.
echo.
echo Paket lkjip-xl tanpa kata wheels pada namanya membawa Python sendiri dan tidak memerlukan langkah ini.
goto selesai

:masih_dipakai
set "KODE=2"
echo.
echo Belum dapat dipasang: berkas lkjip-xl yang lama masih dipakai program lain.
echo   1. Simpan pekerjaan Anda, lalu tutup SEMUA jendela Excel dan jendela lkjip.cmd.
echo   2. Tunggu beberapa detik, lalu jalankan pasang.cmd sekali lagi.
echo   3. Bila tetap sama, keluar dari Windows (Sign out), masuk lagi, dan ulangi.
goto selesai

:kembalikan
set "KODE=4"
echo.
echo Pemasangan belum berhasil; sebabnya tertulis di atas.
rd /s /q "%VENV%" 2>nul
if exist "%LAMA%\" ren "%LAMA%" venv
if exist "%VENV%\terpasang.txt" echo Versi sebelumnya dikembalikan dan tetap dapat dipakai.
echo   1. Pastikan ruang kosong di drive C: paling sedikit 1 GB.
echo   2. Jalankan pasang.cmd sekali lagi.
echo   3. Bila tetap gagal, mintalah pengelola komputer mengizinkan python.exe di "%VENV%".
echo      Diperlukan Windows 10 atau yang lebih baru, 64-bit.
goto selesai

:salin_gagal
set "KODE=4"
echo.
echo Program sudah terpasang, tetapi ada berkas yang tidak dapat disalin.
echo Tutup SEMUA jendela Excel, lalu jalankan pasang.cmd sekali lagi.
goto selesai

:selesai
popd
:tutup
echo.
if defined JEDA pause
rem Bila sebuah berkas diseret ke sini, sisa namanya sesudah tanda dan (ampersand) jangan sampai dijalankan.
if defined JEDA exit %KODE%
endlocal & exit /b %KODE%
