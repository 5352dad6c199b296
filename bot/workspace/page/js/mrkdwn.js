// Slack's mrkdwn as nodes. Slack: formatting text for app surfaces. Only text nodes are made from what people wrote.
import { el, flatten } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { channelMention, dateMark, safeLink, special, userMention } from "./mentions.js";

/** `&lt;` and its two fellows as the characters they stand for. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The nodes of a mrkdwn text: paragraphs, quotes and preformatted passages. */
export function mrkdwn(text) {
  return text.split(/```/).flatMap((piece, index, all) => {
    const closed = index % 2 === 1 && index < all.length - 1;
    if (closed) return [el("pre", { class: "pre" }, plainEntities(piece.replace(/^\n/, "").replace(/\n$/, "")))];
    return lines(index % 2 === 1 ? "```" + piece : trimAround(piece, index, all.length));
  });
}

function trimAround(piece, index, count) {
  const start = index > 0 ? piece.replace(/^\n/, "") : piece;
  return index < count - 1 ? start.replace(/\n$/, "") : start;
}

function lines(text) {
  const nodes = [];
  let plain = [];
  let quote = [];
  const flush = () => {
    if (plain.length) nodes.push(...inline(plain.join("\n")));
    if (quote.length) nodes.push(el("blockquote", { class: "quote" }, inline(quote.join("\n"))));
    plain = [];
    quote = [];
  };
  for (const line of text.split("\n")) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/s);
    if (quoted ? plain.length : quote.length) flush();
    if (quoted) quote.push(quoted[1]);
    else plain.push(line);
  }
  flush();
  return nodes;
}

// A marker opens after a border and before a non-space, and closes after a non-space and before a border. A Chinese
// character is no border, so `*任务*已办结` stays as typed, as on Slack.
const BORDER_BEFORE = "(?<![^\\s\\u200b!-)+-./:;=?@[\\]{|}*_~<>])";
const BORDER_AFTER = "(?![^\\s\\u200b!-)+-./:;=?@[\\]{|}*_~<>])";

function styled(marker) {
  return `${BORDER_BEFORE}[${marker}](?=[^\\s${marker}])([^\\n${marker}]*[^\\s${marker}])[${marker}]${BORDER_AFTER}`;
}

const INLINE = new RegExp(`<([^<>\\n]+)>|\`([^\`\\n]+)\`|${styled("*")}|${styled("_")}|${styled("~")}`, "gu");

/** The nodes of one passage without line-level constructs. */
export function inline(text) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > last) nodes.push(...plain(text.slice(last, match.index)));
    nodes.push(...flatten([token(match)]));
    last = match.index + match[0].length;
  }
  if (last < text.length) nodes.push(...plain(text.slice(last)));
  return nodes;
}

function token([whole, entity, code, bold, italic, strike]) {
  if (entity !== undefined) return entityNode(entity) ?? plain(whole);
  if (code !== undefined) return el("code", {}, plainEntities(code));
  if (bold !== undefined) return el("strong", {}, inline(bold));
  if (italic !== undefined) return el("em", {}, inline(italic));
  return el("s", {}, inline(strike));
}

function plain(text) {
  return withEmoji(unescape(text));
}

function plainEntities(text) {
  return unescape(text.replace(/<([^<>|\n]+)\|?([^<>\n]*)>/g, (_, target, label) => label || target));
}

function entityNode(entity) {
  const [target, ...rest] = entity.split("|");
  const label = rest.length ? unescape(rest.join("|")) : "";
  if (target.startsWith("@")) return userMention(target.slice(1), label);
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!date^")) return dateMark(target.slice(6), label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return safeLink(unescape(target), label ? withEmoji(label) : null);
}

/** The text without any markup: for labels of assistive technology and short previews. */
export function plainOf(text) {
  return mrkdwn(text)
    .map((node) => (typeof node === "string" ? node : node.textContent))
    .join("")
    .trim();
}
