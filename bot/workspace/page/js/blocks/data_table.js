// The data table: sorted by its head, filtered by a word, shown in pages. Slack: data table block.
import { el, fill, icon } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { t } from "../i18n.js";
import { richText } from "../rich_text.js";

const PAGE = 5;

function textOfCell(cell) {
  return cell.type === "rich_text" ? richText(cell).textContent : cell.text;
}

function nodesOfCell(cell) {
  return cell.type === "rich_text" ? richText(cell) : withEmoji(cell.text, { shortcodes: false });
}

function compared(a, b) {
  if (a.type === "raw_number" && b.type === "raw_number") return a.value - b.value;
  return textOfCell(a).localeCompare(textOfCell(b), document.documentElement.lang, { numeric: true });
}

class DataTable {
  constructor(block) {
    const [head, ...rows] = block.rows;
    Object.assign(this, { block, head, rows, page: 0, column: null, isDescending: false, word: "" });
    this.size = block.page_size ?? PAGE;
    this.body = el("tbody");
    this.foot = el("div", { class: "data-foot" });
    this.heads = head.map((cell, column) => this.#head(cell, column));
    const grid = el(
      "table",
      { class: "grid" },
      el("caption", {}, block.caption),
      el("thead", {}, el("tr", {}, this.heads)),
      this.body,
    );
    const scroll = el("div", { class: "table-scroll", tabIndex: 0, role: "group", aria: { label: block.caption } }, grid);
    this.node = el("div", { class: "data-table" }, rows.length > this.size ? this.#filter() : null, scroll, this.foot);
    this.#show();
  }

  #head(cell, column) {
    const button = el("button", { type: "button", on: { click: () => this.#sort(column) } }, nodesOfCell(cell), icon("down", 12));
    const isNumeric = this.rows.every((row) => row[column].type === "raw_number");
    return el("th", { scope: "col", class: isNumeric ? "raw_number" : undefined, aria: { sort: "none" } }, button);
  }

  #filter() {
    const input = el("input", {
      type: "search",
      class: "control",
      placeholder: t("data.filter"),
      aria: { label: t("data.filter") },
    });
    input.addEventListener("input", () => {
      this.word = input.value.trim().toLowerCase();
      this.page = 0;
      this.#show();
    });
    return input;
  }

  #sort(column) {
    this.isDescending = this.column === column && !this.isDescending;
    this.column = column;
    this.page = 0;
    this.heads.forEach((head, index) =>
      head.setAttribute("aria-sort", index !== column ? "none" : this.isDescending ? "descending" : "ascending"),
    );
    this.#show();
  }

  #chosen() {
    const rows = this.rows.filter((row) => row.some((cell) => textOfCell(cell).toLowerCase().includes(this.word)));
    if (this.column === null) return rows;
    const way = this.isDescending ? -1 : 1;
    return rows.sort((a, b) => way * compared(a[this.column], b[this.column]));
  }

  #row(row) {
    const named = this.block.row_header_column_index ?? 0;
    const cells = row.map((cell, column) =>
      el(column === named ? "th" : "td", { scope: column === named ? "row" : undefined, class: cell.type }, nodesOfCell(cell)),
    );
    return el("tr", {}, cells);
  }

  #show() {
    const rows = this.#chosen();
    const pages = Math.max(1, Math.ceil(rows.length / this.size));
    const shown = rows.slice(this.page * this.size, (this.page + 1) * this.size);
    const none = el("tr", {}, el("td", { colSpan: this.head.length, class: "faint" }, t("data.none")));
    fill(this.body, shown.length ? shown.map((row) => this.#row(row)) : none);
    const turn = (step, key, sign) =>
      el(
        "button",
        {
          type: "button",
          class: "icon-button small",
          disabled: this.page + step < 0 || this.page + step >= pages,
          title: t(key),
          aria: { label: t(key) },
          on: { click: () => ((this.page += step), this.#show(), this.#keepFocus(step)) },
        },
        icon(sign, 14),
      );
    this.foot.hidden = pages === 1;
    fill(
      this.foot,
      turn(-1, "data.previous", "back"),
      el("span", { role: "status" }, t("data.page", { page: this.page + 1, pages })),
      turn(1, "data.next", "next"),
    );
  }

  // The buttons were made anew: the one that was pressed has the focus again, or its fellow at the last page.
  #keepFocus(step) {
    const [back, next] = this.foot.querySelectorAll("button");
    const wanted = step < 0 ? back : next;
    (wanted.disabled ? (step < 0 ? next : back) : wanted).focus();
  }
}

export function dataTable(block) {
  return new DataTable(block).node;
}
