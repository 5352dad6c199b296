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
  hash: ["M7.5 3 6 17M14 3l-1.5 14M3.5 7.500h13.500M3 12.500h13.5"],
  lock: ["M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9"],
  close: ["M5 5l10 10M15 5 5 15"],
  menu: ["M3 5.500h14M3 10h14M3 14.500h14"],
  search: ["M9 3.500a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13.2 13.2 17 17"],
  clock: ["M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM10 6v4.200l2.8 1.8"],
  wire: ["M2.5 10h3l2-5.5 4.5 11 2.2-5.500h3.3"],
  sun: [
    "M10 6.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.6 16 16M16 4l-1.4 1.400M5.4 14.6 4 16",
  ],
  moon: ["M16.5 12.200A7 7 0 0 1 7.8 3.500a7 7 0 1 0 8.7 8.700z"],
  help: [
    "M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM7.8 8a2.2 2.2 0 1 1 3.3 1.900c-.8.5-1.1.9-1.1 1.800M10 14v.2",
  ],
  send: ["M3 10 17 3.5 13 17l-3.2-5.300zM9.8 11.7 17 3.5"],
  plus: ["M10 4v12M4 10h12"],
  attach: [
    "M15.5 9.5 9.7 15.300a3.2 3.2 0 0 1-4.5-4.500l6.5-6.500a2.2 2.2 0 0 1 3.1 3.100l-6.2 6.200a1.1 1.1 0 0 1-1.6-1.600L12.5 6.5",
  ],
  bolt: ["M11 2.5 4.5 11.500H10L9 17.500l6.5-9H10z"],
  thread: ["M3.5 4.500h13v9H9l-3.5 3v-3h-2zM7 8h6M7 10.500h4"],
  smile: ["M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM7.2 8v.2M12.8 8v.2M6.8 11.500c1.6 2.4 4.8 2.4 6.4 0"],
  link: [
    "M8.5 11.500a3 3 0 0 0 4.2 0l2.6-2.600a3 3 0 0 0-4.2-4.200l-1 1M11.5 8.500a3 3 0 0 0-4.2 0l-2.6 2.600a3 3 0 0 0 4.2 4.200l1-1",
  ],
  more: ["M4.5 10h.1M10 10h.1M15.5 10h.1"],
  eye: ["M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.500S2 10 2 10zM10 7.700a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.600z"],
  chevron: ["M5.5 8 10 12.5 14.5 8"],
  back: ["M12 4.5 6.5 10l5.5 5.5"],
  pin: ["M7 3h6l-.7 5 2.7 3H5l2.7-3zM10 11v6"],
  file: ["M5 2.800h6.500L15.5 7v10.200H5zM11.3 3v4.200h4"],
  people: [
    "M7.5 4a2.7 2.7 0 1 1 0 5.400A2.7 2.7 0 0 1 7.5 4zM2.5 16c.3-3 2.2-4.5 5-4.500s4.7 1.5 5 4.500M13 4.500a2.4 2.4 0 0 1 0 4.600M14.2 11.800c2 .4 3.1 1.8 3.3 4.2",
  ],
  down: ["M10 4v12M5 11l5 5 5-5"],
  alert: ["M10 3 2.5 16.500h15zM10 8v4M10 14.200v.2"],
  home: ["M3.5 9.5 10 3.500l6.5 6M5.5 8.500v8h9v-8"],
  thumb: [
    "M3.5 9h2.800v7.500H3.500zM6.3 9.500l3-6.300c1.5 0 2.2.9 1.9 2.400l-.5 2.400h4.300c1 0 1.6.9 1.4 1.800l-1.2 5.200c-.2.9-.9 1.5-1.8 1.500H6.3",
  ],
  chart: ["M3 17h14M5.5 17v-5M10 17V5M14.5 17V9"],
  calendar: ["M3.5 5h13v11.500h-13zM3.5 8.700h13M7 3v3.500M13 3v3.5"],
  inbox: ["M3.5 11.500h3.5l1.200 2h3.600l1.200-2h3.500v4.500h-13zM10 3v6.500M7.200 7 10 9.800 12.800 7"],
  pen: ["M4 16l.8-3.500 8.700-8.700 2.700 2.700-8.700 8.700zM11.500 5.800l2.700 2.700"],
  bin: ["M4 6h12M8 6V4h4v2M5.5 6l.7 10.500h7.600l.7-10.500M8.500 9v5M11.500 9v5"],
  party: ["M3.500 16.500l4-9 5 5zM11 6.500c0-1.500.5-2.500 2-3M13.500 9c1.500 0 2.500.5 3 2M13 7l3-3"],
  phone: ["M5.500 3.500l2.500 3-1.500 2c1 2 2.500 3.500 4.500 4.500l2-1.500 3 2.500c-.5 2-2 2.800-3.500 2.500C8 15.500 4.500 12 3.500 7.500c-.3-1.500.5-3.300 2-4z"],
  bullets: ["M4 5.500h.1M4 10h.1M4 14.500h.1M8 5.500h9M8 10h9M8 14.500h9"],
  numbers: ["M3.500 4.700 5 4v4.500M3.500 12h2.200l-2.200 4h2.200M9 6h8M9 14h8"],
  next: ["M8 4.5l5.5 5.5L8 15.5"],
  reply: ["M8 5 4 9l4 4M4 9h8a4 4 0 0 1 0 8h-2"],
  hourglass: ["M5.5 3h9M5.5 17h9M6.5 3c0 4 3.5 4.5 3.5 7s-3.5 3-3.5 7M13.5 3c0 4-3.5 4.5-3.5 7s3.5 3 3.5 7"],
  bell: ["M5 14c1-1.2 1-2.5 1-5a4 4 0 0 1 8 0c0 2.5 0 3.8 1 5zM8.5 16.500c.8 1 2.2 1 3 0"],
  bulb: ["M7.5 13.500c0-1.5-2-2.5-2-5.300a4.5 4.5 0 0 1 9 0c0 2.8-2 3.8-2 5.300zM8 16.500h4"],
  horn: ["M4 8v4h2.500l6.5 3.500v-11L6.5 8zM15.5 8.500v3M7 12l.8 4"],
  forward: ["M4 5l5 5-5 5M10.5 5l5 5-5 5"],
};
