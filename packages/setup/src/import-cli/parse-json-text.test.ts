import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetOfError, parseJsonText } from "./parse-json-text.ts";

describe("parseJsonText", () => {
  it("parses what JSON.parse parses", () => {
    expect(parseJsonText('{"a": [1, null]}')).toEqual({ ok: true, value: { a: [1, null] } });
  });

  it.each([
    ['{"a": 1,\n "b": tru }', "line 2, column 7"],
    ["", "line 1, column 1"],
    ['{\n  "a": 1\n', "line 3, column 1"],
    ["[1, 2,]", "line 1, column 7"],
    ['{"a": 1}\n}', "line 2, column 1"],
    ["{a: 1}", "line 1, column 2"],
    ['{"token": "secret\n"}', "line 1, column 11"],
  ])("says of %j where it is wrong, and quotes none of it", (text, place) => {
    expect(parseJsonText(text)).toEqual({ ok: false, error: `${place}: is not JSON` });
  });

  it("reads all of what JSON.parse accepts", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(offsetOfError(text)).toBe(text.length);
      }),
    );
  });

  it("blames the same character as JSON.parse, where that tells one", () => {
    const token = fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', "-1.5e3", "true", " ", "\n");
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join("");
        const told = positionToldFor(text);
        if (told !== null) expect(offsetOfError(text)).toBe(told);
      }),
      { numRuns: 2000 },
    );
  });
});

function positionToldFor(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    return position === undefined ? null : Number(position);
  }
}
