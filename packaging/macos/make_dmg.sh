#!/usr/bin/env bash
# Lays Sciatimer.app into a disk image with a link to Applications beside it. On macOS, after `dev.py package`.
# Written to the manual of hdiutil; it has not been run.
set -euo pipefail
cd "$(dirname "$0")/../.."

image="dist/sciatimer-$(python3 -m tools.recipes version)-$(uname -m).dmg"
mkdir -p dist
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
ditto build/packaging/folder/Sciatimer.app "$room/Sciatimer.app" # keeps links and signatures, which cp -r would not
ln -s /Applications "$room/Applications"
cp LICENSE "$room/LICENSE.txt"
hdiutil create -volname Sciatimer -srcfolder "$room" -fs HFS+ -format UDZO -ov "$image"
echo "Written: $image"
