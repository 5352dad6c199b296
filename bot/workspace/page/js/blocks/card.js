// Cards, carousels, containers, alerts. Slack: card, carousel, container and alert blocks.
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { richText } from "../rich_text.js";
import { element } from "./elements.js";
import { picture } from "./picture.js";
import { textNodes, textOf } from "./text_object.js";

const SIGNS = { info: "help", warning: "alert", error: "alert", success: "thumb", default: "bell" };

/** A notice in a modal; how grave it is also stands in words, for those who do not see the colour. */
export function alertBlock(block) {
  const level = block.level ?? "default";
  const grave = el("span", { class: "visually-hidden" }, t(`alert.${level}`));
  return el("div", { class: `notice ${level}`, role: "note" }, icon(SIGNS[level], 18), grave, el("p", {}, textNodes(block.text)));
}

function head(block) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : textNodes(block.title);
  const words = [
    title.length !== 0 && el("div", { class: "card-title" }, title),
    block.subtitle && el("div", { class: "card-subtitle" }, textNodes(block.subtitle)),
  ];
  return [block.icon && picture(block.icon, "card-icon"), el("div", { class: "card-words" }, words)];
}

export function card(block, ctx) {
  const hasHead = block.title || block.subtitle || block.icon;
  const buttons = (block.actions ?? []).map((item) => element(item, ctx, block, {}));
  return el(
    "div",
    { class: "card", role: "group", aria: { label: block.title ? textOf(block.title) : t("block.card") } },
    block.hero_image ? picture(block.hero_image, "card-hero") : null,
    hasHead ? el("div", { class: "card-head" }, head(block)) : null,
    block.body ? el("div", { class: "card-body" }, textNodes(block.body)) : null,
    buttons.length ? el("div", { class: "actions" }, buttons) : null,
  );
}

/** Cards side by side, scrolled by wheel, finger or the arrow keys. */
export function carousel(block, ctx) {
  const cards = block.elements.map((each) => el("li", {}, ctx.build(each)));
  const name = t("block.carousel", { n: cards.length });
  return el("div", { class: "carousel", tabIndex: 0, role: "group", aria: { label: name } }, el("ul", {}, cards));
}

/** Blocks under one head; it folds when the app says so. */
export function container(block, ctx) {
  const inner = el("div", { class: "container-inner" }, block.child_blocks.map((each) => ctx.build(each)));
  const className = `container ${block.width ?? "standard"}${block.has_header_divider ? " divided" : ""}`;
  if (!block.is_collapsible) return el("div", { class: className }, el("div", { class: "card-head" }, head(block)), inner);
  const summary = el("summary", { class: "card-head" }, icon("chevron", 16), head(block));
  return el("details", { class: className, open: !block.default_collapsed }, summary, inner);
}
