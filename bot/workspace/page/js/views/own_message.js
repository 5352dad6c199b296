// A person's own message: rewording it where it stands, and taking it back.
import { ask } from "../api.js";
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { store } from "../store.js";
import { typedOf, worded } from "../wording.js";
import { confirmed } from "./confirm.js";
import { report, sentence } from "./toast.js";

// What is being reworded outlives the message's element, which is made anew whenever somebody reacts or replies.
const begun = new Map();

const keyOf = (message, ctx) => `${store.me}:${ctx.channel}:${ctx.inThread ? "t" : "m"}:${message.ts}`;

/** Whether the person acted as may change the message: their own, shown to all, and not removed. */
export function isOwn(message) {
  return message.user === store.me && !message.bot_id && !message.ephemeral && message.subtype !== "tombstone";
}

export function isReworded(message, ctx) {
  return begun.has(keyOf(message, ctx));
}

/** Opens the field over the message's text. ctx.redraw(message) shows it anew. */
export function reword(message, ctx) {
  begun.set(keyOf(message, ctx), typedOf(message.text ?? ""));
  ctx.redraw(message);
}

/** The field in place of the text: Enter saves, Escape leaves everything as it was. */
export function rewordingNode(message, ctx) {
  const key = keyOf(message, ctx);
  const { text, entities } = begun.get(key);
  const fault = el("p", { class: "fault", role: "alert", hidden: true });
  const input = el("textarea", { rows: Math.min(8, text.split("\n").length), class: "control", value: text });
  input.setAttribute("aria-label", t("message.edit_field"));
  const leave = () => {
    begun.delete(key);
    ctx.redraw(message);
    document.querySelector(`${ctx.inThread ? "#thread" : "#main"} .composer textarea`)?.focus();
  };
  const save = async () => {
    const worth = input.value.trim();
    if (worth === typedOf(message.text ?? "").text.trim()) return leave();
    if (!worth && !message.files?.length) return takeBack(message, ctx).then((gone) => gone && begun.delete(key));
    try {
      await ask("/client/edit", { channel: ctx.channel, ts: message.ts, text: worded(worth, entities) });
      leave();
    } catch (error) {
      fault.hidden = false;
      fault.textContent = sentence(error);
    }
  };
  input.addEventListener("input", () => begun.set(key, { text: input.value, entities }));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || (event.key !== "Escape" && (event.key !== "Enter" || event.shiftKey))) {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") leave();
    else save();
  });
  const button = (label, className, click) =>
    el("button", { type: "button", class: className, on: { click } }, label);
  requestAnimationFrame(() => input.isConnected && document.activeElement !== input && focusEnd(input));
  return el(
    "div",
    { class: "rewording" },
    input,
    fault,
    el(
      "div",
      { class: "row" },
      button(t("action.cancel"), "button", leave),
      button(t("action.save"), "button primary solid", save),
    ),
  );
}

function focusEnd(input) {
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}

/** Asks, then takes the message away; resolves to whether it is gone. */
export async function takeBack(message, ctx) {
  const plain = (key) => ({ type: "plain_text", text: t(key) });
  const words = { title: "message.delete_title", text: "message.delete_text", confirm: "message.delete" };
  const dialog = Object.fromEntries(Object.entries(words).map(([name, key]) => [name, plain(key)]));
  if (!(await confirmed({ ...dialog, style: "danger" }))) return false;
  try {
    await ask("/client/delete", { channel: ctx.channel, ts: message.ts });
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}
