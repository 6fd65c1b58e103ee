/** Speaks with the service that this module came from, without cookies. */

const ROOT = new URL("../../../", import.meta.url);

let blocked = false;
document.addEventListener("securitypolicyviolation", (event) => {
  if (event.effectiveDirective === "connect-src" && event.blockedURI.startsWith(ROOT.origin)) blocked = true;
});

/** What went wrong, in words for people; `status` is 0 where no answer could be read. */
export class Trouble extends Error {
  constructor(message, status = 0, retryAfterS = 0) {
    super(message);
    this.status = status;
    this.retryAfterS = retryAfterS;
  }

  /** Whether the service is still loading its index. */
  get isLoading() {
    return this.status === 503 && this.retryAfterS > 0;
  }
}

/** Returns the address of a page of the service. */
export const address = (path) => new URL(path, ROOT).href;

/** Returns the section with that id; throws a Trouble. */
export async function section(id, language, say) {
  return (await send(`sections/${encodeURIComponent(id)}`, { headers: { "Accept-Language": language } }, say)).json();
}

/** Posts JSON to a route and returns the response; throws a Trouble. `signal` lets go of it. */
export function post(route, body, language, say, signal) {
  return send(route, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify(body),
    signal,
  }, say);
}

async function send(route, options, say) {
  let response;
  try {
    response = await quietly(`api/v1/${route}`, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Trouble(say(await reason(), { origin: location.origin, service: ROOT.origin }));
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  // What fails in the service is told to whoever runs it: it may name a folder there.
  const told = response.status < 500 ? problem.detail : null;
  throw new Trouble(told ?? say("server_down"), response.status, Number(response.headers.get("Retry-After") ?? 0));
}

const quietly = (path, options) => fetch(address(path), { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", ...options });

/** A browser does not tell a page why it may not read an answer; what else it may read does. */
async function reason() {
  if (!(await reads("widget.js"))) {
    // The event that tells of a policy comes just after the refusal.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return blocked ? "blocked_by_page" : "server_down";
  }
  return (await reads("api/v1/sections/-")) ? "server_down" : "not_allowed";
}

const reads = (path) => quietly(path).then(() => true, () => false);
