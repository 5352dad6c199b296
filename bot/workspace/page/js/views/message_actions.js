// The tools that appear on a message: reply, react, copy its link, and the apps' message shortcuts.
import { ask } from "../api.js";
import { menuKeys } from "../blocks/button.js";
import { closeOutside, hide, showBeside } from "../blocks/popover.js";
import { el, icon } from "../dom.js";
import { EMOJI, emojiNode } from "../emoji.js";
import { t } from "../i18n.js";
import { store } from "../store.js";
import { react } from "./message.js";
import { report, toast } from "./toast.js";

const QUICK = ["white_check_mark", "eyes", "+1"];

/** Built when a message is first pointed at or focused, so that long lists stay light. */
export function toolbar(message, ctx) {
  const tool = (name, label, click) => el("button", { type: "button", class: "icon-button small", title: label, aria: { label }, on: { click } }, icon(name, 16));
  const quick = QUICK.map((name) => el("button", { type: "button", class: "icon-button small", aria: { label: t("message.react", { name }) }, on: { click: () => react(message, ctx.channel, name) } }, emojiNode(EMOJI[name], name)));
  return el("div", { class: "toolbar", role: "toolbar", aria: { label: t("message.tools") } }, quick,
    ctx.inThread ? null : tool("thread", t("thread.reply"), () => ctx.openThread(message.thread_ts ?? message.ts)),
    tool("link", t("message.copy_link"), () => copyLink(message, ctx)), more(message, ctx));
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

function more(message, ctx) {
  const shortcuts = [...store.apps.values()].flatMap((app) => (app.shortcuts ?? []).filter((each) => each.type === "message").map((each) => ({ ...each, app: app.name })));
  if (!shortcuts.length) return null;
  const panel = el("div", { class: "popover menu", role: "menu", popover: "manual", aria: { label: t("message.shortcuts") } });
  let ending = null;
  const close = () => {
    hide(panel);
    ending?.();
    opener.setAttribute("aria-expanded", "false");
  };
  const opener = el("button", { type: "button", class: "icon-button small", title: t("message.shortcuts"), aria: { label: t("message.shortcuts"), haspopup: "menu", expanded: "false" }, on: { click: () => {
    if (panel.matches(":popover-open")) return close();
    showBeside(panel, opener, { width: 240 });
    opener.setAttribute("aria-expanded", "true");
    ending = closeOutside([panel, opener], close);
    return panel.firstElementChild.focus();
  } } }, icon("more", 16));
  const run = async (shortcut) => {
    close();
    try {
      await ask("/client/shortcut", { callback_id: shortcut.callback_id, channel: ctx.channel, ts: message.ts });
    } catch (error) {
      report(error);
    }
  };
  panel.append(...shortcuts.map((each) => el("button", { type: "button", role: "menuitem", on: { click: () => run(each) } }, el("span", {}, each.name), el("span", { class: "option-about" }, each.app))));
  panel.addEventListener("keydown", (event) => menuKeys(event, panel, close, opener));
  return el("span", {}, opener, panel);
}
