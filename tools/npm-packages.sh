#!/usr/bin/env bash
# Install what the browser tests put into the page (axe-core), by its lock file, when it is absent or older than the lock.
set -euo pipefail

folder=tests/browser/axe

[ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && exit 0

echo "Installing axe-core, which checks the page's accessibility"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! npm ci --prefix "$folder" </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    {
        echo "axe-core could not be installed from $folder/package-lock.json; npm's own message stands above."
        echo "If it speaks of the network, see to the connection (or to npm's registry and proxy settings); if of integrity,"
        echo "that registry serves another file than the lock names. Then run the same command again."
    } >&2
    exit 1
fi
touch "$folder/node_modules/.package-lock.json"
