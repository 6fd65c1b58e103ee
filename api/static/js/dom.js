/** Makes elements. Text is always a text node, so nothing that is said can become markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Returns an element with attributes and children.
 * An attribute that is a function listens to the event it is named for ("onclick"); one that is
 * null, undefined or false is left out; true gives an empty one. Children that are null are left out.
 */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Returns an icon of one stroked path on a 24 by 24 grid, hidden from screen readers. */
export function icon(path) {
  const shape = document.createElementNS(SVG, "path");
  const drawn = { d: path, fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" };
  return filled(document.createElementNS(SVG, "svg"), { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, [
    filled(shape, drawn, []),
  ]);
}

export const ICONS = {
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  fresh: "M12 5v14M5 12h14",
  send: "M5 12h14M13 6l6 6-6 6",
  close: "M6 6l12 12M18 6L6 18",
  yes: "M5 13l4.5 4.5L19 7",
  no: "M6 6l12 12M18 6L6 18",
  conditional: "M12 20V12M12 12L5 5M12 12l7-7",
  unclear: "M9 9a3 3 0 1 1 4.5 2.600C12.5 12.200 12 13 12 14M12 18v.01",
  up: "M7 11v9H4v-9zM7 11l4-7c2 0 2.500 1.500 2 3l-.8 3H18a2 2 0 0 1 2 2.400l-1.200 6A2 2 0 0 1 16.800 20H7",
  down: "M7 13V4H4v9zM7 13l4 7c2 0 2.500-1.500 2-3l-.8-3H18a2 2 0 0 0 2-2.400l-1.200-6A2 2 0 0 0 16.800 4H7",
  out: "M8 6h10v10M18 6L6 18",
};

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
