// Buttons and overflow menus. Slack: button element, overflow menu element.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { safeLink } from "../mentions.js";
import { closeOutside, hide, showBeside } from "./popover.js";
import { textNodes, textOf } from "./text_object.js";

/** A button; with `url` it also opens the address. It shows that it is at work until the app has answered. */
export function button(element, ctx, block) {
  const style = element.style === "primary" ? " primary" : element.style === "danger" ? " danger" : "";
  const node = el("button", {
    type: "button", class: `button${style}`, aria: { label: element.accessibility_label },
    on: { click: () => press(node, element, ctx, block) },
  }, textNodes(element.text), element.url ? icon("forward", 14) : null);
  return node;
}

async function press(node, element, ctx, block) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (element.url) safeLink(element.url)?.click();
  node.setAttribute("aria-busy", "true");
  await ctx.act(element, block, element.value === undefined ? {} : { value: element.value });
  node.removeAttribute("aria-busy");
}

/** A menu of up to five actions behind "⋯". */
export function overflow(element, ctx, block) {
  const panel = el("div", { class: "popover menu", role: "menu", popover: "manual", aria: { label: t("menu.more") } });
  const opener = el("button", { type: "button", class: "button icon-only", aria: { label: t("menu.more"), haspopup: "menu", expanded: "false" }, on: { click: () => toggle() } }, icon("more"));
  let ending = null;
  const close = () => {
    hide(panel);
    ending?.();
    opener.setAttribute("aria-expanded", "false");
  };
  const choose = (option) => {
    close();
    opener.focus();
    if (option.url) safeLink(option.url)?.click();
    ctx.act(element, block, { selected_option: option });
  };
  const toggle = () => {
    if (panel.matches(":popover-open")) return close();
    showBeside(panel, opener, { width: 220 });
    opener.setAttribute("aria-expanded", "true");
    ending = closeOutside([panel, opener], close);
    return panel.firstElementChild?.focus();
  };
  fill(panel, element.options.map((option) => el("button", { type: "button", role: "menuitem", on: { click: () => choose(option) } },
    el("span", {}, textNodes(option.text)), option.description ? el("span", { class: "option-about" }, textOf(option.description)) : null)));
  panel.addEventListener("keydown", (event) => menuKeys(event, panel, close, opener));
  return el("span", { class: "overflow" }, opener, panel);
}

/** Arrows move, Escape closes: shared by every menu of buttons. */
export function menuKeys(event, panel, close, opener) {
  const items = [...panel.querySelectorAll("[role=menuitem]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    close();
    opener.focus();
  }
}
