/** Short news for the eye and for screen readers: "Copied." */

import { element } from "./dom.js";

const SHOWN_MS = 3500;

let toast = null;
let timer = 0;

/** Tells `text` for some seconds. */
export function tell(text) {
  toast ??= document.body.appendChild(element("p", { id: "toast", class: "toast", role: "status" }));
  toast.textContent = "";
  requestAnimationFrame(() => {
    toast.textContent = text;
    toast.classList.add("shown");
  });
  clearTimeout(timer);
  timer = setTimeout(() => toast.classList.remove("shown"), SHOWN_MS);
}
