// JSON for reading: indented and coloured, made of text nodes.
import { el } from "../dom.js";

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/giu;

/** The nodes of a value; a string that holds JSON is shown as the JSON that it holds. */
export function jsonNode(value) {
  const text = JSON.stringify(opened(value), null, 2) ?? "";
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, string, colon, word] = match;
    nodes.push(text.slice(last, match.index));
    const kind = string ? (colon ? "key" : "string") : word ? "word" : "number";
    nodes.push(el("span", { class: `json-${kind}` }, string ?? whole), colon ?? "");
    last = match.index + whole.length;
  }
  nodes.push(text.slice(last));
  return nodes;
}

function opened(value) {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return opened(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(opened);
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item)]));
  return value;
}
