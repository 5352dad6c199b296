// A thread in the side pane.
import { ask, get } from "../api.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { channelAddress, go } from "../router.js";
import { channelName, ephemeralsOf, on, store } from "../store.js";
import { Composer } from "./composer.js";
import { MessageList } from "./messages.js";
import { report } from "./toast.js";

export class ThreadView {
  /** Shows the thread of the message `ts` in `root` until end(). */
  constructor(root, channel, ts) {
    Object.assign(this, { root, channel, ts, messages: new Map() });
    const label = t("thread.title");
    this.list = new MessageList({
      channel: channel.id,
      label,
      inThread: true,
      openThread: () => {},
      onOlder: () => {},
      dismiss: (id) => (ephemeralsOf(channel.id).delete(id), this.list.remove(`e:${id}`)),
    });
    this.composer = new Composer({ channel: channel.id, thread: ts, label: t("thread.reply_to") });
    root.replaceChildren(
      el(
        "header",
        { class: "head" },
        el("h2", { class: "head-name" }, label),
        el("p", { class: "head-about" }, channelName(channel)),
        el(
          "button",
          {
            type: "button",
            class: "icon-button",
            aria: { label: t("thread.close") },
            on: { click: () => go(channelAddress(channel.id)) },
          },
          icon("close"),
        ),
      ),
      this.list.node,
      this.list.pill,
      this.composer.node,
    );
    root.hidden = false;
    this.offs = this.#listen();
    this.#load();
  }

  end() {
    this.offs.forEach((off) => off());
    this.list.end();
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  #listen() {
    const here = (fn) => (event) => event.channel === this.channel.id && fn(event);
    const mine = (message) => message.ts === this.ts || message.thread_ts === this.ts;
    const show = ({ message }) => mine(message) && this.#keep(message);
    const ephemeral = ({ id, message }) =>
      message.thread_ts === this.ts && this.list.upsert({ ...message, ephemeral: true, id });
    return [
      on("clock", () => this.list.nameDays()),
      on(
        "edit_last",
        here(({ thread }) => thread === this.ts && this.list.editLast()),
      ),
      on("message", here(show)),
      on("message_changed", here(show)),
      on(
        "message_deleted",
        here(({ ts }) => this.list.remove(ts)),
      ),
      on("ephemeral", here(ephemeral)),
      on("ephemeral_changed", here(ephemeral)),
      on(
        "ephemeral_deleted",
        here(({ id }) => this.list.remove(`e:${id}`)),
      ),
      on(
        "reaction",
        here(({ ts, reactions }) => this.messages.has(ts) && this.#keep({ ...this.messages.get(ts), reactions })),
      ),
    ];
  }

  #keep(message) {
    this.messages.set(message.ts, message);
    this.list.upsert(message);
    if (message.user !== store.me) ask("/client/opened", { channel: this.channel.id }).catch(report);
  }

  async #load() {
    try {
      const { messages } = await get("/client/thread", { channel: this.channel.id, ts: this.ts });
      for (const message of messages) if (!this.messages.has(message.ts)) this.messages.set(message.ts, message);
      const own = [...ephemeralsOf(this.channel.id).values()].filter((each) => each.thread_ts === this.ts);
      this.list.fill([...this.messages.values(), ...own]);
      this.composer.input.focus();
    } catch (error) {
      report(error);
    }
  }
}
