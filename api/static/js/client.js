/** Speaks with the service: JSON, and problems told in words. */

import { authorization, hasToken, holdToken } from "./token.js";
import { language, say } from "./words.js";

/** What went wrong, in words for people; `status` is 0 where no server answered. */
export class Problem extends Error {
  constructor(message, status, retryAfterS = 0) {
    super(message);
    this.status = status;
    this.retryAfterS = retryAfterS;
  }

  /** Whether the service is still loading its index. */
  get isLoading() {
    return this.status === 503 && this.retryAfterS > 0;
  }
}

/** Returns the JSON at an address below /api/v1; throws a Problem. */
export async function get(path) {
  return (await send(path)).json();
}

/** Posts JSON and returns the response; throws a Problem. `signal` lets go of it. */
export function post(path, body, { said = language, signal } = {}) {
  return send(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": said },
    body: JSON.stringify(body),
    signal,
  });
}

/** Waits until the index is loaded, asking every other second; `tell` hears when it is not. */
export async function untilReady(tell) {
  for (;;) {
    try {
      await get("/health/ready");
      return;
    } catch (problem) {
      tell(problem);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(`/api/v1${path}`, { ...options, headers: { "Accept-Language": language, ...options.headers, ...authorization() } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(say("server_down"), 0);
  }
  if (response.ok) return response;
  if (response.status === 401 && hasToken()) {
    holdToken("");
    throw new Problem(say("token_refused"), 401);
  }
  const body = await response.json().catch(() => ({}));
  throw new Problem(body.detail ?? say("server_down"), response.status, Number(response.headers.get("Retry-After") ?? 0));
}
