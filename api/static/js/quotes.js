/** Finds the words that an answer rests on in the text they come from. */

import { element } from "./dom.js";

const SENTENCE = /(?<=[.!?:;])\s+/;

/** Returns the [start, end) ranges of `text` that hold a sentence of `quote`, in order. */
export function ranges(text, quote) {
  const found = [];
  for (const sentence of [quote, ...quote.split(SENTENCE)]) {
    const wanted = sentence.trim();
    const start = wanted.length > 8 ? text.indexOf(wanted) : -1;
    if (start >= 0) found.push([start, start + wanted.length]);
  }
  return joined(found);
}

/** Returns the nodes of `text` with `marked` ranges in <mark>. */
export function highlighted(text, marked) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of marked) {
    nodes.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

/** Returns ranges counted in characters as ranges counted in UTF-16 units, as strings are here. */
export function inUnits(text, marked) {
  const places = [0];
  for (const character of text) places.push(places[places.length - 1] + character.length);
  return joined(marked.map(([start, end]) => [places[start], places[end]]));
}

function joined(found) {
  const sorted = found.toSorted(([a], [b]) => a - b);
  const result = [];
  for (const [start, end] of sorted) {
    const last = result[result.length - 1];
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
