@echo off
setlocal
rem Runs Reprise from a checkout, building it first where it is not built. After a change: mvnw.cmd package -DskipTests
set "ROOT=%~dp0"
if exist "%ROOT%distribution\target\reprise\bin\reprise.bat" goto :start
echo reprise: building once, takes a few minutes ... 1>&2
pushd "%ROOT%"
call mvnw.cmd -B -ntp -q package -DskipTests -Dspotless.check.skip=true -Dreprise.archives=false 1>&2
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
    echo reprise: the build failed. 1>&2
    exit /b 4
)
:start
call "%ROOT%distribution\target\reprise\bin\reprise.bat" %*
exit /b %ERRORLEVEL%
