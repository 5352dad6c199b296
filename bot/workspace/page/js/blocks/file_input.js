// File input. Slack: file input element.
import { upload } from "../api.js";
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { size } from "../files.js";

/** The element as a node: chosen files are uploaded at once and listed with a way to take each out again. */
export function fileInput(element, ctx, block, field) {
  const files = [...ctx.form.read(block.block_id, element).files];
  const list = el("ul", { class: "file-list" });
  const note = el("span", { class: "file-note", role: "status" });
  const input = el("input", {
    id: field.id,
    type: "file",
    class: "visually-hidden",
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes?.map((type) => `.${type.replace(/^\./, "")}`).join(","),
    aria: { describedby: field.describedBy, label: field.id ? undefined : field.label },
    on: { change: () => add([...input.files]) },
  });
  const show = () => {
    ctx.form.write(block.block_id, element, { files });
    fill(
      list,
      files.map((file) => row(file, () => (files.splice(files.indexOf(file), 1), show()))),
    );
  };
  const most = element.max_files ?? 10;
  const add = async (chosen) => {
    const fitting = chosen.filter((file) => isAllowed(file, element));
    const room = most - files.length;
    const notes = [
      fitting.length < chosen.length ? t("file.wrong_type", { types: element.filetypes.join("、") }) : "",
      fitting.length > room ? t("file.too_many", { n: most }) : "",
    ];
    for (const file of fitting.slice(0, room)) {
      note.textContent = t("file.uploading", { name: file.name });
      ctx.form.hold(block.block_id, note.textContent);
      try {
        files.push(await upload(file));
      } catch (error) {
        notes.push(t("file.failed", { name: file.name, code: error.code }));
      }
      show();
    }
    ctx.form.hold(block.block_id, "");
    note.textContent = notes.filter(Boolean).join(" ");
    input.value = "";
  };
  show();
  return el(
    "span",
    { class: "file-input control" },
    input,
    el(
      "button",
      { type: "button", class: "button", on: { click: () => input.click() } },
      icon("attach", 16),
      t("file.choose"),
    ),
    note,
    list,
  );
}

function isAllowed(file, { filetypes }) {
  const suffix = file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : "";
  return !filetypes?.length || filetypes.some((type) => type.toLowerCase().replace(/^\./, "") === suffix);
}

function row(file, remove) {
  return el(
    "li",
    {},
    icon("file", 16),
    el("span", {}, file.name),
    el("span", { class: "faint" }, size(file.size)),
    el(
      "button",
      {
        type: "button",
        class: "icon-button small",
        aria: { label: t("select.remove", { name: file.name }) },
        on: { click: remove },
      },
      icon("close", 12),
    ),
  );
}
