// The markdown block: standard Markdown, the part that Slack documents. Slack: markdown block.
import { el } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { safeLink } from "../mentions.js";

export function markdownBlock(block) {
  return el("div", { class: "markdown" }, blocksOf(block.text.split("\n")));
}

const RULES = [
  { start: /^```/, read: fenced },
  { start: /^(#{1,6})\s+(.+)$/, read: heading },
  { start: /^\s*([-*_])(?:\s*\1){2,}\s*$/, read: (lines) => [el("hr"), lines.slice(1)] },
  { start: /^>\s?/, read: quote },
  { start: /^\s*(?:[-*+]|\d+[.)])\s+/, read: list },
  { start: /^\|.*\|\s*$/, read: table },
];

function blocksOf(source) {
  const nodes = [];
  let lines = source;
  while (lines.length) {
    if (!lines[0].trim()) {
      lines = lines.slice(1);
      continue;
    }
    const rule = RULES.find((each) => each.start.test(lines[0])) ?? { read: paragraph };
    const [node, rest] = rule.read(lines);
    nodes.push(node);
    lines = rest;
  }
  return nodes;
}

function takeWhile(lines, test) {
  const end = lines.findIndex((line) => !test(line));
  return end === -1 ? [lines, []] : [lines.slice(0, end), lines.slice(end)];
}

function fenced(lines) {
  const end = lines.findIndex((line, index) => index > 0 && /^```/.test(line));
  const last = end === -1 ? lines.length : end;
  return [el("pre", { class: "pre" }, lines.slice(1, last).join("\n")), lines.slice(last + 1)];
}

function heading(lines) {
  const [, marks, text] = lines[0].match(/^(#{1,6})\s+(.+)$/);
  return [
    el(
      "p",
      { class: `md-heading level-${marks.length}`, role: "heading", aria: { level: Math.min(marks.length + 2, 6) } },
      inline(text),
    ),
    lines.slice(1),
  ];
}

function quote(lines) {
  const [taken, rest] = takeWhile(lines, (line) => /^>/.test(line));
  return [el("blockquote", { class: "quote" }, blocksOf(taken.map((line) => line.replace(/^>\s?/, "")))), rest];
}

function list(lines) {
  const ordered = /^\s*\d/.test(lines[0]);
  const depth = lines[0].match(/^\s*/)[0].length;
  const [taken, rest] = takeWhile(
    lines,
    (line) => /^\s*(?:[-*+]|\d+[.)])\s+/.test(line) || (/^\s+\S/.test(line) && line.match(/^\s*/)[0].length > depth),
  );
  const items = [];
  for (const line of taken) {
    if (line.match(/^\s*/)[0].length > depth) items[items.length - 1].push(line.slice(depth + 2));
    else items.push([line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")]);
  }
  return [
    el(
      ordered ? "ol" : "ul",
      {},
      items.map(([first, ...nested]) => el("li", {}, inline(first), blocksOf(nested))),
    ),
    rest,
  ];
}

function table(lines) {
  const [taken, rest] = takeWhile(lines, (line) => /^\|.*\|\s*$/.test(line));
  const rows = taken.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  const ruled = rows[1]?.every((cell) => /^:?-+:?$/.test(cell));
  const body = ruled ? rows.slice(2) : rows;
  const head = ruled
    ? el(
        "thead",
        {},
        el(
          "tr",
          {},
          rows[0].map((cell) => el("th", { scope: "col" }, inline(cell))),
        ),
      )
    : null;
  const grid = el(
    "table",
    { class: "grid" },
    head,
    el(
      "tbody",
      {},
      body.map((row) =>
        el(
          "tr",
          {},
          row.map((cell) => el("td", {}, inline(cell))),
        ),
      ),
    ),
  );
  return [el("div", { class: "table-scroll", tabIndex: 0, role: "group" }, grid), rest];
}

function paragraph(lines) {
  const [taken, rest] = takeWhile(lines, (line) => line.trim() && !RULES.some((rule) => rule.start.test(line)));
  return [el("p", {}, inline(taken.join("\n"))), rest];
}

const INLINE =
  /`([^`\n]+)`|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>）)】]+)/gu;

function inline(text) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(...withEmoji(text.slice(last, match.index)), token(match));
    last = match.index + match[0].length;
  }
  nodes.push(...withEmoji(text.slice(last)));
  return nodes;
}

function token([whole, code, bold, bold2, strike, italic, label, address, bare]) {
  if (code) return el("code", {}, code);
  if (bold ?? bold2) return el("strong", {}, inline(bold ?? bold2));
  if (strike) return el("s", {}, inline(strike));
  if (italic) return el("em", {}, inline(italic));
  if (label) return safeLink(address, inline(label)) ?? whole;
  return safeLink(bare) ?? whole;
}
