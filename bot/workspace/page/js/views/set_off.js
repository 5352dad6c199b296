// What the clock set off: where something arrived since the clock was moved, and who else was written to.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { channelAddress } from "../router.js";
import { channelName, on, store, userName } from "../store.js";
import { moment } from "../time.js";

const WATCH = 90000;
const NAMED = 3;

/** Keeps the strip in `root`: shown when the clock moves, gone when dismissed. */
export function mountSetOff(root) {
  const strip = new SetOff(root);
  on("clock_moving", ({ to }) => strip.begin(to));
  on("message", (event) => strip.arrived(event));
  on("ephemeral", (event) => strip.arrived(event));
  on("posted_elsewhere", ({ user }) => strip.elsewhere(user));
  on("boot", () => strip.forget());
}

class SetOff {
  constructor(root) {
    Object.assign(this, { root, moved: null, timer: null });
    this.#empty();
  }

  begin(to) {
    this.moved = to;
    this.#empty();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#hide(), WATCH);
    this.#show();
  }

  arrived({ channel, message }) {
    if (!this.moved || (message && message.user === store.me)) return;
    this.counts.set(channel, (this.counts.get(channel) ?? 0) + 1);
    this.#show();
  }

  /** An app wrote where the person acted as is not; `user` is whom, for a direct message. */
  elsewhere(user) {
    if (!this.moved) return;
    this.others += 1;
    if (user) this.readers.add(user);
    this.#show();
  }

  /** Begins to count anew, for another person. */
  forget() {
    this.#empty();
    if (this.moved) this.#show();
  }

  #empty() {
    this.counts = new Map();
    this.others = 0;
    this.readers = new Set();
  }

  #hide() {
    this.moved = null;
    this.root.hidden = true;
    fill(this.root);
  }

  #show() {
    this.root.hidden = false;
    const isQuiet = !this.counts.size && !this.others;
    fill(
      this.root,
      icon("clock", 16),
      el("span", {}, t("clock.moved", { time: moment(this.moved) })),
      this.counts.size ? el("span", { class: "set-off-list" }, this.#links()) : null,
      this.others ? el("span", { class: "faint" }, this.#othersText()) : null,
      isQuiet ? el("span", { class: "faint" }, t("clock.nothing_yet")) : null,
      el(
        "button",
        {
          type: "button",
          class: "icon-button small",
          aria: { label: t("action.dismiss") },
          on: { click: () => this.#hide() },
        },
        icon("close", 14),
      ),
    );
  }

  #links() {
    return [...this.counts].map(([id, count]) =>
      el(
        "a",
        { class: "set-off-item", href: channelAddress(id) },
        channelName(store.channels.get(id) ?? { name: id }),
        el("span", { class: "badge" }, count),
      ),
    );
  }

  #othersText() {
    const names = [...this.readers].slice(0, NAMED).map(userName);
    const who = names.join(t("list.comma")) + (this.readers.size > NAMED ? t("list.more") : "");
    return who ? t("clock.elsewhere_to", { n: this.others, who }) : t("clock.elsewhere", { n: this.others });
  }
}
