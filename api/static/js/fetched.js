/** What a page shows is fetched: waited for while the service loads, told of where it fails. */

import { Problem, untilReady } from "./client.js";
import { element } from "./dom.js";
import { say } from "./words.js";

/**
 * Shows a page by `show`. Where that fails, `failed` is told whether there is no such thing, and a notice with a way
 * on takes the place of `content`.
 */
export async function showFetched(show, content, failed) {
  const told = document.getElementById("told");
  const again = () => showFetched(show, content, failed);
  told.textContent = say("fetching");
  try {
    await show();
    if (told.textContent === say("fetching")) told.textContent = "";
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.isLoading) {
      await untilReady(() => {});
      await again();
      return;
    }
    told.textContent = "";
    const missing = problem.status === 404;
    failed(missing);
    content.replaceChildren(element("div", { class: "notice wrong", role: "alert" },
      element("p", {}, missing ? say("missing_hint") : problem.message),
      missing ? null : element("p", {}, element("button", { class: "button", type: "button", onclick: again }, say("try_again")))));
  }
}
