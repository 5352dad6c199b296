// Addresses of the page: `?as=U…` names the person, the part after # names what is open.
import { emit } from "./store.js";

/** {kind: "channel", channel, message?, thread?} | {kind: "app", app} | {kind: "start"} */
export function current() {
  const [kind, id, sub, ts] = location.hash.replace(/^#\/?/, "").split("/");
  if (kind === "c" && id)
    return { kind: "channel", channel: id, message: sub === "m" ? ts : null, thread: sub === "t" ? ts : null };
  if (kind === "app" && id) return { kind: "app", app: id };
  return { kind: "start" };
}

export function channelAddress(channel, sub = "", ts = "") {
  return `#/c/${channel}${sub ? `/${sub}/${ts}` : ""}`;
}

export function appAddress(app) {
  return `#/app/${app}`;
}

/** Opens an address; `replace` leaves no trace in the history. */
export function go(address, { replace = false } = {}) {
  if (address === location.hash) return emit("route", current());
  if (!replace) {
    location.hash = address;
    return undefined;
  }
  history.replaceState(null, "", location.pathname + location.search + address);
  return emit("route", current());
}

/** Writes `?name=value` into the address without loading anything. */
export function setParameter(name, value, { push = false } = {}) {
  const url = new URL(location.href);
  if (url.searchParams.get(name) === value) return;
  url.searchParams.set(name, value);
  history[push ? "pushState" : "replaceState"](null, "", url);
}

export function parameter(name) {
  return new URL(location.href).searchParams.get(name);
}

/** Starts announcing "route" on every change of the part after #. */
export function listen() {
  addEventListener("hashchange", () => emit("route", current()));
}
