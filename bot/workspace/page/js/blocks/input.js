// The input block: label, control, hint, and the fault beside it. Slack: input block.
import { el, icon, uniqueId } from "../dom.js";
import { t } from "../i18n.js";
import { element } from "./elements.js";
import { textNodes, textOf } from "./text_object.js";

const GROUPS = ["radio_buttons", "checkboxes"];

export function input(block, ctx) {
  const id = uniqueId("field");
  const isGroup = GROUPS.includes(block.element.type);
  const hint = block.hint ? el("p", { class: "hint", id: `${id}-hint` }, textNodes(block.hint)) : null;
  const optional = block.optional ? el("span", { class: "optional" }, t("input.optional")) : null;
  const label = el(
    isGroup ? "span" : "label",
    { class: "label", id: `${id}-label`, for: isGroup ? undefined : id },
    textNodes(block.label),
    optional,
  );
  const field = {
    id,
    labelId: `${id}-label`,
    describedBy: `${id}-fault${hint ? ` ${id}-hint` : ""}`,
    name: textOf(block.label),
  };
  const fault = el("p", { class: "fault", id: `${id}-fault`, hidden: true });
  return el("div", { class: "field" }, label, element(block.element, ctx, block, field), fault, hint);
}

/** Shows or takes away the fault beside the field of `blockId`; false when there is no such field. */
export function showFault(root, blockId, text) {
  const node = root.querySelector(`[data-block-id="${CSS.escape(blockId)}"] .fault`);
  if (!node) return false;
  node.hidden = !text;
  node.replaceChildren(...(text ? [icon("alert", 15), text] : []));
  const control = node.parentElement.querySelector("input, textarea, [role=radiogroup], [role=group]");
  if (text) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
  return true;
}

/** Takes away every fault shown in `root`. */
export function clearFaults(root) {
  for (const node of root.querySelectorAll("[data-block-id]")) showFault(node.parentElement, node.dataset.blockId, "");
}
