/** What somebody thinks of an answer: two thumbs, a form for words, and what is kept. */

import { post } from "./client.js";
import { element, icon, ICONS } from "./dom.js";
import { tell } from "./news.js";
import { language, say } from "./words.js";

const MOST_CHARS = 1000;
let forms = 0;

/** Returns the part of an answer where it is rated; a turn that has been rated says so. */
export function feedbackNodes(turn) {
  const place = element("section", { class: "feedback no-print", "aria-label": say("feedback") });
  offer(place, turn);
  return place;
}

function offer(place, turn) {
  const thumb = (rating) => element("button", {
    type: "button", class: "button quiet", "aria-expanded": "false",
    onclick: (event) => open(place, turn, rating, event.currentTarget),
  }, icon(ICONS[rating]), say(`thumb_${rating}`));
  place.replaceChildren(element("div", { class: "row" }, element("span", { class: "small soft" }, say("was_it_good")), thumb("up"), thumb("down")));
}

function open(place, turn, rating, button) {
  for (const one of place.querySelectorAll("[aria-expanded]")) one.setAttribute("aria-expanded", String(one === button));
  place.querySelector("form")?.remove();
  forms += 1;
  const id = `feedback-${forms}`;
  const comment = element("textarea", { id: `${id}-comment`, maxlength: String(MOST_CHARS), "aria-describedby": `${id}-kept` });
  const consent = element("input", { type: "checkbox", id: `${id}-consent` });
  // Whoever lets all questions be kept has been asked already.
  const asks = turn.answer.feedback_id ? null : element("div", { class: "consent" }, consent, element("label", { for: consent.id }, say("keep_question")));
  const form = element("form", { "aria-label": say(`thumb_${rating}`) },
    element("div", { class: "field" }, element("label", { for: comment.id }, say(rating === "up" ? "what_was_good" : "what_was_wrong")), comment),
    asks,
    element("p", { id: `${id}-kept`, class: "small soft" }, say("what_is_kept")),
    element("div", { class: "row" },
      element("button", { type: "submit", class: "button main" }, say("send_feedback")),
      element("button", { type: "button", class: "button", onclick: () => close(place, turn, rating) }, say("leave_feedback"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(place, turn, { rating, comment: comment.value.trim() || null, consent: consent.checked });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(place, turn, rating);
  });
  place.append(form);
  comment.focus();
}

function close(place, turn, rating) {
  offer(place, turn);
  place.querySelectorAll("button")[rating === "up" ? 0 : 1].focus();
}

async function send(place, { question, answer }, given) {
  const submit = place.querySelector("[type=submit]");
  submit.disabled = true;
  try {
    await post("/feedback", {
      ...given,
      // Without consent the question never leaves the browser a second time.
      question: given.consent ? question : null,
      language: answer.language,
      declined: answer.declined,
      verdict: answer.verdict,
      feedback_id: answer.feedback_id,
      sections: answer.citations.map((citation) => citation.section_id).slice(0, 20),
    });
    const thanks = element("p", { class: "small soft", tabindex: "-1", lang: language }, say("thanks"));
    place.replaceChildren(thanks);
    thanks.focus();
  } catch (problem) {
    submit.disabled = false;
    tell(problem.message);
  }
}
