// A list that floats beside the field it belongs to, in the top layer, so that no scrolling parent cuts it off.

/** Shows `panel` (an element with popover="manual") under `anchor`, or above it where there is more room. */
export function showBeside(panel, anchor, { width = null } = {}) {
  if (!panel.matches(":popover-open")) panel.showPopover();
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const above = below < Math.min(panel.scrollHeight, 280) + 12 && box.top > below;
  const room = Math.max(120, (above ? box.top : below) - 12);
  const wide = Math.min(width ?? Math.max(box.width, 220), innerWidth - 16);
  Object.assign(panel.style, {
    width: `${wide}px`,
    maxHeight: `${Math.min(room, 320)}px`,
    left: `${Math.max(8, Math.min(box.left, innerWidth - wide - 8))}px`,
    top: above ? "auto" : `${box.bottom + 4}px`,
    bottom: above ? `${innerHeight - box.top + 4}px` : "auto",
  });
}

export function hide(panel) {
  if (panel.matches(":popover-open")) panel.hidePopover();
}

/** Calls `close` on a click outside of `nodes`, on scrolling elsewhere and on resizing, until the answered function is called. */
export function closeOutside(nodes, close) {
  const ending = new AbortController();
  const outside = (event) => {
    if (!nodes.some((node) => node.contains(event.target))) close();
  };
  addEventListener("pointerdown", outside, { capture: true, signal: ending.signal });
  addEventListener("scroll", outside, { capture: true, passive: true, signal: ending.signal });
  addEventListener("resize", close, { signal: ending.signal });
  return () => ending.abort();
}
