// The list of conversations, with what is unread.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { appAddress, channelAddress, current } from "../router.js";
import { channelName, findAppOfBot, on, store } from "../store.js";
import { avatar } from "./avatar.js";

/** Keeps the sidebar in `root` up to date; `onNewMessage()` opens the search for a person. */
export function mountSidebar(root, onNewMessage) {
  let waiting = false;
  const render = () => {
    waiting = false;
    const focused = document.activeElement?.closest?.("#sidebar [data-item]")?.dataset.item;
    fill(
      root,
      sections().map((section) => sectionNode(section, onNewMessage)),
    );
    if (focused) root.querySelector(`[data-item="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    document.title = titleOf();
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(render);
    waiting = true;
  };
  for (const topic of ["boot", "route", "channel", "unread", "user"]) on(topic, soon);
  root.addEventListener("keydown", (event) => arrows(event, root));
}

/** "(3) #name · workspace": what waits for the person, then what is open. */
function titleOf() {
  const waiting = [...store.channels.values()].reduce((sum, channel) => sum + badge(channel), 0);
  const route = current();
  const open = route.kind === "channel" ? store.channels.get(route.channel) : null;
  const name = open ? channelName(open) : store.apps.get(route.app)?.name;
  return `${waiting ? `(${waiting}) ` : ""}${[name, store.workspace.name].filter(Boolean).join(" · ")}`;
}

function sections() {
  const named = new Map();
  const channels = [];
  const direct = [];
  const apps = [];
  for (const channel of store.channels.values()) {
    if (channel.is_im && findAppOfBot(channel.user)) apps.push(channel);
    else if (channel.is_im || channel.is_mpim) direct.push(channel);
    else if (channel.section) named.set(channel.section, [...(named.get(channel.section) ?? []), channel]);
    else channels.push(channel);
  }
  const recent = (a, b) => ((b.latest ?? "") > (a.latest ?? "") ? 1 : -1);
  return [
    ...[...named].map(([label, items]) => ({ label, items })),
    { label: t("nav.channels"), items: channels },
    { label: t("nav.direct"), items: direct.sort(recent), add: true },
    { label: t("nav.apps"), items: apps },
  ].filter((section) => section.items.length || section.add);
}

function sectionNode({ label, items, add }, onNewMessage) {
  const plus = add
    ? el(
        "button",
        {
          type: "button",
          class: "icon-button small",
          title: t("nav.new_message"),
          aria: { label: t("nav.new_message") },
          on: { click: onNewMessage },
        },
        icon("plus", 14),
      )
    : null;
  return el(
    "section",
    { class: "nav-section" },
    el("div", { class: "nav-head" }, el("h2", {}, label), plus),
    el(
      "ul",
      {},
      items.map((channel) => el("li", {}, itemNode(channel))),
    ),
  );
}

/** The number that stands beside a conversation: everything in a direct message, else mentions. */
function badge(channel) {
  return channel.is_im || channel.is_mpim ? (channel.unread ?? 0) : (channel.mention_count ?? 0);
}

function itemNode(channel) {
  const route = current();
  const app = channel.is_im ? findAppOfBot(channel.user) : null;
  const active = route.channel === channel.id || (app && route.app === app.id);
  const name = channelName(channel);
  const count = badge(channel);
  const toHome = app?.home_tab && !channel.unread;
  const sign = channel.is_im
    ? avatar(channel.user, { small: true })
    : channel.is_mpim
      ? icon("people", 16)
      : icon(channel.is_private ? "lock" : "hash", 16);
  const deleted = channel.is_im && store.users.get(channel.user)?.deleted;
  return el(
    "a",
    {
      class: `nav-item${channel.unread ? " unread" : ""}${deleted ? " gone" : ""}`,
      href: toHome ? appAddress(app.id) : channelAddress(channel.id),
      data: { item: channel.id, channel: channel.id, unread: channel.unread || undefined },
      aria: { current: active ? "page" : undefined },
    },
    sign,
    el("span", { class: "nav-name" }, name),
    channel.unread ? el("span", { class: "visually-hidden" }, t("nav.unread", { n: channel.unread })) : null,
    countNode(channel, count),
  );
}

function countNode(channel, count) {
  if (count) return el("span", { class: "badge", aria: { hidden: "true" } }, count > 99 ? "99+" : count);
  if (channel.unread)
    return el("span", { class: "quiet-count", aria: { hidden: "true" } }, channel.unread > 99 ? "99+" : channel.unread);
  return null;
}

function arrows(event, root) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const items = [...root.querySelectorAll(".nav-item")];
  const index = items.indexOf(document.activeElement);
  if (index < 0) return;
  event.preventDefault();
  items[(index + step + items.length) % items.length].focus();
}
