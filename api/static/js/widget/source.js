/** Where an answer comes from, as the widget shows it. */

import { element, icon, ICONS } from "../dom.js";
import { highlighted, ranges } from "../quotes.js";
import { section } from "./service.js";

/** Returns the node of a citation, which fetches the whole place by itself. */
export function sourceNode(citation, answer, language, say) {
  const body = element("div", {}, quoted(citation, say), element("p", { class: "soft" }, say("fetching")));
  fill(body, citation, language, say);
  return element("div", { class: "source" },
    element("p", { lang: answer.language }, element("strong", {}, citation.title)),
    element("p", { class: "soft", lang: "sv" }, `${citation.locus} · ${citation.publisher}`),
    body);
}

async function fill(body, citation, language, say) {
  try {
    const whole = await section(citation.section_id, language, say);
    const texts = textOf(whole, citation.quote, language, say);
    const found = texts.some((text) => text.querySelector("mark"));
    body.replaceChildren(...(found ? [] : [quoted(citation, say)]), ...texts,
      element("p", { class: "soft" }, say("checked", { day: dayOf(whole.checked, language) })), original(whole.url, say) ?? "");
  } catch (trouble) {
    body.replaceChildren(quoted(citation, say), element("p", { class: "wrong" }, trouble.message), original(citation.url, say) ?? "");
  }
}

function textOf(whole, quote, language, say) {
  return [
    language === "en" && whole.english && part("in_english", [whole.english], quote, "en", say),
    whole.wording && part("official_wording", whole.wording.split(/\n+/), quote, "sv", say),
    part("our_words", [whole.rule, ...whole.detail], quote, "sv", say),
  ].filter(Boolean);
}

function part(key, paragraphs, quote, language, say) {
  return element("section", {}, element("h4", {}, say(key)),
    element("div", { lang: language }, paragraphs.map((text) => element("p", {}, highlighted(text, ranges(text, quote))))));
}

function quoted(citation, say) {
  return element("section", {}, element("h4", {}, say("quoted")),
    element("blockquote", { lang: "sv" }, element("mark", {}, citation.quote)));
}

function original(url, say) {
  if (!/^https?:\/\//.test(url ?? "")) return null;
  return element("p", {}, element("a", { href: url, target: "_blank", rel: "noopener noreferrer" },
    say("original"), icon(ICONS.out), element("span", { class: "hush" }, `(${say("new_tab")})`)));
}

const dayOf = (day, language) => new Date(`${day}T12:00:00`).toLocaleDateString(language === "en" ? "en-GB" : "sv-SE", { dateStyle: "long" });
