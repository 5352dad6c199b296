import hashlib
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.domain.errors import Invalid
from bot.domain.groups import Group, names_of
from bot.domain.ladder import Audience
from bot.domain.people import Role, Unit
from bot.profiles.schema import Profile, ProfileError, Standing, load_profile

FOUNDING = Path(__file__).parents[2] / "bot" / "profiles" / "lucheng.toml"
TEXT = FOUNDING.read_text("utf-8")

# Annex 2 as printed: how many duties each of the 26 units has, in the document's order.
DUTIES = {
    "区政府办公室(区大数据发展管理局)": 3,
    "区委组织部": 1,
    "区委宣传部": 3,
    "区委统战部(区民宗局)": 5,
    "区委编办": 1,
    "区精神文明建设指导中心": 4,
    "区督考办": 2,
    "区发改局": 3,
    "区教育局": 4,
    "区科技局": 2,
    "区民政局": 2,
    "区财政局": 3,
    "区人力社保局": 1,
    "区住建局": 2,
    "区农业农村局(区扶贫办)": 2,
    "区文化和广电旅游体育局": 7,
    "区市场监管局": 2,
    "区统计局": 3,
    "市自然资源和规划局鹿城分局": 2,
    "区总工会": 3,
    "团区委": 3,
    "区妇联": 4,
    "区侨联": 1,
    "区文联": 1,
    "区残联": 3,
    "区科协": 3,
}
EVERY_WORD = "bfa58b6f45ff5bda4a6d6375777fd6c7ebbbee59d7a3d35d237718f1494d418d"
"""SHA-256 of the 70 duties, a line each, compared with the published text."""


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(FOUNDING)


@pytest.fixture(scope="module")
def group(profile: Profile) -> Group:
    units = tuple(
        Unit(position, 1, said.key, position, said.name, said.short, said.english, said.aliases)
        for position, said in enumerate(profile.units, start=1)
    )
    rules, areas = profile.rules.to_rules(), profile.to_areas()
    return Group(1, profile.key, profile.name, profile.short, 1, {}, rules, areas, units)


def test_the_founding_group_has_the_documents_units_in_its_order(profile: Profile) -> None:
    assert {unit.name: len(unit.duties) for unit in profile.units} == DUTIES
    assert [unit.name for unit in profile.units] == list(DUTIES)
    assert sum(DUTIES.values()) == 70


def test_every_duty_stands_word_for_word(profile: Profile) -> None:
    texts = [duty.text for unit in profile.units for duty in unit.duties]
    assert hashlib.sha256("\n".join(texts).encode()).hexdigest() == EVERY_WORD
    assert (
        "按照标准化法律法规规定,负责公共文化服务领域地方标准制(修)订的计划、审批、编号和发布,统一管理该领城地方标准工作。"
        in texts
    )
    assert "推进海外鹿城人参与公共文化服务。" in texts


def test_a_single_duty_bears_no_number_as_printed(profile: Profile) -> None:
    single = [unit.short for unit in profile.units if [duty.number for duty in unit.duties] == [None]]
    assert single == ["组织部", "编办", "人力社保局", "侨联", "文联"]


def test_the_half_yearly_inspection_goes_where_the_document_sends_it(profile: Profile) -> None:
    cadence = profile.units[0].duties[1].cadence
    assert cadence is not None
    assert cadence.every == "half-year"
    assert cadence.addressee == "国家创建办公室"
    assert cadence.copies == ("温州市人民政府", "温州市文化广电和旅游局", "温州市财政局")
    assert [(work.lead, work.area, work.cadence.every) for work in profile.recurring] == [("culture", 2, "year")]


def test_areas_and_roles_are_those_of_the_rules_of_procedure(profile: Profile) -> None:
    assert [area.number for area in profile.to_areas()] == list(range(1, 9))
    assert profile.areas[2].zh == "协调建立稳定的公共文化服务投入保障机制"
    assert profile.areas[6].zh == "建立推进公共文化服务社会化"
    assert {role.role for role in profile.roles} == set(Role)
    held = {role.role: role.unit for role in profile.roles if role.unit}
    assert held == {Role.SECRETARIAT: "culture", Role.DIRECTOR: "culture", Role.INSPECTOR: "supervision"}


def test_the_rules_reach_the_domain(profile: Profile) -> None:
    rules = profile.rules.to_rules()
    assert rules.silence_is_consent is False
    assert profile.rules.plenaries_per_year == (1, 2)
    assert (rules.hours.start, rules.hours.end, rules.digest_at) == (time(9), time(17, 30), time(9))
    assert [rung.offset for rung in rules.ladders["task"].rungs] == [-7, -3, -1, 0, 1, 3, 7]
    assert rules.ladders["task"].repeat_every == 5
    told = {rung.offset: rung.audiences for rung in rules.ladders["task"].rungs}
    assert told[-7] == told[0] == {Audience.LIAISON}
    assert told[1] == {Audience.LIAISON, Audience.GROUP_CHANNEL}
    assert Audience.MEMBER in told[3] - told[1]
    assert told[7] - told[3] == {Audience.CONVENER, Audience.INSPECTOR}
    assert rules.number_form.format(year=2026, number=3) == "〔2026〕3号"
    assert rules.hours.contains(datetime(2026, 2, 14, 1, 0, tzinfo=UTC), rules.calendar), "a Saturday that is worked"


def test_every_name_of_a_unit_means_that_unit(group: Group) -> None:
    for unit in group.units:
        assert {group.get_unit(name).key for name in names_of(unit)} == {unit.key}


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("区大数据发展管理局", "区政府办"),
        ("民宗局", "统战部"),
        ("扶贫办", "农业农村局"),
        ("区精神文明指导中心", "文明中心"),
        ("文广旅体局", "文广旅体局"),
        ("自规局", "资规分局"),
        ("人社局", "人力社保局"),
        ("教育", "教育局"),
        ("区残疾人联合会", "残联"),
        ("education bureau", "教育局"),
        ("youth league", "团区委"),
    ],
)
def test_units_are_found_by_what_people_call_them(group: Group, said: str, short: str) -> None:
    assert group.get_unit(said).short == short


def test_half_a_name_that_fits_several_units_is_not_guessed(group: Group) -> None:
    with pytest.raises(Invalid) as refused:
        group.get_unit("联合会")
    assert len(refused.value.fault.arguments["units"]) > 1


def test_what_is_kept_with_the_group_is_read_back_the_same(profile: Profile) -> None:
    kept = profile.standing.model_dump(mode="json")
    assert Standing.model_validate(kept) == profile.standing
    assert "units" not in kept
    assert Standing.model_validate(kept).rules.to_rules() == profile.rules.to_rules()


def test_own_days_lie_on_top_of_the_countrys(tmp_path: Path) -> None:
    rules = load(tmp_path, "days = {}", 'days = { "2026-02-14" = false, "2026-02-15" = true }').rules.to_rules()
    assert not rules.calendar.is_workday(date(2026, 2, 14))
    assert rules.calendar.is_workday(date(2026, 2, 15))


def load(folder: Path, old: str, new: str) -> Profile:
    """Load the founding profile with its first `old` replaced."""
    assert old in TEXT
    file = folder / "group.toml"
    file.write_text(TEXT.replace(old, new, 1), "utf-8")
    return load_profile(file)


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('short = "组织部"\n', "", "units.2.short", "is missing"),
        ('short = "组织部"', 'short = ""', "units.2.short", "is empty"),
        ('short = "组织部"', 'brief = "组织部"', "units.2.short", "is missing"),
        ('key = "lucheng"', 'key = "鹿城"', "key", "wants 2 to 40 small letters"),
        ("soon_days = 3 ", "soon_dais = 3\nsoon_days = 3 ", "rules.soon_dais", "no such key"),
        ("soon_days = 3 ", 'soon_days = "3" ', "rules.soon_days", "valid integer"),
        ("silence_is_consent = false", "silence_is_consent = 0", "rules.silence_is_consent", "valid boolean"),
        ('scoring_mode = "bands"', 'scoring_mode = "stars"', "rules.scoring_mode", "'ranking'"),
        ("[1, 2]", "[2, 1]", "rules.plenaries_per_year", "the least and the most"),
        ('"Asia/Shanghai"', '"Asia/Lucheng"', "rules.timezone", "'Asia/Lucheng'"),
        ('"Asia/Shanghai"', '"Asia"', "rules.timezone", "IANA"),
        ("end = 17:30:00", "end = 09:00:00", "rules.hours.end", "after the start, not 09:00"),
        ("start = 09:00:00", "start = 9", "rules.hours.start", "wants a time such as 09:00:00"),
        ("digest = 09:00:00", "digest = 17:30:00", "rules.hours.digest", "before the end"),
        ("offset = -1,", "offset = -3,", "rules.ladder.rungs", "ascend"),
        ("offset = -7,", "offset = 1.5,", "rules.ladder.rungs.1.offset", "valid integer"),
        ('tell = ["liaison"] }', "tell = [] }", "rules.ladder.rungs.1.tell", "at least 1"),
        ('tell = ["liaison"] }', 'tell = ["boss"] }', "rules.ladder.rungs.1.tell.1", "'liaison'"),
        ("repeat_every = 5", "repeat_every = 0", "rules.ladder.repeat_every", "greater than or equal to 1"),
        (
            "# [rules.ladders.receipt]\n# repeat_every = 5",
            "[rules.ladders.receipts]\nrepeat_every = 5\nrungs = [{ offset = 0, tell = ['liaison'] }]",
            "rules.ladders",
            "not receipts",
        ),
        ("{number}号", "号", "rules.minutes.number_form", "wants {year} and {number}"),
        ("{number}号", "{number}{x}号", "rules.minutes.number_form", "no other braces"),
        ("days = {}", 'days = { "2026-02-30" = true }', "rules.calendar.days.2026-02-30", "valid date"),
        ("days = {}", 'days = { "20260230" = true }', "rules.calendar.days.20260230", "wants a day such as 2026-10-10"),
        ('key = "organisation"', 'key = "government-office"', "units.2.key", "unit 1, 区政府办公室"),
        ('aliases = ["区宣传部"]', 'aliases = ["组 织 部"]', "units.3.aliases.1", "unit 2, 区委组织部"),
        ('english = "Publicity Department"', 'english = "ｅducation bureau"', "units.9.english", "unit 3, 区委宣传部"),
        ('host_unit = "culture"', 'host_unit = "sport"', "host_unit", "no unit has the key 'sport'"),
        ('unit = "supervision"', 'unit = "inspection"', "roles.6.unit", "no unit has the key 'inspection'"),
        ('role = "liaison"', 'role = "member"', "roles.3.role", "'member' stands there twice"),
        ('lead = "culture"', 'lead = "sport"', "recurring.1.lead", "no unit has the key 'sport'"),
        ("area = 2", "area = 9", "recurring.1.area", "no area has the number 9"),
        ("[[areas]]\nnumber = 2", "[[areas]]\nnumber = 1", "areas.2.number", "1 stands there twice"),
        ('every = "half-year"', 'every = "fortnight"', "units.1.duties.2.cadence.every", "'half-year'"),
        ("number = 2\ntext", "number = 3\ntext", "units.1.duties", "wants the numbers 1, 2, 3"),
    ],
)
def test_a_faulty_profile_is_refused_in_one_line(tmp_path: Path, old: str, new: str, key: str, reason: str) -> None:
    with pytest.raises(ProfileError) as refused:
        load(tmp_path, old, new)
    fault = refused.value
    assert (fault.file, fault.key) == (tmp_path / "group.toml", key)
    assert reason in fault.reason
    assert str(fault) == f"{fault.file}: {key}: {fault.reason}"
    assert "\n" not in str(fault)


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=re.escape("group.toml: cannot be read as TOML:") + ".*line 6"):
        load(tmp_path, 'key = "lucheng"', "key = lucheng")


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes("name = '协调组'".encode("gbk"))
    with pytest.raises(ProfileError, match="cannot be read as TOML"):
        load_profile(tmp_path / "gbk.toml")
    with pytest.raises(ProfileError, match=r"none\.toml: cannot be read: No such file"):
        load_profile(tmp_path / "none.toml")
