/** The chat: a question is asked, the answer comes in pieces, the conversation is kept in the tab. */

import { answerNodes, spoken } from "./answer.js";
import { Problem, post, untilReady } from "./client.js";
import { element } from "./dom.js";
import { events } from "./events.js";
import { blocks } from "./markdown.js";
import { tell } from "./news.js";
import { closeSource } from "./source.js";
import { mayKeep, offerWishes, showInForce } from "./wishes.js";
import { say } from "./words.js";

const KEPT = "finsam-conversation";
const MOST_KEPT = 30;
const EXAMPLES = 6;

const by = (id) => document.getElementById(id);
const form = by("ask");
const field = by("question");
const turns = by("turns");

let conversation = kept();
let running = null;

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? { id: null, turns: [] };
  } catch {
    return { id: null, turns: [] };
  }
}

function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ ...conversation, turns: conversation.turns.slice(-MOST_KEPT) }));
  } catch {
    // A browser that keeps nothing still answers.
  }
}

function speak(text) {
  by("spoken").textContent = text;
}

function showTalk(begun) {
  by("intro").hidden = begun;
  by("suggested").hidden = begun;
  by("talk-title").hidden = !begun;
  by("fresh").hidden = !begun;
  by("wishes").hidden = begun;
  by("chat").classList.toggle("begun", begun);
}

function turnNode(question) {
  const body = element("div", { class: "answer" });
  const node = element("article", { class: "turn" },
    element("h2", { class: "question" }, element("span", { class: "hush" }, `${say("you_asked")} `), question),
    body);
  turns.append(node);
  return { node, body };
}

function settle({ body }, turn) {
  body.removeAttribute("aria-busy");
  body.replaceChildren(...answerNodes(turn, ask).flat().filter(Boolean));
}

function fit() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 200)}px`;
}

function busy(on) {
  const send = by("send");
  send.firstElementChild.textContent = say(on ? "stop" : "send");
  send.classList.toggle("main", !on);
}

async function ask(question) {
  if (running) running.abort();
  closeSource();
  const mine = new AbortController();
  running = mine;
  showTalk(true);
  const shown = turnNode(question);
  field.value = "";
  fit();
  busy(true);
  shown.node.scrollIntoView({ block: "start" });
  try {
    const answer = await streamed(question, shown.body, mine.signal);
    const turn = { question, answer, on: new Date().toISOString() };
    conversation = { id: answer.conversation_id, turns: [...conversation.turns, turn] };
    keep();
    settle(shown, turn);
    shown.node.scrollIntoView({ block: "start" });
    speak(spoken(answer));
  } catch (problem) {
    if (problem.name === "AbortError") shown.node.remove();
    else if (problem instanceof Problem) fail(shown, question, problem);
    else if (problem instanceof TypeError) fail(shown, question, new Problem(say("broken_off"), 0));
    else throw problem;
    if (problem.name === "AbortError" && !field.value) field.value = question;
    showTalk(turns.childElementCount > 0);
  } finally {
    if (running === mine) {
      running = null;
      busy(false);
    }
    fit();
  }
}

async function streamed(question, body, signal) {
  const wait = element("p", { class: "wait soft" }, say("answering"));
  const text = element("div", { class: "prose" });
  let told = "";
  body.setAttribute("aria-busy", "true");
  body.replaceChildren(wait, text);
  speak(say("answering"));
  const response = await sent(question, wait, signal);
  for await (const [name, data] of events(response)) {
    if (name === "token") {
      wait.remove();
      told += data;
      text.replaceChildren(...blocks(told, (number) => element("span", { class: "mark" }, String(number))));
    } else if (name === "problem") {
      throw new Problem(data.detail, data.status ?? 500);
    } else if (name === "done") {
      return data;
    }
  }
  throw new Problem(say("broken_off"), 0);
}

async function sent(question, wait, signal) {
  const body = { question, conversation_id: conversation.id, consent: mayKeep() };
  for (;;) {
    try {
      return await post("/ask/stream", body, { signal });
    } catch (problem) {
      if (!problem.isLoading) throw problem;
      wait.textContent = say("waiting");
      speak(say("waiting"));
      await untilReady((again) => {
        signal.throwIfAborted();
        if (!again.isLoading) throw again;
      });
    }
  }
}

function fail({ node, body }, question, problem) {
  showInForce();
  body.removeAttribute("aria-busy");
  if (!field.value) field.value = question;
  const told = `${problem.message} ${say("question_kept")}`;
  const retry = element("button", { type: "button", class: "button", onclick: () => {
    node.remove();
    if (field.value === question) field.value = "";
    ask(question);
    field.focus();
  } }, say("try_again"));
  body.replaceChildren(element("div", { class: "notice wrong" }, element("p", {}, told), element("p", {}, retry)));
  speak(told);
}

function startAfresh() {
  running?.abort();
  closeSource();
  conversation = { id: null, turns: [] };
  keep();
  turns.replaceChildren();
  showTalk(false);
  speak(say("started_afresh"));
  field.focus();
  scrollTo({ top: 0 });
}

function offerExamples() {
  const examples = Array.from({ length: EXAMPLES }, (_, number) => say(`example_${number + 1}`));
  by("examples").replaceChildren(...examples.map((text) => element("li", {},
    element("button", { type: "button", class: "choice", onclick: () => {
      ask(text);
      field.focus({ preventScroll: true });
    } }, text))));
}

function begin() {
  offerWishes(startAfresh);
  offerExamples();
  for (const turn of conversation.turns) settle(turnNode(turn.question), turn);
  showTalk(conversation.turns.length > 0);
  const asked = new URLSearchParams(location.search).get("q")?.trim();
  if (!asked) return;
  const plain = new URL(location.href);
  plain.searchParams.delete("q");
  history.replaceState(null, "", plain);
  ask(asked);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (running) {
    running.abort();
    speak(say("stopped"));
    return;
  }
  const question = field.value.trim();
  if (question) ask(question);
  else tell(say("empty_question"));
  field.focus({ preventScroll: true });
});
field.addEventListener("input", fit);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!running) form.requestSubmit();
});
by("fresh").addEventListener("click", startAfresh);
begin();
