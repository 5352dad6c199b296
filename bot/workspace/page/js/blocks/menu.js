// A button that opens a menu of actions. ARIA: menu button.
import { el } from "../dom.js";
import { disclose } from "./popover.js";

/**
 * `entries`: [{text: nodes, about?, run()}]; `opener`: {class, label, title?, content}. Arrows move, Escape closes, choosing
 * gives the focus back to the button.
 */
export function menuButton(entries, { opener, width = 240 }) {
  const panel = el("div", { class: "popover menu", role: "menu", popover: "manual", aria: { label: opener.label } });
  const button = el(
    "button",
    {
      type: "button",
      class: opener.class,
      title: opener.title,
      aria: { label: opener.label, haspopup: "menu", expanded: "false" },
    },
    opener.content,
  );
  const close = disclose(button, panel, { width, settle: () => panel.firstElementChild?.focus() });
  const choose = (entry) => {
    close({ refocus: true });
    entry.run();
  };
  panel.append(
    ...entries.map((entry) =>
      el(
        "button",
        { type: "button", role: "menuitem", on: { click: () => choose(entry) } },
        el("span", {}, entry.text),
        entry.about ? el("span", { class: "option-about" }, entry.about) : null,
      ),
    ),
  );
  panel.addEventListener("keydown", (event) => move(event, panel));
  return el("span", { class: "menu-button" }, button, panel);
}

function move(event, panel) {
  const items = [...panel.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
}
