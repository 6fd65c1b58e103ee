/** The panel that shows where an answer comes from: beside it, or from below on a phone. */

import { get } from "./client.js";
import { element, icon, ICONS } from "./dom.js";
import { addressOf, factsOf, originalOf, textOf } from "./section.js";
import { say } from "./words.js";

const NARROW = matchMedia("(max-width: 60rem)");

let panel = null;
let opener = null;

/** Opens `citation`, whose title is in the language `said`; closing gives the focus back to `from`. */
export async function showSource(citation, from, said) {
  panel ??= made();
  opener = from;
  const body = panel.querySelector(".panel-body");
  panel.querySelector("h2").textContent = say("source", { number: citation.number });
  const head = [
    element("p", { class: "panel-title", lang: said }, citation.title),
    element("p", { class: "soft", lang: "sv" }, citation.locus),
  ];
  const quoted = element("section", { class: "text" }, element("h3", {}, say("quoted")),
    element("blockquote", { lang: "sv" }, element("mark", {}, citation.quote)));
  body.replaceChildren(...head, quoted, element("p", { class: "soft" }, say("fetching")));
  open();
  panel.querySelector("h2").focus();
  try {
    const section = await get(`/sections/${encodeURIComponent(citation.section_id)}`);
    const texts = textOf(section, citation.quote);
    const found = texts.some((text) => text.querySelector("mark"));
    body.replaceChildren(...head, ...(found ? [] : [quoted]), ...texts, factsOf(section),
      element("p", { class: "row" }, originalOf(section),
        element("a", { class: "button quiet", href: addressOf(section.id) }, say("open_in_library"))));
    body.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  } catch (problem) {
    body.replaceChildren(...head, quoted, element("p", { class: "notice wrong" }, `${say("source_failed")} ${problem.message}`),
      element("p", {}, originalOf(citation)));
  }
}

/** Closes the panel, if it is open. */
export function closeSource() {
  if (panel?.open) panel.close();
}

function open() {
  if (panel.open) return;
  document.body.classList.add("with-panel");
  if (NARROW.matches) panel.showModal();
  else panel.show();
}

function made() {
  const dialog = element("dialog", {
    class: "panel",
    "aria-labelledby": "panel-heading",
    onclose: () => {
      document.body.classList.remove("with-panel");
      opener?.focus();
    },
    onclick: (event) => event.target === dialog && dialog.close(),
    onkeydown: (event) => event.key === "Escape" && dialog.close(),
  },
  element("div", { class: "panel-inner" },
    element("div", { class: "panel-head" },
      element("h2", { id: "panel-heading", tabindex: "-1" }),
      element("button", { class: "button quiet", type: "button", "aria-label": say("close"), onclick: () => dialog.close() }, icon(ICONS.close))),
    element("div", { class: "panel-body" })));
  document.getElementById("main").append(dialog);
  return dialog;
}
