// Images of blocks and elements. Slack: image block, image element.
import { el } from "../dom.js";
import { safeLink } from "../mentions.js";

/** An image of a block or element; an address that is not http(s) or of this server shows its description instead. */
export function picture(block, className) {
  const address =
    block.image_url ?? block.slack_file?.url ?? (block.slack_file?.id ? `/files/${block.slack_file.id}/image` : "");
  const local = address.startsWith("/") && !address.startsWith("//");
  if (!local && !safeLink(address)) return el("span", { class: "faint" }, block.alt_text);
  return el("img", {
    class: className,
    src: address,
    alt: block.alt_text ?? "",
    loading: "lazy",
    referrerPolicy: "no-referrer",
  });
}
