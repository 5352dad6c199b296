// Text composition objects. Slack: text object.
import { withEmoji } from "../emoji.js";
import { mrkdwn } from "../mrkdwn.js";

/** The nodes of a text object; `plain_text` with `emoji: false` is shown as it is. */
export function textNodes(text) {
  if (!text) return [];
  if (text.type === "mrkdwn") return mrkdwn(text.text);
  return withEmoji(text.text, { shortcodes: text.emoji !== false });
}

/** The text alone, for labels and placeholders. */
export function textOf(text) {
  const nodes = textNodes(text);
  return nodes
    .map((node) => (typeof node === "string" ? node : (node.getAttribute("aria-label") ?? node.textContent)))
    .join("");
}
