// Who one acts as, and jumping to a conversation.
import { ask } from "../api.js";
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { recall, remember } from "../preferences.js";
import { appAddress, channelAddress, go } from "../router.js";
import { apply, channelName, findAppOfBot, on, store, userName } from "../store.js";
import { avatar } from "./avatar.js";
import { matches } from "./completion.js";
import { openPalette } from "./palette.js";
import { report } from "./toast.js";

const RECENT = 5;

/** Keeps the button that says who one acts as up to date. */
export function mountPerson(button, switchTo) {
  const render = () => {
    const me = store.users.get(store.me);
    if (!me) return;
    fill(
      button,
      el("span", { class: "visually-hidden" }, t("person.acting")),
      avatar(store.me, { small: true }),
      el("span", { class: "person-name" }, userName(store.me)),
      el("span", { class: "person-title" }, me.title ?? ""),
      icon("chevron", 14),
    );
  };
  on("boot", () => {
    const recents = recall("recent", []).filter((id) => id !== store.me);
    remember("recent", [store.me, ...recents].slice(0, RECENT + 1));
    render();
  });
  on("user", render);
  button.addEventListener("click", () => openPeople(switchTo));
}

/** The dialog to choose whom to act as; the last five come first. */
export function openPeople(switchTo) {
  openPalette({
    name: "people",
    label: t("person.switch"),
    placeholder: t("person.search"),
    groups: peopleGroups,
    onChoose: switchTo,
  });
}

function people() {
  return [...store.users.values()].filter((user) => !user.is_bot);
}

function peopleGroups(query) {
  const found = people().filter((user) => matches(user, query));
  if (query.trim()) return [{ items: found.map(personItem) }];
  const recent = recall("recent", [])
    .filter((id) => id !== store.me && store.users.has(id))
    .slice(0, RECENT)
    .map((id) => store.users.get(id));
  const units = new Map();
  for (const user of found) units.set(user.unit ?? "", [...(units.get(user.unit ?? "") ?? []), user]);
  return [
    { label: t("person.recent"), items: recent.map(personItem) },
    ...[...units].map(([label, users]) => ({ label: label || t("person.all"), items: users.map(personItem) })),
  ];
}

function personItem(user) {
  const name = user.real_name || user.name;
  const facts = [user.title, user.deleted ? t("person.deleted") : ""].filter(Boolean).join(" · ");
  return {
    value: user.id,
    text: [name, facts].filter(Boolean).join(" "),
    node: [
      avatar(user.id, { small: true }),
      el("span", { class: "row-name" }, name),
      el("span", { class: "row-about" }, facts),
      user.id === store.me ? el("span", { class: "tag" }, t("person.now")) : null,
    ],
  };
}

/** The dialog to jump to a channel, an app or a person. */
export function openJump() {
  openPalette({
    name: "jump",
    label: t("jump.title"),
    placeholder: t("jump.search"),
    groups: jumpGroups,
    onChoose: jumpTo,
  });
}

function jumpGroups(query) {
  const wanted = query.trim().toLowerCase();
  const channels = [...store.channels.values()].filter((channel) =>
    channelName(channel).toLowerCase().includes(wanted),
  );
  // What begins with the words typed comes first, then what has something unread.
  const rank = (channel) =>
    (wanted && channelName(channel).toLowerCase().startsWith(wanted) ? 0 : 2) + (channel.unread ? 0 : 1);
  const direct = new Set(channels.filter((channel) => channel.is_im).map((channel) => channel.user));
  const others = people().filter(
    (user) => user.id !== store.me && !direct.has(user.id) && !user.deleted && matches(user, wanted),
  );
  return [
    { label: t("jump.conversations"), items: channels.sort((a, b) => rank(a) - rank(b)).map(channelItem) },
    {
      label: t("jump.people"),
      items: others.slice(0, 40).map((user) => ({ ...personItem(user), value: `user:${user.id}` })),
    },
  ];
}

function channelItem(channel) {
  const name = channelName(channel);
  const app = channel.is_im ? findAppOfBot(channel.user) : null;
  const sign = channel.is_im ? avatar(channel.user, { small: true }) : icon(channel.is_private ? "lock" : "hash", 16);
  const about = app ? t("nav.apps") : (store.users.get(channel.user)?.title ?? channel.section ?? "");
  return {
    value: channel.id,
    text: name,
    node: [
      sign,
      el("span", { class: "row-name" }, name),
      el("span", { class: "row-about" }, about),
      channel.unread ? el("span", { class: "badge" }, channel.unread) : null,
    ],
  };
}

/** Opens a conversation by channel id, "user:ID" or "app:ID". */
export async function jumpTo(value) {
  if (value.startsWith("app:")) return go(appAddress(value.slice(4)));
  if (!value.startsWith("user:")) return go(channelAddress(value));
  try {
    const { channel } = await ask("/client/open_dm", { users: [value.slice(5)] });
    apply({ type: "channel", channel });
    return go(channelAddress(channel.id));
  } catch (error) {
    return report(error);
  }
}
