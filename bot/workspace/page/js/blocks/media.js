// Videos and remote files: only named and linked, nothing is fetched from elsewhere. Slack: video block, file block.
import { el, icon } from "../dom.js";
import { t } from "../i18n.js";
import { safeLink } from "../mentions.js";
import { textNodes } from "./text_object.js";

export function video(block) {
  const title = textNodes(block.title);
  const about = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  return el(
    "div",
    { class: "media" },
    el("span", { class: "media-sign", role: "img", aria: { label: block.alt_text } }, icon("forward", 20)),
    el(
      "div",
      { class: "card-words" },
      el("div", { class: "card-title" }, safeLink(block.title_url ?? block.video_url, title) ?? title),
      block.description ? el("div", {}, textNodes(block.description)) : null,
      about ? el("div", { class: "card-subtitle" }, about) : null,
    ),
  );
}

export function remoteFile(block) {
  return el("div", { class: "media" }, icon("file", 20), el("span", {}, t("block.remote_file", { id: block.external_id })));
}
