import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEncryptionKey } from "./encryption-key.ts";

describe("parseEncryptionKey", () => {
  it("reads the same 32 bytes from hex, base64 and base64url, padded or not", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        const base64 = buffer.toString("base64");
        for (const text of [
          buffer.toString("hex"),
          base64,
          base64.replace("=", ""),
          buffer.toString("base64url"),
        ]) {
          expect(parseEncryptionKey(text)).toEqual(bytes);
        }
      }),
    );
  });

  it("takes 32 characters as they are", () => {
    const text = "0123456789abcdef0123456789abcdef";
    expect(parseEncryptionKey(text)).toEqual(new Uint8Array(Buffer.from(text)));
  });

  it.each(["", "too short", "é".repeat(32), "0".repeat(63), "0".repeat(65), `${"A".repeat(42)}!`])(
    "refuses %j",
    (text) => {
      expect(parseEncryptionKey(text)).toBeNull();
    },
  );
});
