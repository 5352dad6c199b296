// A list of messages that grows at its end and follows changes one message at a time.
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { store } from "../store.js";
import { dayKey, dayLabel, millis } from "../time.js";
import { messageNode } from "./message.js";
import { isOwn, reword } from "./own_message.js";

const GROUP_SECONDS = 300;
const NEAR_END = 90;
// Milliseconds without a message after which the next one moves into place; in a burst they just stand there.
const QUIET = 400;
// Milliseconds after a wheel, finger or key went up in which the list does not move by itself.
const HELD = 500;

export class MessageList {
  /** ctx as for messageNode, with onOlder() called when the start comes into view. */
  constructor(ctx) {
    this.ctx = { ...ctx, redraw: (message) => this.#redraw(message) };
    this.items = [];
    this.byKey = new Map();
    this.atEnd = true;
    this.lastArrival = 0;
    this.isGrowing = false;
    this.isHeld = false;
    this.inner = el("div", { class: "messages-inner" });
    this.older = el("div", { class: "older" });
    this.node = el(
      "div",
      { class: "messages", role: "log", tabIndex: 0, aria: { label: ctx.label } },
      this.older,
      this.inner,
    );
    this.pill = el("button", { type: "button", class: "new-pill", hidden: true, on: { click: () => this.toEnd() } });
    this.node.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.node.addEventListener("keydown", (event) => this.#key(event));
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"])
      this.node.addEventListener(kind, (event) => goesUp(event) && this.#hold(), { passive: true });
    this.resizes = new ResizeObserver(() => this.#follow());
    this.resizes.observe(this.inner);
    this.resizes.observe(this.node);
  }

  /** Ends its observers; the list is not used afterwards. */
  end() {
    this.resizes.disconnect();
    clearTimeout(this.lettingGo);
    this.watcher?.disconnect();
  }

  /** Fills an empty or shown list with many messages at once. `unreadAfter`: ts of the last message read. */
  fill(messages, { unreadAfter = null } = {}) {
    this.items = messages.map((message) => this.#item(message)).sort(byTs);
    this.byKey = new Map(this.items.map((item) => [item.key, item]));
    this.inner.replaceChildren(...this.items.map((item) => item.node));
    this.items.forEach((_, index) => this.#decorate(index));
    this.#markUnread(unreadAfter);
    this.toEnd();
  }

  /** Puts older messages before the others and keeps what is seen where it is. */
  prepend(messages) {
    const from = this.node.scrollHeight - this.node.scrollTop;
    const items = messages
      .filter((message) => !this.byKey.has(keyOf(message)))
      .map((message) => this.#item(message))
      .sort(byTs);
    for (const item of items) this.byKey.set(item.key, item);
    this.inner.prepend(...items.map((item) => item.node));
    this.items = [...items, ...this.items];
    for (let index = 0; index <= items.length && index < this.items.length; index += 1) this.#decorate(index);
    this.node.scrollTop = this.node.scrollHeight - from;
  }

  /** Shows a new message, or the new version of a shown one. */
  upsert(message) {
    const known = this.byKey.get(keyOf(message));
    if (known) return this.#replace(known, message);
    const item = this.#item(message);
    let index = this.items.length;
    while (index && byTs(this.items[index - 1], item) > 0) index -= 1;
    this.inner.insertBefore(item.node, this.items[index]?.sep ?? this.items[index]?.node ?? null);
    this.items.splice(index, 0, item);
    this.byKey.set(item.key, item);
    this.#decorate(index);
    this.#decorate(index + 1);
    if (performance.now() - this.lastArrival > QUIET) item.node.classList.add("arrived");
    this.lastArrival = performance.now();
    return this.#arrived(message);
  }

  remove(key) {
    const item = this.byKey.get(key);
    if (!item) return;
    const index = this.items.indexOf(item);
    item.node.remove();
    item.sep?.remove();
    this.items.splice(index, 1);
    this.byKey.delete(key);
    this.#decorate(index);
  }

  /** Brings a message into view and marks it for a moment; false when it is not in the list. */
  reveal(ts) {
    const item = this.byKey.get(ts);
    if (!item) return false;
    this.atEnd = false;
    item.node.scrollIntoView({ block: "center" });
    item.node.classList.add("revealed");
    item.node.focus({ preventScroll: true });
    return true;
  }

  /** Opens the newest of the person's own messages for rewording. */
  editLast() {
    const item = this.items.findLast((each) => isOwn(each.message) && !each.message.blocks?.length);
    if (item) reword(item.message, this.ctx);
  }

  toEnd() {
    this.atEnd = true;
    this.isGrowing = false;
    this.node.scrollTop = this.node.scrollHeight;
    this.#countNew(0);
  }

  /** Shows a note at the start: loading, the beginning of the conversation, or nothing; watches for older ones when asked. */
  setStart(node, { watch = false } = {}) {
    this.older.replaceChildren(...(node ? [node] : []));
    this.watcher?.disconnect();
    if (!watch) return;
    // A busy browser tells of several changes at once: the last one holds.
    this.watcher = new IntersectionObserver((changes) => changes.at(-1).isIntersecting && this.ctx.onOlder(), {
      root: this.node,
      rootMargin: "400px 0px 0px 0px",
    });
    this.watcher.observe(this.older);
  }

  /** Names the days anew: "today" is another day once the clock was moved. */
  nameDays() {
    for (const item of this.items.filter((each) => each.sep))
      item.sep.firstChild.textContent = dayLabel(millis(item.ts));
  }

  #item(message) {
    return { key: keyOf(message), ts: message.ts, message, node: messageNode(message, this.ctx), sep: null };
  }

  #redraw(message) {
    const item = this.byKey.get(keyOf(message));
    if (item) this.#replace(item, item.message);
  }

  #replace(item, message) {
    const focused = item.node.contains(document.activeElement);
    const node = messageNode(message, this.ctx);
    item.node.replaceWith(node);
    Object.assign(item, { node, message });
    this.#decorate(this.items.indexOf(item));
    if (focused) node.focus({ preventScroll: true });
  }

  // A message stands with the one above when the same author wrote both within five minutes of a day.
  #decorate(index) {
    const item = this.items[index];
    if (!item) return;
    const above = this.items[index - 1]?.message;
    const newDay = !above || dayKey(millis(above.ts)) !== dayKey(millis(item.ts));
    if (newDay && !item.sep) item.node.before((item.sep = separator(dayLabel(millis(item.ts)))));
    if (!newDay && item.sep) {
      item.sep.remove();
      item.sep = null;
    }
    const unread = item.node.previousElementSibling === this.unreadMark;
    item.node.classList.toggle("continued", !newDay && !unread && continues(above, item.message));
  }

  #markUnread(after) {
    const first =
      after && this.items.find((item) => item.ts > after && item.message.user !== store.me && !item.message.ephemeral);
    if (!first || first === this.items[0]) return;
    this.unreadMark = separator(t("message.new"), "unread-mark");
    first.node.before(this.unreadMark);
    first.node.classList.remove("continued");
  }

  #arrived(message) {
    // The list follows its growth once a frame (see the observers), not once a message.
    if (this.atEnd || message.user === store.me || message.ephemeral) this.atEnd = this.isGrowing = true;
    else this.#countNew((this.fresh ?? 0) + 1);
  }

  #countNew(count) {
    this.fresh = count;
    this.pill.hidden = !count;
    this.pill.textContent = count ? t("message.new_below", { n: count }) : "";
  }

  #follow() {
    if (this.atEnd && !this.isHeld) this.toEnd();
  }

  #hold() {
    this.isHeld = true;
    clearTimeout(this.lettingGo);
    this.lettingGo = setTimeout(() => {
      this.isHeld = false;
      if (this.isGrowing) this.#follow();
    }, HELD);
  }

  // While it grows, the list is already longer when the word of its own last move comes: only a hand leaves the end then.
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.isGrowing &&= this.atEnd;
    this.atEnd = isNearEnd || (this.isGrowing && !this.isHeld);
    if (isNearEnd) this.#countNew(0);
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = this.items.findIndex((item) => item.node === event.target);
    if (event.target === this.node && step) {
      event.preventDefault();
      this.items[this.items.length - 1]?.node.focus();
    } else if (index >= 0 && step) {
      event.preventDefault();
      this.items[index + step]?.node.focus();
    } else if (index >= 0 && event.key === "Enter" && !this.ctx.inThread) {
      this.ctx.openThread(this.items[index].message.thread_ts ?? this.items[index].ts);
    }
  }
}

/** What a message is found by: its ts, or the id of an ephemeral one. */
export function keyOf(message) {
  return message.ephemeral ? `e:${message.id}` : message.ts;
}

// A press on the list itself, and not on something in it, is one on its scroll bar.
function goesUp(event) {
  if (event.type === "wheel") return event.deltaY < 0;
  if (event.type === "keydown") return ["ArrowUp", "PageUp", "Home"].includes(event.key);
  return event.type === "touchmove" || event.target === event.currentTarget;
}

function byTs(a, b) {
  return a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0;
}

function continues(above, message) {
  const same = above.user === message.user && (above.username ?? "") === (message.username ?? "");
  return same && !message.ephemeral && !above.ephemeral && Number(message.ts) - Number(above.ts) < GROUP_SECONDS;
}

function separator(text, className = "day") {
  return el("div", { class: `separator ${className}` }, el("span", {}, text));
}
