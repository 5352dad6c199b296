// The list above the composer. The text field keeps the focus; arrows, Tab and Enter work on the list.
import { el, fill, uniqueId } from "../dom.js";
import { t } from "../i18n.js";

export class ProposalList {
  constructor(ownerId, onTake) {
    this.id = `${ownerId}-proposals`;
    this.onTake = onTake;
    this.head = el("p", { class: "proposals-head" });
    this.rows = el("div", { id: this.id, role: "listbox", tabIndex: 0, aria: { label: t("complete.label") } });
    this.node = el("div", { class: "proposals", hidden: true }, this.head, this.rows);
    this.node.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Shows proposals as `proposals()` answers them; null closes. */
  show(found, input) {
    this.found = found;
    this.input = input;
    if (!found) return this.close();
    fill(this.head, el("span", {}, found.kind), el("span", { class: "keys" }, t("complete.keys")));
    fill(
      this.rows,
      found.items.map((item, index) => this.#row(item, index)),
    );
    this.node.hidden = false;
    return this.#activate(found.first ? 0 : -1);
  }

  close() {
    this.found = null;
    this.node.hidden = true;
    this.input?.removeAttribute("aria-activedescendant");
  }

  #row(item, index) {
    return el(
      "div",
      {
        class: "proposal",
        role: "option",
        id: uniqueId("proposal"),
        aria: { selected: "false" },
        on: { click: () => this.onTake(this.found.items[index]) },
      },
      el("span", { class: "proposal-label" }, item.label),
      el("span", { class: "proposal-about" }, item.about ?? ""),
    );
  }

  #activate(index) {
    this.active = index;
    [...this.rows.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
    const row = this.rows.children[index];
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** Takes a key press of the text field; true when it was for the list. */
  key(event) {
    if (!this.found) return false;
    const count = this.found.items.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = event.key === "Tab" && !event.shiftKey ? Math.max(this.active, 0) : this.active;
    const item = this.found.items[index];
    if (step) this.#activate(this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count);
    else if (event.key === "Escape") this.close();
    else if (
      (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) &&
      item &&
      !(event.key === "Tab" && item.hint)
    )
      this.onTake(item);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
