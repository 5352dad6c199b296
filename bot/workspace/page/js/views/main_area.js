// What stands in the middle and in the side pane, by address.
import { t } from "../i18n.js";
import { channelAddress, current, go } from "../router.js";
import { on, store } from "../store.js";
import { el } from "../dom.js";
import { ConversationView } from "./conversation.js";
import { HomeView } from "./home.js";
import { ThreadView } from "./thread.js";

export class MainArea {
  constructor(main, side) {
    Object.assign(this, { main, side, view: null, thread: null, key: null, threadKey: null });
    on("route", () => this.#show());
    on("boot", () => this.#restart());
  }

  /** The composer of what is open in the middle, if there is one. */
  get composer() {
    return this.view?.composer;
  }

  #restart() {
    this.#end();
    this.#show();
  }

  #end() {
    this.view?.end();
    this.thread?.end();
    Object.assign(this, { view: null, thread: null, key: null, threadKey: null });
    document.body.classList.remove("with-thread");
  }

  #show() {
    if (!store.me) return;
    const route = current();
    document.body.classList.remove("nav-open");
    if (route.kind === "app" && store.apps.has(route.app)) this.#showHome(store.apps.get(route.app));
    else if (route.kind === "channel" && store.channels.has(route.channel))
      this.#showChannel(store.channels.get(route.channel), route);
    else if (route.kind === "start" || this.#openedByPerson()) go(opening(), { replace: true });
    else this.#missing();
  }

  // After a switch of person, what the one before had open may not be there: then the opening view is shown.
  #openedByPerson() {
    const switched = this.person !== undefined && this.person !== store.me;
    this.person = store.me;
    return switched;
  }

  #showHome(app) {
    this.person = store.me;
    this.#showThread(null);
    if (this.key === app.id) return;
    this.view?.end();
    this.key = app.id;
    this.view = new HomeView(this.main, app);
  }

  #showChannel(channel, route) {
    this.person = store.me;
    if (this.key !== channel.id) {
      this.view?.end();
      this.key = channel.id;
      this.view = new ConversationView(this.main, channel);
      if (matchMedia("(hover: hover)").matches) this.view.composer.input.focus({ preventScroll: true });
    }
    this.#showThread(route.thread, channel);
    if (route.message) this.#reveal(route.message);
  }

  #showThread(ts, channel) {
    if (this.threadKey === ts && (!ts || this.thread?.channel.id === channel.id)) return;
    this.thread?.end();
    this.threadKey = ts;
    this.thread = ts ? new ThreadView(this.side, channel, ts) : null;
    document.body.classList.toggle("with-thread", Boolean(ts));
  }

  #reveal(ts) {
    const { view } = this;
    if (view.ready) {
      view.reveal(ts);
      return;
    }
    const off = on("conversation_ready", (id) => {
      off();
      if (id === view.id) view.reveal(ts);
    });
  }

  #missing() {
    this.#end();
    this.main.replaceChildren(
      el(
        "div",
        { class: "blank-page" },
        el("h1", {}, t("nav.missing")),
        el("a", { class: "button", href: opening() }, t("nav.to_start")),
      ),
    );
  }
}

/** The first channel in which something was said, else the first one. */
export function opening() {
  const channels = [...store.channels.values()].filter((channel) => !channel.is_im && !channel.is_mpim);
  const first = channels.find((channel) => channel.latest) ?? channels[0] ?? [...store.channels.values()][0];
  return first ? channelAddress(first.id) : "#/";
}
