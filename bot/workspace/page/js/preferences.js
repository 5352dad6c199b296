// What the browser remembers: language, theme, the last persons, whether the tour was seen.

const PREFIX = "workspace.";

/** The stored value, or `fallback` when there is none or storage is closed to the page. */
export function recall(key, fallback = null) {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/** Stores a value; a browser that refuses storage only forgets it. */
export function remember(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
