// The head of what is open: name, topic, pins, people; tabs of an app.
import { ask } from "../api.js";
import { disclose } from "../blocks/popover.js";
import { el, fill, icon } from "../dom.js";
import { t } from "../i18n.js";
import { plainOf } from "../mrkdwn.js";
import { appAddress, channelAddress } from "../router.js";
import { channelName, store, userName } from "../store.js";
import { avatar } from "./avatar.js";
import { confirmed } from "./confirm.js";
import { report, sentence } from "./toast.js";

/** `loadPins()` resolves to the nodes of the list of pins. */
export function headOf(channel, loadPins) {
  const direct = channel.is_im || channel.is_mpim;
  const other = store.users.get(channel.user);
  const sign = channel.is_im ? avatar(channel.user, { small: true }) : icon(channel.is_private ? "lock" : "hash", 18);
  const about = channel.is_im ? other?.title : plainOf(channel.topic ?? "");
  return el(
    "header",
    { class: "head" },
    el("h1", { class: "head-name" }, sign, el("span", {}, channelName(channel))),
    el("p", { class: "head-about", title: about }, about ?? ""),
    el(
      "div",
      { class: "head-tools" },
      panelButton({ name: "pin", label: t("pins.show"), count: channel.pins?.length || "", load: loadPins }),
      direct
        ? null
        : panelButton({
            name: "people",
            label: t("members.show", { n: channel.members?.length ?? 0 }),
            count: channel.members?.length ?? 0,
            load: async () => members(channel),
          }),
    ),
  );
}

function members(channel) {
  return channel.members.map((id) =>
    el(
      "div",
      { class: "member" },
      avatar(id, { small: true }),
      el("span", {}, userName(id)),
      el("span", { class: "faint member-title" }, store.users.get(id)?.title ?? ""),
      accountButton(store.users.get(id)),
    ),
  );
}

// As an administrator's page would: closing somebody's account, which apps hear of. One's own stays.
function accountButton(user) {
  if (!user || user.is_bot || user.id === store.me) return null;
  const button = el("button", { type: "button", class: "text-button", on: { click: () => change() } });
  const show = () => {
    button.textContent = t(user.deleted ? "member.open_short" : "member.close_short");
    button.setAttribute("aria-label", t(user.deleted ? "member.open" : "member.close", { name: userName(user.id) }));
  };
  const change = async () => {
    if (!user.deleted && !(await confirmed(closing(user)))) return;
    try {
      user = (await ask("/client/deactivate", { user: user.id, deleted: !user.deleted })).user;
      show();
    } catch (error) {
      report(error);
    }
  };
  show();
  return button;
}

function closing(user) {
  const plain = (text) => ({ type: "plain_text", text });
  const text = plain(t("member.close_text", { name: userName(user.id) }));
  return { title: plain(t("member.close_title")), text, confirm: plain(t("member.close_short")), style: "danger" };
}

function panelButton({ name, label, count, load }) {
  const panel = el("div", { class: "popover panel", popover: "manual", role: "region", tabIndex: -1, aria: { label } });
  const button = el(
    "button",
    { type: "button", class: "head-tool", title: label, aria: { label, expanded: "false" } },
    icon(name, 16),
    count ? el("span", {}, count) : null,
  );
  const prepare = () =>
    load().then(
      (nodes) => fill(panel, nodes),
      (error) => fill(panel, el("p", { class: "note" }, sentence(error))),
    );
  const close = disclose(button, panel, { width: 340, prepare });
  panel.addEventListener("click", (event) => event.target.closest("a") && close());
  return el("span", {}, button, panel);
}

/** The tabs of an app: Home and Messages; `active` is "home" or "messages". */
export function appTabs(app, active) {
  const channel = [...store.channels.values()].find((each) => each.is_im && each.user === app.bot_user);
  const tab = (name, href) =>
    el("a", { href, class: "tab", aria: { current: active === name ? "page" : undefined } }, t(`app.${name}`));
  return el(
    "nav",
    { class: "tabs", aria: { label: app.name } },
    tab("home", appAddress(app.id)),
    channel ? tab("messages", channelAddress(channel.id)) : null,
  );
}
