// Between formatted text and what is typed for it: *bold* _italic_ ~strike~ `code`, lists, quotes, ``` passages.
import { EMOJI } from "./emoji.js";
import { store, userName } from "./store.js";

const MARKS = { "*": "bold", _: "italic", "~": "strike" };
// A Latin letter or digit beside a mark makes it a plain sign (snake_case, 2*3*4); a Chinese character does not.
const PIECE =
  /`([^`\n]+)`|(?<![A-Za-z0-9])([*_~])(?=\S)([^\n]*?\S)\2(?![A-Za-z0-9])|<(https?:\/\/[^\s<>|]+)(?:\|([^<>\n]+))?>|(https?:\/\/[^\s<>，。；）]+)|:([a-z0-9_+-]+):|@([^\s@#]+)|#([^\s@#]+)/gu;

/** The rich_text block for a typed text, or null when it is blank. Slack: rich text block. */
export function richOf(source) {
  if (!source.trim()) return null;
  const elements = [];
  let open = null;
  const lines = source.replace(/\s+$/u, "").split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index].startsWith("```")) {
      const end = lines.findIndex((line, at) => at > index && line.startsWith("```"));
      const inside = lines.slice(index + 1, end < 0 ? undefined : end).join("\n");
      if (inside) elements.push({ type: "rich_text_preformatted", elements: [{ type: "text", text: inside }] });
      index = end < 0 ? lines.length : end;
      open = null;
    } else open = lineInto(elements, open, lines[index]);
  }
  return { type: "rich_text", elements };
}

// A line joins the passage before it when both are of one kind; `open` is that passage, with its kind.
function lineInto(elements, open, line) {
  const item = line.match(/^(\s*)(?:[-•]|(\d+)\.)\s+(.+)$/u);
  const quote = line.match(/^>\s?(.*)$/u);
  if (item) {
    const indent = Math.min(8, Math.floor(item[1].length / 2));
    const style = item[2] ? "ordered" : "bullet";
    const kind = `${style}${indent}`;
    if (open?.kind !== kind) open = begin(elements, { type: "rich_text_list", style, indent, elements: [] }, kind);
    open.passage.elements.push({ type: "rich_text_section", elements: runsOf(item[3]) });
    return open;
  }
  const kind = quote ? "rich_text_quote" : "rich_text_section";
  if (open?.kind !== kind) open = begin(elements, { type: kind, elements: [] }, kind);
  else open.passage.elements.push({ type: "text", text: "\n" });
  open.passage.elements.push(...runsOf(quote ? quote[1] : line));
  return open;
}

function begin(elements, passage, kind) {
  elements.push(passage);
  return { passage, kind };
}

function runsOf(text, style = {}) {
  const runs = [];
  const styled = (run) => (Object.keys(style).length ? { ...run, style } : run);
  const plain = (piece) => piece && runs.push(styled({ type: "text", text: piece }));
  let last = 0;
  for (const match of text.matchAll(PIECE)) {
    const found = pieceOf(match, style, styled);
    if (!found) continue;
    plain(text.slice(last, match.index));
    runs.push(...found);
    last = match.index + match[0].length;
  }
  plain(text.slice(last));
  return runs;
}

function pieceOf([, code, mark, marked, link, label, address, emoji, person, place], style, styled) {
  if (code) return [{ type: "text", text: code, style: { ...style, code: true } }];
  if (mark) return runsOf(marked, { ...style, [MARKS[mark]]: true });
  if (link) return [styled({ type: "link", url: link, ...(label ? { text: label } : {}) })];
  if (address) return [styled({ type: "link", url: address })];
  if (emoji) return EMOJI[emoji] ? [styled({ type: "emoji", name: emoji })] : null;
  if (person) return mention(person, [...store.users.values()], (user) => userName(user.id), (user) => styled({ type: "user", user_id: user.id }));
  return mention(place, [...store.channels.values()], (channel) => channel.name ?? "", (channel) => styled({ type: "channel", channel_id: channel.id }));
}

// Chinese leaves no space after a name: the longest one that the words begin with is meant, and the rest stays text.
function mention(words, candidates, nameOf, runOf) {
  const fitting = candidates.filter((each) => nameOf(each) && words.startsWith(nameOf(each)));
  const best = fitting.sort((a, b) => nameOf(b).length - nameOf(a).length)[0];
  if (!best) return null;
  const rest = words.slice(nameOf(best).length);
  return [runOf(best), ...(rest ? runsOf(rest) : [])];
}

/** What one would type for a rich_text block. */
export function sourceOf(block) {
  return (block?.elements ?? []).map(passageSource).join("\n");
}

function passageSource(passage) {
  if (passage.type === "rich_text_list") {
    const pad = "  ".repeat(passage.indent ?? 0);
    const sign = (index) => (passage.style === "ordered" ? `${index + 1 + (passage.offset ?? 0)}.` : "-");
    return passage.elements.map((item, index) => `${pad}${sign(index)} ${runsSource(item.elements)}`).join("\n");
  }
  const text = runsSource(passage.elements);
  if (passage.type === "rich_text_preformatted") return `\`\`\`\n${text}\n\`\`\``;
  return passage.type === "rich_text_quote" ? text.replace(/^/gm, "> ") : text;
}

const RUNS = {
  link: (run) => (run.text ? `<${run.url}|${run.text}>` : run.url),
  user: (run) => `@${userName(run.user_id)}`,
  channel: (run) => `#${store.channels.get(run.channel_id)?.name ?? run.channel_id}`,
  emoji: (run) => `:${run.name}:`,
};

function runsSource(runs) {
  return runs
    .map((run) => {
      const text = RUNS[run.type]?.(run) ?? run.text ?? run.fallback ?? "";
      if (run.style?.code) return `\`${text}\``;
      return Object.entries(MARKS).reduce((all, [mark, name]) => (run.style?.[name] ? mark + all + mark : all), text);
    })
    .join("");
}
