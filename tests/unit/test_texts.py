"""The texts: complete in both languages, complete for what the program says, and nothing over."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot.domain
from bot.domain.permissions import Scope
from bot.domain.references import Kind
from bot.handlers.desk import HELPED
from bot.handlers.grammar import understand
from bot.texts import catalogue
from bot.texts.catalogue import LANGUAGES, key_of, texts_in

SOURCE = Path(bot.domain.__file__).parents[1]
TEXTS = SOURCE / "texts"
REFUSALS = {
    "Refusal",
    "Invalid",
    "Ambiguous",
    "NotFound",
    "Forbidden",
    "WrongState",
    "Stale",
    "Repeated",
    "Fault",
    "Mishap",
}
UNSHOWN = {Kind, Scope}
"""Fixed choices that no person reads: a reference shows its kind's letters, a scope only decides."""


def messages(language: str) -> dict[str, ftl.Message]:
    found = {}
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's own names
        self.names.add(node.id.name)


def variables(message: ftl.Message) -> set[str]:
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


class _Words(Visitor):
    def __init__(self) -> None:
        self.words: list[str] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.words.append(node.value)


def trees() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def calls() -> Iterator[tuple[str, ast.Call]]:
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                yield (node.func.id if isinstance(node.func, ast.Name) else node.func.attr), node


def error_keys() -> set[str]:
    found = {"said-twice", "delivered-twice"}
    for name, node in calls():
        if name in REFUSALS and node.args and isinstance(node.args[0], ast.Constant):
            found.add(node.args[0].value)
    return found


def _is_shown(thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, StrEnum) and thing is not StrEnum and thing not in UNSHOWN


def shown_choices() -> list[type[StrEnum]]:
    found: dict[str, type[StrEnum]] = {}
    for module in pkgutil.iter_modules(bot.domain.__path__):
        loaded = importlib.import_module(f"bot.domain.{module.name}")
        found |= dict(inspect.getmembers(loaded, _is_shown))
    return list(found.values())


def test_both_languages_say_the_same_things() -> None:
    zh, en = (messages(language) for language in LANGUAGES)
    assert zh.keys() == en.keys()
    assert {key: variables(zh[key]) for key in zh} == {key: variables(en[key]) for key in zh}


def test_the_catalogue_lists_every_message() -> None:
    for language in LANGUAGES:
        assert set(catalogue.keys(language)) == set(messages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_choice_has_a_name(language: str) -> None:
    texts = texts_in(language)
    missing = [key_of(member) for kind in shown_choices() for member in kind if not texts.has(key_of(member))]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    texts = texts_in(language)
    assert [key for key in sorted(error_keys()) if not texts.has(f"error-{key}")] == []


def test_a_refusals_sentence_asks_only_for_what_every_place_gives() -> None:
    known = messages("zh")
    short = []
    for name, node in calls():
        if name not in REFUSALS or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        given = {keyword.arg for keyword in node.keywords if keyword.arg}
        if name == "Fault":
            given = {key.value for key in node.args[1].keys if isinstance(key, ast.Constant)}
        key = node.args[0].value
        if not variables(known[f"error-{key}"]) <= given:
            short.append((key, variables(known[f"error-{key}"]) - given))
    assert short == []


def test_no_message_is_left_over() -> None:
    constants: set[str] = set()
    patterns: list[str] = []
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant | ast.FormattedValue):
                patterns.append(_pattern(node))
    named = {key_of(member) for kind in shown_choices() for member in kind}
    used = constants | named | {f"error-{key}" for key in error_keys()}
    known = [re.compile(pattern) for pattern in patterns if re.search(r"[a-z]-|-[a-z]", pattern)]
    left = [key for key in messages("zh") if key not in used and not any(p.fullmatch(key) for p in known)]
    assert left == []


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(part.value).replace(r"\-", "-") if isinstance(part, ast.Constant) else "[a-z0-9-]+"
        for part in node.values
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_help_shows_is_understood(language: str) -> None:
    texts = texts_in(language)
    for command in HELPED:
        assert understand(texts(f"usage-{command}")).command is command
        assert texts(f"about-{command}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_messages_offer_to_type_is_understood(language: str) -> None:
    """Whatever a message offers to type is a line that Concord reads."""
    slash = {"zh": "/xt ", "en": "/coord "}[language]
    for key, message in messages(language).items():
        if key == "help-hint":
            continue
        for line in _examples(message, slash):
            assert understand(line), f"{key}: {line}"


def _examples(message: ftl.Message, slash: str) -> list[str]:
    """The lines after the slash command, in every variant, with a reference where an argument stands."""
    found = []
    for pattern in _patterns(message.value):
        said = "".join(part.value if isinstance(part, ftl.TextElement) else "TK-40" for part in pattern.elements)
        ends = "[。”、\n]" if slash == "/xt " else "[”\n]|, or|\\.$|\\. "
        found += [re.split(ends, rest)[0].strip() for rest in said.split(slash)[1:]]
    return [line for line in found if line and line != "TK-40"]


def _patterns(pattern: ftl.Pattern | None) -> Iterator[ftl.Pattern]:
    assert pattern is not None
    selects = [
        part.expression
        for part in pattern.elements
        if isinstance(part, ftl.Placeable) and isinstance(part.expression, ftl.SelectExpression)
    ]
    if not selects:
        yield pattern
    for select in selects:
        for variant in select.variants:
            yield from _patterns(variant.value)


def test_chinese_stands_with_its_own_punctuation() -> None:
    """Half-width punctuation belongs only to what is typed: after the slash command, in times, in examples of dates."""
    wrong = []
    for key, message in messages("zh").items():
        visitor = _Words()
        visitor.visit(message)
        for words in visitor.words:
            prose = re.sub(r"/xt[^。”]*", "", words)
            if re.search(r"[\u4e00-\u9fff\u201d\u3011][,:;?!()]|[,:;?!(][\u4e00-\u9fff\u201c\u3010]", prose):
                wrong.append(key)
    assert wrong == []


def test_every_sign_is_drawn_by_the_local_page() -> None:
    """A machine without a font for them shows boxes instead."""
    drawn = (SOURCE / "workspace" / "page" / "js" / "emoji.js").read_text("utf-8")
    sources = [*(SOURCE / "texts").glob("*/*.ftl"), *(SOURCE / "views").glob("*.py")]
    signs = {
        sign
        for path in sources
        for sign in re.findall("[\U0001f000-\U0001faff\u2600-\u27bf\u23e9-\u23fa]", path.read_text("utf-8"))
    }
    assert {sign for sign in signs if f'"{sign}": [' not in drawn and f'"{sign}": "' not in drawn} == set()


def test_english_is_english() -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    allowed = {"button-language", "error-roster-unit-missing"}
    wrong = []
    for key, message in messages("en").items():
        visitor = _Words()
        visitor.visit(message)
        if chinese.search("".join(visitor.words)) and key not in allowed:
            wrong.append(key)
    assert wrong == []


def test_a_quarter_is_said_in_words() -> None:
    assert catalogue.Texts("zh", "Asia/Shanghai").quarter("2026Q4") == "2026年第四季度"
    assert catalogue.Texts("en", "Asia/Shanghai").quarter("2027Q1") == "Q1 2027"
