// Typed input: text, number, e-mail, address. Slack: plain-text, number, email and URL input elements.
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { textOf } from "./text_object.js";

const KINDS = { plain_text_input: "text", number_input: "text", email_text_input: "email", url_text_input: "url" };
const KEYBOARD = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };

/** The element as a node. `dispatch_action` blocks tell the app on Enter (default) or while typing. */
export function textInput(element, ctx, block, field) {
  const stored = ctx.form.read(block.block_id, element).value ?? "";
  const count = el("span", { class: "count", aria: { hidden: "true" } });
  const control = el(element.multiline ? "textarea" : "input", {
    id: field.id,
    class: "control",
    type: element.multiline ? undefined : KINDS[element.type],
    rows: element.multiline ? 5 : undefined,
    inputMode: KEYBOARD[element.type],
    autocomplete: "off",
    value: stored,
    placeholder: element.placeholder ? textOf(element.placeholder) : undefined,
    autofocus: element.focus_on_load,
    aria: {
      describedby: field.describedBy,
      label: field.id ? undefined : field.label,
      required: block.optional ? undefined : "true",
    },
  });
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const dispatches = (on) => block.dispatch_action && triggers.includes(on);
  control.addEventListener("input", () => {
    ctx.form.write(block.block_id, element, { value: control.value || null });
    showCount(count, element, control.value);
    if (dispatches("on_character_entered")) ctx.act(element, block, { value: control.value });
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || element.multiline || !dispatches("on_enter_pressed")) return;
    event.preventDefault();
    ctx.act(element, block, { value: control.value });
  });
  showCount(count, element, stored);
  return el("span", { class: "counted" }, control, count);
}

// Slack shows what is left only when it becomes scarce; so does this.
function showCount(node, element, value) {
  const left = (element.max_length ?? Infinity) - value.length;
  node.hidden = left > Math.max(20, (element.max_length ?? 0) / 5);
  node.textContent = Number.isFinite(left) ? t("input.left", { n: left }) : "";
  node.classList.toggle("over", left < 0);
}
