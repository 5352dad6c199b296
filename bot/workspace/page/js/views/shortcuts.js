// Shortcuts of the apps: global ones beside the composer, message shortcuts on each message. Slack: shortcuts.
import { ask } from "../api.js";
import { menuButton } from "../blocks/menu.js";
import { icon } from "../dom.js";
import { store } from "../store.js";
import { report } from "./toast.js";

/**
 * The button with its menu, or null when no app offers a shortcut of the `type` ("global" | "message"). `place` is sent along:
 * {channel, ts} of the message. `opener`: {class, label}.
 */
export function shortcutsButton(type, place, opener) {
  const entries = [...store.apps.values()].flatMap((app) =>
    (app.shortcuts ?? []).filter((each) => each.type === type).map((each) => entry(app, each, place)),
  );
  if (!entries.length) return null;
  const sign = type === "global" ? icon("bolt") : icon("more", 16);
  return menuButton(entries, { opener: { ...opener, title: opener.label, content: sign } });
}

function entry(app, shortcut, place) {
  return {
    text: shortcut.name,
    about: app.name,
    run: () => ask("/client/shortcut", { callback_id: shortcut.callback_id, ...place }).catch(report),
  };
}
