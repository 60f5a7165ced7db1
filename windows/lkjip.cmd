@echo off
rem Jalan kedua, tanpa Excel: menghitung buku kerja yang sudah disimpan dan ditutup.
rem Pemakaian: seret buku kerja ke atas berkas ini; atau klik dua kali; atau  lkjip.cmd [/diam] BERKAS ...
rem Kode keluar: 0 beres, 1 ada temuan, 2 tidak dapat dijalankan, 3 belum dipasang.
setlocal EnableExtensions DisableDelayedExpansion

set "PYTHON=%LOCALAPPDATA%\lkjip-xl\venv\Scripts\python.exe"
set "SERET=%LOCALAPPDATA%\lkjip-xl\seret.py"
set "KODE=3"
set "HALAMAN="
set "DIAM="
if /i "%~1"=="/diam" set "DIAM=1"

rem Explorer tidak memberi tanda kutip pada nama yang memuat tanda dan (ampersand) tanpa spasi, lalu cmd memotongnya.
rem Karena itu seluruh baris perintah diserahkan utuh kepada seret.py.
set "LKJIP_SKRIP=%~nx0"
set LKJIP_ISI=%*
setlocal EnableDelayedExpansion
set "LKJIP_BARIS=!CMDCMDLINE!"
set "DIKLIK="
if defined LKJIP_BARIS if not "!LKJIP_BARIS:/c =!"=="!LKJIP_BARIS!" if not "!LKJIP_BARIS:%~nx0=!"=="!LKJIP_BARIS!" set "DIKLIK=1"

if not exist "!PYTHON!" goto belum_dipasang
if not exist "!SERET!" goto belum_dipasang
for /f "tokens=2 delims=:." %%K in ('chcp') do set "HALAMAN=%%K"
chcp 65001 >nul
"!PYTHON!" -I -X utf8 "!SERET!"
set "KODE=!ERRORLEVEL!"
if defined HALAMAN chcp !HALAMAN! >nul
goto selesai

:belum_dipasang
echo lkjip-xl belum terpasang di komputer ini. Jalankan pasang.cmd dari paket lkjip-xl lebih dahulu.

:selesai
echo.
if defined DIKLIK if not defined DIAM pause
rem Bila diseret, cmd harus langsung ditutup: sisa nama sesudah ampersand jangan sampai dijalankan sebagai perintah.
if defined DIKLIK exit %KODE%
exit /b %KODE%
