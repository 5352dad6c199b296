// Reactions under a message.
import { ask } from "../api.js";
import { el } from "../dom.js";
import { EMOJI, emojiNode } from "../emoji.js";
import { t } from "../i18n.js";
import { store, userName } from "../store.js";
import { report } from "./toast.js";

/** Adds or takes back the acting person's reaction. */
export async function react(message, channel, name) {
  const mine = message.reactions?.find((each) => each.name === name)?.users?.includes(store.me);
  try {
    await ask("/client/reaction", { channel, ts: message.ts, name, remove: Boolean(mine) });
  } catch (error) {
    report(error);
  }
}

/** The chips, or null when nobody reacted. */
export function reactionsNode(message, ctx) {
  if (!message.reactions?.length) return null;
  return el(
    "div",
    { class: "reactions" },
    message.reactions.map((each) => {
      const mine = each.users?.includes(store.me);
      const who = (each.users ?? []).map(userName).join("、");
      return el(
        "button",
        {
          type: "button",
          class: "reaction",
          title: who,
          aria: {
            pressed: String(Boolean(mine)),
            label: t("message.reaction", { name: each.name, n: each.count ?? each.users?.length ?? 1, who }),
          },
          on: { click: () => react(message, ctx.channel, each.name) },
        },
        emojiNode(EMOJI[each.name] ?? `:${each.name}:`, each.name),
        el("span", {}, each.count ?? each.users?.length ?? 1),
      );
    }),
  );
}
