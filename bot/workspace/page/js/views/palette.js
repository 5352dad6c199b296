// A dialog to find one thing among many by typing: shared by "jump to" and "act as".
import { el, fill, icon, uniqueId } from "../dom.js";
import { t } from "../i18n.js";

let shown = null;

/**
 * Opens the dialog. groups(query) -> [{label?, items: [{node: nodes, text, value}]}]; onChoose(value). A second call for the
 * same `name` closes it.
 */
export function openPalette({ name, label, placeholder, groups, onChoose }) {
  const again = shown?.name === name;
  shown?.close();
  if (!again) shown = new Palette({ name, label, placeholder, groups, onChoose });
}

class Palette {
  constructor(options) {
    Object.assign(this, options);
    const id = uniqueId("palette");
    this.list = el("div", { class: "palette-list", id, role: "listbox", aria: { label: this.label } });
    this.input = el("input", {
      type: "text",
      role: "combobox",
      class: "palette-input",
      placeholder: this.placeholder,
      autocomplete: "off",
      spellcheck: false,
      aria: { label: this.placeholder, controls: id, expanded: "true", autocomplete: "list" },
      on: { input: () => this.#show(), keydown: (event) => this.#key(event) },
    });
    this.dialog = el(
      "dialog",
      {
        class: "palette",
        aria: { label: this.label },
        on: { close: () => this.#ended(), click: (event) => event.target === this.dialog && this.close() },
      },
      el(
        "div",
        { class: "palette-box" },
        el("div", { class: "palette-head" }, icon("search"), this.input, el("kbd", {}, "Esc")),
        this.list,
      ),
    );
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.input.focus();
    this.#show();
  }

  close() {
    this.dialog.close();
  }

  #ended() {
    this.dialog.remove();
    if (shown === this) shown = null;
  }

  #show() {
    this.rows = [];
    const groups = this.groups(this.input.value).filter((group) => group.items.length);
    fill(
      this.list,
      groups.length
        ? groups.map((group) => this.#group(group))
        : el(
            "div",
            { class: "note", role: "option", aria: { selected: "false", disabled: "true" } },
            t("palette.none"),
          ),
    );
    this.#activate(0);
  }

  #group({ label, items }) {
    const rows = items.map((item) => this.#row(item));
    if (!label) return rows;
    const id = uniqueId("palette-group");
    return el("div", { role: "group", aria: { labelledby: id } }, el("div", { class: "group-label", id }, label), rows);
  }

  #row(item) {
    const node = el(
      "div",
      {
        class: "palette-row",
        role: "option",
        id: uniqueId("palette-row"),
        data: { value: item.value },
        aria: { selected: "false" },
        on: { click: () => this.#choose(item) },
      },
      item.node,
    );
    this.rows.push({ item, node });
    return node;
  }

  #activate(index) {
    this.rows[this.active]?.node.setAttribute("aria-selected", "false");
    this.active = index;
    const row = this.rows[index];
    row?.node.setAttribute("aria-selected", "true");
    row?.node.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row?.node.id ?? "");
  }

  #choose(item) {
    this.close();
    this.onChoose(item.value);
  }

  #key(event) {
    if (event.isComposing || !this.rows.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#activate((this.active + step + this.rows.length) % this.rows.length);
    else if (event.key === "Enter") this.#choose(this.rows[this.active].item);
    else return;
    event.preventDefault();
  }
}
