import type { Schedule } from "../schedule.ts";

export type PostAnswer =
  | { kind: "answered"; status: number; contentType: string; body: string }
  | { kind: "timeout" }
  | { kind: "unreachable" };

/** Posts to a client's notification URL; never throws. */
export type Post = (
  url: string,
  request: { contentType: string; body: string; deadlineMs: number },
) => Promise<PostAnswer>;

/** Makes a `post` over fetch; `closing` cuts what is under way. Redirects aren't followed. */
export function createPost(schedule: Schedule, closing: AbortSignal): Post {
  return async (url, { contentType, body, deadlineMs }) => {
    const deadline = new AbortController();
    const cancel = schedule(() => deadline.abort(), deadlineMs);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": contentType },
        body,
        redirect: "manual",
        signal: AbortSignal.any([deadline.signal, closing]),
      });
      const text = await response.text();
      const type = response.headers.get("content-type") ?? "";
      return { kind: "answered", status: response.status, contentType: type, body: text };
    } catch {
      return { kind: deadline.signal.aborted ? "timeout" : "unreachable" };
    } finally {
      cancel();
    }
  };
}
