/** Markdown as answers are written in → nodes: paragraphs, lists, tables, bold, italic, marks. */

import { element } from "./dom.js";

const INLINE = /\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])|([^\s*]{0,24}\s?)((?:\[\d{1,2}\]\s?)*\[\d{1,2}\])([.,;:!?]?)/g;
// A number stays on the line of its unit: "2,15 mnkr", "5 §".
const UNIT = /(\d) (?=(?:mnkr|mkr|tkr|kr|kronor|procent|miljoner|million|per cent|§|kap\.)(?![\p{L}\d]))/gu;
const BULLET = /^\s*[-*•]\s+/;
const NUMBERED = /^\s*\d{1,2}[.)]\s+/;
const RULE = /^\s*\|?\s*:?-{2,}/;

/** Returns the nodes of `text`; `mark` makes the node of a citation's number. */
export function blocks(text, mark) {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim())
    .flatMap((block) => block_of(block.split("\n"), mark));
}

/** Returns the nodes of one line of text; the marks stay on the line of the word before them. */
export function inline(text, mark) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, found.index));
    end = found.index + found[0].length;
    if (found[1]) nodes.push(element("strong", {}, inline(found[1], mark)));
    else if (found[2]) nodes.push(element("em", {}, inline(found[2], mark)));
    else nodes.push(element("span", { class: "together" }, found[3], found[4].match(/\d+/g).map((number) => mark(Number(number))), found[5]));
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== "").map((node) => (typeof node === "string" ? node.replace(UNIT, "$1\u00a0") : node));
}

function block_of(lines, mark) {
  const full = lines.filter((line) => line.trim());
  const at = full.findIndex((line) => BULLET.test(line) || NUMBERED.test(line));
  if (full.length > 1 && full[0].includes("|") && RULE.test(full[1])) return [table(full, mark)];
  if (at > 0) return [paragraph(full.slice(0, at), mark), ...block_of(full.slice(at), mark)];
  if (at === 0) {
    const kind = BULLET.test(full[0]) ? [BULLET, "ul"] : [NUMBERED, "ol"];
    const items = [];
    for (const line of full) {
      if (kind[0].test(line)) items.push(line.replace(kind[0], ""));
      else items[items.length - 1] += ` ${line.trim()}`;
    }
    return [element(kind[1], {}, items.map((item) => element("li", {}, inline(item, mark))))];
  }
  const heading = full.length === 1 && /^#{1,4}\s+(.*)$/.exec(full[0]);
  return [heading ? element("h3", {}, inline(heading[1], mark)) : paragraph(full, mark)];
}

function paragraph(lines, mark) {
  return element("p", {}, inline(lines.map((line) => line.trim()).join(" "), mark));
}

function table([head, , ...rows], mark) {
  const cells = (row) => row.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  return element("div", { class: "table", tabindex: "0" }, element("table", {},
    element("thead", {}, element("tr", {}, cells(head).map((cell) => element("th", { scope: "col" }, inline(cell, mark))))),
    element("tbody", {}, rows.map((row) => element("tr", {}, cells(row).map((cell) => element("td", {}, inline(cell, mark)))))),
  ));
}
