// What the composer proposes: commands, their words, people. Pure: text and caret in, proposals out.
import { language, pick, t } from "../i18n.js";
import { store } from "../store.js";

/**
 * {kind, hint, items: [{label, about, text, from, to}], first} or null. An item replaces the characters from..to by `text`;
 * `first` says whether Enter takes the first item without an arrow key before.
 */
export function proposals(text, caret, { commands = true } = {}) {
  const typed = text.slice(0, caret);
  if (commands && /^\/\S*$/.test(typed)) return commandProposals(typed);
  if (commands && typed.startsWith("/")) {
    const found = wordProposals(typed);
    if (found) return found;
  }
  return mentionProposals(typed, caret);
}

/** Every command of every app, with its app. */
export function allCommands() {
  return [...store.apps.values()].flatMap((app) => (app.commands ?? []).map((command) => ({ ...command, app })));
}

function commandProposals(typed) {
  const found = allCommands().filter(({ command }) => command.startsWith(typed));
  if (!found.length) return null;
  const items = found.map(({ command, description, usage_hint: hint, app }) => ({
    label: `${command} ${pick(hint)}`.trim(),
    about: pick(description) || app.name,
    text: `${command} `,
    from: 0,
    to: typed.length,
  }));
  return { kind: t("complete.commands"), items, first: !found.some(({ command }) => command === typed) };
}

const PLACEHOLDER = /[A-Z0-9%[\]/<>…]|^(文字|日期|理由|词|标题|单位|单位名|text|words?|reason|date|unit|title)$/u;

/** The part of a usage line that is typed as it stands: its leading words without placeholders. */
export function literal(usage) {
  const words = usage.split(/\s+/);
  const end = words.findIndex((word, index) => index > 0 && PLACEHOLDER.test(word));
  return words.slice(0, end === -1 ? words.length : end).join(" ");
}

function wordProposals(typed) {
  const [name] = typed.split(/\s/, 1);
  const command = allCommands().find((each) => each.command === name);
  if (!command?.words?.length) return null;
  const rest = typed.slice(name.length).replace(/^\s+/, "").toLowerCase();
  const fits = (usage) =>
    usage && (literal(usage).toLowerCase().startsWith(rest) || rest.startsWith(`${literal(usage).toLowerCase()} `));
  const other = language() === "zh" ? "en" : "zh";
  const own = command.words.filter((word) => fits(word[language()]));
  const found = own.length
    ? own.map((word) => [word, word[language()]])
    : command.words.filter((word) => fits(word[other])).map((word) => [word, word[other]]);
  if (!found.length) return null;
  const items = found.map(([word, usage]) => ({
    label: usage,
    about: pick(word.about),
    text: `${name} ${pick(word.insert) || literal(usage)} `,
    from: 0,
    to: typed.length,
    hint: rest.startsWith(literal(usage).toLowerCase()),
  }));
  return { kind: t("complete.words", { command: name }), items, first: false };
}

function mentionProposals(typed, caret) {
  const match = typed.match(/(?:^|[\s(（「，。、：])@([^\s@]{0,24})$/u) ?? typed.match(/^@([^\s@]{0,24})$/u);
  if (!match) return null;
  const wanted = match[1].toLowerCase();
  const users = [...store.users.values()].filter((user) => !user.deleted && matches(user, wanted)).slice(0, 8);
  if (!users.length) return null;
  const from = caret - match[1].length - 1;
  const items = users.map((user) => ({
    label: user.real_name || user.name,
    about: user.title,
    user: user.id,
    text: `@${user.real_name || user.name} `,
    from,
    to: caret,
  }));
  return { kind: t("complete.people"), items, first: true };
}

/** Whether a person is found by name, handle, unit, role or title. */
export function matches(user, wanted) {
  const words = wanted.trim().toLowerCase().split(/\s+/);
  const text = [user.real_name, user.name, user.unit, user.role, user.title].filter(Boolean).join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
