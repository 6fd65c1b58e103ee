/** What a calculator found, as it is shown: sentences, table, steps, chart, rule. */

import { element } from "./dom.js";
import { inputsOf } from "./inputs.js";
import { day, language, say } from "./words.js";

/** Returns the table of what was found: rows of a label and a told value. */
export function resultTable(rows, caption) {
  return element("div", { class: "table" }, element("table", {},
    element("caption", { class: "hush" }, caption),
    element("tbody", {}, rows.map((row) => element("tr", {},
      element("th", { scope: "row" }, row.label), element("td", { class: /\d/.test(row.value) && row.value.length < 24 ? "number" : null }, row.value))))));
}

/** Returns the steps, the rule and the day it holds from. */
export function workings(calculation) {
  return [
    element("h4", {}, say("steps")),
    element("ol", { class: "steps" }, calculation.steps.map((step) => element("li", {}, step))),
    element("p", { class: "small soft" }, `${say("reference")}: ${calculation.reference}. ${say("valid_from")} ${day(calculation.valid_from)}.`),
  ];
}

/** Returns the chart as an image, whose own title and description say what it shows. */
export function chartOf(svg) {
  const told = ["title", "desc"].map((name) => textOf(svg, name)).join(". ");
  return element("figure", { class: "chart" },
    element("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, alt: told, width: "640", height: "360" }));
}

// A parser would run into the policy on styles: the chart's own style holds in an image only.
function textOf(svg, name) {
  const found = new RegExp(`<${name}\\b[^>]*>([^<]*)<`).exec(svg)?.[1] ?? "";
  return found.replace(/&(amp|lt|gt);/g, (_, entity) => ({ amp: "&", lt: "<", gt: ">" })[entity]);
}

/** Returns the address of a calculation's calculator with its inputs filled in. */
export function calculatorAddress(calculation) {
  const query = new URLSearchParams(Object.entries(inputsOf(calculation)).map(([name, value]) => [name, [value].flat().join("; ")]));
  return `/rakna/${encodeURIComponent(calculation.rule)}?${query}`;
}

/** Returns a number as people write it. */
export function told(value) {
  return typeof value === "number" ? value.toLocaleString(language === "en" ? "en-GB" : "sv-SE", { maximumFractionDigits: 4 }) : String(value);
}
