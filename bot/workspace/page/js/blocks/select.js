// Select menus, single and multiple. Slack: select menu element, multi-select menu element.
import { ask } from "../api.js";
import { t } from "../i18n.js";
import { channelName, findAppOfBot, store } from "../store.js";
import { Combobox } from "./combobox.js";
import { textOf } from "./text_object.js";

const fromOption = (option) => ({
  value: option.value,
  text: textOf(option.text),
  about: option.description ? textOf(option.description) : "",
  raw: option,
});
const fromUser = (id) => {
  const user = store.users.get(id);
  return { value: id, text: user?.real_name || user?.name || id, about: user?.title ?? "", raw: id };
};
const fromChannel = (id) => {
  const channel = store.channels.get(id);
  return {
    value: id,
    text: channel ? `${channel.is_im || channel.is_mpim ? "" : "#"}${channelName(channel)}` : id,
    raw: id,
  };
};

function narrowed(groups, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return groups;
  return groups.map((group) => ({
    ...group,
    options: group.options.filter((option) => `${option.text} ${option.about ?? ""}`.toLowerCase().includes(wanted)),
  }));
}

function grouped(answer) {
  if (answer.option_groups)
    return answer.option_groups.map((group) => ({
      label: textOf(group.label),
      options: group.options.map(fromOption),
    }));
  return [{ options: (answer.options ?? []).map(fromOption) }];
}

function usersGroup() {
  const users = [...store.users.values()].filter((user) => !user.deleted);
  return [{ options: users.map((user) => fromUser(user.id)) }];
}

function channelsGroup(element) {
  const wanted = element.filter?.include;
  const channels = [...store.channels.values()].filter((channel) => fits(channel, element, wanted));
  return [{ options: channels.map((channel) => fromChannel(channel.id)) }];
}

function fits(channel, element, wanted) {
  const kind = channel.is_im ? "im" : channel.is_mpim ? "mpim" : channel.is_private ? "private" : "public";
  if (element.type.includes("channels_select")) return kind === "public";
  if (element.filter?.exclude_bot_users && channel.is_im && findAppOfBot(channel.user)) return false;
  return !wanted || wanted.includes(kind);
}

// For each kind: where options come from, the key of its value, and how a stored value becomes an option.
const KINDS = {
  static_select: {
    load: async (element, query) => narrowed(grouped(element), query),
    key: "selected_option",
    show: fromOption,
  },
  external_select: { load: external, key: "selected_option", show: fromOption },
  users_select: { load: async (_, query) => narrowed(usersGroup(), query), key: "selected_user", show: fromUser },
  conversations_select: {
    load: async (element, query) => narrowed(channelsGroup(element), query),
    key: "selected_conversation",
    show: fromChannel,
  },
  channels_select: {
    load: async (element, query) => narrowed(channelsGroup(element), query),
    key: "selected_channel",
    show: fromChannel,
  },
};

async function external(element, query, ctx, block) {
  const answer = await ask("/client/options", {
    container: ctx.container,
    block_id: block.block_id,
    action_id: element.action_id,
    value: query,
  });
  return grouped(answer);
}

/** The element as a node; `field` gives it a label: {id, describedBy} or {label}. */
export function select(element, ctx, block, field) {
  const multiple = element.type.startsWith("multi_");
  const kind = KINDS[element.type.replace("multi_", "")];
  const key = multiple ? `${kind.key}s` : kind.key;
  const stored = ctx.form.read(block.block_id, element)[key];
  const box = new Combobox({
    ...field,
    label: field.label ?? (field.id ? undefined : placeholderOf(element)),
    multiple,
    max: element.max_selected_items,
    placeholder: placeholderOf(element),
    minQuery: element.type.endsWith("external_select") ? (element.min_query_length ?? 3) : 0,
    selected: (multiple ? stored : [stored]).filter(Boolean).map(kind.show),
    load: (query) => kind.load(element, query, ctx, block),
    onChange: (options) =>
      ctx.change(element, block, { [key]: multiple ? options.map((o) => o.raw) : (options[0]?.raw ?? null) }),
  });
  box.node.classList.add("control");
  return box.node;
}

function placeholderOf(element) {
  return element.placeholder ? textOf(element.placeholder) : t("select.placeholder");
}
