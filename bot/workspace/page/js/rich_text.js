// The rich_text block as nodes. Slack: rich text block.
import { el } from "./dom.js";
import { EMOJI, emojiNode, withEmoji } from "./emoji.js";
import { channelMention, dateMark, safeLink, special, userMention } from "./mentions.js";

/** The whole block. */
export function richText(block) {
  return el("div", { class: "rich-text" }, mergeLists(block.elements ?? []));
}

const PASSAGES = {
  rich_text_section: (element) => el("p", {}, runs(element.elements)),
  rich_text_quote: (element) => el("blockquote", { class: "quote" }, runs(element.elements)),
  rich_text_preformatted: (element) => el("pre", { class: "pre" }, runs(element.elements)),
};

// Slack writes a nested list as neighbours with growing indent; they are put into one another for assistive technology.
function mergeLists(elements) {
  const nodes = [];
  const open = [];
  for (const element of elements) {
    if (element.type !== "rich_text_list") {
      open.length = 0;
      nodes.push(PASSAGES[element.type]?.(element) ?? null);
      continue;
    }
    const indent = element.indent ?? 0;
    open.length = Math.min(open.length, indent);
    const list = listNode(element);
    const parent = open[open.length - 1]?.lastElementChild;
    if (parent) parent.append(list);
    else nodes.push(list);
    open[indent] = list;
    for (let level = 0; level < indent; level += 1) open[level] ??= list;
  }
  return nodes;
}

function listNode(element) {
  const tag = element.style === "ordered" ? "ol" : "ul";
  const items = element.elements.map((item) => el("li", {}, runs(item.elements)));
  return el(tag, { start: tag === "ol" && element.offset ? element.offset + 1 : undefined }, items);
}

function runs(elements = []) {
  return elements.map((run) => style(RUNS[run.type]?.(run) ?? run.text ?? "", run.style));
}

const RUNS = {
  text: (run) => withEmoji(run.text, { shortcodes: false }),
  link: (run) => safeLink(run.url, run.text ? [run.text] : null) ?? run.text ?? run.url,
  emoji: (run) => emojiNode(EMOJI[run.name] ?? fromCode(run.unicode) ?? `:${run.name}:`, run.name),
  user: (run) => userMention(run.user_id),
  usergroup: (run) => special(`subteam^${run.usergroup_id}`),
  channel: (run) => channelMention(run.channel_id),
  broadcast: (run) => special(run.range),
  date: (run) => dateMark(`${run.timestamp}^${run.format}${run.url ? `^${run.url}` : ""}`, run.fallback ?? ""),
  color: (run) => el("span", { class: "colour" }, el("i", { style: { background: run.value } }), run.value),
};

function fromCode(unicode) {
  return unicode ? String.fromCodePoint(...unicode.split("-").map((code) => parseInt(code, 16))) : null;
}

const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

function style(content, marks = {}) {
  return STYLES.reduce((inner, [name, tag]) => (marks?.[name] ? el(tag, {}, inner) : inner), content);
}
