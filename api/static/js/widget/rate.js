/** What somebody thinks of an answer, in the widget: two thumbs, room for words, and what is kept. */

import { element, icon, ICONS } from "../dom.js";
import { post, Trouble } from "./service.js";

const MOST_CHARS = "1000";

/** Returns the part of an answer where it is rated. `question` is sent with consent only. */
export function rateNode(question, answer, language, say) {
  const place = element("section", { class: "rate", lang: language, "aria-label": say("feedback") });
  const offer = () => {
    const thumb = (rating) => element("button", { type: "button", "aria-label": say(`thumb_${rating}`), title: say(`thumb_${rating}`), onclick: () => open(rating) }, icon(ICONS[rating]));
    place.replaceChildren(element("span", { class: "soft" }, say("was_it_good")), thumb("up"), thumb("down"));
  };
  const leave = (rating) => {
    offer();
    place.querySelectorAll("button")[rating === "up" ? 0 : 1].focus();
  };
  const open = (rating) => {
    const comment = element("textarea", { rows: "2", maxlength: MOST_CHARS });
    const consent = element("input", { type: "checkbox" });
    const wrong = element("p", { class: "soft", role: "alert" });
    place.replaceChildren(element("form", {
      onsubmit: (event) => {
        event.preventDefault();
        send(place, { rating, comment: comment.value.trim() || null, consent: consent.checked }, wrong);
      },
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        // It closes the form, and not the panel too.
        event.stopPropagation();
        event.preventDefault();
        leave(rating);
      },
    },
      element("label", {}, say(rating === "up" ? "what_was_good" : "what_was_wrong"), comment),
      element("label", { class: "tick" }, consent, element("span", {}, say("keep_question"))),
      element("p", { class: "soft" }, say("what_is_kept")),
      wrong,
      element("div", { class: "box" },
        element("button", { class: "main" }, say("send_feedback")),
        element("button", { type: "button", class: "back", onclick: () => leave(rating) }, say("leave_feedback")))));
    comment.focus();
  };
  const send = async (where, given, wrong) => {
    try {
      await post("feedback", {
        ...given,
        question: given.consent ? question : null,
        language: answer.language,
        declined: answer.declined,
        verdict: answer.verdict,
        sections: answer.citations.map((citation) => citation.section_id).slice(0, 20),
      }, language, say);
      const thanks = element("p", { class: "soft", tabindex: "-1" }, say("thanks"));
      where.replaceChildren(thanks);
      thanks.focus();
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      wrong.textContent = trouble.message;
    }
  };
  offer();
  return place;
}
