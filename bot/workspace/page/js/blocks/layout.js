// Layout blocks. Slack: section, header, context, divider, actions, context actions, image blocks.
import { el } from "../dom.js";
import { element } from "./elements.js";
import { picture } from "./picture.js";
import { textNodes, textOf } from "./text_object.js";

export function section(block, ctx) {
  const text = block.text ? el("div", { class: "section-text" }, textNodes(block.text)) : null;
  const fields = block.fields
    ? el(
        "div",
        { class: "fields" },
        block.fields.map((field) => el("div", { class: "section-text" }, textNodes(field))),
      )
    : null;
  const label = block.text ? textOf(block.text).slice(0, 120) : undefined;
  const accessory = block.accessory
    ? el("div", { class: "accessory" }, element(block.accessory, ctx, block, { label }))
    : null;
  return el("div", { class: "section" }, el("div", { class: "section-main" }, text, fields), accessory);
}

export function header(block, ctx) {
  return el(ctx.heading, { class: "header-block" }, textNodes(block.text));
}

export function context(block) {
  const parts = block.elements.map((item) =>
    item.type === "image" ? picture(item, "context-image") : el("span", {}, textNodes(item)),
  );
  return el("div", { class: "context" }, parts);
}

export function divider() {
  return el("hr");
}

export function actions(block, ctx) {
  return el(
    "div",
    { class: "actions" },
    block.elements.map((item) => element(item, ctx, block, {})),
  );
}

export function contextActions(block, ctx) {
  return el(
    "div",
    { class: "context" },
    block.elements.map((item) => element(item, ctx, block, {})),
  );
}

export function image(block) {
  const title = block.title ? el("figcaption", {}, textNodes(block.title)) : null;
  return el("figure", { class: "image-block" }, title, picture(block, "picture"));
}
