// The confirmation dialog of an element. Slack: confirmation dialog object.
import { textNodes } from "../blocks/text_object.js";
import { el, uniqueId } from "../dom.js";
import { t } from "../i18n.js";

/** Asks; resolves to true when the person confirmed. */
export function confirmed({ title, text, confirm, deny, style }) {
  return new Promise((resolve) => {
    const id = uniqueId("confirm");
    const end = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = el(
      "dialog",
      {
        class: "modal confirm",
        aria: { labelledby: id },
        on: { cancel: (event) => (event.preventDefault(), end(false)) },
      },
      el("h2", { id, class: "modal-title" }, title ? textNodes(title) : t("confirm.title")),
      el("div", { class: "modal-body" }, text ? textNodes(text) : null),
      el(
        "div",
        { class: "modal-foot" },
        el(
          "button",
          { type: "button", class: "button", on: { click: () => end(false) } },
          deny ? textNodes(deny) : t("action.cancel"),
        ),
        el(
          "button",
          {
            type: "button",
            class: `button ${style === "danger" ? "danger" : "primary"} solid`,
            on: { click: () => end(true) },
          },
          confirm ? textNodes(confirm) : t("confirm.yes"),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
