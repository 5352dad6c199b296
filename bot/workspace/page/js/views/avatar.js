// Avatars made from names: a colour that stays with the person, and the end of a Chinese name or an initial.
import { el, icon } from "../dom.js";
import { findAppOfBot, store, userName } from "../store.js";

const HAN = /^\p{Script=Han}{2,4}$/u;

function initials(name, small) {
  if (HAN.test(name)) return name.slice(small ? -1 : -2);
  return (name.match(/[\p{L}\p{N}]/u)?.[0] ?? "·").toUpperCase();
}

function hue(id) {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + char.codePointAt(0)) % 3600;
  return (sum * 47) % 360;
}

/** Decorative: the name always stands beside it. `small` for lists. */
export function avatar(userId, { small = false, name = userName(userId) } = {}) {
  const isApp = store.users.get(userId)?.is_bot || findAppOfBot(userId);
  const classes = `avatar${small ? " small" : ""}${isApp ? " app" : ""}`;
  return el(
    "span",
    { class: classes, style: { "--hue": hue(userId) }, aria: { hidden: "true" } },
    isApp ? icon("bolt", small ? 12 : 20) : initials(name, small),
  );
}
