// Theme, language, keyboard, and the state of the line to the workspace.
import { el, fill, icon } from "../dom.js";
import { language, t } from "../i18n.js";
import { recall, remember } from "../preferences.js";
import { parameter, setParameter } from "../router.js";
import { on, store } from "../store.js";

/** "light" | "dark": from the address, else as chosen before, else as the system has it. */
export function applyTheme() {
  const chosen = parameter("theme") ?? recall("theme");
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return dark ? "dark" : "light";
}

/** The switch between light and dark. */
export function mountTheme(button) {
  const render = () => {
    const dark = applyTheme() === "dark";
    const label = t(dark ? "theme.to_light" : "theme.to_dark");
    button.setAttribute("aria-label", label);
    button.title = label;
    fill(button, icon(dark ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    remember("theme", next);
    if (parameter("theme")) setParameter("theme", next);
    render();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  render();
}

/** The switch between Chinese and English: the page starts anew in the other language, where it was. */
export function mountLanguage(button) {
  const other = language() === "zh" ? "en" : "zh";
  fill(button, other === "zh" ? "中文" : "EN");
  button.setAttribute("aria-label", other === "zh" ? "中文：切换为中文" : "EN: switch to English");
  button.lang = other === "zh" ? "zh-CN" : "en";
  button.addEventListener("click", () => {
    remember("language", other);
    setParameter("lang", other);
    location.reload();
  });
}

/** A strip that says when nothing can arrive or be sent; short breaks are not mentioned. */
export function mountConnection(root) {
  let timer = null;
  on("connection", (state) => {
    store.connection = state;
    document.body.dataset.connection = state;
    clearTimeout(timer);
    if (state === "live") {
      root.hidden = true;
      fill(root);
      return;
    }
    if (state !== "offline" || !root.hidden) return;
    timer = setTimeout(() => {
      root.hidden = false;
      fill(root, icon("alert", 16), el("span", {}, t("state.offline")));
    }, 700);
  });
}

/** Keys that work everywhere: {"k": fn} with Ctrl or Cmd. */
export function mountKeys(actions) {
  addEventListener("keydown", (event) => {
    const run =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && actions[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run();
  });
}
