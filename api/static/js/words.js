/** The words of the frame and of this page, in the language of the page. */

const root = document.documentElement;
export const language = root.lang === "en" ? "en" : "sv";

const lists = await Promise.all(
  ["frame", root.dataset.page].map(async (name) => {
    const response = await fetch(`/static/words/${name}.json`);
    return response.ok ? response.json() : {};
  }),
);
const words = Object.assign({}, ...lists);

/** Returns the words at `key` with each {name} filled in, in `said` where that is given. */
export function say(key, values = {}, said = language) {
  const text = words[key]?.[said] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Whether there are words at `key`. */
export const knows = (key) => key in words;

/** Returns a day ("2026-11-21" or a Date) as people write it: "21 november 2026". */
export function day(value, said = language) {
  const date = typeof value === "string" ? new Date(`${value.slice(0, 10)}T12:00:00`) : value;
  return date.toLocaleDateString(said === "en" ? "en-GB" : "sv-SE", { day: "numeric", month: "long", year: "numeric" });
}
