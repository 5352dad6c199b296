"""What the dashboard asks for and what the documents name is what is measured."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import REGISTRY, Counter, Gauge, Histogram

from bot import measures

DASHBOARD = json.loads(Path("docs/grafana.json").read_text("utf-8"))
ENDS = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}


def measured() -> dict[str, set[str]]:
    """Return the series of each of our measures, by its name."""
    return {
        family.name: {family.name + end for end in ENDS[family.type]}
        for family in REGISTRY.collect()
        if family.name.startswith("concord_")
    }


def expressions() -> Iterator[str]:
    for panel in DASHBOARD["panels"]:
        for target in panel["targets"]:
            yield target["expr"]
    for variable in DASHBOARD["templating"]["list"]:
        yield variable["query"]


def test_every_query_of_the_dashboard_names_what_is_measured() -> None:
    known = {series for all_of_it in measured().values() for series in all_of_it}
    known |= {"process_resident_memory_bytes", "process_cpu_seconds_total"}
    asked = {name for text in expressions() for name in re.findall(r"\b(?:concord|process)_[a-z_]+", text)}
    assert asked <= known


def test_every_measure_is_on_the_dashboard() -> None:
    shown = " ".join(expressions())
    assert {name for name, series in measured().items() if not any(one in shown for one in series)} == set()


def test_every_label_grouped_by_is_one_of_the_measure() -> None:
    of_ours = [each for each in vars(measures).values() if isinstance(each, Counter | Gauge | Histogram)]
    labels = {label for each in of_ours for label in each._labelnames}
    grouped = {
        label.strip()
        for text in expressions()
        for names in re.findall(r"by \(([^)]*)\)", text)
        for label in names.split(",")
    }
    assert grouped <= labels | {"le", "instance"}


def test_panels_stand_apart_and_have_numbers_of_their_own() -> None:
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in DASHBOARD["panels"]]
    numbers = [panel["id"] for panel in DASHBOARD["panels"]]
    assert (len(set(places)), len(set(numbers))) == (len(places), len(numbers))


def test_the_table_of_measures_is_complete() -> None:
    text = Path("docs/operations.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(concord_[a-z_]+)", text, re.MULTILINE))
    assert {name.removesuffix("_total") for name in named} == set(measured())
