/** Words of the glossary in an answer: each a button that tells what it means. */

import { get } from "./client.js";
import { element } from "./dom.js";
import { language, say } from "./words.js";

const MOST = 3;
const SHORTEST = 5;
let terms = null;
let count = 0;

/** Returns what a term means, in the language of the page. */
export const meaningOf = (term) => (language === "en" ? term.meaning_en : term.meaning);

/** Makes the first occurrence of the longest terms in `node` tell what they mean. */
export async function explainTerms(node, said) {
  terms ??= get("/glossary").then(
    (glossary) => glossary.terms,
    () => [],
  );
  let left = MOST;
  for (const [form, term] of formsIn(node.textContent, await terms, said)) {
    if (left && explain(node, form, term)) left -= 1;
  }
}

function formsIn(text, all, said) {
  const lower = text.toLowerCase();
  const found = [];
  for (const term of all) {
    const forms = said === "en" ? [term.term, ...term.english] : [term.term, ...term.synonyms];
    const form = forms.find((one) => one.length >= SHORTEST && lower.includes(one.toLowerCase()));
    if (form) found.push([form, term]);
  }
  return found.toSorted(([a], [b]) => b.length - a.length);
}

function explain(node, form, term) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const wanted = new RegExp(`(?<![\\p{L}\\d])${form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "iu");
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const found = text.parentElement.closest("button, a") ? null : wanted.exec(text.data);
    if (found) {
      const rest = text.splitText(found.index);
      rest.data = rest.data.slice(found[0].length);
      rest.before(...button(found[0], term));
      return true;
    }
  }
  return false;
}

function button(words, term) {
  const id = `term-${(count += 1)}`;
  const bubble = element("span", { id, popover: "auto", class: "bubble", role: "note" },
    element("strong", { lang: "sv" }, term.term),
    term.english.length ? element("span", { class: "soft", lang: "en" }, ` ${term.english[0]}`) : null,
    element("span", { class: "meaning", lang: language }, meaningOf(term)),
    element("a", { href: `/ordlista#${encodeURIComponent(term.term)}` }, say("in_glossary")));
  const opener = element("button", { type: "button", class: "term", popovertarget: id, title: say("about_term", { term: term.term }) }, words);
  bubble.addEventListener("toggle", (event) => event.newState === "open" && place(bubble, opener));
  return [opener, bubble];
}

function place(bubble, opener) {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const room = document.documentElement.clientWidth - width - 8;
  const below = at.bottom + 6 + height < innerHeight;
  bubble.style.left = `${Math.max(8, Math.min(at.left, room))}px`;
  bubble.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`;
}
