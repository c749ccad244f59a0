"""What `dev.py package` makes: wheel and sdist, the program as one folder, the Debian package, the AppImage; each is tried."""
