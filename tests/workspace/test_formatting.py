"""What is escaped, and by whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.channels import Channels
from bot.workspace.config import ChannelTable, UserTable
from bot.workspace.formatting import Typed, escape, stored
from bot.workspace.identifiers import Identifiers
from bot.workspace.people import People


@pytest.fixture(scope="module")
def typed() -> Typed:
    people = People("T0", "Asia/Shanghai")
    people.load([UserTable(id="U0CHEN", name="chen.jing", real_name="陈静")], [])
    channels = Channels(Identifiers())
    channels.load(ChannelTable(id="C0GROUP", name="协调组"), ["U0CHEN"], created=0)
    channels.load(ChannelTable(id="C0SECRET", name="office", private=True), ["U0CHEN"], created=0)
    return Typed(people, channels)


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("a & b < c", "a &amp; b &lt; c"),
        ("a &amp; b &lt; c", "a &amp; b &lt; c"),
        ("<!channel> <!here>", "&lt;!channel&gt; &lt;!here&gt;"),
        ("<@U0CHEN> 好", "<@U0CHEN> 好"),
        ("<@U0NOBODY>", "&lt;@U0NOBODY&gt;"),
        ("<#C0GROUP>", "<#C0GROUP>"),
        ("见 https://example.invalid/a?b=1&c=2。", "见 <https://example.invalid/a?b=1&amp;c=2>。"),
        ("<https://example.invalid|名>", "<https://example.invalid|名>"),
    ],
)
def test_a_typed_message(typed: Typed, text: str, arrives: str) -> None:
    assert typed.message(text) == arrives
    assert typed.message(arrives) == arrives


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("<!channel> & <b>", "&lt;!channel&gt; &amp; &lt;b&gt;"),
        ("&amp;", "&amp;amp;"),
        ("变更 <@U0CHEN|chen.jing>", "变更 <@U0CHEN|chen.jing>"),
        ("变更 @chen.jing 139", "变更 <@U0CHEN|chen.jing> 139"),
        ("问 @chen.jing.", "问 <@U0CHEN|chen.jing>."),
        ("a@chen.jing", "a@chen.jing"),
        ("@nobody", "@nobody"),
        ("见 #协调组 和 #office", "见 <#C0GROUP|协调组> 和 <#C0SECRET|>"),
        ("见 https://example.invalid/x", "见 <https://example.invalid/x>"),
    ],
)
def test_a_command_that_is_escaped(typed: Typed, text: str, arrives: str) -> None:
    assert typed.command(text) == arrives


def test_a_command_that_is_not_escaped(typed: Typed) -> None:
    assert typed.plain_command("a < b <@U0CHEN|chen.jing> <#C0GROUP|协调组>") == "a < b @chen.jing #协调组"


@given(st.text())
def test_no_typed_text_speaks_to_everyone(text: str) -> None:
    people, channels = People("T0", "Asia/Shanghai"), Channels(Identifiers())
    typed = Typed(people, channels)
    for arrives in (typed.message(text), typed.command(text)):
        assert "<!" not in arrives
        assert "<@" not in arrives


@given(st.text())
def test_what_an_app_escaped_stays_as_it_is(text: str) -> None:
    assert stored(escape(text)) == escape(text)
    assert stored(stored(text)) == stored(text)
