@echo off
rem Jalan kedua, tanpa Excel: menghitung buku kerja yang sudah disimpan dan ditutup.
rem Pemakaian: seret buku kerja ke atas berkas ini; atau klik dua kali; atau  lkjip.cmd [/diam] BERKAS ...
rem Kode keluar: 0 beres, 1 ada temuan, 2 tidak dapat dijalankan, 3 belum dipasang.
setlocal EnableExtensions DisableDelayedExpansion
rem Program di folder yang sedang terbuka, misalnya di sebelah buku kerja, tidak ikut dicari.
set "NoDefaultCurrentDirectoryInExePath=1"

set "PYTHON=%LOCALAPPDATA%\lkjip-xl\venv\Scripts\python.exe"
set "SERET=%LOCALAPPDATA%\lkjip-xl\seret.py"
set "CATATAN=%TEMP%\lkjip-%RANDOM%-%RANDOM%.txt"
set "KODE=3"
set "HALAMAN="
set "DIAM="
set "DIKLIK="
set "LKJIP_SKRIP=%~nx0"
set "LKJIP_ISI="
for /f "tokens=2 delims=:." %%K in ('%SystemRoot%\System32\chcp.com') do set "HALAMAN=%%K"
"%SystemRoot%\System32\chcp.com" 65001 >nul

rem Yang diketik sesudah nama berkas ini hanya boleh muncul di belakang rem: di tempat lain tanda dan (ampersand) di dalam
rem sebuah nama akan memulai perintah. cmd menuliskan baris rem itu ke sebuah berkas, dan dari sana isinya dibaca.
setlocal
for %%A in (1) do (
    set "PROMPT=$_"
    echo on
    for %%B in (1) do rem * #%*#
    @echo off
) 2>nul >"%CATATAN%"
endlocal
if exist "%CATATAN%" for /f "usebackq delims=" %%L in ("%CATATAN%") do set "LKJIP_ISI=%%L"
if exist "%CATATAN%" del /q "%CATATAN%" 2>nul

rem Explorer tidak memberi tanda kutip pada nama yang memuat tanda dan (ampersand) tanpa spasi, lalu cmd memotongnya.
rem Karena itu seluruh baris perintah diserahkan utuh kepada seret.py, sebagai variabel yang tidak dijalankan siapa pun.
setlocal EnableDelayedExpansion
if defined LKJIP_ISI set "LKJIP_ISI=!LKJIP_ISI:*#=!"
if defined LKJIP_ISI set "LKJIP_ISI=!LKJIP_ISI:~0,-2!"
if defined LKJIP_ISI if not "!LKJIP_ISI:/diam=!"=="!LKJIP_ISI!" set "DIAM=1"
set "LKJIP_BARIS=!CMDCMDLINE!"
if defined LKJIP_BARIS if not "!LKJIP_BARIS:/c =!"=="!LKJIP_BARIS!" if not "!LKJIP_BARIS:%~nx0=!"=="!LKJIP_BARIS!" set "DIKLIK=1"

if not exist "!PYTHON!" goto belum_dipasang
if not exist "!SERET!" goto belum_dipasang
"!PYTHON!" -I -X utf8 "!SERET!"
set "KODE=!ERRORLEVEL!"
goto selesai

:belum_dipasang
echo lkjip-xl belum terpasang di komputer ini. Jalankan pasang.cmd dari paket lkjip-xl lebih dahulu.

:selesai
if defined HALAMAN "%SystemRoot%\System32\chcp.com" !HALAMAN! >nul
echo.
if defined DIKLIK if not defined DIAM pause
rem Bila diseret, cmd harus langsung ditutup: sisa nama sesudah ampersand jangan sampai dijalankan sebagai perintah.
if defined DIKLIK exit %KODE%
exit /b %KODE%
