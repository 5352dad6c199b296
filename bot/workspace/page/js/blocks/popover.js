// A list that floats beside the field it belongs to, in the top layer, so that no scrolling parent cuts it off.

/** Shows `panel` (an element with popover="manual") under `anchor`, or above it where there is more room. */
export function showBeside(panel, anchor, { width = null, tall = 320 } = {}) {
  if (!panel.matches(":popover-open")) panel.showPopover();
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const above = below < Math.min(panel.scrollHeight, 280) + 12 && box.top > below;
  const room = Math.max(120, (above ? box.top : below) - 12);
  const wide = Math.min(width ?? Math.max(box.width, 220), innerWidth - 16);
  Object.assign(panel.style, {
    width: `${wide}px`,
    maxHeight: `${Math.min(room, tall)}px`,
    left: `${Math.max(8, Math.min(box.left, innerWidth - wide - 8))}px`,
    top: above ? "auto" : `${box.bottom + 4}px`,
    bottom: above ? `${innerHeight - box.top + 4}px` : "auto",
  });
}

export function hide(panel) {
  if (panel.matches(":popover-open")) panel.hidePopover();
}

/**
 * Calls `close` on a click outside of `nodes` and on resizing, and `follow` when something under the list scrolls, until the
 * answered function is called.
 */
export function closeOutside(nodes, close, follow) {
  const ending = new AbortController();
  const isInside = (event) => nodes.some((node) => node.contains(event.target));
  addEventListener("pointerdown", (event) => isInside(event) || close(), { capture: true, signal: ending.signal });
  addEventListener("scroll", (event) => isInside(event) || follow(), {
    capture: true,
    passive: true,
    signal: ending.signal,
  });
  addEventListener("resize", close, { signal: ending.signal });
  return () => ending.abort();
}

/**
 * Makes `button` open and close `panel`: aria-expanded follows, a click outside or Escape closes and gives the focus back.
 * `prepare()` may fill the panel first, `settle()` takes the focus once it is shown. Answers the function that closes it.
 */
export function disclose(
  button,
  panel,
  { width = 320, tall = 320, prepare = () => {}, settle = () => panel.focus() } = {},
) {
  let ending = null;
  const close = ({ refocus = false } = {}) => {
    hide(panel);
    ending?.();
    button.setAttribute("aria-expanded", "false");
    if (refocus) button.focus();
  };
  const toggle = async () => {
    if (panel.matches(":popover-open")) {
      close();
      return;
    }
    await prepare();
    const place = () => showBeside(panel, button, { width, tall });
    place();
    button.setAttribute("aria-expanded", "true");
    ending = closeOutside([panel, button], close, place);
    settle();
  };
  button.addEventListener("click", toggle);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close({ refocus: true });
  });
  return close;
}
