// A channel or direct message: head, messages, composer.
import { ask, get } from "../api.js";
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { plainOf } from "../mrkdwn.js";
import { channelAddress, go } from "../router.js";
import {
  channelName,
  conversation,
  emit,
  ephemeralsOf,
  findAppOfBot,
  isRoot,
  loaded,
  loading,
  on,
  store,
} from "../store.js";
import { fullTime, millis } from "../time.js";
import { authorOf } from "./message.js";
import { Composer } from "./composer.js";
import { appTabs, headOf } from "./heading.js";
import { MessageList } from "./messages.js";
import { report } from "./toast.js";

const PAGE = 50;
const REVEAL_PAGES = 20;

export class ConversationView {
  /** Shows `channel` in `root` until end(). */
  constructor(root, channel) {
    Object.assign(this, { root, channel, id: channel.id });
    const name = channelName(channel);
    this.list = new MessageList({
      channel: this.id,
      label: t("messages.in", { name }),
      openThread: (ts) => go(channelAddress(this.id, "t", ts)),
      onOlder: () => this.#older(),
      dismiss: (id) => (ephemeralsOf(this.id).delete(id), this.list.remove(`e:${id}`)),
    });
    const label =
      channel.is_im || channel.is_mpim ? t("composer.to_person", { name }) : t("composer.to_channel", { name });
    this.composer = new Composer({ channel: this.id, label });
    const app = channel.is_im ? findAppOfBot(channel.user) : null;
    root.replaceChildren(
      headOf(channel, () => this.#pins()),
      ...(app?.home_tab ? [appTabs(app, "messages")] : []),
      this.list.node,
      this.list.pill,
      this.composer.node,
    );
    this.offs = this.#listen();
    this.#load();
  }

  end() {
    this.offs.forEach((off) => off());
    this.list.end();
  }

  #listen() {
    const here = (fn) => (event) => event.channel === this.id && fn(event);
    return [
      on("clock", () => this.list.nameDays()),
      on(
        "edit_last",
        here(({ thread }) => !thread && this.list.editLast()),
      ),
      on(
        "message",
        here(({ message }) => this.#arrived(message)),
      ),
      on(
        "message_changed",
        here(({ message }) => this.list.byKey.has(message.ts) && this.list.upsert(message)),
      ),
      on(
        "message_deleted",
        here(({ ts }) => this.list.remove(ts)),
      ),
      on(
        "ephemeral",
        here((event) => this.#ephemeral(event)),
      ),
      on(
        "ephemeral_changed",
        here((event) => this.#ephemeral(event)),
      ),
      on(
        "ephemeral_deleted",
        here(({ id }) => this.list.remove(`e:${id}`)),
      ),
      on(
        "reaction",
        here(({ ts }) => this.list.byKey.has(ts) && this.list.upsert(conversation(this.id).messages.get(ts))),
      ),
    ];
  }

  #arrived(message) {
    if (!isRoot(message)) return;
    this.#notBlank();
    this.list.upsert(message);
    if (document.visibilityState === "visible" && message.user !== store.me) this.#read();
  }

  #notBlank() {
    this.list.node.querySelector(".blank")?.remove();
  }

  #ephemeral({ id, message }) {
    this.#notBlank();
    if (!message.thread_ts || message.thread_ts === message.ts) this.list.upsert({ ...message, ephemeral: true, id });
  }

  #read() {
    clearTimeout(this.reading);
    this.reading = setTimeout(() => ask("/client/opened", { channel: this.id }).catch(report), 60);
  }

  async #load() {
    const known = conversation(this.id);
    const readUpTo = this.channel.unread ? this.channel.last_read || "0" : null;
    if (!known.loaded) {
      this.list.setStart(skeleton());
      this.list.node.setAttribute("aria-busy", "true");
      loading(this.id);
      const page = await get("/client/messages", { channel: this.id, limit: PAGE }).catch(report);
      loaded(this.id, page);
      this.list.node.removeAttribute("aria-busy");
    }
    const shown = [
      ...known.messages.values(),
      ...[...ephemeralsOf(this.id).values()].filter((each) => !each.thread_ts || each.thread_ts === each.ts),
    ];
    this.list.fill(shown, { unreadAfter: readUpTo });
    this.#start();
    this.ready = true;
    emit("conversation_ready", this.id);
    ask("/client/opened", { channel: this.id }).catch(report);
  }

  #start() {
    const known = conversation(this.id);
    const blank = known.messages.size
      ? null
      : el("p", { class: "blank" }, this.channel.is_im ? t("messages.none_dm") : t("messages.none"));
    this.list.setStart(
      known.hasMore ? skeleton(1) : el("div", { class: "beginning" }, blank ?? t("messages.beginning")),
      { watch: known.hasMore },
    );
  }

  async #older() {
    const known = conversation(this.id);
    if (this.loadingOlder || !known.hasMore) return;
    this.loadingOlder = true;
    try {
      const before = [...known.messages.keys()].sort()[0];
      const page = await get("/client/messages", { channel: this.id, before, limit: PAGE });
      const roots = page.messages.filter((message) => isRoot(message) && !known.messages.has(message.ts));
      for (const message of roots) known.messages.set(message.ts, message);
      known.hasMore = page.has_more;
      this.list.prepend(roots);
      this.#start();
    } catch (error) {
      report(error);
    }
    this.loadingOlder = false;
  }

  /** Brings a message into view, loading older ones until it is found. */
  async reveal(ts) {
    for (let page = 0; page < REVEAL_PAGES && !this.list.byKey.has(ts) && conversation(this.id).hasMore; page += 1)
      await this.#older();
    if (!this.list.reveal(ts)) report({ code: "message_not_found" });
  }

  async #pins() {
    const { messages } = await get("/client/pins", { channel: this.id }).then((answer) => ({
      messages: answer.pins ?? [],
    }));
    const rows = messages.map((message) =>
      el(
        "a",
        { class: "pin", href: channelAddress(this.id, "m", message.ts) },
        el("span", { class: "pin-head" }, authorOf(message), " · ", fullTime(millis(message.ts))),
        el("span", {}, plainOf(message.text ?? "").slice(0, 120)),
      ),
    );
    return rows.length ? rows : [el("p", { class: "note" }, icon("pin", 16), t("pins.none"))];
  }
}

function skeleton(count = 6) {
  return el(
    "div",
    { class: "skeletons", role: "status", aria: { label: t("state.loading") } },
    Array.from({ length: count }, () => el("div", { class: "skeleton" }, el("i"), el("b"), el("b"))),
  );
}
