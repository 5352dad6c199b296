// One message.
import { BlockList } from "../blocks/index.js";
import { FormState } from "../blocks/form_state.js";
import { el, icon } from "../dom.js";
import { fileCard } from "../files.js";
import { t } from "../i18n.js";
import { safeLink } from "../mentions.js";
import { mrkdwn } from "../mrkdwn.js";
import { store, userName } from "../store.js";
import { ago, clockTime, fullTime, millis } from "../time.js";
import { avatar } from "./avatar.js";
import { toolbar } from "./message_actions.js";
import { isReworded, rewordingNode } from "./own_message.js";
import { reactionsNode } from "./reactions.js";

// What was entered in a message's blocks outlives its element: an edited message keeps it.
const forms = new Map();

function formOf(key) {
  if (!forms.has(key)) forms.set(key, new FormState());
  return forms.get(key);
}

export function authorOf(message) {
  return message.username || userName(message.user ?? message.bot_id ?? "");
}

/** ctx: {channel, inThread, openThread(ts), redraw(message)}. The element carries data-ts, data-channel and data-user. */
export function messageNode(message, ctx) {
  const ms = millis(message.ts);
  const author = authorOf(message);
  const node = el(
    "article",
    {
      class: `message${message.ephemeral ? " ephemeral" : ""}${message.subtype === "system" ? " system" : ""}`,
      tabIndex: -1,
      data: {
        ts: message.ts,
        channel: ctx.channel,
        user: message.user,
        ephemeral: message.ephemeral ? message.id : undefined,
      },
      aria: { label: `${author} ${clockTime(ms)}` },
    },
    el(
      "div",
      { class: "gutter" },
      avatar(message.user ?? message.bot_id ?? "?", { name: author }),
      el("span", { class: "gutter-time", aria: { hidden: "true" } }, clockTime(ms)),
    ),
    el(
      "div",
      { class: "message-body" },
      head(message, author, ms),
      message.ephemeral ? ephemeralNote(message, ctx) : null,
      content(message, ctx),
      foot(message, ctx),
    ),
  );
  const show = () => node.querySelector(".toolbar") ?? (message.ephemeral ? null : node.append(toolbar(message, ctx)));
  node.addEventListener("pointerenter", show);
  node.addEventListener("focusin", show);
  return node;
}

function head(message, author, ms) {
  const user = store.users.get(message.user);
  const isApp = Boolean(message.bot_id || user?.is_bot);
  return el(
    "div",
    { class: "message-head" },
    el("span", { class: "author" }, author),
    isApp ? el("span", { class: "tag" }, t("message.app")) : el("span", { class: "author-title" }, user?.title ?? ""),
    el("time", { class: "time", dateTime: new Date(ms).toISOString(), title: fullTime(ms) }, clockTime(ms)),
  );
}

function ephemeralNote(message, ctx) {
  return el(
    "p",
    { class: "ephemeral-note" },
    icon("eye", 14),
    t("message.only_you"),
    el(
      "button",
      { type: "button", class: "text-button", on: { click: () => ctx.dismiss?.(message.id) } },
      t("action.dismiss"),
    ),
  );
}

function content(message, ctx) {
  const edited = message.edited ? el("span", { class: "edited" }, t("message.edited")) : null;
  const attachments = (message.attachments ?? []).map((each, index) => attachment(each, message, ctx, index));
  const files = message.files?.length ? el("div", { class: "files" }, message.files.map(fileCard)) : null;
  if (message.blocks?.length) return [blocksOf(message, message.blocks, ctx, ""), edited, attachments, files];
  if (isReworded(message, ctx)) return [rewordingNode(message, ctx), attachments, files];
  const text = message.text
    ? el("div", { class: "text" }, message.mrkdwn === false ? message.text : mrkdwn(message.text), edited)
    : edited;
  return [text, attachments, files];
}

function blocksOf(message, blocks, ctx, part) {
  const container = {
    type: "message",
    channel: ctx.channel,
    ts: message.ts,
    ...(message.ephemeral ? { ephemeral: true, id: message.id } : {}),
  };
  const key = `${store.me}:${ctx.channel}:${message.ts}:${message.id ?? ""}:${part}`;
  return new BlockList(container, formOf(key)).update(blocks, message.state?.values).node;
}

function attachment(item, message, ctx, index) {
  const colour =
    { good: "#2f8f6b", warning: "#c98a1b", danger: "#b23a26" }[item.color] ??
    (item.color ? `#${item.color.replace("#", "")}` : undefined);
  const title = item.title
    ? el("p", { class: "attachment-title" }, (item.title_link && safeLink(item.title_link, [item.title])) || item.title)
    : null;
  const fields = (item.fields ?? []).map((field) =>
    el("div", {}, el("strong", {}, field.title), el("div", {}, mrkdwn(String(field.value ?? "")))),
  );
  return el(
    "div",
    { class: "attachment", style: { "--bar": colour } },
    item.pretext ? el("p", {}, mrkdwn(item.pretext)) : null,
    title,
    item.text ? el("div", { class: "text" }, mrkdwn(item.text)) : null,
    fields.length ? el("div", { class: "fields" }, fields) : null,
    item.blocks ? blocksOf(message, item.blocks, ctx, index) : null,
    item.footer ? el("p", { class: "faint" }, item.footer) : null,
  );
}

function foot(message, ctx) {
  return [reactionsNode(message, ctx), ctx.inThread ? null : threadFoot(message, ctx)];
}

function threadFoot(message, ctx) {
  if (!message.reply_count) return null;
  const faces = (message.reply_users ?? []).slice(0, 4).map((id) => avatar(id, { small: true }));
  const last = message.latest_reply ? el("span", { class: "faint" }, ago(millis(message.latest_reply))) : null;
  return el(
    "button",
    { type: "button", class: "thread-foot", on: { click: () => ctx.openThread(message.ts) } },
    el("span", { class: "faces" }, faces),
    el("span", { class: "thread-count" }, t("thread.replies", { n: message.reply_count })),
    last,
  );
}
