/** What a user chooses for the tab: that questions may be kept, and that internal collections are asked. */

import { get, Problem } from "./client.js";
import { element } from "./dom.js";
import { tell } from "./news.js";
import { hasToken, holdToken } from "./token.js";
import { say } from "./words.js";

const KEPT = "finsam-keep-questions";

const by = (id) => document.getElementById(id);
const box = by("keep");
// Only where the service has tokens at all.
const form = by("internal");

/** Whether the question that is asked may be kept. */
export const mayKeep = () => box.checked;

/** Shows what is chosen, and takes other choices; `startAfresh` begins a new conversation. */
export function offerWishes(startAfresh) {
  box.checked = recalled();
  box.addEventListener("change", () => {
    remember();
    showInForce();
  });
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  by("forget-token")?.addEventListener("click", () => {
    holdToken("");
    // What was answered from internal documents goes with it.
    startAfresh();
    showInForce();
    tell(say("token_forgotten"));
  });
  showInForce();
}

/** Tells which choices hold, by the field where questions are written. */
export function showInForce() {
  const inForce = [mayKeep() && say("questions_kept"), hasToken() && say("reads_internal")].filter(Boolean);
  by("in-force").replaceChildren(...(inForce.length ? [`${inForce.join(" ")} `, change()] : []));
  if (!form) return;
  form.hidden = hasToken();
  by("internal-on").hidden = !hasToken();
}

function change() {
  return element("button", { type: "button", class: "button quiet", onclick: () => {
    by("wishes").hidden = false;
    by("wishes-title").focus();
  } }, say("change"));
}

async function open() {
  const field = by("token");
  try {
    holdToken(field.value.trim());
    if (!hasToken()) throw new Problem(say("empty_token"), 0);
    await get("/about");
    field.value = "";
    wrong("");
    tell(say("token_held"));
  } catch (problem) {
    if (!(problem instanceof Problem || problem instanceof RangeError)) throw problem;
    holdToken("");
    wrong(problem instanceof Problem && problem.status !== 401 ? problem.message : say("wrong_token"));
    field.focus();
  }
  showInForce();
}

function wrong(text) {
  by("token-wrong").textContent = text;
  by("token").setAttribute("aria-invalid", String(text !== ""));
}

function recalled() {
  try {
    return sessionStorage.getItem(KEPT) === "yes";
  } catch {
    return false;
  }
}

function remember() {
  try {
    sessionStorage.setItem(KEPT, mayKeep() ? "yes" : "no");
  } catch {
    // It lasts as long as the page then.
  }
}
