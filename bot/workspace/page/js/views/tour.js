// The guided tour: five steps through the main job. It stands beside the work and never in its way.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { recall, remember } from "../preferences.js";
import { parameter } from "../router.js";
import { on, store, userName } from "../store.js";
import { allCommands } from "./completion.js";

const LIAISON = /联络员|liaison/i;
const SECRETARIAT = /办公室|秘书处|secretariat|director|主任/i;

/** actions: {switchTo(user), write(text)} of the page. */
export class Tour {
  constructor(root, actions) {
    Object.assign(this, { root, actions, at: 0, active: false });
    on("boot", () => this.#reached("boot"));
    on("typed", (text) => this.#reached("typed", text));
    on("view_opened", () => this.#reached("view_opened"));
    on("view_closed", () => this.#reached("view_closed"));
    on("clock_moving", () => this.#reached("clock_moving"));
  }

  /** Starts on the first visit, unless the address says tour=off. */
  startOnFirstVisit() {
    if (parameter("tour") === "off" || recall("tour") || !allCommands().length) return;
    this.start();
  }

  start() {
    this.at = 0;
    this.active = true;
    this.steps = steps(this.actions);
    this.#show();
  }

  #end() {
    this.active = false;
    remember("tour", "seen");
    this.#unmark();
    this.root.hidden = true;
    fill(this.root);
  }

  #reached(event, detail) {
    if (this.active && this.steps[this.at].done?.(event, detail)) this.#go(1);
  }

  #go(by) {
    this.at += by;
    if (this.at >= this.steps.length) this.#end();
    else this.#show();
  }

  #unmark() {
    document.querySelector(".tour-mark")?.classList.remove("tour-mark");
  }

  #show() {
    const step = this.steps[this.at];
    const last = this.at === this.steps.length - 1;
    this.#unmark();
    document.querySelector(step.target)?.classList.add("tour-mark");
    this.root.hidden = false;
    fill(
      this.root,
      el(
        "div",
        { class: "tour-head" },
        el("span", { class: "tour-count" }, t("tour.count", { n: this.at + 1, of: this.steps.length })),
        el(
          "button",
          {
            type: "button",
            class: "icon-button small",
            aria: { label: t("tour.skip") },
            on: { click: () => this.#end() },
          },
          icon("close", 14),
        ),
      ),
      el("h2", {}, t(`tour.${step.key}.title`, step.values)),
      el("p", {}, t(`tour.${step.key}.text`, step.values)),
      el(
        "div",
        { class: "tour-foot" },
        el(
          "span",
          { class: "tour-dots", aria: { hidden: "true" } },
          this.steps.map((_, index) => el("i", { class: index === this.at ? "on" : "" })),
        ),
        this.at
          ? el("button", { type: "button", class: "button", on: { click: () => this.#go(-1) } }, t("tour.back"))
          : null,
        step.run
          ? el(
              "button",
              { type: "button", class: "button", on: { click: step.run } },
              t(`tour.${step.key}.run`, step.values),
            )
          : null,
        el(
          "button",
          { type: "button", class: "button primary solid", on: { click: () => this.#go(1) } },
          last ? t("tour.end") : t("tour.next"),
        ),
      ),
    );
  }
}

function findPerson(pattern) {
  const people = [...store.users.values()].filter((user) => !user.is_bot && !user.deleted);
  return (
    people.find((user) => pattern.test(user.role ?? "")) ??
    people.find((user) => pattern.test(user.title ?? "")) ??
    people[0]
  );
}

function steps({ switchTo, write, openClock }) {
  const liaison = findPerson(LIAISON);
  const office = findPerson(SECRETARIAT);
  const { command } = allCommands()[0];
  const topic = `${command} ${t("tour.topic_words")}`;
  return [
    {
      key: "liaison",
      target: "#person",
      values: { name: userName(liaison.id), title: liaison.title ?? "" },
      run: store.me === liaison.id ? null : () => switchTo(liaison.id),
      done: (event) => event === "boot" && store.me === liaison.id,
    },
    {
      key: "command",
      target: "#main .composer",
      values: { command },
      run: () => write(`${command} `),
      done: (event, text) => event === "typed" && text?.startsWith(`${command} `),
    },
    {
      key: "topic",
      target: "#main .composer",
      values: { line: topic },
      run: () => write(topic),
      done: (event) => event === "view_closed",
    },
    {
      key: "office",
      target: "#person",
      values: { name: userName(office.id), title: office.title ?? "" },
      run: () => switchTo(office.id),
    },
    { key: "clock", target: "#clock", values: {}, run: openClock, done: (event) => event === "clock_moving" },
  ];
}
