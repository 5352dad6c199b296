// Files as messages and forms show them.
import { el, icon } from "./dom.js";

/** "12 KB": a size in bytes for reading. */
export function size(bytes = 0) {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const value = bytes / 1000 ** step;
  return `${value < 10 && step ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

/** A file under a message: the picture itself for images, else a card. Opens in a new window. */
export function fileCard(file) {
  const address = file.url_private_download ?? file.url_private ?? file.permalink ?? "";
  const path = address.replace(/^https?:\/\/[^/]+/, "");
  const name = file.title || file.name;
  const inner = file.mimetype?.startsWith("image/")
    ? el("img", { class: "picture", src: path, alt: name, loading: "lazy" })
    : [icon("file", 22), el("span", { class: "file-name" }, name), el("span", { class: "faint" }, size(file.size))];
  return el("a", { class: "file-card", href: path, target: "_blank", rel: "noopener", data: { file: file.id } }, inner);
}
