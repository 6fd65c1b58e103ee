/** The conversation in the widget: a question is asked, the answer comes in pieces. Nothing is kept. */

import { element } from "../dom.js";
import { events } from "../events.js";
import { blocks } from "../markdown.js";
import { choices, replyNodes, spoken } from "./reply.js";
import { address, post, Trouble } from "./service.js";

const EXAMPLES = ["example_1", "example_2", "example_3"];
const STOPPED = "stopped";

/** A conversation: `nodes` is what shows it; `show` is called with a citation to be shown. */
export class Talk {
  #language;
  #say;
  #show;
  #collections;
  #conversation = null;
  #running = null;
  #intro;
  #turns = element("div", { class: "turns" });
  #log;
  #field;
  #send;
  #status = element("p", { class: "hush", role: "status" });

  constructor(language, say, start, collections, show) {
    this.#language = language;
    this.#say = say;
    this.#show = show;
    this.#collections = collections;
    this.#intro = element("div", {},
      element("p", { class: "start" }, start || say("start")),
      choices(say("examples"), EXAMPLES.map((key) => say(key)), language, (text) => this.ask(text)));
    this.#log = element("div", { class: "log", tabindex: "0", role: "region", "aria-label": say("talk") }, this.#intro, this.#turns);
    this.#field = element("textarea", { id: "question", rows: "1", maxlength: "1000", placeholder: say("placeholder"), oninput: () => this.#fit(), onkeydown: (event) => this.#typed(event) });
    this.#send = element("button", { class: "main" }, say("send"));
  }

  get nodes() {
    return [this.#log, this.#form(), this.#status];
  }

  /** Puts the focus where a question is written. */
  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Lets go of a question that is being answered; `reason` is for whoever asked it. */
  stop(reason) {
    this.#running?.abort(reason);
  }

  /** Begins a new conversation. */
  startAfresh() {
    this.stop();
    this.#conversation = null;
    this.#turns.replaceChildren();
    this.#intro.hidden = false;
    this.#speak("started_afresh");
    this.focus();
  }

  /** Asks, and shows the answer or what went wrong. */
  async ask(question) {
    this.stop();
    const mine = new AbortController();
    this.#running = mine;
    const body = element("div", { class: "answer", "aria-busy": "true" });
    const turn = element("article", {}, element("h3", {}, element("span", { class: "hush" }, `${this.#say("you_asked")} `), question), body);
    this.#intro.hidden = true;
    this.#turns.append(turn);
    this.#field.value = "";
    this.#fit();
    this.#busy(true);
    this.focus();
    try {
      const answer = await this.#streamed(question, body, mine.signal);
      this.#conversation = answer.conversation_id;
      body.replaceChildren(...replyNodes(question, answer, this.#language, this.#say, { show: this.#show, ask: (text) => this.ask(text) }));
      this.#status.textContent = spoken(answer, this.#say);
    } catch (error) {
      if (mine.signal.aborted) this.#forget(turn, mine.signal.reason === STOPPED ? question : "");
      else this.#fail(turn, body, question, error);
    } finally {
      body.removeAttribute("aria-busy");
      if (this.#running === mine) this.#busy(false);
      this.#see(turn);
    }
  }

  #form() {
    const say = this.#say;
    return element("form", { onsubmit: (event) => this.#submitted(event) },
      element("p", { class: "machine soft" }, `${say("machine")} `,
        element("a", { href: address(`om?lang=${this.#language}`), target: "_blank", rel: "noopener noreferrer" }, say("more_about"), element("span", { class: "hush" }, ` (${say("new_tab")})`))),
      element("label", { class: "hush", for: "question" }, say("question_label")),
      element("div", { class: "box" }, this.#field, this.#send));
  }

  #submitted(event) {
    event.preventDefault();
    if (this.#running) {
      this.stop(STOPPED);
      this.#speak(STOPPED);
      return;
    }
    const question = this.#field.value.trim();
    if (question) this.ask(question);
    else this.#speak("empty_question");
    this.focus();
  }

  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!this.#running) this.#field.form.requestSubmit();
  }

  async #streamed(question, body, signal) {
    const wait = element("p", { class: "soft" }, this.#say("answering"));
    const text = element("div", { class: "prose" });
    let told = "";
    body.replaceChildren(wait, text);
    this.#see(body.parentNode);
    this.#speak("answering");
    try {
      for await (const [name, data] of events(await this.#sent(question, wait, signal))) {
        if (name === "token") {
          wait.remove();
          told += data;
          text.replaceChildren(...blocks(told, (number) => element("span", { class: "mark" }, String(number))));
        } else if (name === "problem") {
          throw new Trouble(this.#say("broken_off"), data.status);
        } else if (name === "done") {
          return data;
        }
      }
    } catch (error) {
      // A connection that breaks is no error of ours, but a TypeError.
      if (!(error instanceof TypeError)) throw error;
    }
    throw new Trouble(this.#say("broken_off"));
  }

  async #sent(question, wait, signal) {
    for (;;) {
      try {
        return await post("ask/stream", { question, conversation_id: this.#conversation, collections: this.#collections ?? undefined }, this.#language, this.#say, signal);
      } catch (trouble) {
        if (!trouble.isLoading) throw trouble;
        wait.textContent = this.#say("waiting");
        this.#speak("waiting");
        await new Promise((resolve) => setTimeout(resolve, trouble.retryAfterS * 1000));
        signal.throwIfAborted();
      }
    }
  }

  #forget(turn, question) {
    turn.remove();
    this.#intro.hidden = this.#turns.childElementCount > 0;
    if (!this.#field.value) this.#field.value = question;
    this.#fit();
  }

  #fail(turn, body, question, trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    const retry = element("button", { type: "button", onclick: () => {
      turn.remove();
      this.ask(question);
    } }, this.#say("try_again"));
    body.replaceChildren(element("div", { class: "wrong" }, element("p", {}, trouble.message), retry));
    this.#status.textContent = trouble.message;
  }

  #busy(on) {
    if (!on) this.#running = null;
    this.#send.textContent = this.#say(on ? "stop" : "send");
  }

  #speak(key) {
    this.#status.textContent = this.#say(key);
  }

  #fit() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${Math.min(this.#field.scrollHeight + 2, 140)}px`;
  }

  /** Scrolls the log, and never the page around it. */
  #see(turn) {
    if (turn.isConnected) this.#log.scrollTop = turn.offsetTop - this.#turns.offsetTop;
  }
}
