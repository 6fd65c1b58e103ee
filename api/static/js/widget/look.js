/** The widget's style, which holds whatever the style of the page around it says. */

const CSS = `
/* Important, as only that outranks what the page says of the element. */
:host {
  all: initial !important;
  direction: ltr !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  display: block !important;
  z-index: 2147483000 !important;
}
:host([inline]) {
  position: static !important;
  block-size: var(--finsam-height, 36em) !important;
}
@media print { :host(:not([inline])) { display: none !important; } }

.frame {
  color-scheme: light dark;
  --brand: light-dark(#00535e, #7fd0d6);
  --on-brand: light-dark(#ffffff, #06282c);
  --paper: light-dark(#ffffff, #1a2322);
  --sunk: light-dark(#eef0ed, #232e2c);
  --ink: light-dark(#16211f, #e9eeec);
  --soft: light-dark(#4a5754, #b2bfbb);
  --line: light-dark(#d3d9d5, #35423f);
  --strong: light-dark(#7c8985, #7d8d88);
  --accent: light-dark(#00535e, #7fd0d6);
  --tint: light-dark(#e2f0f0, #1c3a3d);
  --highlight: light-dark(#fff0b8, #57490f);
  --verdict: light-dark(#454f5b, #c3ccd6);
  --verdict-tint: light-dark(#e9edf1, #2a323a);
  --wrong: light-dark(#9b1c1c, #ffb1a8);
  --wrong-tint: light-dark(#fbe9e7, #43201d);
  font: 400 1em/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  color: var(--ink);
  text-align: start;
  overflow-wrap: anywhere;
}
.frame[data-theme="light"] { color-scheme: light; }
.frame[data-theme="dark"] { color-scheme: dark; }
:host([inline]) .frame { block-size: 100%; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hush { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { inline-size: 1.25em; block-size: 1.25em; flex: none; }
a { color: var(--accent); }
a .icon { inline-size: 1em; block-size: 1em; vertical-align: -.1em; margin-inline-start: .2em; }
p, ul, ol, h2, h3, h4, blockquote { margin: 0; }
button { font: inherit; color: inherit; cursor: pointer; }
.soft { color: var(--soft); font-size: .875em; }

.launcher {
  position: fixed; inset: auto 1.25em 1.25em auto; display: flex; align-items: center; gap: .5em;
  max-inline-size: calc(100vw - 2.5em); min-block-size: 3em; padding: .6em 1.2em .6em 1em;
  font-weight: 600; background: var(--brand); color: var(--on-brand);
  border: 2px solid var(--on-brand); border-radius: 2em; box-shadow: 0 2px 12px rgb(0 0 0 / 30%);
}
.panel {
  position: fixed; inset: auto 1.25em 5.25em auto; margin: 0; padding: 0;
  inline-size: min(25em, calc(100vw - 2.5em)); block-size: min(40em, calc(100dvh - 6.5em)); max-inline-size: none; max-block-size: none;
  flex-direction: column; overflow: hidden; background: var(--paper); color: var(--ink);
  border: 1px solid var(--strong); border-radius: .9em; box-shadow: 0 6px 32px rgb(0 0 0 / 25%);
}
.panel[open], section.panel { display: flex; }
section.panel { position: static; inline-size: 100%; block-size: 100%; box-shadow: none; }
.frame[data-place$="left"] :is(.launcher, dialog) { inset-inline: 1.25em auto; }
.frame[data-place^="top"] .launcher { inset-block: 1.25em auto; }
.frame[data-place^="top"] dialog { inset-block: 5.25em auto; }

header { display: flex; align-items: center; gap: .25em; padding: .4em .5em .4em 1em; background: var(--brand); color: var(--on-brand); }
header h2 { flex: 1; font-size: 1.05em; line-height: 1.3; }
.plain { display: grid; place-items: center; inline-size: 2.75em; block-size: 2.75em; padding: 0; background: none; border: 0; border-radius: .5em; }
.plain:focus-visible, .launcher:focus-visible { outline-color: currentColor; outline-offset: -5px; }
.talk, .cited { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
.citing .talk { display: none; }
.log { position: relative; flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em; }
.log:focus-visible { outline-offset: -3px; }
.start { margin-block-end: 1em; }
.turns > * + * { margin-block-start: 1.5em; padding-block-start: 1.5em; border-block-start: 1px solid var(--line); }
h3 { font-size: 1em; line-height: 1.4; }
article > h3 { inline-size: fit-content; max-inline-size: 92%; margin-inline-start: auto; padding: .5em .8em; background: var(--tint); border-radius: .9em .9em .2em .9em; white-space: pre-wrap; }
h4 { font-size: .875em; font-weight: 600; color: var(--soft); margin-block-end: .4em; }
.answer, .answer > *, .source > *, .source > div > p { margin-block-start: .8em; }
.prose > * + *, section > div > p + p { margin-block-start: .7em; }
.prose :is(ul, ol), details ol { padding-inline-start: 1.4em; }
.together { white-space: nowrap; }
.mark { font: 650 .78em/1 system-ui, sans-serif; min-inline-size: 1.8em; padding: .3em .45em; margin-inline: .1em; text-align: center; vertical-align: .12em; border: 1px solid var(--strong); border-radius: .45em; background: var(--paper); color: var(--accent); }
button.mark { position: relative; }
button.mark::after { content: ""; position: absolute; inset: -.5em -.2em; }
mark { background: var(--highlight); color: inherit; }
blockquote { border-inline-start: 3px solid var(--strong); padding-inline-start: .8em; }

.verdict { display: inline-flex; align-items: center; gap: .4em; padding: .15em .9em .15em .6em; font-weight: 700; color: var(--verdict); background: var(--verdict-tint); border: 1px solid currentColor; border-radius: 1.5em; }
.verdict.yes { --verdict: light-dark(#14602f, #8fd8a4); --verdict-tint: light-dark(#e3f2e6, #183524); }
.verdict.no { --verdict: var(--wrong); --verdict-tint: var(--wrong-tint); }
.verdict.conditional { --verdict: light-dark(#7a4a00, #f3c67c); --verdict-tint: light-dark(#fdf0d9, #3d2d10); }

.choices, .sources { list-style: none; padding: 0; display: grid; gap: .4em; }
:is(.choices, .sources) button, .wrong button, .back { display: flex; gap: .6em; inline-size: 100%; min-block-size: 2.75em; align-items: center; padding: .45em .8em; text-align: start; background: var(--paper); border: 1px solid var(--line); border-radius: .6em; }
:is(.choices, .wrong) button, .back { color: var(--accent); }
:is(.choices, .sources, .wrong) button:hover, .back:hover { border-color: var(--accent); background: var(--tint); }
.sources button { align-items: start; }
.sources strong, .sources .soft { display: block; line-height: 1.4; }
.number { font-weight: 700; color: var(--accent); min-inline-size: 1em; }
.table { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: .93em; }
th, td { padding: .4em .5em; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); overflow-wrap: normal; }
th { font-weight: 600; }
.calculation { padding: .8em; background: var(--sunk); border-radius: .6em; }
.calculation h4 { color: inherit; font-size: 1em; }
details { margin-block-start: .6em; }
summary { cursor: pointer; padding-block: .4em; color: var(--accent); }
.wrong { padding: .7em .9em; color: var(--wrong); background: var(--wrong-tint); border-radius: .6em; }
.wrong button { inline-size: auto; margin-block-start: .6em; }
.back { border-width: 0 0 1px; border-radius: 0; flex: none; }
.back:focus-visible { outline-offset: -3px; }
.cited section { margin-block-start: 1em; }

form { flex: none; padding: .6em .8em .8em; border-block-start: 1px solid var(--line); }
.machine { font-size: .8125em; line-height: 1.4; margin-block-end: .5em; }
.box { display: flex; gap: .5em; align-items: end; }
textarea { flex: 1; min-inline-size: 0; min-block-size: 2.75em; padding: .6em .7em; font: inherit; line-height: 1.4; color: inherit; background: var(--paper); border: 1px solid var(--strong); border-radius: .6em; resize: none; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.main { min-block-size: 2.75em; padding: .5em 1em; font-weight: 600; color: var(--on-brand); background: var(--brand); border: 1px solid var(--strong); border-radius: .6em; }

.rate:not(:has(form)) { display: flex; align-items: center; gap: .4em; }
.rate > button { display: grid; place-items: center; inline-size: 2.75em; block-size: 2.75em; padding: 0; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: .6em; }
.rate > button:hover { border-color: var(--accent); background: var(--tint); }
.rate form { padding: .8em; border: 1px solid var(--line); border-radius: .6em; }
.rate form > * + * { margin-block-start: .6em; }
.rate label { display: block; font-weight: 600; }
.rate textarea { display: block; inline-size: 100%; min-block-size: 4em; margin-block-start: .3em; font-weight: 400; }
.rate .tick { display: flex; gap: .5em; align-items: start; font-weight: 400; }
.rate input { inline-size: 1.25em; block-size: 1.25em; margin: .15em 0 0; flex: none; accent-color: var(--accent); }
.rate .back { inline-size: auto; border: 1px solid var(--line); border-radius: .6em; }
.rate [role="alert"]:empty { display: none; }

@media (max-width: 30em) {
  dialog.panel, .frame[data-place] dialog.panel { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
}
@media (max-height: 24em) { .machine { font-size: .75em; } }
`;

export const LOOK = new CSSStyleSheet();
LOOK.replaceSync(CSS);
