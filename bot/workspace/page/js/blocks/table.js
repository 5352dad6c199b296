// The table block. Slack: table block.
import { el } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { t } from "../i18n.js";
import { richText } from "../rich_text.js";

/** The first row is shown as the head, as Slack shows it. */
export function tableBlock(block) {
  const settings = block.column_settings ?? [];
  const [head, ...body] = block.rows;
  const grid = el(
    "table",
    { class: "grid" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        head.map((cell, column) => cellNode("th", cell, settings[column])),
      ),
    ),
    el(
      "tbody",
      {},
      body.map((row) =>
        el(
          "tr",
          {},
          row.map((cell, column) => cellNode("td", cell, settings[column])),
        ),
      ),
    ),
  );
  return el("div", { class: "table-scroll", tabIndex: 0, role: "group", aria: { label: t("block.table") } }, grid);
}

function cellNode(tag, cell, settings) {
  const content =
    cell.type === "rich_text" ? richText(cell) : withEmoji(String(cell.text ?? ""), { shortcodes: false });
  const style = { "text-align": settings?.align, "white-space": settings?.is_wrapped ? "normal" : undefined };
  return el(tag, { style, scope: tag === "th" ? "col" : undefined }, content);
}
