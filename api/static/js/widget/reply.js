/** An answer as the widget shows it: verdict, text with marks, calculation, sources, what to ask next. */

import { element, icon, ICONS } from "../dom.js";
import { blocks } from "../markdown.js";
import { rateNode } from "./rate.js";
import { post } from "./service.js";
import { speaker } from "./words.js";

/**
 * Returns the nodes of the answer to `question`. `say` speaks the page's `language`; `show` is called with a citation
 * and the button it was opened by, `ask` with a suggestion.
 */
export function replyNodes(question, answer, language, say, { show, ask }) {
  const text = blocks(answer.text, (number) => mark(answer, number, say, show));
  return [
    badge(answer),
    element("div", { class: "prose", lang: answer.language }, text),
    answer.calculation && calculation(answer),
    answer.citations.length ? sources(answer, say, show) : null,
    element("p", { class: "soft" }, say(answer.wording === "model" ? "made_with" : "made_without")),
    rateNode(question, answer, language, say),
    answer.suggestions.length ? choices(say("go_on"), answer.suggestions, answer.language, ask) : null,
  ].filter(Boolean);
}

/** Returns a list of questions to choose from, with a heading. */
export function choices(heading, questions, language, ask) {
  return element("section", {}, element("h4", {}, heading), element("ul", { class: "choices" }, questions.map((text) =>
    element("li", {}, element("button", { type: "button", lang: language, onclick: () => ask(text) }, text)))));
}

/** Returns what a screen reader is told of an answer: its text without marks. */
export function spoken(answer, say) {
  return `${say("answer")}: ${answer.text.replace(/\s*\[\d+\]/g, "").replaceAll("**", "")}`;
}

function badge({ verdict, declined, language }) {
  const told = speaker(language)(verdict ? `verdict_${verdict}` : `declined_${declined}`);
  if (!told) return null;
  return element("p", { class: `verdict ${verdict ?? ""}`, lang: language }, icon(ICONS[verdict] ?? ICONS.unclear), told);
}

function mark(answer, number, say, show) {
  const citation = answer.citations.find((one) => one.number === number);
  if (!citation) return `[${number}]`;
  return element("button", {
    class: "mark", type: "button", "aria-label": say("show_source", citation),
    onclick: (event) => show(citation, answer, event.currentTarget),
  }, String(number));
}

function sources(answer, say, show) {
  return element("section", {}, element("h4", {}, say("sources")),
    element("ol", { class: "sources" }, answer.citations.map((citation) => element("li", {},
      element("button", { type: "button", onclick: (event) => show(citation, answer, event.currentTarget) },
        element("span", { class: "number" }, String(citation.number)),
        element("span", {},
          element("strong", { lang: "sv" }, citation.locus),
          element("span", { class: "soft", lang: answer.language }, citation.title)))))));
}

function calculation({ calculation: made, language }) {
  const say = speaker(language);
  const place = element("div", { class: "table", tabindex: "0", role: "region", "aria-label": made.title });
  const plain = Object.entries(made.result).map(([name, value]) => ({ label: name.replace(/_sek$/, "").replaceAll("_", " "), value: told(value, language) }));
  place.append(table(plain));
  fill(place, made, language, say);
  return element("section", { class: "calculation", lang: language },
    element("h4", {}, made.title), place,
    element("details", {}, element("summary", {}, say("steps")),
      element("ol", {}, made.steps.map((step) => element("li", {}, step))),
      element("p", { class: "soft" }, `${say("reference")}: ${made.reference}`)));
}

async function fill(place, made, language, say) {
  const inputs = Object.fromEntries(Object.entries(made.inputs).map(([name, value]) => [name.replace(/_sek$/, ""), value]));
  try {
    const { rows } = await (await post(`calculators/${encodeURIComponent(made.rule)}`, { inputs, language }, language, say)).json();
    place.replaceChildren(table(rows));
  } catch {
    // The table there says the same, in plainer words.
  }
}

function table(rows) {
  return element("table", {}, element("tbody", {}, rows.map((row) =>
    element("tr", {}, element("th", { scope: "row" }, row.label), element("td", { class: row.value.length < 24 ? "together" : null }, row.value)))));
}

function told(value, language) {
  return typeof value === "number" ? value.toLocaleString(language === "en" ? "en-GB" : "sv-SE", { maximumFractionDigits: 4 }) : String(value);
}
