// What Slack's client checks before it submits a modal. Slack: input block, plain-text input, number input.
import { t } from "../i18n.js";

const TEXT = ["plain_text_input", "number_input", "email_text_input", "url_text_input"];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function isEmpty(value) {
  return Object.entries(value).every(
    ([key, item]) => key === "type" || item === null || item === "" || item?.length === 0,
  );
}

function length(element, text) {
  if (element.min_length && text.length < element.min_length)
    return t("fault.too_short", { n: element.min_length, have: text.length });
  if (element.max_length && text.length > element.max_length)
    return t("fault.too_long", { n: element.max_length, have: text.length });
  return null;
}

function number(element, text) {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return t(element.is_decimal_allowed ? "fault.number" : "fault.whole_number");
  if (element.min_value !== undefined && Number(text) < Number(element.min_value))
    return t("fault.below", { min: element.min_value });
  if (element.max_value !== undefined && Number(text) > Number(element.max_value))
    return t("fault.above", { max: element.max_value });
  return null;
}

function address(text) {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol) ? null : t("fault.url");
  } catch {
    return t("fault.url");
  }
}

const CHECKS = {
  plain_text_input: (element, text) => length(element, text),
  number_input: number,
  email_text_input: (_, text) => (EMAIL.test(text) ? null : t("fault.email")),
  url_text_input: (_, text) => address(text),
};

/** {block_id: fault} for what stands in the form; empty when it may be submitted. */
export function faultsOf(blocks, form) {
  const faults = {};
  for (const block of blocks.filter((each) => each.type === "input")) {
    const value = form.read(block.block_id, block.element);
    const empty = () => (block.optional ? null : t("fault.required"));
    const fault = form.held.get(block.block_id) ?? (isEmpty(value) ? empty() : textFault(block.element, value));
    if (fault) faults[block.block_id] = fault;
  }
  return faults;
}

function textFault(element, value) {
  return TEXT.includes(element.type) ? CHECKS[element.type](element, value.value) : null;
}
