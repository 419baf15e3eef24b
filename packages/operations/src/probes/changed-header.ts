import { err, ok, type Result } from "@calcache/prisma";

/** Those by which a request is signed in or sent at all. */
const kept = new Set([
  "authorization",
  "connection",
  "content-length",
  "cookie",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** One line `name: value` as a header that a probe sends in the place of its own; an empty value leaves it out. The error is for a person. */
export function changedHeader(line: string): Result<{ name: string; value: string }, string> {
  const [, name = "", value = ""] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e]*?)[ \t]*$/.exec(line) ?? [];
  if (name === "")
    return err(`“${line}” is no header: write “name: value”, in ASCII, or “name:” to leave one out`);
  if (kept.has(name.toLowerCase())) return err(`The header ${name} can't be changed`);
  return ok({ name, value });
}

/** Several lines, empty ones left out. */
export function changedHeaders(lines: readonly string[]): Result<Record<string, string>, string> {
  const headers: Record<string, string> = {};
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== "")) {
    const header = changedHeader(line);
    if (!header.ok) return header;
    headers[header.value.name] = header.value.value;
  }
  return ok(headers);
}
