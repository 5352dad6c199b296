"""The domain is plain Python: whatever is added to the project's dependencies, it stays out of there."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parents[2] / "bot" / "domain"
MODULES = sorted(DOMAIN.rglob("*.py"))


def imported_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(DOMAIN)))
def test_imports_the_standard_library_and_the_domain_only(path: Path) -> None:
    names = imported_names(ast.parse(path.read_text("utf-8")))
    strangers = {
        name
        for name in names
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("bot.domain")
    }
    assert strangers == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(DOMAIN)))
def test_never_waits(path: Path) -> None:
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    assert not [node.lineno for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, waiting)]
