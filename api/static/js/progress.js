/** What a reader of the course has answered: kept in this browser, and nowhere else. */

const KEY = "finsam_onboarding";

/** Whether the browser keeps what it is given. */
export let isKept = true;
let answers = read();

function read() {
  try {
    const held = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return held !== null && typeof held === "object" && !Array.isArray(held) ? held : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) isKept = false;
    return {};
  }
}

function write() {
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    isKept = false;
  }
}

/** Returns the chosen option of each of `count` questions of a module, null where none is chosen. */
export function chosenOf(module, count) {
  const held = Array.isArray(answers[module]) ? answers[module] : [];
  return Array.from({ length: count }, (_, place) => (Number.isInteger(held[place]) ? held[place] : null));
}

/** Keeps that option `chosen` was chosen at the question `place` of `count`; null takes it back. */
export function choose(module, place, count, chosen) {
  const held = chosenOf(module, count);
  held[place] = chosen;
  answers[module] = held;
  if (held.every((one) => one === null)) delete answers[module];
  write();
}

/** Forgets every answer. */
export function forget() {
  answers = {};
  try {
    localStorage.removeItem(KEY);
  } catch {
    isKept = false;
  }
}
