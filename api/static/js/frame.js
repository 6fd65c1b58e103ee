/** What every page does: the choice of colours, and a word while the index is being loaded. */

import { Problem, get, untilReady } from "./client.js";
import { say } from "./words.js";

const THEMES = ["", "light", "dark"];
const YEAR_S = 365 * 24 * 3600;
const root = document.documentElement;

function showTheme(button) {
  const name = say(`theme_${root.dataset.theme || "auto"}`);
  document.getElementById("theme-name").textContent = name;
  button.setAttribute("aria-label", `${say("theme_label")}: ${name}`);
}

function offerThemes() {
  const button = document.getElementById("theme");
  button.hidden = false;
  showTheme(button);
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    root.dataset.theme = next;
    document.cookie = `finsam_theme=${next}; path=/; max-age=${next ? YEAR_S : 0}; samesite=lax`;
    showTheme(button);
  });
}

async function tellOfLoading() {
  const state = document.getElementById("state");
  try {
    await get("/health/ready");
  } catch (problem) {
    if (!(problem instanceof Problem) || !problem.isLoading) return;
    state.textContent = say("loading_index");
    await untilReady((again) => {
      if (!again.isLoading) state.textContent = again.message;
    });
    state.textContent = say("index_ready");
    setTimeout(() => state.replaceChildren(), 4000);
  }
}

offerThemes();
await tellOfLoading();
