/** The figures of the page about the service, as the running service gives them. */

import { Problem, get, untilReady } from "./client.js";
import { element } from "./dom.js";
import { told } from "./calculation.js";
import { day, say } from "./words.js";

const figures = document.getElementById("figures");

function rowsOf({ index, limits, checked_first: first, checked_last: last, version }) {
  return [
    ["documents", told(index.documents)],
    ["sections", told(index.sections)],
    ["checked_between", first === last ? day(first) : `${day(first)} – ${day(last)}`],
    index.built && ["built", day(index.built)],
    ["embedder", index.embedder],
    ["question_chars", say("characters", { count: told(limits.question_chars) })],
    ["conversation", say("minutes", { count: told(limits.conversation_minutes) })],
    ["version", version],
  ].filter(Boolean);
}

async function show() {
  figures.textContent = say("fetching");
  try {
    const about = await get("/about");
    document.getElementById("model").textContent = about.language_model ? say("with_model", { model: about.language_model }) : say("no_model");
    figures.replaceChildren(element("dl", { class: "facts" }, rowsOf(about).map(([key, value]) => [element("dt", {}, say(key)), element("dd", {}, value)])));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.isLoading) {
      await untilReady(() => {});
      await show();
      return;
    }
    figures.replaceChildren(problem.message, " ", element("button", { class: "button", type: "button", onclick: show }, say("try_again")));
  }
}

await show();
