import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const limit = 1024;
const read = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
  readText(
    new Request("http://edge.example", { method: "POST", body, headers, duplex: "half" } as RequestInit),
    limit,
  );

/** A body whose length isn't declared. */
function streamed(chunks: Iterable<Uint8Array>) {
  const left = chunks[Symbol.iterator]();
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      const { value, done } = left.next();
      if (done) return controller.close();
      sent += value.byteLength;
      controller.enqueue(value);
    },
  });
  return { body, sent: () => sent };
}
const bytes = (length: number) => new Uint8Array(length).fill(120);

test("a body of just the limit is read, one byte more is refused after it was read", async () => {
  expect(await read("x".repeat(limit))).toHaveLength(limit);
  const refused = await read("x".repeat(limit + 1));
  expect(refused).toMatchObject({ status: 413, message: "The body is larger than 1 KiB" });
  expect(refused).not.toHaveProperty("headers");
});

test("so is one whose length isn't declared, whatever pieces it comes in", async () => {
  const pieces = (count: number) => streamed(Array.from({ length: count }, () => bytes(1))).body;
  expect(await read(pieces(limit))).toHaveLength(limit);
  expect(await read(pieces(limit + 1))).toMatchObject({ status: 413 });
});

test("far over the limit the connection is given up: declared at once, undeclared soon", async () => {
  const declared = await read("{}", { "content-length": String(limit * 100) });
  expect(declared).toMatchObject({ status: 413, headers: { connection: "close" } });
  function* endless() {
    for (;;) yield bytes(limit);
  }
  const { body, sent } = streamed(endless());
  expect(await read(body)).toMatchObject({ status: 413, headers: { connection: "close" } });
  expect(sent()).toBeLessThan(limit * 20);
});

test("text is UTF-8, also where a character comes in two pieces", async () => {
  const zoe = new TextEncoder().encode("zoë");
  expect(await read(streamed([zoe.slice(0, 3), zoe.slice(3)]).body)).toBe("zoë");
  expect(await read(new Uint8Array([0x7a, 0xff]))).toMatchObject({
    status: 400,
    message: "The body isn't UTF-8",
  });
});
