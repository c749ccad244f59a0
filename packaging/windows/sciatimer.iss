; The installer for Windows, for Inno Setup 6.3 or later. README.md beside this file says how it is built and what has
; been run of it. It wants two things said on its command line, so that neither is written twice:
;   ISCC /DAppVersion=1.2.3 /DCheckout=C:\path\to\checkout packaging\windows\sciatimer.iss
#ifndef AppVersion
  #error Say /DAppVersion=..., as python -m tools.recipes version prints it.
#endif
#ifndef Checkout
  #error Say /DCheckout=..., the folder with pyproject.toml.
#endif

; As in gui/sciatimer/desktop/own_program.py: Windows groups windows and signs notifications by it.
#define Identity "Sciatimer"
; The program without a console window. sciatimer.exe, with one, is for the command line.
#define Program "sciatimerw.exe"
#define CommandLine "sciatimer.exe"
#define Run "Software\Microsoft\Windows\CurrentVersion\Run"
#define Approved "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

[Setup]
; Never change it: by it Windows knows that a later version takes the place of this one.
AppId={{A4E1F6B2-6C53-4C2E-9B0B-6F0C1B7D52E8}
AppName=Sciatimer
AppVersion={#AppVersion}
AppVerName=Sciatimer {#AppVersion}
AppPublisher=The Sciatimer authors
VersionInfoVersion={#AppVersion}
; For the person who installs it, without an administrator: {autopf} is then their own folder of programs.
PrivilegesRequired=lowest
DefaultDirName={autopf}\Sciatimer
DisableProgramGroupPage=yes
LicenseFile={#Checkout}\LICENSE
; The oldest that Qt 6.11 runs on, Windows 10 1809; its wheels are for 64-bit Intel and AMD, which Windows 11 on ARM runs, too.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
SetupIconFile={#Checkout}\build\windows\sciatimer.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir={#Checkout}\dist
OutputBaseFilename=sciatimer-{#AppVersion}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; A program that waits in the tray holds its files; it is asked to end, and started again by the person.
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool=sciatimer
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[Messages]
english.ConfirmUninstall=Remove %1 from this computer?%n%nYour history, settings and own exercises stay in your folder AppData\Local\sciatimer. Delete that folder yourself if you want them gone.
german.ConfirmUninstall=%1 von diesem Computer entfernen?%n%nIhr Verlauf, Ihre Einstellungen und eigenen Übungen bleiben in Ihrem Ordner AppData\Local\sciatimer. Löschen Sie diesen Ordner selbst, wenn sie weg sein sollen.

[CustomMessages]
english.Autostart=Remind me of breaks: start in the tray when I log in
german.Autostart=An Pausen erinnern: beim Anmelden in der Leiste starten

[Tasks]
Name: "autostart"; Description: "{cm:Autostart}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not lie beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Checkout}\build\packaging\folder\sciatimer\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Sciatimer"; Filename: "{app}\{#Program}"; AppUserModelID: "{#Identity}"

[Registry]
; The same value that the program's own switch writes and reads (desktop/autostart_windows.py).
Root: HKCU; Subkey: "{#Run}"; ValueType: string; ValueName: "{#Identity}"; ValueData: """{app}\{#Program}"" --tray"; Tasks: autostart
; Nothing is written by these: they take away what the program has written, when it is removed.
Root: HKCU; Subkey: "{#Run}"; ValueType: none; ValueName: "{#Identity}"; Flags: uninsdeletevalue dontcreatekey
Root: HKCU; Subkey: "{#Approved}"; ValueType: none; ValueName: "{#Identity}"; Flags: uninsdeletevalue dontcreatekey
Root: HKCU; Subkey: "Software\Classes\AppUserModelId\{#Identity}"; ValueType: none; Flags: uninsdeletekey dontcreatekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Sciatimer}"; Flags: nowait postinstall skipifsilent
