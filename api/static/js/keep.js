/** Ways to take an answer along: copy, print, download, link. */

import { post } from "./client.js";
import { day, language, say } from "./words.js";

/** Copies text; returns what to tell of it. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return say("copied");
  } catch {
    return say("cannot_copy");
  }
}

/** Returns a question and its answer as plain text, with sources and the day. */
export function asText({ question, answer, on }) {
  const sources = answer.citations.map((one) => `[${one.number}] ${one.title}, ${one.locus}.${one.url ? ` ${one.url}` : ""}`);
  const said = answer.language;
  return [
    question,
    answer.text.replaceAll("**", ""),
    ...(sources.length ? [`${say("sources", {}, said)}:\n${sources.join("\n")}`] : []),
    `${say("retrieved", { day: day(new Date(on), said) }, said)}.`,
  ].join("\n\n");
}

/** Downloads turns as "markdown" or "docx", made by the service. */
export async function download(turns, format) {
  const response = await post("/export", {
    format,
    language,
    exchanges: turns.map(({ question, answer }) => ({ question, answer })),
  });
  const named = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = named?.[1] ?? (format === "docx" ? "finsam.docx" : "finsam.md");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Returns the address of the chat with `question` in it. */
export function linkTo(question) {
  const address = new URL("/", location.href);
  address.searchParams.set("q", question);
  return address.href;
}
