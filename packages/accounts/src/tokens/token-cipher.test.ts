import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenCipher } from "./token-cipher.ts";

const oldKey = new Uint8Array(32).fill(1);
const newKey = new Uint8Array(32).fill(2);

describe("createTokenCipher", () => {
  it("decrypts whatever it encrypted", () => {
    const cipher = createTokenCipher({ key: newKey });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 3000 }), (text) => {
        expect(cipher.decrypt(cipher.encrypt(text))).toEqual({ ok: true, value: text });
      }),
    );
  });

  it("writes the same text differently each time, and never in the clear", () => {
    const cipher = createTokenCipher({ key: newKey });
    const values = [cipher.encrypt("refresh-token"), cipher.encrypt("refresh-token")];
    expect(values[0]).not.toBe(values[1]);
    expect(values.join()).not.toContain("refresh-token");
    expect(values[0]).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
  });

  it("reads values of a previous key and writes with the current one", () => {
    const before = createTokenCipher({ key: oldKey });
    const after = createTokenCipher({ key: newKey, previousKeys: [oldKey] });
    expect(after.decrypt(before.encrypt("text"))).toEqual({ ok: true, value: "text" });
    expect(createTokenCipher({ key: newKey }).decrypt(after.encrypt("text"))).toEqual({
      ok: true,
      value: "text",
    });
  });

  it("names the key that it doesn't have", () => {
    const value = createTokenCipher({ key: oldKey }).encrypt("text");
    const keyId = value.split(".")[1];
    expect(createTokenCipher({ key: newKey }).decrypt(value)).toEqual({
      ok: false,
      error: { kind: "unknown-key", keyId },
    });
  });

  // Broken on purpose: the purpose left out of what is authenticated; a guest's tokens opened as a host's.
  it("refuses what was encrypted for another purpose under the same key", () => {
    const guests = createTokenCipher({ key: newKey, purpose: "guest-calendar" });
    const value = guests.encrypt("text");
    expect(guests.decrypt(value)).toEqual({ ok: true, value: "text" });
    expect(createTokenCipher({ key: newKey }).decrypt(value)).toEqual({
      ok: false,
      error: { kind: "tampered" },
    });
  });

  it("refuses a value with any one character changed", () => {
    const cipher = createTokenCipher({ key: newKey });
    const value = cipher.encrypt("access and refresh token");
    const position = fc.integer({ min: 0, max: value.length - 1 });
    const character = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    fc.assert(
      fc.property(position, character, (at, replacement) => {
        fc.pre(value[at] !== replacement);
        expect(cipher.decrypt(value.slice(0, at) + replacement + value.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["", "v1", "v1.00000000..", "v2.00000000.AAAA.AAAA", "plain text"])(
    "calls %j malformed",
    (value) => {
      expect(createTokenCipher({ key: newKey }).decrypt(value)).toEqual({
        ok: false,
        error: { kind: "malformed" },
      });
    },
  );
});
