// The tools that appear on a message: reply, react, change one's own, copy its link, and the apps' message shortcuts.
import { el, icon } from "../dom.js";
import { EMOJI, emojiNode } from "../emoji.js";
import { t } from "../i18n.js";
import { isOwn, reword, takeBack } from "./own_message.js";
import { react } from "./reactions.js";
import { shortcutsButton } from "./shortcuts.js";
import { toast } from "./toast.js";

const QUICK = ["white_check_mark", "eyes", "+1"];

/** Built when a message is first pointed at or focused, so that long lists stay light. */
export function toolbar(message, ctx) {
  const tool = (name, label, click) =>
    el(
      "button",
      { type: "button", class: "icon-button small", title: label, aria: { label }, on: { click } },
      icon(name, 16),
    );
  const quick = QUICK.map((name) =>
    el(
      "button",
      {
        type: "button",
        class: "icon-button small",
        aria: { label: t("message.react", { name }) },
        on: { click: () => react(message, ctx.channel, name) },
      },
      emojiNode(EMOJI[name], name),
    ),
  );
  return el(
    "div",
    { class: "toolbar", role: "toolbar", aria: { label: t("message.tools") } },
    quick,
    ctx.inThread ? null : tool("thread", t("thread.reply"), () => ctx.openThread(message.thread_ts ?? message.ts)),
    isOwn(message) ? tool("pen", t("message.edit"), () => reword(message, ctx)) : null,
    isOwn(message) ? tool("bin", t("message.delete"), () => takeBack(message, ctx)) : null,
    tool("link", t("message.copy_link"), () => copyLink(message, ctx)),
    shortcutsButton(
      "message",
      { channel: ctx.channel, ts: message.ts },
      { class: "icon-button small", label: t("message.shortcuts") },
    ),
  );
}

/** The address of a message, as chat.getPermalink gives it. */
export function permalink(channel, message) {
  const thread = message.thread_ts && message.thread_ts !== message.ts ? `?thread_ts=${message.thread_ts}` : "";
  return `${location.origin}/p/${channel}/${message.ts}${thread}`;
}

async function copyLink(message, ctx) {
  const address = permalink(ctx.channel, message);
  try {
    await navigator.clipboard.writeText(address);
    toast(t("message.link_copied"));
  } catch {
    toast(address);
  }
}
