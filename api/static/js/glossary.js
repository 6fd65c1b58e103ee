/** The glossary: every term, narrowed as one types. */

import { Problem, get } from "./client.js";
import { element } from "./dom.js";
import { meaningOf } from "./terms.js";
import { language, say } from "./words.js";

const field = document.getElementById("words");
const list = document.getElementById("terms");
const told = document.getElementById("told");

function entry(term) {
  const names = ["english", "synonyms", "former", "everyday"].filter((kind) => term[kind].length);
  return element("div", { class: "entry", id: term.term },
    element("dt", { lang: "sv" }, term.term),
    element("dd", { lang: language }, meaningOf(term)),
    element("dd", { class: "small soft" }, names.map((kind) => element("span", { class: "names" },
      `${say(kind)}: `, element("span", { lang: kind === "english" ? "en" : "sv" }, term[kind].join(", "))))));
}

function narrow(entries) {
  const words = field.value.trim().toLowerCase();
  let count = 0;
  for (const [node, text] of entries) {
    node.hidden = !text.includes(words);
    count += node.hidden ? 0 : 1;
  }
  told.textContent = count || !words ? say("count", { count }) : say("none", { words: field.value.trim() });
}

async function begin() {
  told.textContent = say("fetching");
  try {
    const { terms } = await get("/glossary");
    const sorted = terms.toSorted((a, b) => a.term.localeCompare(b.term, "sv"));
    const entries = sorted.map((term) => [entry(term), [term.term, meaningOf(term), ...term.synonyms, ...term.former, ...term.everyday, ...term.english].join("\n").toLowerCase()]);
    list.replaceChildren(...entries.map(([node]) => node));
    field.addEventListener("input", () => narrow(entries));
    narrow(entries);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    told.replaceChildren(problem.message, " ", element("button", { class: "button", type: "button", onclick: begin }, say("try_again")));
  }
}

document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
await begin();
