// Buttons of a context_actions block. Slack: feedback buttons element, icon button element.
import { el, icon } from "../dom.js";
import { store } from "../store.js";
import { textOf } from "./text_object.js";

/** A pair of buttons; the one pressed stays marked. */
export function feedbackButtons(element, ctx, block) {
  const buttons = [element.positive_button, element.negative_button].map((option, index) => {
    const label = option.accessibility_label ?? textOf(option.text);
    const press = () => {
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === node)));
      ctx.act(element, block, { value: option.value });
    };
    const className = `icon-button small${index ? " down" : ""}`;
    const facts = { type: "button", class: className, title: textOf(option.text), on: { click: press } };
    const node = el("button", { ...facts, aria: { label, pressed: "false" } }, icon("thumb", 16));
    return node;
  });
  return el("span", { class: "feedback" }, buttons);
}

/** A button that only shows a sign; some are meant for some people alone. */
export function iconButton(element, ctx, block) {
  const seen = element.visible_to_user_ids;
  if (seen && !seen.includes(store.me)) return el("span", { hidden: true });
  const label = element.accessibility_label ?? textOf(element.text);
  const press = () => ctx.act(element, block, element.value === undefined ? {} : { value: element.value });
  return el(
    "button",
    { type: "button", class: "icon-button small", title: textOf(element.text), aria: { label }, on: { click: press } },
    icon("bin", 16),
  );
}
