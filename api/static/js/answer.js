/** An answer as it is shown: verdict, text with marks, calculation, sources, what to do with it. */

import { calculatorAddress, chartOf, resultTable, told, workings } from "./calculation.js";
import { post } from "./client.js";
import { element, icon, ICONS } from "./dom.js";
import { feedbackNodes } from "./feedback.js";
import { inputsOf, plainName } from "./inputs.js";
import { asText, copied, download, linkTo } from "./keep.js";
import { blocks } from "./markdown.js";
import { tell } from "./news.js";
import { showSource } from "./source.js";
import { explainTerms } from "./terms.js";
import { day, knows, language, say } from "./words.js";

/** Returns the nodes of a whole answer; `ask` is called with a suggestion. */
export function answerNodes(turn, ask) {
  const { answer } = turn;
  const said = answer.language;
  const text = element("div", { class: "prose", lang: said }, blocks(answer.text, (number) => mark(answer, number)));
  explainTerms(text, said);
  return [
    badge(answer),
    text,
    answer.calculation && calculationNodes(answer),
    answer.citations.length ? sources(answer) : null,
    element("p", { class: "made small soft" }, `${say(answer.wording === "model" ? "made_with" : "made_without")} ${say("answered_on", { day: day(new Date(turn.on)) })}`),
    actions(turn),
    feedbackNodes(turn),
    answer.suggestions.length ? suggestions(answer, ask) : null,
  ];
}

/** Returns what a screen reader is told of an answer: its verdict and text, without marks. */
export function spoken(answer) {
  return `${say("answer")}: ${answer.text.replace(/\s*\[\d+\]/g, "").replaceAll("**", "")}`;
}

function badge({ verdict, declined, language: said }) {
  const key = verdict ? `verdict_${verdict}` : `declined_${declined}`;
  if (!knows(key)) return null;
  const kind = verdict ?? "declined";
  return element("p", { class: `verdict ${kind}`, lang: said }, icon(ICONS[verdict] ?? ICONS.unclear), say(key, {}, said));
}

function mark(answer, number) {
  const citation = answer.citations.find((one) => one.number === number);
  if (!citation) return `[${number}]`;
  return element("button", {
    class: "mark", type: "button",
    "aria-label": say("show_source", citation),
    onclick: (event) => showSource(citation, event.currentTarget, answer.language),
  }, String(number));
}

function sources(answer) {
  return element("section", { class: "sources" },
    element("h3", {}, say("sources")),
    element("ol", { class: "plain" }, answer.citations.map((citation) => element("li", {},
      element("button", { type: "button", class: "source", onclick: (event) => showSource(citation, event.currentTarget, answer.language) },
        element("span", { class: "number", "aria-hidden": "true" }, String(citation.number)),
        element("span", {},
          element("span", { class: "source-locus", lang: "sv" }, citation.locus),
          element("span", { class: "source-title small soft", lang: answer.language }, `${citation.title} · ${citation.publisher}`))),
      citation.url ? element("span", { class: "print-only small" }, citation.url) : null))));
}

function calculationNodes(answer) {
  const { calculation } = answer;
  const place = element("div");
  const address = calculatorAddress(calculation);
  fillCalculation(place, calculation, answer.language);
  return element("section", { class: "calculation card", lang: answer.language },
    element("h3", {}, calculation.title), place, workings(calculation),
    element("p", { class: "no-print" }, element("a", { href: address, lang: language }, say("change_numbers"))));
}

async function fillCalculation(place, calculation, said) {
  place.replaceChildren(resultTable(Object.entries(calculation.result).map(([name, value]) => ({ label: plainName(name), value: told(value) })), calculation.title));
  try {
    const response = await post(`/calculators/${encodeURIComponent(calculation.rule)}`, { inputs: inputsOf(calculation), language: said });
    const { rows, chart } = await response.json();
    place.replaceChildren(resultTable(rows, calculation.title), ...(chart ? [chartOf(chart)] : []));
  } catch {
    // The table above says the same, in plainer words.
  }
}

function actions(turn) {
  const button = (key, drawn, onclick, name = null) =>
    element("button", { type: "button", class: "button quiet", onclick, "aria-label": name }, icon(drawn), say(key));
  const save = (format) => async () => {
    try {
      await download([turn], format);
    } catch (problem) {
      tell(problem.message);
    }
  };
  return element("div", { class: "actions row" },
    button("copy", ICONS.copy, async () => tell(await copied(asText(turn)))),
    button("link", ICONS.link, async () => tell(await copied(linkTo(turn.question)))),
    button("print", ICONS.print, () => print()),
    ["docx", "markdown"].map((format) => button(format, ICONS.save, save(format), say("download", { format: say(format) }))));
}

function suggestions(answer, ask) {
  return element("section", { class: "further no-print" },
    element("h3", {}, say("go_on")),
    element("ul", { class: "plain choices" }, answer.suggestions.map((text) => element("li", {},
      element("button", { type: "button", class: "choice", lang: answer.language, onclick: () => ask(text) }, text)))));
}
