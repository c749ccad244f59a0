#!/usr/bin/env bash
# Proves the two commands on a bare Debian: python3 and certificates, nothing else installed.
#
#   packaging/bare-debian.sh [COMMAND ...]       default: "python3 dev.py test" and "python3 dev.py run"
#
# Needs root, mmdebstrap and git. The apt and pip settings of this machine are taken as they are, so that the bare
# system reaches the same mirrors. SUITE (default bookworm) may be set, and BARE, a folder that is kept for a look.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/.." && pwd)
suite=${SUITE:-bookworm}
if [ -n "${BARE:-}" ]; then
    bare=$BARE
else
    bare=$(mktemp -d)
    # --one-file-system: should anything still be mounted in it, that stays
    trap 'rm -rf --one-file-system "$bare"' EXIT
fi
[ $# -gt 0 ] || set -- "python3 dev.py test" "python3 dev.py run"

echo "== a bare $suite in $bare"
mmdebstrap --quiet --variant=minbase --include=python3,ca-certificates "$suite" "$bare"

echo "== the settings of this machine for apt, pip and certificates"
for path in /etc/apt /etc/pip.conf /etc/xdg/pip /etc/resolv.conf /etc/hosts /etc/ssl/certs; do
    [ -e "$path" ] || continue
    mkdir -p "$bare$(dirname "$path")"
    rm -rf "${bare:?}$path"
    cp -rL "$path" "$bare$path" 2>/dev/null || cp -r "$path" "$bare$path"
done
settings=(HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin CI=true)
while IFS= read -r setting; do settings+=("$setting"); done < <(
    env | grep -iE '^(pip_(cert|index_url|extra_index_url|trusted_host|default_timeout)|ssl_cert_(file|dir)|(https?|no)_proxy)='
)

git clone --quiet "$checkout" "$bare/root/sciatimer"

mount_all() {
    mount -t proc proc "$bare/proc"
    mount --rbind --make-rslave /sys "$bare/sys"
    mount --rbind --make-rslave /dev "$bare/dev"
}
export -f mount_all
export bare

status=0
for command in "$@"; do
    echo "== $command"
    # A mount namespace of its own: whatever happens, nothing stays mounted.
    unshare --mount --pid --fork --kill-child bash -c '
        set -e
        mount_all
        exec chroot "$bare" env -i "$@"
    ' bash "${settings[@]}" sh -c "cd /root/sciatimer && $command" </dev/null && code=0 || code=$?
    echo "== $command: exit code $code"
    [ "$code" = 0 ] || status=$code
done
exit "$status"
