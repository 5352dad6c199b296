// A small common set of shortcodes, and coloured signs that are drawn so that they look the same on every machine.
import { el, icon } from "./dom.js";

export const EMOJI = {
  white_check_mark: "✅",
  heavy_check_mark: "✔️",
  ballot_box_with_check: "☑️",
  x: "❌",
  warning: "⚠️",
  no_entry: "⛔",
  large_green_circle: "🟢",
  large_yellow_circle: "🟡",
  large_orange_circle: "🟠",
  red_circle: "🔴",
  large_blue_circle: "🔵",
  white_circle: "⚪",
  black_circle: "⚫",
  bell: "🔔",
  no_bell: "🔕",
  calendar: "📅",
  spiral_calendar_pad: "🗓️",
  clock9: "🕘",
  alarm_clock: "⏰",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  pushpin: "📌",
  paperclip: "📎",
  link: "🔗",
  lock: "🔒",
  unlock: "🔓",
  memo: "📝",
  page_facing_up: "📄",
  clipboard: "📋",
  file_folder: "📁",
  bar_chart: "📊",
  inbox_tray: "📥",
  outbox_tray: "📤",
  mega: "📣",
  speech_balloon: "💬",
  bulb: "💡",
  mag: "🔍",
  gear: "⚙️",
  wave: "👋",
  eyes: "👀",
  "+1": "👍",
  thumbsup: "👍",
  "-1": "👎",
  thumbsdown: "👎",
  pray: "🙏",
  clap: "👏",
  tada: "🎉",
  heart: "❤️",
  fire: "🔥",
  rocket: "🚀",
  star: "⭐",
  sparkles: "✨",
  smile: "😄",
  slightly_smiling_face: "🙂",
  thinking_face: "🤔",
  joy: "😂",
  raised_hands: "🙌",
  ok_hand: "👌",
  point_right: "👉",
  arrow_right: "➡️",
  arrows_counterclockwise: "🔄",
  heavy_plus_sign: "➕",
  question: "❓",
  exclamation: "❗",
  information_source: "ℹ️",
  triangular_flag_on_post: "🚩",
  checkered_flag: "🏁",
  house: "🏠",
  office: "🏢",
  bust_in_silhouette: "👤",
  busts_in_silhouette: "👥",
  telephone_receiver: "📞",
  email: "📧",
  newspaper: "📰",
  trophy: "🏆",
};

const DRAWN = {
  "🟢": ["dot", "green"],
  "🟡": ["dot", "yellow"],
  "🟠": ["dot", "orange"],
  "🔴": ["dot", "red"],
  "🔵": ["dot", "blue"],
  "⚪": ["dot", "hollow"],
  "⚫": ["dot", "dark"],
  "✅": ["tile", "green", "✓"],
  "✔": ["sign", "green", "✓"],
  "❌": ["sign", "red", "✕"],
  "⚠": ["tile", "yellow", "!"],
  "⛔": ["dot", "red", "–"],
  "❗": ["sign", "red", "!"],
  "❓": ["sign", "red", "?"],
  "☑": ["tile", "green", "✓"],
  "🚫": ["dot", "red", "–"],
  "⏸": ["tile", "yellow", "‖"],
  "▶": ["tile", "green", "›"],
};

// Signs that the page has as line icons.
const LINED = {
  "👍": "thumb",
  "👀": "eye",
  "📊": "chart",
  "📌": "pin",
  "📎": "attach",
  "🔗": "link",
  "🔒": "lock",
  "📅": "calendar",
  "🗓": "calendar",
  "🕘": "clock",
  "⏰": "clock",
  "⏳": "hourglass",
  "⌛": "hourglass",
  "🔔": "bell",
  "📄": "file",
  "📝": "file",
  "📋": "file",
  "👤": "people",
  "👥": "people",
  "🤝": "people",
  "🏠": "home",
  "🔍": "search",
  "💬": "thread",
  "💡": "bulb",
  "📣": "horn",
  "📥": "inbox",
  "📤": "inbox",
  "🚩": "pin",
  "🖊": "pen",
  "🎉": "party",
  "☎": "phone",
  "↩": "reply",
  "✏": "pen",
  "📕": "file",
  "📜": "file",
  "📵": "phone",
  "💤": "clock",
  "🕸": "clock",
  "🎭": "eye",
};

const PATTERN = new RegExp(
  `:([a-z0-9_+-]+):|(${[...Object.keys(DRAWN), ...Object.keys(LINED)].join("|")})\uFE0F?`,
  "gu",
);

/** One sign as a node: drawn when the page has a drawing, else the character. */
export function emojiNode(char, name = "") {
  const sign = char.replace("\uFE0F", "");
  if (LINED[sign])
    return el("span", { class: "glyph lined", role: "img", aria: { label: char } }, icon(LINED[sign], 17));
  const drawn = DRAWN[sign];
  if (!drawn) return el("span", { class: "emoji", title: name ? `:${name}:` : undefined }, char);
  const [shape, colour, mark = ""] = drawn;
  return el("span", { class: `glyph ${shape} ${colour}`, role: "img", aria: { label: char } }, mark);
}

/** The nodes of a text whose `:shortcodes:` are shown as signs; an unknown shortcode stays as typed. */
export function withEmoji(text, { shortcodes = true } = {}) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(PATTERN)) {
    const char = match[2] ?? (shortcodes ? EMOJI[match[1]] : undefined);
    if (!char) continue;
    if (match.index > last) nodes.push(text.slice(last, match.index));
    nodes.push(emojiNode(char, match[1]));
    last = match.index + match[0].length;
  }
  if (last < text.length) nodes.push(text.slice(last));
  return nodes;
}
