// Interactive elements by type.
import { el } from "../dom.js";
import { button, overflow } from "./button.js";
import { choice } from "./choice.js";
import { date } from "./date.js";
import { feedbackButtons, iconButton } from "./feedback.js";
import { fileInput } from "./file_input.js";
import { picture } from "./picture.js";
import { richTextInput } from "./rich_text_input.js";
import { select } from "./select.js";
import { textInput } from "./text_input.js";

const SELECTS = ["static_select", "external_select", "users_select", "conversations_select", "channels_select"];

const BUILDERS = {
  button,
  overflow,
  datepicker: date,
  timepicker: date,
  datetimepicker: date,
  radio_buttons: choice,
  checkboxes: choice,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  file_input: fileInput,
  rich_text_input: richTextInput,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  image: (item) => picture(item, "accessory-image"),
  ...Object.fromEntries(
    SELECTS.flatMap((type) => [
      [type, select],
      [`multi_${type}`, select],
    ]),
  ),
};

/**
 * An element inside of a wrapper that carries its action id. `field` says how it is labelled: {id, labelId, describedBy} from
 * an input block, or {label}.
 */
export function element(item, ctx, block, field) {
  const build = BUILDERS[item.type];
  const content = build ? build(item, ctx, block, field) : el("span", { class: "unknown" }, item.type);
  return el("span", { class: "element", data: { "action-id": item.action_id, type: item.type } }, content);
}
