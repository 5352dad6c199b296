"""`make bench` runs and writes every figure it is asked for. What a figure is decides no test: the machine does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

NAMED = {
    "sqlite_command_ratio",
    "postgres_command_ratio",
    "sqlite_p99_ratio",
    "postgres_p99_ratio",
    "unloaded_median_vs_stock_bolt",
    "last_vs_first_command",
    "scan_growth_sqlite",
    "scan_growth_postgres",
    "delivery_vs_limit",
    "start_vs_imports",
    "help_vs_imports",
    "rss_vs_imports",
    "idle_cpu_percent",
}
LONG = {"memory_growth", "towns_scan_seconds", "towns_digests", "towns_longest_group_ms", "towns_peak_mib"}


def _bench(out: Path, *arguments: str) -> tuple[dict[str, float], str]:
    command = [sys.executable, "-m", "bench", "--short", "--out", str(out), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(out.read_text("utf-8")), done.stdout


@pytest.mark.timeout(300)
def test_one_run_prints_and_writes_every_named_figure(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    figures, said = _bench(out)
    assert figures.keys() >= NAMED
    assert all(f"{name} " in said for name in NAMED)
    assert figures["delivery_refused"] == 0
    together, _ = _bench(out, "memory", "towns")
    assert together.keys() == figures.keys() | LONG
