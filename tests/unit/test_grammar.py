"""Words to commands, in both languages and however wide they are typed."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Invalid
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import PHRASES, Command, understand, unslack


@pytest.mark.parametrize(
    ("line", "command", "rest", "language"),
    [
        ("", Command.DESK, "", ""),
        ("帮助", Command.HELP, "", "zh"),
        ("help progress", Command.HELP, "progress", "en"),
        ("议题 提交 关于村级文化站", Command.TOPIC_NEW, "关于村级文化站", "zh"),
        ("议题提交关于村级文化站", Command.TOPIC_NEW, "关于村级文化站", "zh"),
        ("Topic  New  Village halls", Command.TOPIC_NEW, "Village halls", "en"),
        ("议题 列表 文化站", Command.TOPIC_LIST, "文化站", "zh"),
        ("议题", Command.TOPIC_LIST, "", "zh"),
        ("议题 TP-3", Command.TOPIC_SHOW, "TP-3", "zh"),
        ("topic tp3", Command.TOPIC_SHOW, "tp3", "en"),
        ("纪要 起草", Command.MINUTES_DRAFT, "", "zh"),
        ("minutes list", Command.MINUTES_LIST, "", "en"),
        ("minutes MN-1", Command.MINUTES_SHOW, "MN-1", "en"),
        ("任务 列表 逾期", Command.TASK_LIST, "逾期", "zh"),
        ("task list mine", Command.TASK_LIST, "mine", "en"),
        ("任务 TK-40", Command.TASK_SHOW, "TK-40", "zh"),
        ("ＴＫ－４０", Command.TASK_SHOW, "ＴＫ－４０", ""),
        ("tk40", Command.TASK_SHOW, "tk40", ""),
        ("任务　交办", Command.TASK_NEW, "", "zh"),
        ("进展 TK-40 60% 选址已完成", Command.PROGRESS, "TK-40 60% 选址已完成", "zh"),
        ("进展TK-40 60％ 选址已完成，等待审批", Command.PROGRESS, "TK-40 60％ 选址已完成，等待审批", "zh"),
        ("ｐｒｏｇｒｅｓｓ TK-40 60% done", Command.PROGRESS, "TK-40 60% done", "en"),
        ("签收 TK-40", Command.ACKNOWLEDGE, "TK-40", "zh"),
        ("办结 TK-40 已完成", Command.DONE, "TK-40 已完成", "zh"),
        ("确认办结 TK-40", Command.CLOSE, "TK-40", "zh"),
        ("send back TK-40 no evidence", Command.SEND_BACK, "TK-40 no evidence", "en"),
        ("联络员", Command.CONTACTS, "", "zh"),
        ("联络员 教育局", Command.CONTACTS, "教育局", "zh"),
        ("联络员 变更", Command.CONTACT_CHANGE, "", "zh"),
        ("联络员 电话 13800000000", Command.PHONE, "13800000000", "zh"),
        ("contacts phone 13800000000", Command.PHONE, "13800000000", "en"),
        ("记录 TK-40", Command.HISTORY, "TK-40", "zh"),
    ],
)
def test_lines(line: str, command: Command, rest: str, language: str) -> None:
    said = understand(line)
    assert (said.command, said.rest, said.language) == (command, rest, language)


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("进展 TK-40 60% 好", Reference(Kind.TASK, 40), "60% 好"),
        ("进展 tk 40 60% 好", Reference(Kind.TASK, 40), "60% 好"),
        ("进展 ＴＫ－４０ 好", Reference(Kind.TASK, 40), "好"),
        ("progress TK-0040", Reference(Kind.TASK, 40), ""),
    ],
)
def test_references_ahead(text: str, found: Reference, rest: str) -> None:
    assert understand(text).reference() == (found, rest)


@pytest.mark.parametrize("text", ["进展", "进展 选址已完成", "progress XX-3 text", "progress TK- text", "进展 TK-0 好"])
def test_a_missing_reference_is_named(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        understand(text).reference()
    assert refused.value.fault.key == "reference-missing"


def test_a_near_miss_is_answered_with_the_nearest_phrase() -> None:
    with pytest.raises(Invalid) as refused:
        understand("progres TK-40 60%")
    assert (refused.value.fault.key, refused.value.fault.arguments["near"]) == ("unknown-word-near", "progress")


def test_nonsense_is_said_so() -> None:
    with pytest.raises(Invalid) as refused:
        understand("䷀䷀䷀䷀")
    assert refused.value.fault.key == "unknown-word"


def test_no_two_commands_share_a_phrase() -> None:
    phrases = [phrase for found in PHRASES.values() for phrase in found]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_can_be_said_in_both_languages(language: str) -> None:
    for command, phrases in PHRASES.items():
        assert any(phrase.isascii() == (language == "en") for phrase in phrases), command


@given(st.text(max_size=300))
def test_any_text_is_understood_or_refused(text: str) -> None:
    with suppress(Invalid):
        assert understand(text).command in Command


@given(
    st.sampled_from(["进展 TK-1 5% ", "议题 提交 ", "progress TK-1 5% "]),
    st.text("&<>!@#" + string.ascii_letters + "汉字", min_size=1),
)
def test_what_was_typed_after_the_phrase_is_kept(phrase: str, words: str) -> None:
    assert understand(phrase + words).rest.endswith(words)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("a &lt;!channel&gt; &amp; b", "a <!channel> & b"),
        ("<!channel> <@U1> now", "<!channel> <@U1> now"),
        ("<@U123|chen> <#C1|general>", "@chen #general"),
        ("see <https://x.cn/a|x.cn/a>", "see x.cn/a"),
        ("<https://x.cn/a>", "https://x.cn/a"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_slack_text_is_read_as_typed(sent: str, typed: str) -> None:
    assert unslack(sent) == typed
