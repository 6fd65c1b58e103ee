/** The token of the förbund's internal collections: kept in the tab, sent in a header, never in an address. */

const KEPT = "finsam-token";

let held = kept();

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

/** Returns the headers that a request carries: the token, where there is one. */
export const authorization = () => (held ? { Authorization: `Bearer ${held}` } : {});

/** Whether there is a token. */
export const hasToken = () => held !== "";

/** Takes a token; an empty one forgets it. Throws a RangeError where no header can carry it. */
export function holdToken(text) {
  if (!/^[\x21-\x7e]*$/.test(text)) throw new RangeError("not a token");
  held = text;
  try {
    if (held) sessionStorage.setItem(KEPT, held);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // It lasts as long as the page then.
  }
}
