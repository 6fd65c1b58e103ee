/** The course for new board members: its list, a module with its questions, and the summary. */

import { get } from "./client.js";
import { element } from "./dom.js";
import { showFetched } from "./fetched.js";
import { tell } from "./news.js";
import { chosenOf, forget, isKept } from "./progress.js";
import { answersOf, placeOf, quizOf, verdictOf } from "./quiz.js";
import { addressOf } from "./section.js";
import { showSource } from "./source.js";
import { day, language, say } from "./words.js";

const HOME = "/ny-i-styrelsen";
const SUMMARY = "sammanfattning";

const by = (id) => document.getElementById(id);
const content = by("content");
const moduleAddress = (id) => `${HOME}/${encodeURIComponent(id)}`;
const moduleOf = (id) => get(`/onboarding/${encodeURIComponent(id)}?language=${language}`);

function titled(heading, lead) {
  document.title = `${heading} – ${say("name")}`;
  by("heading").textContent = heading;
  by("lead").textContent = lead;
  by("crumbs").hidden = false;
  by("crumbs").replaceChildren(element("ol", {}, element("li", {}, element("a", { href: HOME }, say("title")))));
}

async function showCourse() {
  const { modules } = await get(`/onboarding?language=${language}`);
  content.replaceChildren(
    element("ol", { class: "plain cards" }, modules.map((one) => element("li", {},
      element("a", { class: "card", href: moduleAddress(one.id) },
        element("span", { class: "small soft" }, `${say("module", one)} · ${say("minutes", one)} · ${say("questions_count", { count: one.questions })}`),
        element("span", { class: "card-title" }, one.title),
        element("span", {}, one.aim),
        element("span", { class: "small tag-line" }, answeredOf(one.id, one.questions)))))),
    element("section", { class: "card progress", "aria-labelledby": "progress" },
      element("h2", { id: "progress" }, say("progress")),
      element("p", {}, wholeOf(modules)),
      element("p", {}, say(isKept ? "kept" : "not_kept")),
      element("p", { class: "row" },
        element("a", { class: "button", href: moduleAddress(SUMMARY) }, say("summary_link")),
        resetButton())));
}

/** Returns how much of a module is answered; that it is all answered, not how, needs no look-up. */
function answeredOf(id, all) {
  const answered = chosenOf(id, all).filter((one) => one !== null).length;
  return answered ? say("so_far", { answered, all }) : say("not_begun");
}

/** Returns how many modules are all answered, and how many questions of the whole course. */
function wholeOf(modules) {
  const answered = modules.map((one) => chosenOf(one.id, one.questions).filter((chosen) => chosen !== null).length);
  return say("whole", {
    done: modules.filter((one, at) => answered[at] === one.questions).length,
    modules: modules.length,
    answered: sum(answered),
    all: sum(modules.map((one) => one.questions)),
  });
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Returns the button that starts over; it asks first, in the place where it stands. */
function resetButton() {
  const button = element("button", { class: "button", type: "button", onclick: () => box.replaceChildren(...sure()) }, say("reset"));
  const box = element("span", { class: "row" }, button);
  const sure = () => {
    const yes = element("button", { class: "button", type: "button", onclick: async () => {
      forget();
      await showCourse();
      tell(say("reset_done"));
      by("heading").focus();
    } }, say("reset_yes"));
    const no = element("button", { class: "button", type: "button", onclick: () => { box.replaceChildren(button); button.focus(); } }, say("reset_no"));
    setTimeout(() => no.focus());
    return [element("span", {}, say("reset_sure")), yes, no];
  };
  return box;
}

async function showModule(id) {
  const [module, { modules }] = await Promise.all([moduleOf(id), get(`/onboarding?language=${language}`)]);
  titled(module.title, module.aim);
  const score = element("p", { class: "soft", role: "status" });
  const count = () => { score.textContent = scoreOf(module); };
  content.replaceChildren(
    element("p", { class: "soft" }, `${say("module", module)} · ${say("minutes", module)}`),
    element("article", { class: "prose course" }, module.paragraphs.map((one) => paragraphOf(module, one))),
    element("section", { class: "questions no-print", "aria-labelledby": "quiz" },
      element("h2", { id: "quiz" }, say("quiz")), quizOf(module, count), score,
      element("p", { class: "small soft" }, `${say(isKept ? "kept" : "not_kept")} `, element("a", { href: moduleAddress(SUMMARY) }, say("summary_link")))),
    element("section", { class: "prose no-print" }, element("h2", {}, say("go_on")),
      element("ul", {}, module.suggestions.map((text) => element("li", {}, element("a", { href: `/?q=${encodeURIComponent(text)}` }, text))))),
    sourcesOf(module),
    neighbours(module, modules));
  count();
}

function scoreOf(module) {
  const chosen = answersOf(module);
  const answered = chosen.filter((one) => one !== null).length;
  return answered ? say("answered", { answered, all: chosen.length, right: rightOf(module) }) : "";
}

function rightOf(module) {
  const chosen = answersOf(module);
  return module.quiz.filter((question, place) => chosen[place] === question.right).length;
}

function paragraphOf(module, { heading, text, citations, steps }) {
  return [
    heading ? element("h2", {}, heading) : null,
    element("p", {}, text, " ", citations.map((number) => mark(module.citations[number - 1]))),
    steps.length ? element("details", {}, element("summary", {}, say("how_computed")),
      element("ol", { class: "steps" }, steps.map((step) => element("li", {}, step)))) : null,
  ];
}

function mark(citation) {
  return element("button", {
    class: "mark", type: "button", "aria-label": say("show_source", citation),
    onclick: (event) => showSource(citation, event.currentTarget, language),
  }, String(citation.number));
}

/** Returns the sources as a list that is printed with the text; on the screen the marks lead there. */
function sourcesOf(module) {
  return element("ol", { class: "plain print-only small" }, module.citations.map((one) =>
    element("li", {}, `[${one.number}] ${one.title}, ${one.locus}. ${one.url ?? ""}`)));
}

function neighbours(module, modules) {
  const link = (key, one) => one && element("a", { href: moduleAddress(one.id), rel: key === "next" ? "next" : "prev" },
    element("span", { class: "small soft" }, say(key)), element("span", {}, `${one.number}. ${one.title}`));
  const at = modules.findIndex(({ id }) => id === module.id);
  return element("nav", { class: "neighbours no-print", "aria-label": say("neighbours") },
    link("previous", modules[at - 1]), link("next", modules[at + 1]));
}

async function showSummary() {
  titled(say("summary"), say("summary_lead"));
  const { modules } = await get(`/onboarding?language=${language}`);
  const begun = modules.filter((one) => chosenOf(one.id, one.questions).some((chosen) => chosen !== null));
  if (!begun.length) {
    content.replaceChildren(element("p", {}, say("summary_none")), element("p", {}, element("a", { href: moduleAddress(modules[0].id) }, modules[0].title)));
    return;
  }
  const whole = await Promise.all(begun.map(({ id }) => moduleOf(id)));
  content.replaceChildren(
    element("p", {}, `${wholeOf(modules)} ${say("right_of_all", { right: sum(whole.map(rightOf)) })}`),
    element("p", { class: "row actions" }, element("button", { class: "button main", type: "button", onclick: () => print() }, say("print"))),
    ...whole.map((module) => element("section", { class: "group summary" },
      element("h2", {}, `${module.number}. ${module.title}`),
      element("p", {}, scoreOf(module)),
      element("ol", {}, module.quiz.map((question, place) => resultOf(module, question, answersOf(module)[place]))))),
    element("p", { class: "small soft" }, say("printed", { day: day(new Date()) })));
}

function resultOf(module, question, chosen) {
  const isRight = chosen === question.right;
  const citation = module.citations[question.citation - 1];
  return element("li", {},
    element("p", { class: "asked" }, question.question),
    chosen === null ? element("p", { class: "soft" }, say("unanswered")) : element("p", {}, verdictOf(isRight), " ", say("your_answer", { option: question.options[chosen] })),
    chosen === null || isRight ? null : element("p", {}, say("right_answer", { option: question.options[question.right] })),
    element("p", { class: "small" }, element("a", { href: addressOf(citation.section_id) }, placeOf(citation))));
}

function show() {
  const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  if (id === SUMMARY) return showSummary();
  return id ? showModule(id) : showCourse();
}

await showFetched(show, content, (missing) => {
  if (missing) titled(say("missing"), "");
});
