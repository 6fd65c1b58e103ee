/** A section of the library as it is shown: in the panel beside an answer and on its own page. */

import { element, icon, ICONS } from "./dom.js";
import { highlighted, ranges } from "./quotes.js";
import { day, language, say } from "./words.js";

/** Returns the address of a section's page. */
export function addressOf(id) {
  const [document, key] = split(id);
  return `/bibliotek/${encodeURIComponent(document)}/${encodeURIComponent(key)}`;
}

/** Returns the title of a source in the language of the page. */
export const titleOf = (source) => (language === "en" && source.title_en) || source.title;

/** Returns the text of a section, with the sentences of `quote` marked. */
export function textOf(section, quote = "") {
  const shown = [];
  if (language === "en" && section.english) {
    shown.push(part("in_english", [section.english], quote, "en"));
  }
  if (section.wording) shown.push(part("official_wording", section.wording.split(/\n+/), quote, "sv", "wording"));
  shown.push(part("our_words", [section.rule, ...section.detail], quote, "sv"));
  return shown;
}

/** Returns what is known of a section: its place, publisher, evidence and the day it was checked. */
export function factsOf(section) {
  const rows = [
    ["place", section.locus],
    ["publisher", section.publisher],
    ["evidence", say(`evidence_${section.evidence}`)],
    section.standing !== "settled" && ["standing", say(`standing_${section.standing}`)],
    section.applied_from && ["applied", period(section)],
    ["checked", day(section.checked)],
  ].filter(Boolean);
  return element("dl", { class: "facts" }, rows.map(([key, value]) => [
    element("dt", {}, say(key)),
    element("dd", { lang: ["place", "publisher"].includes(key) ? "sv" : null }, value),
  ]));
}

/** Returns the link to the original, null where it has no address that a browser may open. */
export function originalOf(section) {
  if (!/^https?:\/\//.test(section.url ?? "")) return null;
  return element("a", { class: "button", href: section.url, rel: "noopener noreferrer external" },
    say("original"), icon(ICONS.out), element("span", { class: "hush" }, `(${say("opens_elsewhere")})`));
}

function part(key, paragraphs, quote, said, kind = "") {
  return element("section", { class: `text ${kind}` },
    element("h3", {}, say(key)),
    element("div", { lang: said }, paragraphs.map((text) => element("p", {}, highlighted(text, ranges(text, quote))))));
}

function period(section) {
  const end = section.applied_to ? `${say("to")} ${day(section.applied_to)}` : say("still");
  return `${say("from")} ${day(section.applied_from)} ${end}`;
}

function split(id) {
  const at = id.indexOf(":");
  return [id.slice(0, at), id.slice(at + 1)];
}
