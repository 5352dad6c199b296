// Formatted text, typed with its marks and shown as it will read. Slack: rich text input element.
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { richOf, sourceOf } from "../rich_source.js";
import { richText } from "../rich_text.js";
import { textOf } from "./text_object.js";

const TOOLS = [
  { key: "rich.bold", sign: "B", around: "*", letter: "b" },
  { key: "rich.italic", sign: "I", around: "_", letter: "i" },
  { key: "rich.strike", sign: "S", around: "~" },
  { key: "rich.code", sign: "</>", around: "`" },
  { key: "rich.list", drawn: "bullets", before: "- " },
  { key: "rich.numbers", drawn: "numbers", before: "1. " },
  { key: "rich.quote", sign: "❝", before: "> " },
];

/** The element as a node: tools, a field for the marks, and below it the text as it will read. */
export function richTextInput(element, ctx, block, field) {
  const preview = el("div", { class: "rich-preview", hidden: true, aria: { hidden: "true" } });
  const input = el("textarea", {
    id: field.id,
    class: "control",
    rows: 5,
    value: sourceOf(ctx.form.read(block.block_id, element).rich_text_value),
    placeholder: element.placeholder ? textOf(element.placeholder) : undefined,
    autofocus: element.focus_on_load,
    aria: {
      describedby: field.describedBy,
      label: field.id ? undefined : field.label,
      required: block.optional ? undefined : "true",
    },
  });
  const dispatches = element.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  const show = () => {
    const value = richOf(input.value);
    preview.hidden = !value || !/[*_~`>@#:•\d<-]|https?:/u.test(input.value);
    fill(preview, value ? richText(value) : []);
    return value;
  };
  const changed = () => {
    const value = { rich_text_value: show() };
    ctx.form.write(block.block_id, element, value);
    if (block.dispatch_action && dispatches) ctx.act(element, block, value);
  };
  input.addEventListener("input", changed);
  input.addEventListener("keydown", (event) => {
    const tool = (event.ctrlKey || event.metaKey) && TOOLS.find((each) => each.letter === event.key.toLowerCase());
    if (!tool) return;
    event.preventDefault();
    event.stopPropagation();
    use(tool, input);
  });
  show();
  const tools = TOOLS.map((tool) => toolButton(tool, input));
  return el(
    "span",
    { class: "rich-input" },
    el("span", { class: "rich-tools", role: "toolbar", aria: { label: t("rich.tools") } }, tools),
    input,
    preview,
  );
}

function toolButton(tool, input) {
  const label = t(tool.key);
  const sign = tool.drawn ? icon(tool.drawn, 16) : el("span", { aria: { hidden: "true" } }, tool.sign);
  const facts = { type: "button", class: `icon-button small rich-tool in-${tool.key.slice(5)}`, title: label };
  return el("button", { ...facts, aria: { label }, on: { click: () => use(tool, input) } }, sign);
}

// Marks go around what is selected, or before each line that the selection touches.
function use(tool, input) {
  const { value, selectionStart: from, selectionEnd: to } = input;
  input.focus();
  if (tool.around) {
    input.setRangeText(`${tool.around}${value.slice(from, to)}${tool.around}`, from, to, "end");
    if (from === to) input.setSelectionRange(from + 1, from + 1);
  } else {
    const start = value.lastIndexOf("\n", from - 1) + 1;
    const lines = value.slice(start, to).split("\n");
    const numbered = (line, index) => (tool.before === "1. " ? `${index + 1}. ${line}` : tool.before + line);
    input.setRangeText(lines.map(numbered).join("\n"), start, to, "end");
  }
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
