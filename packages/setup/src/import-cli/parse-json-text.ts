import { err, ok, type Result } from "@calcache/prisma";

/**
 * Parses JSON. An error says where it is, as a line and column that count from 1, and quotes nothing of the text, which
 * holds secrets; JSON.parse's own does the one only sometimes and the other often.
 */
export function parseJsonText(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    const before = text.slice(0, offsetOfError(text)).split("\n");
    return err(`line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: is not JSON`);
  }
}

const space = /[ \t\n\r]*/y;
const scalar =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON's strings may not hold them
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a text stops being JSON: the beginning of the token that can't stand there, or the text's end. */
export function offsetOfError(text: string): number {
  let at = 0;

  function take(token: RegExp | string): boolean {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (typeof token === "string") {
      if (!text.startsWith(token, at)) return false;
      at += token.length;
      return true;
    }
    token.lastIndex = at;
    const length = token.exec(text)?.[0].length;
    at += length ?? 0;
    return length !== undefined;
  }

  const value = (): boolean => {
    if (take("{")) return list("}", () => isString() && take(scalar) && take(":") && value());
    if (take("[")) return list("]", value);
    return take(scalar);
  };

  function list(close: string, item: () => boolean): boolean {
    if (take(close)) return true;
    do if (!item()) return false;
    while (take(","));
    return take(close);
  }

  function isString(): boolean {
    if (!take('"')) return false;
    at -= 1;
    return true;
  }

  if (value()) take("");
  return at;
}
