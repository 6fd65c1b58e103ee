/** `<finsam-help>`: the assistant on a page of another site, as a button in a corner or in the text. */

import { element, icon, ICONS } from "../dom.js";
import { hexOf, textOn } from "./colour.js";
import { LOOK } from "./look.js";
import { sourceNode } from "./source.js";
import { Talk } from "./talk.js";
import { speaker } from "./words.js";

const NARROW = matchMedia("(max-width: 30em)");
const SPEECH = "M4 5h16v11H10l-5 4v-4H4z";
const BACK = "M19 12H5M11 6l-6 6 6 6";

/** The element; `docs/widget.md` tells its attributes. A changed attribute begins it anew. */
class FinsamHelp extends HTMLElement {
  static observedAttributes = ["language", "place", "colour", "theme", "heading", "start", "collection", "inline"];

  // Open, so that whoever checks the site's accessibility can look in; it guards no secret.
  #root = this.attachShadow({ mode: "open" });
  #say;
  #talk;
  #panel;
  #launcher;
  #source;
  #opener;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [LOOK];
    this.#build();
  }

  disconnectedCallback() {
    this.#talk?.stop();
  }

  attributeChangedCallback() {
    if (this.#talk) this.#build();
  }

  get #language() {
    const said = this.getAttribute("language") ?? this.closest("[lang]")?.lang ?? "";
    return said.toLowerCase().startsWith("en") ? "en" : "sv";
  }

  #build() {
    this.#talk?.stop();
    this.#say = speaker(this.#language);
    this.#talk = new Talk(this.#language, this.#say, this.getAttribute("start"), this.#collections, (...shown) => this.#showSource(...shown));
    const inline = this.hasAttribute("inline");
    this.#source = element("div", { class: "cited", hidden: true });
    this.#panel = element(inline ? "section" : "dialog", { class: "panel", "aria-labelledby": "heading", onclose: () => this.#closed() },
      this.#head(inline), element("div", { class: "talk" }, this.#talk.nodes), this.#source);
    this.#launcher = inline ? null : element("button", { class: "launcher", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.#toggle() },
      icon(SPEECH), element("span", {}, this.#heading));
    const frame = element("div", { class: "frame", lang: this.#language, "data-theme": this.getAttribute("theme"), "data-place": this.getAttribute("place"), onkeydown: (event) => this.#pressed(event) },
      this.#panel, this.#launcher);
    this.#paint(frame);
    this.#root.replaceChildren(frame);
  }

  /** The public collections to ask beside the service's own texts; null is all of them. */
  get #collections() {
    return this.getAttribute("collection")?.toLowerCase().split(/[\s,]+/).filter(Boolean) ?? null;
  }

  get #heading() {
    return this.getAttribute("heading") || this.#say("heading");
  }

  #head(inline) {
    return element("header", {},
      element("h2", { id: "heading" }, this.#heading),
      button(this.#say("fresh"), ICONS.fresh, () => {
        this.#closeSource();
        this.#talk.startAfresh();
      }),
      inline ? null : button(this.#say("close"), ICONS.close, () => this.#panel.close()));
  }

  #paint(frame) {
    const colour = hexOf(this.getAttribute("colour"));
    if (!colour) return;
    frame.style.setProperty("--brand", colour);
    frame.style.setProperty("--on-brand", textOn(colour));
  }

  #toggle() {
    if (this.#panel.open) {
      this.#panel.close();
      return;
    }
    if (NARROW.matches) this.#panel.showModal();
    else this.#panel.show();
    this.#launcher.setAttribute("aria-expanded", "true");
    this.#talk.focus();
  }

  #closed() {
    this.#closeSource();
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#launcher.focus();
  }

  #pressed(event) {
    if (event.key !== "Escape") return;
    const showsSource = !this.#source.hidden;
    if (!showsSource && !this.#panel.open) return;
    // A dialog of the page around must not close too.
    event.preventDefault();
    event.stopPropagation();
    if (showsSource) this.#closeSource();
    else this.#panel.close();
  }

  #showSource(citation, answer, opener) {
    this.#opener = opener;
    const back = element("button", { type: "button", class: "back", onclick: () => this.#closeSource() }, icon(BACK), this.#say("back"));
    this.#source.replaceChildren(
      back,
      element("div", { class: "log", tabindex: "0", role: "region", "aria-labelledby": "cited" },
        element("h3", { id: "cited" }, this.#say("source", citation)),
        sourceNode(citation, answer, this.#language, this.#say)));
    this.#panel.classList.add("citing");
    this.#source.hidden = false;
    back.focus();
  }

  #closeSource() {
    if (this.#source.hidden) return;
    this.#source.hidden = true;
    this.#panel.classList.remove("citing");
    this.#opener?.focus();
  }
}

function button(label, drawn, onclick) {
  return element("button", { type: "button", class: "plain", "aria-label": label, title: label, onclick }, icon(drawn));
}

if (!customElements.get("finsam-help")) customElements.define("finsam-help", FinsamHelp);
