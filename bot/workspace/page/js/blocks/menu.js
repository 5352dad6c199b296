// A button that opens a menu of actions. ARIA: menu button.
import { el } from "../dom.js";
import { closeOutside, hide, showBeside } from "./popover.js";

/**
 * `entries`: [{text: nodes, about?, run()}]; `opener`: {class, label, title?, content}. Arrows move, Escape closes, choosing
 * gives the focus back to the button.
 */
export function menuButton(entries, { opener, width = 240 }) {
  const panel = el("div", { class: "popover menu", role: "menu", popover: "manual", aria: { label: opener.label } });
  const button = el("button", {
    type: "button", class: opener.class, title: opener.title, aria: { label: opener.label, haspopup: "menu", expanded: "false" }, on: { click: () => toggle() },
  }, opener.content);
  let ending = null;
  const close = () => {
    hide(panel);
    ending?.();
    button.setAttribute("aria-expanded", "false");
  };
  const toggle = () => {
    if (panel.matches(":popover-open")) {
      close();
      return;
    }
    showBeside(panel, button, { width });
    button.setAttribute("aria-expanded", "true");
    ending = closeOutside([panel, button], close);
    panel.firstElementChild?.focus();
  };
  const choose = (entry) => {
    close();
    button.focus();
    entry.run();
  };
  panel.append(...entries.map((entry) => el("button", { type: "button", role: "menuitem", on: { click: () => choose(entry) } },
    el("span", {}, entry.text), entry.about ? el("span", { class: "option-about" }, entry.about) : null)));
  panel.addEventListener("keydown", (event) => keyed(event, panel, () => (close(), button.focus())));
  return el("span", { class: "menu-button" }, button, panel);
}

function keyed(event, panel, close) {
  const items = [...panel.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
