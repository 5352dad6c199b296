// What went over the wire between the workspace and the apps.
import { get } from "../api.js";
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { on, userName } from "../store.js";
import { withSeconds } from "../time.js";
import { jsonNode } from "./json.js";
import { report } from "./toast.js";

const KEEP = 400;

export class Inspector {
  /** A drawer in `root`; `watch(on)` starts and ends the stream of entries. */
  constructor(root, watch) {
    Object.assign(this, { root, watch, entries: [], nodes: new Map(), last: 0, filter: "", direction: "" });
    on("wire", ({ entry }) => this.open && this.#add([entry]));
  }

  get open() {
    return !this.root.hidden;
  }

  async toggle() {
    if (this.open) return this.close();
    this.root.hidden = false;
    document.body.classList.add("with-inspector");
    this.#build();
    this.watch(true);
    try {
      this.#add((await get("/client/wire", { since: this.last })).entries);
    } catch (error) {
      report(error);
    }
    return this.search.focus();
  }

  close() {
    this.watch(false);
    this.root.hidden = true;
    document.body.classList.remove("with-inspector");
    this.onClose?.();
  }

  #build() {
    if (this.list) return;
    this.search = el("input", {
      type: "search",
      class: "control",
      placeholder: t("wire.filter"),
      aria: { label: t("wire.filter") },
      on: { input: () => ((this.filter = this.search.value.trim().toLowerCase()), this.#filterAll()) },
    });
    this.list = el("div", { class: "wire-list", role: "group", tabIndex: 0, aria: { label: t("wire.title") } });
    this.none = el("p", { class: "note" }, t("wire.none"));
    fill(
      this.root,
      el(
        "header",
        { class: "wire-head" },
        el("h2", {}, t("wire.title")),
        this.search,
        this.#directions(),
        el("button", { type: "button", class: "button", on: { click: () => this.#clear() } }, t("wire.clear")),
        el(
          "button",
          { type: "button", class: "icon-button", aria: { label: t("wire.close") }, on: { click: () => this.close() } },
          icon("close"),
        ),
      ),
      this.none,
      this.list,
    );
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  #directions() {
    const choices = [
      ["", "wire.all"],
      ["in", "wire.in"],
      ["out", "wire.out"],
      ["fault", "wire.faults"],
    ];
    const buttons = choices.map(([value, key]) =>
      el(
        "button",
        {
          type: "button",
          class: "segment",
          aria: { pressed: String(value === this.direction) },
          on: {
            click: () => {
              this.direction = value;
              buttons.forEach((each, index) => each.setAttribute("aria-pressed", String(choices[index][0] === value)));
              this.#filterAll();
            },
          },
        },
        t(key),
      ),
    );
    return el("div", { class: "segments", role: "group", aria: { label: t("wire.direction") } }, buttons);
  }

  #add(entries) {
    for (const entry of entries.filter((each) => !this.nodes.has(each.n))) {
      this.last = Math.max(this.last, entry.n);
      const node = entryNode(entry);
      node.hidden = !this.#fits(entry);
      this.nodes.set(entry.n, node);
      this.entries.push(entry);
      this.list.prepend(node);
    }
    while (this.entries.length > KEEP) {
      const { n } = this.entries.shift();
      this.nodes.get(n).remove();
      this.nodes.delete(n);
    }
    this.none.hidden = this.entries.length > 0;
  }

  #clear() {
    this.entries = [];
    this.nodes = new Map();
    fill(this.list);
    this.none.hidden = false;
  }

  #filterAll() {
    for (const entry of this.entries) this.nodes.get(entry.n).hidden = !this.#fits(entry);
  }

  #fits(entry) {
    if (this.direction === "fault" ? !faulty(entry) : this.direction && entry.direction !== this.direction)
      return false;
    return !this.filter || JSON.stringify(entry).toLowerCase().includes(this.filter);
  }
}

function faulty(entry) {
  return Number(entry.status) >= 400 || entry.response?.ok === false || entry.status === 0;
}

function entryNode(entry) {
  const label = entry.direction === "in" ? t("wire.in") : t("wire.out");
  const slow = entry.ms > 1000;
  const summary = el(
    "summary",
    { class: "wire-row" },
    el(
      "span",
      { class: `wire-way ${entry.direction}`, title: label, role: "img", aria: { label } },
      entry.direction === "in" ? "←" : "→",
    ),
    el("span", { class: "wire-kind" }, entry.kind),
    el("span", { class: "wire-method" }, entry.method ?? ""),
    el("span", { class: "wire-user" }, entry.user ? userName(entry.user) : ""),
    el(
      "span",
      { class: `wire-status${faulty(entry) ? " bad" : ""}` },
      entry.response?.ok === false ? (entry.response.error ?? entry.status) : (entry.status ?? ""),
    ),
    el("span", { class: `wire-ms${slow ? " bad" : ""}` }, `${Math.round(entry.ms ?? 0)} ms`),
    el("span", { class: "wire-at" }, whenOf(entry.at)),
  );
  const details = el("details", { class: "wire-entry", data: { n: entry.n, method: entry.method } }, summary);
  details.addEventListener("toggle", () => {
    if (details.childElementCount > 1) return;
    details.append(
      el(
        "div",
        { class: "wire-bodies" },
        bodyNode(t("wire.request"), entry.request),
        bodyNode(t("wire.response"), entry.response),
      ),
    );
  });
  return details;
}

function whenOf(at) {
  return withSeconds(typeof at === "number" ? at * 1000 : Date.parse(at));
}

function bodyNode(label, body) {
  return el(
    "div",
    { class: "wire-body" },
    el("h3", {}, label),
    el("pre", { role: "group", tabIndex: 0, aria: { label } }, jsonNode(body)),
  );
}
