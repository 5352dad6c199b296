// What the page knows. Views read it and listen to topics; only boot answers and socket events change it.

const listeners = new Map();

/** Calls `fn(detail)` whenever `topic` is announced. Answers a function that ends it. */
export function on(topic, fn) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(fn);
  return () => listeners.get(topic).delete(fn);
}

/** Announces a topic to its listeners. */
export function emit(topic, detail) {
  for (const fn of [...(listeners.get(topic) ?? [])]) fn(detail);
}

export const store = {
  me: null,
  workspace: { name: "", timezone: "Asia/Shanghai", language: "zh" },
  users: new Map(),
  channels: new Map(),
  apps: new Map(),
  marks: [],
  offset: 0,
  connection: "connecting",
  /** channel -> {messages: Map(ts -> message), hasMore, loaded, early} for the roots of channels; `early` holds what
   * arrives while the first page is asked for (ts -> message, null for a deleted one) */
  conversations: new Map(),
  /** channel -> Map(id -> message): only in memory, gone on reload as on Slack */
  ephemerals: new Map(),
  /** app id -> its published Home view */
  homes: new Map(),
};

/** Takes a boot answer: forgets the person before. */
export function boot(answer) {
  store.me = answer.me;
  store.workspace = answer.workspace;
  store.users = new Map(answer.users.map((user) => [user.id, user]));
  store.channels = new Map(answer.channels.map((channel) => [channel.id, channel]));
  store.apps = new Map(answer.apps.map((app) => [app.id, app]));
  store.marks = answer.marks ?? [];
  store.offset = answer.clock.offset;
  store.conversations = new Map();
  store.ephemerals = new Map();
  store.homes = new Map();
  emit("boot");
}

/** The moved clock, in milliseconds since 1970. */
export function now() {
  return Date.now() + store.offset * 1000;
}

export function conversation(channel) {
  if (!store.conversations.has(channel)) {
    store.conversations.set(channel, { messages: new Map(), hasMore: false, loaded: false, early: null });
  }
  return store.conversations.get(channel);
}

export function ephemeralsOf(channel) {
  if (!store.ephemerals.has(channel)) store.ephemerals.set(channel, new Map());
  return store.ephemerals.get(channel);
}

/** From now on until `loaded`, keeps what happens in a channel whose first page is asked for. */
export function loading(channel) {
  conversation(channel).early = new Map();
}

/** Takes a channel's first page (none when it could not be had); what happened since it was asked for is newer. */
export function loaded(channel, page) {
  const known = conversation(channel);
  const early = known.early ?? new Map();
  known.early = null;
  if (!page || known.loaded) return;
  const roots = new Map(page.messages.filter(isRoot).map((message) => [message.ts, message]));
  const last = page.messages.at(-1)?.ts ?? "";
  for (const [ts, message] of early) if (roots.has(ts) || ts > last) roots.set(ts, message);
  for (const [ts, message] of roots) if (message) known.messages.set(ts, message);
  Object.assign(known, { hasMore: page.has_more, loaded: true });
}

/** The name to show for a user id; the id itself when nobody is known by it. */
export function userName(id) {
  const user = store.users.get(id);
  return user?.real_name || user?.name || id;
}

/** The app that a bot user belongs to, or undefined. */
export function findAppOfBot(user) {
  return [...store.apps.values()].find((app) => app.bot_user === user);
}

/** What a channel is called in the sidebar and the header. */
export function channelName(channel) {
  if (channel.is_im) return userName(channel.user);
  if (channel.is_mpim)
    return channel.members
      .filter((id) => id !== store.me)
      .map(userName)
      .join("、");
  return channel.name;
}

/** Whether a message stands in the channel itself and not only in a thread. */
export function isRoot(message) {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
}

const REDUCERS = {
  message: ({ channel, message }) => keep(channel, message),
  message_changed: ({ channel, message }) => keep(channel, message),
  message_deleted: ({ channel, ts }) => forget(channel, ts),
  ephemeral: ({ channel, message, id }) => ephemeralsOf(channel).set(id, { ...message, ephemeral: true, id }),
  ephemeral_changed: ({ channel, message, id }) => ephemeralsOf(channel).set(id, { ...message, ephemeral: true, id }),
  ephemeral_deleted: ({ channel, id }) => ephemeralsOf(channel).delete(id),
  home: ({ app, view }) => store.homes.set(app, view),
  channel: ({ channel }) => store.channels.set(channel.id, { ...store.channels.get(channel.id), ...channel }),
  unread: (event) => unread(event),
  user: ({ user }) => store.users.set(user.id, { ...store.users.get(user.id), ...user }),
  clock: ({ offset }) => (store.offset = offset),
  reaction: ({ channel, ts, reactions }) => react(channel, ts, reactions),
  pins: ({ channel, pins }) => Object.assign(store.channels.get(channel) ?? {}, { pins }),
};

function keep(channel, message) {
  const known = conversation(channel);
  if (isRoot(message)) known.early?.set(message.ts, message);
  if (isRoot(message) && (known.loaded || known.messages.has(message.ts))) known.messages.set(message.ts, message);
}

function forget(channel, ts) {
  const known = conversation(channel);
  known.early?.set(ts, null);
  known.messages.delete(ts);
}

function unread(event) {
  const channel = store.channels.get(event.channel);
  if (channel) Object.assign(channel, { unread: event.unread, mention_count: event.mention_count ?? 0 });
}

function react(channel, ts, reactions) {
  const message = conversation(channel).messages.get(ts);
  if (message) message.reactions = reactions;
}

/** Takes one socket event: changes the state, then announces it under its type. */
export function apply(event) {
  REDUCERS[event.type]?.(event);
  emit(event.type, event);
}
