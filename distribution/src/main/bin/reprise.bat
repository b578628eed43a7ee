@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Starts Reprise. The options of the JVM are in conf\jvm.options.
for %%i in ("%~dp0..") do set "REPRISE_DIR=%%~fi"

set "JAVA_EXE=java.exe"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
set "JAVA_VERSION="
for /f "tokens=3" %%v in ('call "%JAVA_EXE%" -version 2^>^&1 ^| findstr /i " version "') do if not defined JAVA_VERSION set "JAVA_VERSION=%%~v"
if not defined JAVA_VERSION (
    echo reprise: no Java found. Install Java 17 or newer, or set JAVA_HOME to one. 1>&2
    exit /b 4
)
for /f "delims=.-+ tokens=1" %%m in ("%JAVA_VERSION%") do set "JAVA_MAJOR=%%m"
if %JAVA_MAJOR% LSS 17 (
    echo reprise: needs Java 17 or newer, and %JAVA_EXE% is Java %JAVA_VERSION%. Set JAVA_HOME to a newer one. 1>&2
    exit /b 4
)

set "OPTIONS="
for /f "usebackq eol=# delims=" %%l in ("%REPRISE_DIR%\conf\jvm.options") do call :option "%%l"

rem Java 19 and later keep their archive of parsed classes by themselves.
if %JAVA_MAJOR% GEQ 19 (
    if not exist "%LOCALAPPDATA%\reprise\cds" mkdir "%LOCALAPPDATA%\reprise\cds" 2>nul
    if exist "%LOCALAPPDATA%\reprise\cds" set OPTIONS=%OPTIONS% -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\reprise\cds\${project.version}-%JAVA_VERSION%.jsa"
)

"%JAVA_EXE%" %OPTIONS% "-Dreprise.home=%REPRISE_DIR%" %REPRISE_JAVA_OPTS% -cp "%REPRISE_DIR%\lib\*" org.reprise.core.cli.Main %*
exit /b %ERRORLEVEL%

:option
set "LINE=%~1"
if "%LINE:~0,1%"=="-" goto :add
for /f "tokens=1* delims=:" %%a in ("%LINE%") do (
    set "RANGE=%%a"
    set "LINE=%%b"
)
set "FIRST=%RANGE%"
set "LAST=%RANGE%"
if not "%RANGE:-=%"=="%RANGE%" (
    set "LAST="
    for /f "tokens=1,2 delims=-" %%a in ("%RANGE%") do (
        set "FIRST=%%a"
        set "LAST=%%b"
    )
)
if %JAVA_MAJOR% LSS %FIRST% goto :eof
if defined LAST if %JAVA_MAJOR% GTR %LAST% goto :eof
:add
set OPTIONS=%OPTIONS% "%LINE%"
goto :eof
