"""The main job at the page, by clicking and typing: what the liaison, the secretariat and the convener see of it."""

import re

import pytest
from playwright.async_api import expect

from tests.browser import main_job_fixture, page_fixture
from tests.browser.main_job_fixture import (
    ASK,
    BACKGROUND,
    CLAUSE,
    DUE,
    MEETING,
    PATIENCE,
    TITLE,
    Hall,
    long_minutes_circulated,
    minutes_circulated,
    minutes_issued,
    task_acknowledged,
    topic_accepted,
    units_agree,
)
from tests.builders import CONVENER, EDUCATION, FINANCE, SECRETARY, liaison

pytestmark = pytest.mark.asyncio(loop_scope="module")

browser = page_fixture.browser
hall = main_job_fixture.hall
prepare_database = main_job_fixture.prepare_database


async def test_a_liaison_submits_a_topic_through_the_form(hall: Hall) -> None:
    seat = await hall.window(liaison(EDUCATION), place="#/c/C0GROUP")
    await seat.say("/xt 议题 提交")
    form = await seat.form("提交议题")
    fault = form.locator("[data-block-id=title] .fault")
    await form.get_by_role("button", name="提交").click()
    await expect(fault).to_have_text("这一项必填。")
    await form.get_by_label("标题").fill("   ")
    await form.get_by_role("button", name="提交").click()
    await expect(fault).to_contain_text("这里不能为空")
    await form.get_by_label("标题").fill(TITLE)
    await form.get_by_label("背景情况").fill(BACKGROUND)
    await form.get_by_label("提请事项").fill(ASK)
    await seat.choose(form, "所属职责", "投入保障机制")
    await seat.choose(form, "建议牵头单位", "财政局")
    await seat.choose(form, "建议配合单位", "教育局")
    await seat.send(form, "提交")
    await seat.open("Concord", is_unread=True)
    await seat.sees("议题 TP-1 已提交", TITLE, BACKGROUND, ASK, "协调建立稳定的公共文化服务投入保障机制")
    await seat.sees("建议牵头：财政局 · 建议配合：教育局", "状态：待受理")


async def test_the_secretariat_accepts_drafts_and_circulates(hall: Hall) -> None:
    await hall.town.say(liaison(EDUCATION), f"议题 提交 {TITLE}")
    seat = await hall.window(SECRETARY)
    await seat.open("办公室")
    await seat.sees("提交了议题 TP-1", "状态：待受理")
    await seat.press("受理")
    await seat.sees("状态：已受理", at=0)
    await seat.sees("议题 TP-1 已受理")
    await seat.say("/xt 纪要 起草")
    form = await seat.form("起草会议纪要")
    await form.get_by_label("会议名称").fill(MEETING)
    await seat.choose(form, "上会议题", TITLE)
    await seat.send(form, "开始起草")
    await seat.open("Concord", is_unread=True)
    await seat.sees("会议纪要 MN-1 已保存", MEETING, "议题：TP-1")
    await seat.press("添加议定事项")
    form = await seat.form("添加议定事项 MN-1")
    await form.get_by_role("textbox", name="议定事项").fill(CLAUSE)
    await form.get_by_role("button", name="保存").click()
    await expect(form.locator("[data-block-id=lead_unit_id] .fault")).to_have_text("这一项必填。")
    await seat.choose(form, "牵头单位", "财政局")
    await form.get_by_label("完成时限").fill(DUE.isoformat())
    await seat.send(form, "保存")
    await seat.sees(CLAUSE, "牵头：财政局", "完成时限：2026年12月4日")
    await seat.press("送会签")
    form = await seat.form("送会签 MN-1")
    await expect(form).to_contain_text("到期未表态不视为同意")
    await seat.send(form, "送会签")
    await seat.sees("状态：会签中", "待表态 26")
    member = await hall.window(liaison(FINANCE))
    await member.open("Concord", is_unread=True)
    await member.sees("请财政局在", "前会签会议纪要 MN-1", f"【涉及本单位】{CLAUSE}")


async def test_the_units_agree_object_and_agree(hall: Hall) -> None:
    await topic_accepted(hall.town)
    await minutes_circulated(hall.town)
    seat = await hall.window(liaison(EDUCATION))
    await seat.open("Concord", is_unread=True)
    await seat.press("同意")
    await seat.sees("已代表教育局对会议纪要 MN-1 表态：同意")
    office = await hall.window(SECRETARY)
    await office.open("办公室")
    other = await hall.window(liaison(FINANCE))
    await other.open("Concord", is_unread=True)
    await other.press("有异议")
    form = await other.form("会签 MN-1")
    await form.get_by_role("button", name="提交").click()
    await expect(form.locator("[data-block-id=text] .fault")).to_have_text("这一项必填。")
    await form.get_by_label("理由或修改意见").fill("经费须列入下年度预算")
    await other.send(form, "提交")
    await other.sees("状态：有异议，待协商", "经费须列入下年度预算")
    await office.sees("财政局联络员对会议纪要 MN-1 提出异议，须协商解决", "经费须列入下年度预算")
    await other.press("同意")
    await other.sees("已代表财政局对会议纪要 MN-1 表态：同意")
    await units_agree(hall.town, besides=(EDUCATION, FINANCE))
    await office.sees("会议纪要 MN-1 已由 26 家单位一致同意，请召集人签发", "同意 26/26")


async def test_fifteen_clauses_are_agreed_to_in_one_click_and_one_is_objected_to_in_three(hall: Hall) -> None:
    await long_minutes_circulated(hall.town, 15)
    seat = await hall.window(liaison(EDUCATION))
    await seat.open("Concord", is_unread=True)
    await seat.press("同意")
    await seat.sees("已代表教育局对会议纪要 MN-1 表态：同意")
    await seat.press("有异议")
    form = await seat.form("会签 MN-1")
    await seat.choose(form, "哪一条", "7.")
    await form.get_by_label("理由或修改意见").fill("经费须列入下年度预算")
    await seat.send(form, "提交")
    card = seat.messages.filter(has_text="有异议（1）：教育局")
    for words in ("教育局联络员（第 7 条）", "经费须列入下年度预算"):
        await expect(card).to_contain_text(words, timeout=PATIENCE)
    await hall.town.delivered()
    office = await hall.window(SECRETARY)
    await office.open("办公室")
    await office.sees("教育局联络员对会议纪要 MN-1 提出异议（第 7 条）", "有异议（1）：教育局", "待表态（25）")


async def test_the_convener_signs_and_the_secretariat_issues(hall: Hall) -> None:
    await topic_accepted(hall.town)
    await minutes_circulated(hall.town)
    await units_agree(hall.town)
    convener = await hall.window(CONVENER)
    await convener.open("Concord", is_unread=True)
    await convener.sees("已由 26 家单位一致同意，请召集人签发", CLAUSE)
    await convener.press("签发")
    question = await convener.form("签发")
    await expect(question).to_contain_text("签发 MN-1 后，文稿不能再改。")
    await convener.send(question, "确定")
    await convener.sees("会议纪要 MN-1 已签发，由办公室印发")
    office = await hall.window(SECRETARY)
    await office.open("办公室")
    await office.sees("已签发，待印发", "签发人：周明远")
    await office.press("印发")
    question = await office.form("印发")
    await expect(question).to_contain_text("发到公告频道")
    await office.send(question, "确定")
    await office.sees("会议纪要 MN-1 已印发，文号〔2026〕1号")
    await hall.town.delivered()
    await office.open("公告", is_unread=True)
    await office.sees("〔2026〕1号", MEETING, CLAUSE, "同意单位（26）", "签发人：周明远")


async def test_a_liaison_acknowledges_and_reports(hall: Hall) -> None:
    await topic_accepted(hall.town)
    await minutes_circulated(hall.town)
    await units_agree(hall.town)
    await minutes_issued(hall.town)
    seat = await hall.window(liaison(FINANCE))
    await seat.open("Concord", is_unread=True)
    await seat.press("打开 TK-1")
    await seat.sees(CLAUSE, "状态：待签收", "来源：会议纪要〔2026〕1号第 1 条")
    await seat.press("签收")
    await seat.sees("已签收 TK-1")
    await seat.say("进展 TK-1 40% 已列入预算草案")
    await seat.sees("已记录 TK-1 的进展，现为 40%", "已列入预算草案")
    await seat.press("报进展")
    form = await seat.form("报告进展 TK-1")
    await expect(form.get_by_label("完成进度")).to_have_value("40")
    await form.get_by_label("完成进度").fill("140")
    await form.get_by_label("进展情况").fill("经费分配方案已会签")
    await form.get_by_role("button", name="提交").click()
    await expect(form.locator("[data-block-id=percent] .fault")).to_have_text("请填不大于 100 的数。")
    await form.get_by_label("完成进度").fill("60")
    await seat.send(form, "提交")
    await seat.sees("状态：办理中 · 进度 60%", "经费分配方案已会签")
    await seat.page.get_by_role("main").get_by_role("link", name="首页").click()
    home = seat.page.get_by_role("region", name="首页")
    await expect(home).to_contain_text("财政局联络员，您好", timeout=PATIENCE)
    await expect(home).to_contain_text(re.compile(rf"TK-1 {CLAUSE}\s*财政局牵头 · 办理中 · 60%"))


async def test_the_clock_is_moved_and_chases_what_is_overdue(hall: Hall) -> None:
    await topic_accepted(hall.town)
    await minutes_circulated(hall.town)
    await units_agree(hall.town)
    await minutes_issued(hall.town)
    await task_acknowledged(hall.town)
    seat = await hall.window(liaison(FINANCE), place="#/c/C0GROUP")
    await seat.page.get_by_role("button", name="拨动时钟").click()
    panel = seat.page.get_by_role("dialog", name="拨动时钟")
    await panel.get_by_label("到指定时间").fill("2026-12-07T09:00")
    await panel.get_by_role("button", name="拨到").click()
    await expect(seat.page.locator("#clock")).to_contain_text("12月7日 周一 09:00")
    await seat.sees("逾期任务一览", "财政局（1）", f"红灯 TK-1 {CLAUSE} · 逾期 1 个工作日 · 40%")
    await seat.page.locator("#set-off").get_by_role("link", name="Concord").click()
    await seat.sees("今日提醒", "逾期 1 项", f"TK-1 {CLAUSE}", "逾期 1 个工作日，按规则提醒联络员")
    await seat.press("报进展")
    await expect(await seat.form("报告进展 TK-1")).to_contain_text("完成进度")


async def test_a_person_is_served_in_english(hall: Hall) -> None:
    seat = await hall.window(liaison(FINANCE), place="#/app/A0CONCORD")
    home = seat.page.get_by_role("region", name="首页")
    await expect(home).to_contain_text("目前没有待办事项", timeout=PATIENCE)
    await home.get_by_role("button", name="English").click()
    await expect(home).to_contain_text("Nothing waits for you", timeout=PATIENCE)
    await expect(home.get_by_role("button", name="Submit a topic")).to_be_visible()
    await home.get_by_role("button", name="中文").click()
    await expect(home).to_contain_text("没有待办事项", timeout=PATIENCE)
    await seat.open("协调组")
    await seat.say("/coord language en")
    await seat.sees("English")
    await seat.say("/coord help")
    await seat.sees("What you can say", "progress TK-40 60% site chosen", "Put /coord before each of these")
    await seat.press("My desk")
    await seat.sees("my desk", "Nothing waits for you")
    await seat.say("/coord topic new")
    form = await seat.form("Submit a topic")
    await form.get_by_label("Title").fill("Village culture stations share school libraries")
    await seat.send(form, "Send")
    await seat.open("Concord", is_unread=True)
    await seat.sees("Village culture stations share school libraries", re.compile("Topic TP-1"))
