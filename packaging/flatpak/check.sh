#!/usr/bin/env bash
# Proves on an installed Flatpak that every library of PySide6 finds what it is linked to, in the runtime without the SDK.
# Written after the manual of flatpak-run; it has not been run.
set -euo pipefail

name=${1:-invalid.sciatimer.sciatimer}
# shellcheck disable=SC2016 # the variables are those of the shell inside
missing=$(flatpak run --command=sh "$name" -c '
    find /app/lib/python3.*/site-packages/PySide6 /app/lib/libspeechd.so.2 /app/lib/libxcb-cursor.so.0 -name "*.so*" |
        while read -r file; do
            python3 -c "import ctypes, sys; ctypes.CDLL(sys.argv[1])" "$file" 2>&1 | tail -n 1
        done')
if [ -n "$missing" ]; then
    printf 'These are missing:\n%s\n' "$missing" >&2
    exit 1
fi
echo "Every library is found."
