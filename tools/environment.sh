#!/usr/bin/env bash
# Make the virtual environment, when it is missing, and install what a lock file names.
#
#   PYTHON=python3.12 tools/environment.sh VENV LOCK_FILE
#
# PYTHON is optional: the newest suitable interpreter on the path is found by itself.
set -euo pipefail

venv=$1
lock=$2

fail() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

is_suitable() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && is_suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null || fail "There is no '$PYTHON' on this machine." \
            "Name a Python 3.11 or newer that is there, for example: make PYTHON=python3.12 demo"
        is_suitable "$PYTHON" || fail "'$PYTHON' is $("$PYTHON" --version 2>&1), but Concord needs Python 3.11 or newer." \
            "Name a newer one, for example: make PYTHON=python3.12 demo"
        echo "$PYTHON"
        return
    fi
    find_python || fail "Concord needs Python 3.11 or newer, and none was found (python3 is: $(python3 --version 2>&1 || true))." \
        "Install one (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv; macOS: brew install python@3.12)." \
        "If it is not called python3, name it, for example: make PYTHON=python3.12 demo"
}

create_venv() {
    local python version
    python=$(choose_python)
    version=$("$python" -c 'import platform; print(platform.python_version())')
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "This Python $version comes without its venv module." \
        "On Debian and Ubuntu: apt-get install python3-venv   (then run the same command again)"
    echo "Making a virtual environment in $venv (Python $version)"
    "$python" -m venv --clear "$venv"
}

# Turns what pip prints into one line that counts.
show_progress() {
    awk -v total="$1" -v terminal="$2" '
        /^(Collecting|Processing) / {
            n++
            sub(".*/", "", $2)
            if (terminal) { printf "\r\033[K  %d of %d  %s", n, total, $2; fflush() }
            else if (n % 20 == 0) { printf "  %d of %d\n", n, total; fflush() }
        }
        /^Installing collected/ {
            if (terminal) printf "\r\033[K"
            print "  unpacking"; fflush()
        }'
}

# The arguments are pip's; what it says goes to the log, which is shown only if it fails.
pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --no-deps --progress-bar off "$@" 2>>"$log"
}

pip_failed() {
    printf '\n' >&2
    grep -v '^WARNING: Location' "$log" | tail -n 15 >&2
    fail "$@"
}

install_lock() {
    local total terminal=0
    total=$(grep -c '==' "$lock")
    [ -t 1 ] && terminal=1
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    echo "Installing the $total packages of $lock (the first time takes about a minute)"
    pip_install --require-hashes --requirement "$lock" | show_progress "$total" "$terminal" ||
        pip_failed "The packages could not be installed; pip's own message stands above." \
            "If it speaks of the network, see to the connection (or to pip's proxy settings) and run the same command" \
            "again: what was already fetched is not fetched twice."
    pip_install --quiet --no-build-isolation --editable . ||
        pip_failed "Concord itself could not be installed into $venv; pip's own message stands above."
}

if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    create_venv
fi
is_suitable "$venv/bin/python" || fail "The virtual environment $venv was made with $("$venv/bin/python" --version 2>&1), too old for Concord." \
    "Remove it (rm -r $venv) and run the same command again."
install_lock
