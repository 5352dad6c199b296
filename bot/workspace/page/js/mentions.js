// What stands in <angle brackets>: people, channels, groups, dates, links.
import { el } from "./dom.js";
import { t } from "./i18n.js";
import { channelAddress } from "./router.js";
import { channelName, store, userName } from "./store.js";
import { ago, clockTime, dayLabel, longDate, plainDate, shortDate, toWall, withSeconds } from "./time.js";

export function userMention(id, label = "") {
  const name = store.users.has(id) ? userName(id) : label || id;
  return el("span", { class: `mention${id === store.me ? " mine" : ""}`, data: { user: id } }, `@${name}`);
}

export function channelMention(id, label = "") {
  const channel = store.channels.get(id);
  if (!channel) return el("span", { class: "mention" }, `#${label || t("mention.private")}`);
  return el("a", { class: "mention", href: channelAddress(id) }, `#${channelName(channel)}`);
}

/** <!channel>, <!here>, <!everyone>, <!subteam^S…>; anything else shows its label. */
export function special(command, label = "") {
  if (["channel", "here", "everyone"].includes(command)) return el("span", { class: "mention mine" }, `@${command}`);
  if (command.startsWith("subteam^")) return el("span", { class: "mention" }, label || `@${command.slice(8)}`);
  return label || `<!${command}>`;
}

const DATE_TOKENS = {
  date_num: (ms) => toWall(ms).slice(0, 10),
  date: (ms) => plainDate(ms),
  date_short: (ms) => shortDate(ms),
  date_long: (ms) => longDate(ms),
  date_pretty: (ms) => dayLabel(ms),
  date_short_pretty: (ms) => dayLabel(ms),
  date_long_pretty: (ms) => dayLabel(ms),
  time: (ms) => clockTime(ms),
  time_secs: (ms) => withSeconds(ms),
  ago: (ms) => ago(ms),
};

/** `1735603200^{date_long} {time}^link`: the moment in the workspace's zone; the fallback when the time is no number. */
export function dateMark(body, fallback = "") {
  const [seconds, format = "", link] = body.split("^");
  const ms = Number(seconds) * 1000;
  if (!Number.isFinite(ms) || !format) return fallback;
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => DATE_TOKENS[name]?.(ms) ?? whole);
  const mark = el("time", { dateTime: new Date(ms).toISOString(), title: fallback }, text);
  return (link && safeLink(link, [mark])) || mark;
}

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** A link that can do no harm, or null when the address is not one of http, https, mailto, tel. */
export function safeLink(address, label = null) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!SAFE.has(url.protocol)) return null;
  const inside = url.origin === location.origin && url.pathname.match(/^\/p\/([^/]+)\/p?([\d.]+)$/);
  if (inside) return el("a", { href: permalinkAddress(inside, url) }, label ?? address);
  return el(
    "a",
    { href: url.href, target: "_blank", rel: "noopener noreferrer" },
    label ?? address.replace(/^mailto:/, ""),
  );
}

function permalinkAddress([, channel, raw], url) {
  const ts = raw.includes(".") ? raw : `${raw.slice(0, 10)}.${raw.slice(10)}`;
  const thread = url.searchParams.get("thread_ts");
  return thread ? channelAddress(channel, "t", thread) : channelAddress(channel, "m", ts);
}
