// Radio buttons and checkboxes. Slack: radio button group element, checkbox group element.
import { el, uniqueId } from "../dom.js";
import { textNodes, textOf } from "./text_object.js";

/** The element as a group of native controls. */
export function choice(element, ctx, block, field) {
  const multiple = element.type === "checkboxes";
  const stored = ctx.form.read(block.block_id, element);
  const chosen = new Set(
    (multiple ? stored.selected_options : [stored.selected_option]).filter(Boolean).map((option) => option.value),
  );
  const name = uniqueId("choice");
  const read = () => {
    const picked = element.options.filter((option) => chosen.has(option.value));
    return multiple ? { selected_options: picked } : { selected_option: picked[0] ?? null };
  };
  const change = (option, input) => {
    if (!multiple) chosen.clear();
    if (input.checked) chosen.add(option.value);
    else chosen.delete(option.value);
    ctx.change(element, block, read());
  };
  const rows = element.options.map((option) =>
    row(option, { multiple, name, checked: chosen.has(option.value), change }),
  );
  const role = multiple ? "group" : "radiogroup";
  return el(
    "div",
    {
      class: "choices control",
      role,
      aria: {
        labelledby: field.labelId,
        label: field.labelId ? undefined : field.label,
        describedby: field.describedBy,
      },
    },
    rows,
  );
}

function row(option, { multiple, name, checked, change }) {
  const about = option.description ? uniqueId("about") : undefined;
  const input = el("input", {
    type: multiple ? "checkbox" : "radio",
    name,
    value: option.value,
    checked,
    aria: { label: textOf(option.text), describedby: about },
    on: { change: () => change(option, input) },
  });
  return el(
    "label",
    { class: "choice" },
    input,
    el(
      "span",
      { class: "choice-text" },
      el("span", {}, textNodes(option.text)),
      option.description ? el("span", { class: "choice-about", id: about }, textNodes(option.description)) : null,
    ),
  );
}
