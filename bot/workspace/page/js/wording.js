// Between what a person types and Slack's text: mentions by name or id, the three escaped characters. Slack: formatting text.
import { channelName, store, userName } from "./store.js";

const ENTITY = /<([@#]?)([^<>|\n]+)(?:\|([^<>\n]*))?>/g;

/** A message as its author would type it: `text`, and `entities` (name as typed -> what stands for it). */
export function typedOf(message) {
  const entities = new Map();
  const text = message.replace(ENTITY, (whole, sign, body, label) => {
    if (!sign) return label && !body.startsWith("!") ? `${label} ${body}` : (label ?? body);
    const channel = store.channels.get(body);
    const name = sign === "@" ? userName(body) : channel ? channelName(channel) : label || body;
    entities.set(`${sign}${name}`, whole);
    return `${sign}${name}`;
  });
  return { text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"), entities };
}

/** What was typed, with each name of `entities` replaced by what stands for it; longer names first. */
export function named(text, entities) {
  const names = [...entities.keys()].sort((a, b) => b.length - a.length);
  return names.reduce((all, name) => all.replaceAll(name, entities.get(name)), text);
}

/** As `named`, with exactly & < > escaped, & first. */
export function worded(text, entities) {
  return named(text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"), entities);
}
