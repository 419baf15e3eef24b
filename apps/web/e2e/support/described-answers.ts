/**
 * Every answer of the API that a test fetches is compared with the OpenAPI document: whatever is tested end to end is described as it is.
 * A setup file, which each test file of a process runs: the first one does it for all.
 */
import { faultOf } from "./as-described.ts";

const mark = Symbol.for("@calcache/described-answers");
const shared = globalThis as { [mark]?: true };

if (!shared[mark]) {
  shared[mark] = true;
  const genuine = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = await genuine(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    const method = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase();
    const fault = url.pathname.startsWith("/api/") ? await faultOf(method, url, answer) : null;
    if (fault !== null) throw new Error(fault);
    return answer;
  };
}
