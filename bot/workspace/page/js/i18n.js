// The page's language. Every text a person sees is a key of both tables.
import { en } from "./i18n_en.js";
import { zh } from "./i18n_zh.js";

export const tables = { zh, en };

let chosen = "zh";
let plural = new Intl.PluralRules("zh");

export function language() {
  return chosen;
}

/** Chooses "zh" or "en" for everything rendered from now on. */
export function setLanguage(name) {
  chosen = name in tables ? name : "zh";
  plural = new Intl.PluralRules(chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}

/** The text of a key; `{name}` is replaced from `values`. With `n`, the form `key_one` is used where the language has it. */
export function t(key, values = {}) {
  const table = tables[chosen];
  const one = values.n !== undefined && plural.select(values.n) === "one" ? table[`${key}_one`] : undefined;
  const text = one ?? table[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The text of a {zh, en} pair in the chosen language, else the other one; a plain string is itself. */
export function pick(pair) {
  if (typeof pair === "string" || !pair) return pair ?? "";
  return pair[chosen] ?? pair.zh ?? pair.en ?? "";
}
