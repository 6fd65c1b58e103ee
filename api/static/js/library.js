/** The library: documents, the sections of one, one section with its links, and the search. */

import { get } from "./client.js";
import { element } from "./dom.js";
import { showFetched } from "./fetched.js";
import { highlighted, inUnits } from "./quotes.js";
import { addressOf, factsOf, originalOf, textOf, titleOf } from "./section.js";
import { day, language, say } from "./words.js";

const PARAGRAPH = /^(\d+ kap\. )?\d+( [a-z])? §/;
const LEAST_GROUPS = 3;
const KINDS = ["act", "ordinance", "bill", "guidance", "report", "slides", "own"];

const by = (id) => document.getElementById(id);
const content = by("content");

function titled(heading, lead = "", said = null) {
  document.title = `${heading} – ${say("name")}`;
  by("heading").textContent = heading;
  by("heading").toggleAttribute("lang", false);
  if (said && said !== language) by("heading").lang = said;
  by("lead").textContent = lead;
  by("lead").hidden = !lead;
}

function crumbs(...links) {
  by("crumbs").hidden = false;
  by("crumbs").replaceChildren(element("ol", {}, links.map(([text, address]) => element("li", {}, element("a", { href: address }, text)))));
}

const counted = (count) => (count === 1 ? say("sections_one") : say("sections_many", { count }));
const documentAddress = (id) => `/bibliotek/${encodeURIComponent(id)}`;

async function showDocuments() {
  const { documents } = await get("/documents");
  const groups = KINDS.map((kind) => [kind, documents.filter(({ source }) => source.kind === kind)]);
  content.replaceChildren(...groups.filter(([, found]) => found.length).map(([kind, found]) => element("section", { class: "group" },
    element("h2", {}, say(`group_${kind}`)),
    element("ul", { class: "plain list" }, found.map(({ source, sections }) => element("li", {},
      element("a", { href: documentAddress(source.id), lang: language === "en" && source.title_en ? "en" : "sv" }, titleOf(source)),
      element("span", { class: "small soft" }, `${source.publisher} · ${counted(sections)}`)))))));
}

async function showDocument(id) {
  const { source, sections } = await get(`/documents/${encodeURIComponent(id)}`);
  titled(titleOf(source), "", language === "en" && source.title_en ? "en" : "sv");
  crumbs([say("title"), "/bibliotek"]);
  content.replaceChildren(
    element("p", { class: "soft" }, `${say(`kind_${source.kind}`)} · ${source.publisher} · ${say("checked").toLowerCase()} ${day(source.checked)}`),
    element("p", {}, originalOf(source)),
    ...byParagraph(sections));
}

/** Returns the sections under the § they treat, with links to each; a document without is one list. */
function byParagraph(sections) {
  const groups = Map.groupBy(sections, ({ locus }) => PARAGRAPH.exec(locus)?.[0] ?? "");
  const list = (found) => element("ul", { class: "plain list" }, found.map((section) => sectionItem(section)));
  if (groups.size < LEAST_GROUPS) return [list(sections)];
  const named = [...groups.keys()].filter(Boolean).toSorted((a, b) => a.localeCompare(b, "sv", { numeric: true }));
  const anchor = (name) => `p-${name.replace(/\W+/g, "-")}`;
  return [
    element("nav", { class: "jumps no-print", "aria-label": say("paragraphs") },
      element("ul", { class: "plain" }, named.map((name) => element("li", {}, element("a", { href: `#${anchor(name)}` }, name))))),
    groups.has("") && element("section", { class: "group" }, element("h2", {}, say("in_general")), list(groups.get(""))),
    ...named.map((name) => element("section", { class: "group", id: anchor(name) }, element("h2", {}, name), list(groups.get(name)))),
  ].filter(Boolean);
}

function sectionItem(section) {
  return element("li", {},
    element("a", { href: addressOf(section.id), lang: "sv" }, section.heading),
    element("span", { class: "small soft" }, element("span", { lang: "sv" }, section.locus), ...remarks(section)));
}

function remarks(section) {
  return [
    section.past && say("past"),
    section.standing !== "settled" && say(`standing_${section.standing}`),
    section.evidence === "interpreted" && say("reading"),
  ].filter(Boolean).map((text) => element("span", { class: "tag" }, text));
}

async function showSection(id) {
  const section = await get(`/sections/${encodeURIComponent(id)}`);
  const { source } = section;
  titled(section.heading, "", "sv");
  crumbs([say("title"), "/bibliotek"], [titleOf(source), documentAddress(source.id)]);
  const quick = language === "en" ? section.questions_en : section.questions_sv;
  content.replaceChildren(element("div", { class: "reading" },
    element("article", { class: "card" }, textOf(section), factsOf(section),
      element("p", { class: "row actions" }, originalOf(section),
        quick.length ? element("a", { class: "button", href: `/?q=${encodeURIComponent(quick[0])}` }, say("ask_of_it")) : null,
        section.calculator ? element("a", { class: "button", href: `/rakna/${encodeURIComponent(section.calculator)}` }, say("compute_it")) : null,
        element("button", { class: "button", type: "button", onclick: () => print() }, say("print")))),
    element("aside", {},
      links("same_place", [...section.refers_to, ...section.referred_by].filter(({ how }) => how === "same_place")),
      links("refers_to", section.refers_to.filter(({ how }) => how !== "same_place")),
      links("referred_by", section.referred_by.filter(({ how }) => how !== "same_place")),
      quick.length ? element("section", { class: "no-print" }, element("h2", {}, say("questions")),
        element("ul", { class: "plain list" }, quick.slice(0, 5).map((text) => element("li", {}, element("a", { href: `/?q=${encodeURIComponent(text)}` }, text))))) : null)),
    neighbours(section));
}

function links(key, found) {
  const unique = [...new Map(found.map((link) => [link.section.id, link])).values()];
  if (!unique.length) return null;
  const groups = KINDS.map((kind) => [kind, unique.filter((link) => link.kind === kind)]).filter(([, some]) => some.length);
  return element("section", {}, element("h2", {}, say(key)), groups.map(([kind, some]) => [
    element("h3", {}, say(`kind_${kind}`)),
    element("ul", { class: "plain list" }, some.map((link) => sectionItem(link.section))),
  ]));
}

function neighbours({ previous, next }) {
  const link = (key, section) => section && element("a", { href: addressOf(section.id), rel: key === "next" ? "next" : "prev" },
    element("span", { class: "small soft" }, say(key)), element("span", { lang: "sv" }, `${section.locus}: ${section.heading}`));
  return element("nav", { class: "neighbours no-print", "aria-label": say("neighbours") }, link("previous", previous), link("next", next));
}

async function showFound(words) {
  by("words").value = words;
  by("told").textContent = say("searching");
  const { hits } = await get(`/search?${new URLSearchParams({ q: words, language, limit: "20" })}`);
  by("told").textContent = hits.length ? say("found", { count: hits.length, words }) : say("found_none", { words });
  titled(`${say("search")}: ${words}`);
  crumbs([say("title"), "/bibliotek"]);
  if (!hits.length) return showDocuments();
  return content.replaceChildren(element("ol", { class: "plain list hits" }, hits.map(({ section, source, text, highlights }) => element("li", {},
    element("a", { href: addressOf(section.id), lang: "sv" }, section.heading),
    element("span", { class: "small soft" }, element("span", { lang: "sv" }, `${section.locus} · ${source.publisher}`), ...remarks(section)),
    element("p", {}, highlighted(text, inUnits(text, highlights)))))));
}

function show() {
  const [, , document = "", key = ""] = location.pathname.split("/").map(decodeURIComponent);
  const words = new URLSearchParams(location.search).get("q")?.trim();
  if (key) return showSection(`${document}:${key}`);
  if (document) return showDocument(document);
  return words ? showFound(words) : showDocuments();
}

await showFetched(
  async () => {
    await show();
    if (location.hash) by(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  },
  content,
  (missing) => {
    if (missing) titled(say(location.pathname.split("/")[3] ? "missing_section" : "missing_document"));
    crumbs([say("title"), "/bibliotek"]);
  },
);
