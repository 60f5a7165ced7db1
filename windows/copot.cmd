@echo off
rem Mencopot lkjip-xl: membuang persis yang dibuat pasang.cmd. Buku kerja dan cadangannya tidak disentuh.
rem Pemakaian: klik dua kali, atau  copot.cmd /diam  (tanpa bertanya dan tanpa menunggu tombol).
rem Kode keluar: 0 tercopot, 1 dibatalkan, 2 berkasnya masih dipakai, 4 ada yang tidak dapat dihapus.
setlocal EnableExtensions DisableDelayedExpansion
rem Program di folder yang sedang terbuka, misalnya di sebelah buku kerja, tidak ikut dicari.
set "NoDefaultCurrentDirectoryInExePath=1"

set "RUMAH=%LOCALAPPDATA%\lkjip-xl"
set "VENV=%LOCALAPPDATA%\lkjip-xl\venv"
set "LAMA=%LOCALAPPDATA%\lkjip-xl\venv-lama"
set "PANDUAN=%LOCALAPPDATA%\lkjip-xl\panduan"
set "SERET=%LOCALAPPDATA%\lkjip-xl\seret.py"
set "XLSTART=%APPDATA%\Microsoft\Excel\XLSTART"
set "SETELAN=%USERPROFILE%\.lkjip"
set "KODE=0"

set "JEDA="
set "DIAM="
set "BARIS=%CMDCMDLINE:"=%"
if not "%BARIS:/c =%"=="%BARIS%" set "JEDA=1"
if /i "%~1"=="/diam" set "DIAM=1"
if defined DIAM set "JEDA="

echo.
echo Mencopot lkjip-xl. Yang akan dihapus:
echo   - program dan panduan di "%RUMAH%"
echo   - add-in "%XLSTART%\lkjip.xlam"
echo   - setelan dari versi lama di "%SETELAN%\lkjip.conf"
echo Buku kerja Anda dan folder cadangan di sebelahnya tidak disentuh. Python yang Anda pasang sendiri juga tidak.
echo.
if defined DIAM goto hapus
set "JAWAB="
set /p "JAWAB=Ketik Y lalu Enter untuk melanjutkan: "
if not defined JAWAB goto batal
if /i "%JAWAB:~0,1%"=="y" goto hapus

:batal
set "KODE=1"
echo Dibatalkan. Tidak ada yang dihapus.
goto selesai

:hapus
set "TERKUNCI="
if exist "%XLSTART%\lkjip.xlam" (type nul >>"%XLSTART%\lkjip.xlam") 2>nul || set "TERKUNCI=1"
if not exist "%VENV%\Scripts\" goto kunci_diperiksa
pushd "%VENV%"
for %%F in (xlwings*.dll Scripts\python.exe) do if exist "%%F" (type nul >>"%%F") 2>nul || set "TERKUNCI=1"
popd
:kunci_diperiksa
if defined TERKUNCI goto masih_dipakai

if exist "%VENV%\" rd /s /q "%VENV%" 2>nul
if exist "%LAMA%\" rd /s /q "%LAMA%" 2>nul
if exist "%PANDUAN%\" rd /s /q "%PANDUAN%" 2>nul
if exist "%SERET%" del /q "%SERET%" 2>nul
if exist "%XLSTART%\lkjip.xlam" del /q "%XLSTART%\lkjip.xlam" 2>nul

rem Baris setelan lain yang ditulis pemakai dibiarkan; berkas yang menjadi kosong dihapus.
if not exist "%SETELAN%\lkjip.conf" goto setelan_selesai
"%SystemRoot%\System32\findstr.exe" /v /i "INTERPRETER_WIN" "%SETELAN%\lkjip.conf" >"%SETELAN%\lkjip.conf.baru" && goto setelan_sisa
del /q "%SETELAN%\lkjip.conf" "%SETELAN%\lkjip.conf.baru" 2>nul
goto setelan_selesai
:setelan_sisa
move /y "%SETELAN%\lkjip.conf.baru" "%SETELAN%\lkjip.conf" >nul
:setelan_selesai
if exist "%SETELAN%\" rd "%SETELAN%" 2>nul
if exist "%RUMAH%\" rd "%RUMAH%" 2>nul

for %%F in ("%VENV%" "%LAMA%" "%PANDUAN%" "%SERET%" "%XLSTART%\lkjip.xlam") do if exist "%%~F" set "TERKUNCI=%%~F"
if defined TERKUNCI goto ada_sisa
echo lkjip-xl sudah dicopot.
if exist "%RUMAH%\" echo Masih ada berkas yang bukan buatan pasang.cmd di "%RUMAH%"; hapus sendiri bila tidak perlu.
if exist "%SETELAN%\lkjip.conf" echo Setelan yang Anda tulis sendiri di "%SETELAN%\lkjip.conf" dibiarkan.
goto selesai

:masih_dipakai
set "KODE=2"
echo Belum dapat dicopot: berkas lkjip-xl masih dipakai program lain. Tidak ada yang dihapus.
echo Simpan pekerjaan Anda, tutup SEMUA jendela Excel dan jendela lkjip.cmd, lalu jalankan copot.cmd sekali lagi.
goto selesai

:ada_sisa
set "KODE=4"
echo Ada yang tidak dapat dihapus, misalnya "%TERKUNCI%"
echo Tutup SEMUA jendela Excel, lalu jalankan copot.cmd sekali lagi.

:selesai
echo.
if defined JEDA pause
rem Bila sebuah berkas diseret ke sini, sisa namanya sesudah tanda dan (ampersand) jangan sampai dijalankan.
if defined JEDA exit %KODE%
endlocal & exit /b %KODE%
