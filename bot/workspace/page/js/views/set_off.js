// What the clock set off: the conversations in which something arrived since the clock was moved.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { channelAddress } from "../router.js";
import { channelName, on, store } from "../store.js";
import { moment } from "../time.js";

const WATCH = 90000;

/** Keeps the strip in `root`: shown when the clock moves, gone when dismissed. */
export function mountSetOff(root) {
  let counts = new Map();
  let moved = null;
  let timer = null;
  const hide = () => {
    moved = null;
    root.hidden = true;
    fill(root);
  };
  const show = () => {
    root.hidden = false;
    const links = [...counts].map(([id, count]) =>
      el(
        "a",
        { class: "set-off-item", href: channelAddress(id) },
        channelName(store.channels.get(id) ?? { name: id }),
        el("span", { class: "badge" }, count),
      ),
    );
    fill(
      root,
      icon("clock", 16),
      el("span", {}, t("clock.moved", { time: moment(moved) })),
      links.length
        ? el("span", { class: "set-off-list" }, links)
        : el("span", { class: "faint" }, t("clock.nothing_yet")),
      el(
        "button",
        { type: "button", class: "icon-button small", aria: { label: t("action.dismiss") }, on: { click: hide } },
        icon("close", 14),
      ),
    );
  };
  const arrived = ({ channel, message }) => {
    if (!moved || (message && message.user === store.me)) return;
    counts.set(channel, (counts.get(channel) ?? 0) + 1);
    show();
  };
  on("clock_moving", ({ to }) => {
    moved = to;
    counts = new Map();
    clearTimeout(timer);
    timer = setTimeout(hide, WATCH);
    show();
  });
  on("message", arrived);
  on("ephemeral", arrived);
  on("boot", () => moved && (counts = new Map()) && show());
}
