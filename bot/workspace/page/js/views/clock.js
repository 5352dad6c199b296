// The workspace's clock: what it shows, and ways to move it forward.
import { ask, get } from "../api.js";
import { disclose } from "../blocks/popover.js";
import { el, fill, icon } from "../dom.js";
import { pick, t } from "../i18n.js";
import { apply, emit, now, on, store } from "../store.js";
import { fromWall, fullTime, moment, nextWorkingDay, toWall } from "../time.js";
import { report } from "./toast.js";

const HOUR = 3600 * 1000;

/** Keeps the clock button showing the moved time; a press opens the ways to move it. */
export function mountClock(button) {
  const text = el("span", { class: "clock-text" });
  button.replaceChildren(icon("clock"), text);
  const tick = () => {
    if (!store.me) return;
    const shown = moment(now());
    if (text.textContent === shown) return;
    text.textContent = shown;
    button.setAttribute("aria-label", t("clock.open", { time: shown }));
  };
  setInterval(tick, 1000);
  on("boot", tick);
  on("clock", () => (tick(), refreshMarks()));
  clockPanel(button);
}

async function refreshMarks() {
  try {
    store.marks = (await get("/client/marks")).marks ?? [];
  } catch {
    store.marks = store.marks.filter((mark) => Date.parse(mark.at) > now());
  }
}

/** Moves the clock to a moment (ms). Resolves when the workspace has moved. */
export async function moveTo(ms) {
  const from = now();
  emit("clock_moving", { from, to: ms });
  try {
    const answer = await ask("/client/clock", { to: new Date(ms).toISOString() });
    apply({ type: "clock", now: answer.now, offset: answer.offset });
  } catch (error) {
    report(error);
  }
}

function comingMarks() {
  return store.marks
    .map((mark) => ({ ...mark, ms: Date.parse(mark.at) }))
    .filter((mark) => mark.ms > now())
    .sort((a, b) => a.ms - b.ms)
    .slice(0, 6);
}

function clockPanel(button) {
  const panel = el("div", {
    class: "popover panel clock-panel",
    popover: "manual",
    role: "dialog",
    tabIndex: -1,
    aria: { label: t("clock.title") },
  });
  button.after(panel);
  const move = (ms) => {
    close({ refocus: true });
    return moveTo(ms);
  };
  const prepare = async () => {
    await refreshMarks();
    fill(panel, panelContent(move));
  };
  // Somebody else may move the clock while the ways to move it are shown; a date being typed is left alone.
  on("clock", async () => {
    if (!panel.matches(":popover-open") || panel.querySelector("form").contains(document.activeElement)) return;
    await prepare();
    if (panel.matches(":popover-open")) panel.querySelector("button").focus();
  });
  const close = disclose(button, panel, {
    width: 320,
    tall: 620,
    prepare,
    settle: () => panel.querySelector("button").focus(),
  });
}

function panelContent(move) {
  const marks = comingMarks();
  const row = (label, about, ms) =>
    el(
      "button",
      { type: "button", class: "clock-row", on: { click: () => move(ms) } },
      el("span", {}, label),
      el("span", { class: "faint" }, about),
    );
  return [
    el("p", { class: "clock-now" }, `${t("clock.now")} ${fullTime(now())}`),
    el("p", { class: "faint" }, t("clock.about", { zone: store.workspace.timezone })),
    row(t("clock.hour"), moment(now() + HOUR), now() + HOUR),
    row(t("clock.workday"), moment(nextWorkingDay(now())), nextWorkingDay(now())),
    marks.length ? row(t("clock.next_mark"), `${pick(marks[0].label)} · ${moment(marks[0].ms)}`, marks[0].ms) : null,
    marks.length > 1
      ? el(
          "details",
          {},
          el("summary", {}, t("clock.more_marks")),
          marks.slice(1).map((mark) => row(pick(mark.label), moment(mark.ms), mark.ms)),
        )
      : null,
    dateForm(move),
  ];
}

function dateForm(move) {
  const input = el("input", {
    type: "datetime-local",
    class: "control",
    id: "clock-date",
    value: toWall(nextWorkingDay(now())),
    min: toWall(now()),
    required: true,
  });
  const fault = el("p", { class: "fault", role: "alert", hidden: true });
  const submit = (event) => {
    event.preventDefault();
    const ms = input.value ? fromWall(input.value) : NaN;
    fault.hidden = ms > now();
    fault.textContent = fault.hidden ? "" : t("clock.only_forward");
    if (fault.hidden) move(ms);
  };
  return el(
    "form",
    { class: "clock-date", noValidate: true, on: { submit } },
    el("label", { for: "clock-date" }, t("clock.to_date")),
    el("div", { class: "row" }, input, el("button", { type: "submit", class: "button" }, t("clock.go"))),
    fault,
  );
}
