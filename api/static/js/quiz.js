/** The questions of a module: one answers, and is told at once what is right, why and where it stands. */

import { element, icon, ICONS } from "./dom.js";
import { choose, chosenOf } from "./progress.js";
import { showSource } from "./source.js";
import { language, say } from "./words.js";

/** Returns the option chosen at each question of `module`, null where none of its options is. */
export function answersOf(module) {
  const chosen = chosenOf(module.id, module.quiz.length);
  return module.quiz.map(({ options }, place) => (options[chosen[place]] === undefined ? null : chosen[place]));
}

/** Returns the questions of `module` as forms; `changed` is called after each answer. */
export function quizOf(module, changed) {
  const chosen = answersOf(module);
  return module.quiz.map((question, place) => questionOf(module, question, place, chosen[place], changed));
}

/** Returns the verdict on an answer as a label: a sign and a word, never colour alone. */
export function verdictOf(isRight) {
  return element("span", { class: `verdict ${isRight ? "yes" : "no"}` }, icon(isRight ? ICONS.yes : ICONS.no), say(isRight ? "right" : "wrong"));
}

/** Returns where an answer stands, in words. */
export function placeOf(citation) {
  return element("span", {}, `${say("stands_in", citation)}, `, element("span", { lang: "sv" }, citation.locus));
}

function questionOf(module, question, place, chosen, changed) {
  const name = `question-${place}`;
  const options = question.options.map((option, number) => element("label", { class: "option" },
    element("input", { type: "radio", name, value: number, checked: number === chosen }), element("span", {}, option)));
  const button = element("button", { class: "button main", type: "submit" });
  const told = element("div", { class: "told", role: "status" });
  const form = element("form", { class: "quiz card", novalidate: true },
    element("fieldset", {},
      element("legend", {}, element("span", { class: "small soft" }, say("question", { number: place + 1, all: module.quiz.length })),
        element("span", { class: "asked" }, question.question)),
      options),
    element("p", { class: "row" }, button), told);
  const show = (answered) => {
    form.querySelectorAll("input").forEach((input) => { input.disabled = answered !== null; });
    button.textContent = say(answered === null ? "answer" : "again");
    button.classList.toggle("main", answered === null);
    options.forEach((option, number) => {
      option.classList.toggle("is-right", answered !== null && number === question.right);
      option.classList.toggle("is-wrong", number === answered && number !== question.right);
    });
    told.replaceChildren(...(answered === null ? [] : explained(module, question, answered)));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = form.querySelector("input:checked");
    const isAnswered = form.querySelector("input").disabled;
    if (!isAnswered && !picked) {
      told.replaceChildren(element("p", {}, say("choose")));
      return;
    }
    const answer = isAnswered ? null : Number(picked.value);
    if (isAnswered) picked.checked = false;
    choose(module.id, place, module.quiz.length, answer);
    show(answer);
    // An option that is disabled loses the focus; from the button one goes on with Tab.
    (isAnswered ? form.querySelector("input") : button).focus();
    changed();
  });
  show(chosen);
  return form;
}

function explained(module, question, answered) {
  const citation = module.citations[question.citation - 1];
  const isRight = answered === question.right;
  return [
    element("p", {}, verdictOf(isRight)),
    isRight ? null : element("p", {}, element("strong", {}, say("right_answer", { option: question.options[question.right] }))),
    element("p", {}, question.why),
    element("p", {}, element("button", {
      class: "button quiet place", type: "button",
      onclick: (event) => showSource(citation, event.currentTarget, language),
    }, placeOf(citation))),
  ].filter(Boolean);
}
