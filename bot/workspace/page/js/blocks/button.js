// Buttons and overflow menus. Slack: button element, overflow menu element.
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { safeLink } from "../mentions.js";
import { menuButton } from "./menu.js";
import { textNodes, textOf } from "./text_object.js";

/** A button; with `url` it also opens the address. It shows that it is at work until the app has answered. */
export function button(element, ctx, block) {
  const style = element.style === "primary" ? " primary" : element.style === "danger" ? " danger" : "";
  const node = el(
    "button",
    {
      type: "button",
      class: `button${style}`,
      aria: { label: element.accessibility_label },
      on: { click: () => press(node, element, ctx, block) },
    },
    textNodes(element.text),
    element.url ? icon("forward", 14) : null,
  );
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
  const entries = element.options.map((option) => ({
    text: textNodes(option.text),
    about: option.description ? textOf(option.description) : null,
    run: () => {
      if (option.url) safeLink(option.url)?.click();
      ctx.act(element, block, { selected_option: option });
    },
  }));
  return menuButton(entries, {
    opener: { class: "button icon-only", label: t("menu.more"), content: icon("more") },
    width: 220,
  });
}
