// Starts the page.
import { ApiError, actAs, get } from "./api.js";
import { icon } from "./dom.js";
import { setLanguage, t } from "./i18n.js";
import { recall } from "./preferences.js";
import { channelAddress, current, go, listen, parameter, setParameter } from "./router.js";
import { Socket } from "./socket.js";
import { apply, boot, emit, on, store } from "./store.js";
import { mountClock } from "./views/clock.js";
import { Inspector } from "./views/inspector.js";
import { MainArea, opening } from "./views/main_area.js";
import { mountModals } from "./views/modal.js";
import { mountPerson, openJump, openPeople } from "./views/people.js";
import { mountSetOff } from "./views/set_off.js";
import { mountSidebar } from "./views/sidebar.js";
import { applyTheme, mountConnection, mountKeys, mountLanguage, mountTheme } from "./views/topbar.js";
import { sentence } from "./views/toast.js";
import { Tour } from "./views/tour.js";

const byId = (id) => document.getElementById(id);
const socket = new Socket(apply, (state) => emit("connection", state));
const area = new MainArea(byId("main"), byId("thread"));
const inspector = new Inspector(byId("inspector"), (on_) => socket.watchWire(on_));
const tour = new Tour(byId("tour"), { switchTo, write, openClock: () => byId("clock").click() });

/** Asks for everything that a person sees; without a name, the workspace chooses. A person that is gone is forgotten. */
async function fetchBoot(person) {
  actAs(person);
  try {
    return await get("/client/boot");
  } catch (error) {
    if (!person || error.status < 400 || error.status >= 500) throw error;
    actAs(null);
    return get("/client/boot");
  }
}

async function becomeNow(person, { push = false } = {}) {
  const answer = await fetchBoot(person);
  const me = answer.me ?? person;
  actAs(me);
  setParameter("as", me, { push });
  boot({ ...answer, me });
  socket.open(me, answer.seq);
}

/** Acts as another person from now on, in this window only. */
async function switchTo(person) {
  if (person === store.me) return;
  try {
    await becomeNow(person, { push: true });
  } catch (error) {
    failed(error);
  }
}

async function write(text) {
  if (!area.composer) go(opening());
  const settle = () => area.composer?.write(text);
  if (area.composer) settle();
  else requestAnimationFrame(settle);
}

function failed(error) {
  if (!(error instanceof ApiError)) throw error;
  const splash = byId("splash");
  splash.hidden = false;
  byId("splash-text").textContent = `${t("state.failed")} ${sentence(error)}`;
  byId("splash-again").hidden = false;
}

function label(id, key, sign) {
  const node = byId(id);
  node.setAttribute("aria-label", t(key));
  node.title = t(key);
  if (sign) node.prepend(icon(sign));
}

function mountStatic() {
  label("nav-open", "nav.open", "menu");
  label("inspector-open", "wire.open", "wire");
  label("help", "tour.open", "help");
  byId("jump").prepend(icon("search"));
  byId("jump-text").textContent = t("jump.search");
  byId("skip").textContent = t("nav.skip");
  byId("sidebar").setAttribute("aria-label", t("nav.label"));
  byId("main").setAttribute("aria-label", t("main.label"));
  byId("thread").setAttribute("aria-label", t("thread.title"));
  byId("inspector").setAttribute("aria-label", t("wire.title"));
  byId("tour").setAttribute("aria-label", t("tour.label"));
  byId("splash-text").textContent = t("state.loading");
  byId("splash-again").textContent = t("state.again");
  byId("splash-again").addEventListener("click", () => location.reload());
  byId("nav-open").addEventListener("click", () => document.body.classList.toggle("nav-open"));
  byId("veil").addEventListener("click", () => document.body.classList.remove("nav-open"));
  byId("jump").addEventListener("click", openJump);
  byId("help").addEventListener("click", () => tour.start());
  byId("inspector-open").addEventListener("click", () => inspector.toggle());
  byId("skip").addEventListener("click", (event) => (event.preventDefault(), area.composer?.input.focus()));
}

function mountViews() {
  mountStatic();
  mountTheme(byId("theme"));
  mountLanguage(byId("language"));
  mountConnection(byId("connection"));
  mountSidebar(byId("sidebar"), openJump);
  mountPerson(byId("person"), switchTo);
  mountClock(byId("clock"));
  mountSetOff(byId("set-off"));
  mountModals();
  mountKeys({ k: openJump, j: () => openPeople(switchTo), i: () => inspector.toggle() });
  addEventListener("keydown", closeThread);
  addEventListener(
    "popstate",
    () => parameter("as") && parameter("as") !== store.me && becomeNow(parameter("as")).catch(failed),
  );
  // The workspace forgot what this page missed (it started anew, or the break was long): everything is asked for again.
  on("reload", () => becomeNow(store.me).catch(failed));
  on("boot", () => (byId("workspace-name").textContent = store.workspace.name));
}

function closeThread(event) {
  const { channel, thread } = current();
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (thread && byId("thread").contains(document.activeElement)) go(channelAddress(channel));
}

async function start() {
  applyTheme();
  const person = parameter("as") ?? recall("recent", [])[0];
  const answer = await fetchBoot(person).catch(
    (error) => (setLanguage(navigator.language.startsWith("zh") ? "zh" : "en"), mountStatic(), failed(error)),
  );
  if (!answer) return;
  setLanguage(parameter("lang") ?? recall("language") ?? answer.workspace.language);
  mountViews();
  listen();
  const me = answer.me ?? person;
  actAs(me);
  setParameter("as", me);
  boot({ ...answer, me });
  socket.open(me, answer.seq);
  byId("splash").hidden = true;
  tour.startOnFirstVisit();
}

start();
