/** The calculators: a form from each one's schema, with the result beside it as one types. */

import { chartOf, resultTable, workings } from "./calculation.js";
import { Problem, get, post } from "./client.js";
import { element, icon, ICONS } from "./dom.js";
import { showFetched } from "./fetched.js";
import { copied } from "./keep.js";
import { tell } from "./news.js";
import { knows, language, say } from "./words.js";

const PAUSE_MS = 350;
// What a förbund computes each year comes first, rules of the past last, others between.
const YEARLY = ["trappan", "shares", "municipalities", "regions", "budget_check", "deadlines"];
const PAST = ["allocation_floor", "five_percent"];

const by = (id) => document.getElementById(id);
const content = by("content");
let latest = 0;

const placeOf = ({ rule }) => (YEARLY.includes(rule) ? YEARLY.indexOf(rule) : YEARLY.length + Number(PAST.includes(rule)));

function showList(calculators) {
  content.replaceChildren(element("ul", { class: "plain cards" }, calculators.toSorted((a, b) => placeOf(a) - placeOf(b)).map((one) => element("li", {},
    element("a", { class: "card", href: `/rakna/${encodeURIComponent(one.rule)}` },
      element("span", { class: "card-title" }, one.title[language]),
      element("span", { class: "soft" }, one.summary[language]))))));
}

function showCalculator(one) {
  document.title = `${one.title[language]} – ${say("name")}`;
  by("heading").textContent = one.title[language];
  by("lead").textContent = one.summary[language];
  by("crumbs").hidden = false;
  const form = formOf(one);
  const result = element("section", { class: "result card", "aria-labelledby": "result-title" });
  const compute = () => computed(one, form, result);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(compute, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    compute();
  });
  form.querySelector("#example").addEventListener("click", () => {
    fill(form, { ...one.example.inputs, on: one.example.on ?? "" });
    compute();
  });
  content.replaceChildren(element("div", { class: "worksheet" }, form, result));
  const given = Object.fromEntries(new URLSearchParams(location.search));
  fill(form, given);
  if (Object.keys(given).some((name) => name in one.inputs.properties)) compute();
  else showResult(result, [element("p", { class: "soft" }, say("fill_in"))], "");
}

function formOf(one) {
  const required = new Set(one.inputs.required ?? []);
  return element("form", { class: "inputs", novalidate: true },
    element("h2", {}, say("inputs")),
    Object.entries(one.inputs.properties).map(([name, schema]) => fieldOf(name, schema, required.has(name), one.labels[name])),
    fieldOf("on", { format: "date", descriptions: { sv: say("on"), en: say("on") }, hint: say("on_hint") }, false),
    element("p", { class: "row" },
      element("button", { class: "button main", type: "submit" }, say("compute")),
      element("button", { class: "button", type: "button", id: "example" }, say("fill_example"))));
}

function fieldOf(name, schema, required, called = {}) {
  const id = `input-${name}`;
  const options = kindOf(schema);
  const label = (options.choices ? called[language] : null) ?? schema.descriptions?.[language] ?? schema.title ?? name;
  const heading = element("label", { for: id }, capital(label), required ? element("span", { class: "soft small" }, ` (${say("required")})`) : null);
  const hint = schema.hint ?? hintOf(schema, options);
  const described = hint ? `${id}-hint ${id}-wrong` : `${id}-wrong`;
  const shared = { id, name, "aria-describedby": described };
  const unit = knows(`unit_${schema.unit}`) ? say(`unit_${schema.unit}`) : null;
  const control = controlOf(schema, options, shared, required, called.words);
  if (options.type === "boolean") {
    return element("div", { class: "field" }, element("div", { class: "unit" }, control, heading), wrong(id));
  }
  return element("div", { class: "field" }, heading,
    hint ? element("span", { class: "hint", id: `${id}-hint` }, hint) : null,
    unit ? element("div", { class: "unit" }, control, element("span", {}, unit)) : control, wrong(id));
}

const wrong = (id) => element("p", { class: "wrong", id: `${id}-wrong`, hidden: true });

function controlOf(schema, { type, format, choices }, shared, required, words = {}) {
  if (type === "boolean") return element("input", { ...shared, type: "checkbox" });
  if (choices) {
    const choiceName = (value) => capital(words[value]?.[language] ?? value);
    return element("select", { ...shared, required },
      required && schema.default === undefined ? null : element("option", { value: "" }, schema.default ? choiceName(schema.default) : say("not_given")),
      choices.filter((value) => value !== schema.default).map((value) => element("option", { value }, choiceName(value))));
  }
  if (format === "date") return element("input", { ...shared, type: "date", required });
  return element("input", { ...shared, type: "text", required, inputmode: schema.unit === "number" || type === "integer" ? "numeric" : null, autocomplete: "off", maxlength: "400" });
}

function kindOf(schema) {
  const parts = [schema, ...(schema.anyOf ?? [])];
  const first = (key) => parts.find((part) => part[key] !== undefined && part[key] !== "null")?.[key];
  return { type: first("type"), format: first("format"), choices: first("enum") };
}

function hintOf(schema, { type, choices }) {
  if (type === "array") return say("list_hint");
  return schema.unit === "SEK" && !choices ? say("amount_hint") : null;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function fill(form, values) {
  for (const control of form.elements) {
    if (!(control.name in values)) continue;
    const value = values[control.name];
    if (control.type === "checkbox") control.checked = value === true || ["true", "on", "yes"].includes(value);
    else control.value = Array.isArray(value) ? value.join("; ") : value;
  }
}

function read(form) {
  const inputs = {};
  for (const control of form.elements) {
    if (!control.name || control.name === "on") continue;
    if (control.type === "checkbox" && control.checked) inputs[control.name] = true;
    else if (control.type !== "checkbox" && control.value.trim()) inputs[control.name] = control.value.trim();
  }
  return { inputs, on: form.elements.on.value || null };
}

async function computed(one, form, result) {
  const { inputs, on } = read(form);
  const mine = (latest += 1);
  remember(inputs, on);
  for (const note of form.querySelectorAll(".wrong")) note.hidden = true;
  for (const control of form.elements) control.removeAttribute("aria-invalid");
  const lacking = [...form.elements].some((control) => control.required && !control.value.trim());
  if (lacking) return showResult(result, [element("p", { class: "soft" }, say("fill_in"))], say("fill_in"));
  try {
    const response = await post(`/calculators/${encodeURIComponent(one.rule)}`, { inputs, on, language });
    const found = await response.json();
    if (mine === latest) showResult(result, resultNodes(found, one));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (mine === latest) showProblem(problem, one, form, result);
  }
  return undefined;
}

function resultNodes({ calculation, given, rows, chart, sentences = [] }, one) {
  return [
    ...sentences.slice(0, 3).map((text, number) => element("p", { class: number ? null : "finding" }, text)),
    resultTable(rows, one.title[language]),
    givenNodes(given),
    chart ? chartOf(chart) : null,
    ...workings(calculation),
    element("p", { class: "row actions" },
      element("button", { class: "button", type: "button", onclick: async () => tell(await copied(location.href)) }, icon(ICONS.link), say("copy_link")),
      element("button", { class: "button", type: "button", onclick: () => print() }, icon(ICONS.print), say("print"))),
  ];
}

/** Returns what was given, for paper: there the form is left out. */
function givenNodes(given) {
  return element("div", { class: "print-only" }, element("h4", {}, say("given")),
    element("dl", { class: "facts" }, given.map(({ label, value }) => [element("dt", {}, label), element("dd", {}, value)])));
}

function showResult(result, nodes, told = say("computed")) {
  result.replaceChildren(element("h2", { id: "result-title" }, say("result")), ...nodes.filter(Boolean));
  by("told").className = "hush";
  by("told").textContent = told;
}

function showProblem(problem, one, form, result) {
  const named = Object.entries(one.inputs.properties).find(([name, schema]) =>
    [name, ...Object.values(schema.names ?? {})].some((word) => problem.message.startsWith(`${word}:`)));
  const control = named && form.elements[named[0]];
  if (control) {
    const note = by(`input-${named[0]}-wrong`);
    note.textContent = capital(problem.message);
    note.hidden = false;
    control.setAttribute("aria-invalid", "true");
  }
  showResult(result, [element("p", { class: "notice wrong", role: "alert" }, capital(problem.message))]);
}

function remember(inputs, on) {
  const query = new URLSearchParams(Object.entries({ ...inputs, ...(on ? { on } : {}) }));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

async function show() {
  const { calculators } = await get("/calculators");
  const rule = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const one = calculators.find((calculator) => calculator.rule === rule);
  if (one) return showCalculator(one);
  showList(calculators);
  if (rule) {
    by("heading").textContent = say("missing_rule");
    by("lead").textContent = say("missing_hint");
  }
  return undefined;
}

await showFetched(show, content, () => {});
