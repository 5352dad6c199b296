// The Home tab of an app. Slack: App Home.
import { ask } from "../api.js";
import { BlockList } from "../blocks/index.js";
import { el, fill } from "../dom.js";
import { t } from "../i18n.js";
import { emit, on, store } from "../store.js";
import { avatar } from "./avatar.js";
import { appTabs } from "./heading.js";
import { report } from "./toast.js";

export class HomeView {
  /** Shows the Home tab of `app` in `root` until end(); opening it tells the app. */
  constructor(root, app) {
    this.app = app;
    this.body = el("div", {
      class: "home-body",
      tabIndex: 0,
      role: "region",
      aria: { label: t("app.home"), busy: "true" },
    });
    root.replaceChildren(this.#head(), appTabs(app, "home"), this.body);
    this.offs = [on("home", (event) => event.app === app.id && this.#show(event.view))];
    if (store.homes.has(app.id)) this.#show(store.homes.get(app.id));
    else fill(this.body, el("p", { class: "note", role: "status" }, t("state.loading")));
    this.#open();
  }

  end() {
    this.offs.forEach((off) => off());
  }

  #head() {
    return el(
      "header",
      { class: "head" },
      el("h1", { class: "head-name" }, avatar(this.app.bot_user, { small: true }), el("span", {}, this.app.name)),
      el("p", { class: "head-about" }),
    );
  }

  async #open() {
    try {
      const { view } = await ask("/client/home", { app: this.app.id });
      if (view) this.#show(view);
      else if (!this.blocks) fill(this.body, el("p", { class: "note" }, t("home.none")));
    } catch (error) {
      report(error);
    }
    this.body.removeAttribute("aria-busy");
    emit("home_ready", this.app.id);
  }

  #show(view) {
    store.homes.set(this.app.id, view);
    if (!view) return;
    if (this.blocks?.container.view_id !== view.id) {
      this.blocks = new BlockList({ type: "view", view_id: view.id }, this.blocks?.form);
      fill(this.body, el("div", { class: "home-inner" }, this.blocks.node));
    }
    this.blocks.update(view.blocks ?? [], view.state?.values);
  }
}
