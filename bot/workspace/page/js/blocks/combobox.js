// The field behind every select menu: type to filter, arrows to move, Enter to choose. ARIA: combobox with a list box.
import { el, fill, icon, uniqueId } from "../dom.js";
import { t } from "../i18n.js";
import { closeOutside, hide, showBeside } from "./popover.js";

/**
 * options: {label, placeholder, multiple, max, load(query) -> Promise<[{label?, options: [{value, text, about?, raw}]}]>,
 * selected: [option], onChange([option]), minQuery, id, describedBy}. `node` is the element, `input` the field in it.
 */
export class Combobox {
  constructor(options) {
    this.options = options;
    this.selected = options.selected ?? [];
    this.rows = [];
    this.active = -1;
    this.#build();
    this.#showSelection();
  }

  #build() {
    const { id = uniqueId("combo"), label, describedBy } = this.options;
    this.panel = el("div", {
      class: "popover listbox",
      id: `${id}-list`,
      role: "listbox",
      popover: "manual",
      aria: { label: label ?? t("select.options"), multiselectable: this.options.multiple ? "true" : undefined },
    });
    this.input = el("input", {
      id,
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: false,
      aria: { expanded: "false", controls: this.panel.id, autocomplete: "list", label, describedby: describedBy },
      on: {
        focus: () => this.input.select(),
        click: () => (this.input.focus(), this.open()),
        input: () => this.open(this.input.value),
        keydown: (event) => this.#key(event),
        blur: () => this.close(),
      },
    });
    this.chips = el("span", { class: "chips" });
    this.clear = el(
      "button",
      {
        type: "button",
        class: "icon-button small clear",
        aria: { label: t("select.clear") },
        on: { click: () => this.#change([]) },
      },
      icon("close", 14),
    );
    this.node = el(
      "span",
      { class: `combobox${this.options.multiple ? " multiple" : ""}` },
      this.chips,
      this.input,
      this.clear,
      icon("chevron", 16),
      this.panel,
    );
    // The focus stays in the field while an option or a button is pressed: blur would redraw what is being pressed.
    this.node.addEventListener("mousedown", (event) => {
      if (event.target === this.input) return;
      event.preventDefault();
      if (event.target === this.node) this.input.click();
    });
  }

  async open(query = "") {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    if (query.length < (this.options.minQuery ?? 0)) {
      this.#show([{ note: t("select.type_more", { n: this.options.minQuery }) }]);
      return;
    }
    const slow = setTimeout(() => turn === this.turn && this.#show([{ note: t("state.loading") }]), 150);
    try {
      const groups = await this.options.load(query);
      if (turn === this.turn)
        this.#show(groups.some((group) => group.options.length) ? groups : [{ note: t("select.none") }]);
    } catch (error) {
      if (turn === this.turn) this.#show([{ note: t("error.app", { code: error.code ?? error.message }) }]);
    } finally {
      clearTimeout(slow);
    }
  }

  close() {
    this.turn = (this.turn ?? 0) + 1;
    hide(this.panel);
    this.ending?.();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.#showSelection();
  }

  #show(groups) {
    if (document.activeElement !== this.input) return;
    this.rows = [];
    fill(
      this.panel,
      groups.map((group) => this.#group(group)),
    );
    this.#activate(
      this.rows.findIndex((row) => this.#has(row.option)),
      { scroll: true },
    );
    if (this.active < 0 && this.rows.length) this.#activate(0);
    this.input.setAttribute("aria-expanded", "true");
    const place = () => showBeside(this.panel, this.node);
    place();
    this.ending?.();
    this.ending = closeOutside([this.node], () => this.close(), place);
  }

  #group(group) {
    if (group.note)
      return el("div", { class: "note", role: "option", aria: { disabled: "true", selected: "false" } }, group.note);
    const rows = group.options.map((option) => this.#row(option));
    if (!group.label) return rows;
    const id = uniqueId("group");
    return el(
      "div",
      { role: "group", aria: { labelledby: id } },
      el("div", { class: "group-label", id }, group.label),
      rows,
    );
  }

  #row(option) {
    const chosen = this.#has(option);
    const node = el(
      "div",
      {
        class: "option",
        role: "option",
        id: uniqueId("option"),
        data: { value: option.value },
        aria: { selected: String(chosen) },
        on: { click: () => this.#choose(option) },
      },
      el("span", { class: "option-text" }, option.text),
      option.about ? el("span", { class: "option-about" }, option.about) : null,
    );
    this.rows.push({ option, node });
    return node;
  }

  #has(option) {
    return this.selected.some((each) => each.value === option.value);
  }

  #activate(index, { scroll = false } = {}) {
    this.rows[this.active]?.node.classList.remove("active");
    this.active = index;
    const row = this.rows[index];
    if (!row) return this.input.removeAttribute("aria-activedescendant");
    row.node.classList.add("active");
    this.input.setAttribute("aria-activedescendant", row.node.id);
    if (scroll) row.node.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  #choose(option) {
    if (!this.options.multiple) {
      this.#change([option]);
      this.close();
      return;
    }
    const rest = this.selected.filter((each) => each.value !== option.value);
    const added = rest.length === this.selected.length;
    if (added && this.options.max && rest.length >= this.options.max) return;
    this.#change(added ? [...rest, option] : rest);
    this.input.value = "";
    this.open();
  }

  #change(selected) {
    this.selected = selected;
    this.#showSelection();
    this.options.onChange(selected);
  }

  #showSelection() {
    const { multiple, placeholder } = this.options;
    this.clear.hidden = multiple || !this.selected.length;
    this.input.placeholder = multiple && this.selected.length ? "" : placeholder || t("select.placeholder");
    if (!multiple) this.input.value = this.selected[0]?.text ?? "";
    else if (document.activeElement !== this.input) this.input.value = "";
    if (multiple)
      fill(
        this.chips,
        this.selected.map((option) => this.#chip(option)),
      );
  }

  #chip(option) {
    const remove = () => this.#change(this.selected.filter((each) => each.value !== option.value));
    return el(
      "span",
      { class: "chip" },
      option.text,
      el(
        "button",
        { type: "button", aria: { label: t("select.remove", { name: option.text }) }, on: { click: remove } },
        icon("close", 12),
      ),
    );
  }

  #key(event) {
    if (event.isComposing) return;
    const open = this.panel.matches(":popover-open");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (open && this.rows.length)
        this.#activate((this.active + step + this.rows.length) % this.rows.length, { scroll: true });
      else this.open();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && this.rows[this.active]) this.#choose(this.rows[this.active].option);
      else this.open();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value && this.selected.length) {
      this.#change(this.selected.slice(0, -1));
    }
  }
}
