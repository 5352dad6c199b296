// Modal views: a stack of at most three, only the top one shown. Slack: modals.
import { ApiError, post } from "../api.js";
import { FormState } from "../blocks/form_state.js";
import { clearFaults, showFault } from "../blocks/input.js";
import { BlockList } from "../blocks/index.js";
import { textNodes } from "../blocks/text_object.js";
import { faultsOf } from "../blocks/validate.js";
import { el, fill, icon, uniqueId } from "../dom.js";
import { t } from "../i18n.js";
import { on } from "../store.js";
import { report, sentence } from "./toast.js";

const stack = [];

/** Starts listening for views that the app opens, pushes, updates and closes. */
export function mountModals() {
  on("view_opened", ({ view }) => opened(view));
  on("view_pushed", ({ view }) => pushed(view));
  on("view_updated", ({ view }) => updated(view));
  on("view_closed", ({ view_id: id }) => closed(id));
  on("boot", closeAll);
}

function opened(view) {
  if (updated(view)) return;
  closeAll();
  push(view);
}

function pushed(view) {
  if (!updated(view)) push(view);
}

function updated(view) {
  const modal = stack.find((each) => each.view.id === view.id);
  modal?.show(view);
  return Boolean(modal);
}

function closed(id) {
  const index = stack.findIndex((each) => each.view.id === id);
  if (index < 0) return;
  stack[index].remove();
  stack.splice(index, 1);
  stack[stack.length - 1]?.raise();
}

function closeAll() {
  while (stack.length) stack.pop().remove();
}

function push(view) {
  stack[stack.length - 1]?.lower();
  const modal = new Modal(view, stack.length);
  stack.push(modal);
  modal.raise();
}

class Modal {
  constructor(view, depth) {
    this.depth = depth;
    this.busy = false;
    this.blocks = new BlockList({ type: "view", view_id: view.id }, new FormState(), { heading: "h3" });
    this.#build();
    this.show(view);
  }

  #build() {
    const id = uniqueId("modal");
    this.title = el("h2", { class: "modal-title", id });
    this.banner = el("p", { class: "modal-banner", role: "alert", hidden: true });
    this.foot = el("div", { class: "modal-foot" });
    const back = this.depth
      ? el(
          "button",
          {
            type: "button",
            class: "icon-button",
            aria: { label: t("modal.back") },
            on: { click: () => this.leave(false) },
          },
          icon("back"),
        )
      : null;
    const close = el(
      "button",
      {
        type: "button",
        class: "icon-button",
        aria: { label: t("modal.close") },
        on: { click: () => this.leave(true) },
      },
      icon("close"),
    );
    this.form = el(
      "form",
      { class: "modal-form", noValidate: true, on: { submit: (event) => (event.preventDefault(), this.submit()) } },
      el("header", { class: "modal-head" }, back, this.title, close),
      el("div", { class: "modal-body" }, this.banner, this.blocks.node),
      this.foot,
    );
    this.dialog = el(
      "dialog",
      {
        class: "modal",
        aria: { labelledby: id },
        data: { depth: this.depth },
        on: { cancel: (event) => this.#escape(event) },
      },
      this.form,
      el("div", { class: "toasts" }),
    );
    document.body.append(this.dialog);
  }

  // Escape leaves the view, unless it was meant for something inside, such as the browser's own date picker.
  #escape(event) {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    this.leave(false);
  }

  show(view) {
    this.view = view;
    this.dialog.dataset.viewId = view.id;
    this.dialog.dataset.callbackId = view.callback_id ?? "";
    fill(this.title, textNodes(view.title));
    this.blocks.update(view.blocks ?? [], view.state?.values);
    this.#setBusy(false);
  }

  raise() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    const first = this.dialog.querySelector(
      "[autofocus], .modal-body input:not([type=hidden]), .modal-body textarea, .modal-body select",
    );
    (first ?? this.dialog.querySelector(".modal-foot button") ?? this.dialog).focus();
  }

  lower() {
    this.dialog.close();
  }

  remove() {
    this.dialog.close();
    this.dialog.remove();
  }

  #setBusy(busy) {
    this.busy = busy;
    const inputs = this.blocks.blocks.some((block) => block.type === "input");
    const { submit, close } = this.view;
    const label = submit ? textNodes(submit) : inputs ? [t("modal.submit")] : null;
    fill(
      this.foot,
      el(
        "button",
        { type: "button", class: "button", on: { click: () => this.leave(false) } },
        close ? textNodes(close) : t("modal.close"),
      ),
      label && el("button", { type: "submit", class: "button primary solid", aria: { busy: String(busy) } }, label),
    );
    this.form.setAttribute("aria-busy", String(busy));
  }

  /** Closes the view (or the whole stack) and tells the workspace, which tells the app if it asked to know. */
  async leave(all) {
    const id = this.view.id;
    if (all) closeAll();
    else closed(id);
    try {
      await post("/client/close_view", { view_id: id, all });
    } catch (error) {
      report(error);
    }
  }

  async submit() {
    if (this.busy) return;
    clearFaults(this.dialog);
    this.#say("");
    const faults = faultsOf(this.blocks.blocks, this.blocks.form);
    if (Object.keys(faults).length) {
      this.#showFaults(faults);
      return;
    }
    this.#setBusy(true);
    try {
      this.#answered(await post("/client/submit", { view_id: this.view.id, state: this.blocks.form.values }));
    } catch (error) {
      this.#setBusy(false);
      this.#say(sentence(error));
    }
  }

  #answered(answer) {
    if (!answer.ok) {
      this.#setBusy(false);
      if (answer.errors) this.#showFaults(answer.errors);
      else this.#say(sentence(new ApiError(answer.error, 200, answer)));
      return;
    }
    const action = answer.response_action ?? "close";
    if (action === "clear") closeAll();
    else if (action === "close") closed(this.view.id);
    else if (answer.view) ({ update: updated, push: pushed })[action](answer.view);
    if (this.busy) this.#setBusy(false);
  }

  #showFaults(faults) {
    const lost = Object.entries(faults).filter(([blockId, text]) => !showFault(this.dialog, blockId, text));
    if (lost.length) this.#say(lost.map(([, text]) => text).join(" "));
    const first = this.dialog.querySelector("[aria-invalid=true]");
    (first?.matches("[role]:not(input)") ? first.querySelector("input") : first)?.focus();
  }

  #say(text) {
    this.banner.hidden = !text;
    fill(this.banner, text ? [icon("alert", 16), text] : []);
  }
}
