"""Looks for secrets in the files that are kept in the repository; ends with 1 where it finds one. Needs no network.

    python tools/secrets_scan.py [FILE …]      without files: all that git knows

What only looks like a secret (in tests and examples) is short, or says of itself that it is none.
"""

import re
import subprocess
import sys
from pathlib import Path

PATTERNS = {
    "a token of Slack's": r"\bxox[abeoprs]-[0-9]{6,}-[0-9A-Za-z-]{10,}",
    "an app token of Slack's": r"\bxapp-[0-9]-[A-Z0-9]{8,}-[0-9]+-[0-9a-f]{16,}",
    "an incoming webhook": r"hooks\.slack\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}",
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a forge": r"\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{60,}|glpat-[0-9A-Za-z_-]{20,})",
    "a signing secret": r"(?i)signing_?secret[\"']?\s*[:=]\s*[\"']?[0-9a-f]{32}\b",
}
"""Slack: token types; the others by their issuers' own prefixes."""
_LARGEST = 5_000_000


def tracked() -> list[Path]:
    """Return the files that git knows."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in listed.split("\0") if name]


def secrets_in(path: Path) -> list[str]:
    """Return a line for each secret in a file; the secret itself is not printed."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return []
    text = path.read_text("utf-8", errors="replace")
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {what}"
        for what, pattern in PATTERNS.items()
        for match in re.finditer(pattern, text)
    ]


def main() -> int:
    """Print what was found; return the exit code."""
    found = [line for path in ([Path(name) for name in sys.argv[1:]] or tracked()) for line in secrets_in(path)]
    for line in found or ["No secret found."]:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
