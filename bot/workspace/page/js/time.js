// Times in the workspace's zone and the page's language.
import { language, t } from "./i18n.js";
import { now, store } from "./store.js";

const formats = new Map();

function format(options) {
  const zone = store.workspace.timezone;
  const key = `${language()}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    const locale = language() === "zh" ? "zh-CN" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  }
  return formats.get(key);
}

/** Milliseconds of a Slack timestamp ("1735603200.000100"). */
export function millis(ts) {
  return Number(ts) * 1000;
}

export const clockTime = (ms) => format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms);
export const withSeconds = (ms) =>
  format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(ms);
export const shortDate = (ms) => format({ month: "short", day: "numeric" }).format(ms);
const weekday = (ms) => format({ weekday: "short" }).format(ms);
export const longDate = (ms) => format({ year: "numeric", month: "long", day: "numeric", weekday: "long" }).format(ms);
export const plainDate = (ms) => format({ year: "numeric", month: "long", day: "numeric" }).format(ms);
export const fullTime = (ms) => `${longDate(ms)} ${clockTime(ms)}`;

/** "11月23日 周一 09:00", "Mon 23 Nov 09:00": a moment in one short line. */
export function moment(ms) {
  const day = language() === "zh" ? `${shortDate(ms)} ${weekday(ms)}` : `${weekday(ms)} ${shortDate(ms)}`;
  return `${day} ${clockTime(ms)}`;
}

/** {year, month, day, hour, minute} as numbers in the workspace's zone. */
export function parts(ms) {
  const zone = store.workspace.timezone;
  const key = `parts|${zone}`;
  if (!formats.has(key)) {
    const options = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    };
    formats.set(key, new Intl.DateTimeFormat("en-US-u-ca-gregory", { timeZone: zone, ...options }));
  }
  const found = {};
  for (const part of formats.get(key).formatToParts(ms)) found[part.type] = Number(part.value);
  return found;
}

const two = (number) => String(number).padStart(2, "0");

/** "2026-11-23": equal for two times of the same day in the workspace's zone. */
export function dayKey(ms) {
  const { year, month, day } = parts(ms);
  return `${year}-${two(month)}-${two(day)}`;
}

/** 今天 / 昨天 / Monday, 23 November. */
export function dayLabel(ms) {
  const key = dayKey(ms);
  if (key === dayKey(now())) return t("day.today");
  if (key === dayKey(now() - 86400000)) return t("day.yesterday");
  const sameYear = parts(ms).year === parts(now()).year;
  return format({ ...(sameYear ? {} : { year: "numeric" }), month: "long", day: "numeric", weekday: "long" }).format(
    ms,
  );
}

/** The moment (ms) at which the workspace's clocks show `wall` ("2026-11-23T09:00"). */
export function fromWall(wall) {
  const guess = Date.parse(`${wall}:00Z`);
  const shown = (ms) => Date.parse(`${toWall(ms)}:00Z`);
  const first = guess - (shown(guess) - guess);
  return first - (shown(first) - guess);
}

/** "2026-11-23T09:00" as the workspace's clocks show it. */
export function toWall(ms) {
  const { hour, minute } = parts(ms);
  return `${dayKey(ms)}T${two(hour)}:${two(minute)}`;
}

/** 09:00 on the next day from Monday to Friday. Public holidays are the app's business, not the page's. */
export function nextWorkingDay(ms) {
  const { year, month, day } = parts(ms);
  const date = new Date(Date.UTC(year, month - 1, day));
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6);
  return fromWall(`${date.toISOString().slice(0, 10)}T09:00`);
}

/** "3 分钟前", "2 days ago": the distance from the workspace's present. */
export function ago(ms) {
  const seconds = Math.round((ms - now()) / 1000);
  const steps = [
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return t("day.just_now");
}
