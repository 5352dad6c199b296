// Short notices at the edge of the page.
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";

const LASTS = 6000;
const SENTENCES = ["offline", "operation_timeout", "dispatch_failed", "expired_trigger_id", "message_not_found"];

/** The sentence for an ApiError. */
export function sentence(error) {
  if (!error.code) throw error;
  return SENTENCES.includes(error.code) ? t(`error.${error.code}`) : t("error.app", { code: error.code });
}

/** Tells that something went wrong. Anything but an ApiError is thrown on. */
export function report(error) {
  toast(sentence(error), { fault: true });
}

/** Shows a notice; a fault is announced at once by screen readers. */
export function toast(text, { fault = false } = {}) {
  const host = document.querySelector("dialog[open]:last-of-type .toasts") ?? document.getElementById("toasts");
  const close = () => node.remove();
  const node = el(
    "div",
    { class: `toast${fault ? " fault-toast" : ""}`, role: fault ? "alert" : "status" },
    fault ? icon("alert", 16) : null,
    el("span", {}, text),
    el(
      "button",
      { type: "button", class: "icon-button small", aria: { label: t("action.dismiss") }, on: { click: close } },
      icon("close", 14),
    ),
  );
  host.append(node);
  setTimeout(close, LASTS);
}
