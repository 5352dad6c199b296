"""What `make check` looks for in the repository's files is found, and not printed."""

import subprocess
import sys
from pathlib import Path

import pytest

HEX = "0123456789abcdef" * 4
PLANTED = {
    "a token of Slack's": "xoxb-" + "123456789012-" + "AbCdEfGhIjKlMnOp",
    "an app token of Slack's": "xapp-" + "1-A0123456789-1234567890-" + HEX,
    "an incoming webhook": "https://hooks.slack.com/" + "services/T01234567/B01234567/" + HEX[:24],
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "a key of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
    "a token of a forge": "ghp_" + HEX[:36],
    "a signing secret": 'signing_secret = "' + HEX[:32] + '"',
}


def scan(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/secrets_scan.py", *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_secret_is_found_and_not_printed(tmp_path: Path, what: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"first = 1\nkept = {PLANTED[what]}\n", "utf-8")
    found = scan(file)
    assert (found.returncode, f"{file}:2: {what}" in found.stdout) == (1, True)
    assert PLANTED[what] not in found.stdout


def test_the_repository_holds_none() -> None:
    found = scan()
    assert found.returncode == 0, found.stdout
