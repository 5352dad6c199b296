// Builds elements without ever parsing markup: untrusted text only becomes text nodes.

let counter = 0;

/** A document-wide unique id, for label/for and aria references. */
export function uniqueId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

const SETTERS = {
  class: (node, value) => node.setAttribute("class", value),
  data: (node, value) => assignEach(value, (key, item) => node.setAttribute(`data-${key}`, item)),
  aria: (node, value) => assignEach(value, (key, item) => node.setAttribute(`aria-${key}`, item)),
  on: (node, value) => assignEach(value, (key, item) => node.addEventListener(key, item)),
  style: (node, value) => assignEach(value, (key, item) => node.style.setProperty(key, item)),
};

function assignEach(record, assign) {
  for (const [key, item] of Object.entries(record)) {
    if (item !== undefined && item !== null) assign(key, item);
  }
}

/**
 * Makes an element. `props` may hold class, data, aria, on, style (records), any property of the node, or an attribute.
 * Children are nodes, strings, arrays of those; null, undefined and false are left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (SETTERS[key]) SETTERS[key](node, value);
    else if (key in node && key !== "list" && key !== "form" && key !== "role") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...flatten(children));
  return node;
}

/** The children as a flat list without gaps. */
export function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Puts `children` in place of everything in `node`. */
export function fill(node, ...children) {
  node.replaceChildren(...flatten(children));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** A line icon of 20×20 from the table below; decorative, so hidden from assistive technology. */
export function icon(name, size = 18) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = {
    viewBox: "0 0 20 20",
    width: size,
    height: size,
    class: "icon",
    "aria-hidden": "true",
    focusable: "false",
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

const ICONS = {
  hash: ["M7.5 3 6 17M14 3l-1.500 14M3.500 7.500h13.500M3 12.500h13.500"],
  lock: ["M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9"],
  close: ["M5 5l10 10M15 5 5 15"],
  menu: ["M3 5.500h14M3 10h14M3 14.500h14"],
  search: ["M9 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM13.200 13.200 17 17"],
  clock: ["M10 2.800a7.200 7.200 0 1 1 0 14.400 7.200 7.200 0 0 1 0-14.400zM10 6v4.200l2.800 1.800"],
  wire: ["M2.500 10h3l2-5.500 4.500 11 2.200-5.500h3.300"],
  sun: [
    "M10 6.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM10 1.500v2M10 16.500v2M1.500 10h2M16.500 10h2M4 4l1.400 1.400M14.600 14.600 16 16M16 4l-1.400 1.400M5.400 14.600 4 16",
  ],
  moon: ["M16.500 12.200A7 7 0 0 1 7.800 3.500a7 7 0 1 0 8.700 8.700z"],
  help: [
    "M10 2.800a7.200 7.200 0 1 1 0 14.400 7.200 7.200 0 0 1 0-14.400zM7.800 8a2.200 2.200 0 1 1 3.300 1.900c-.8.500-1.100.9-1.100 1.800M10 14v.2",
  ],
  send: ["M3 10 17 3.500 13 17l-3.200-5.300zM9.800 11.700 17 3.500"],
  plus: ["M10 4v12M4 10h12"],
  attach: [
    "M15.500 9.500 9.700 15.300a3.200 3.200 0 0 1-4.500-4.500l6.500-6.500a2.200 2.200 0 0 1 3.100 3.100l-6.200 6.200a1.100 1.100 0 0 1-1.600-1.600L12.500 6.500",
  ],
  bolt: ["M11 2.500 4.500 11.500H10L9 17.500l6.500-9H10z"],
  thread: ["M3.500 4.500h13v9H9l-3.500 3v-3h-2zM7 8h6M7 10.500h4"],
  smile: [
    "M10 2.800a7.200 7.200 0 1 1 0 14.400 7.200 7.200 0 0 1 0-14.400zM7.200 8v.2M12.800 8v.2M6.800 11.500c1.600 2.400 4.800 2.400 6.400 0",
  ],
  link: [
    "M8.500 11.500a3 3 0 0 0 4.200 0l2.600-2.600a3 3 0 0 0-4.200-4.200l-1 1M11.500 8.500a3 3 0 0 0-4.200 0l-2.600 2.600a3 3 0 0 0 4.200 4.200l1-1",
  ],
  more: ["M4.500 10h.1M10 10h.1M15.500 10h.1"],
  eye: [
    "M2 10s3-5.500 8-5.500 8 5.500 8 5.500-3 5.500-8 5.500S2 10 2 10zM10 7.700a2.300 2.300 0 1 1 0 4.600 2.300 2.300 0 0 1 0-4.600z",
  ],
  chevron: ["M5.500 8 10 12.500 14.500 8"],
  back: ["M12 4.500 6.500 10l5.500 5.500"],
  pin: ["M7 3h6l-.7 5 2.700 3H5l2.700-3zM10 11v6"],
  file: ["M5 2.800h6.500L15.500 7v10.200H5zM11.300 3v4.200h4"],
  people: [
    "M7.500 4a2.700 2.700 0 1 1 0 5.400A2.700 2.700 0 0 1 7.500 4zM2.500 16c.3-3 2.200-4.500 5-4.500s4.700 1.500 5 4.500M13 4.500a2.400 2.400 0 0 1 0 4.600M14.200 11.800c2 .4 3.100 1.800 3.300 4.200",
  ],
  down: ["M10 4v12M5 11l5 5 5-5"],
  alert: ["M10 3 2.500 16.500h15zM10 8v4M10 14.200v.2"],
  home: ["M3.500 9.500 10 3.500l6.500 6M5.500 8.500v8h9v-8"],
  forward: ["M4 5l5 5-5 5M10.500 5l5 5-5 5"],
};
