import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

function capture(readable: boolean) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: createLogger({ name: "test", readable, destination }), lines };
}

test.each([false, true])(
  "leaves tokens, codes and calendar content out of its lines (readable: %s)",
  (readable) => {
    const { logger, lines } = capture(readable);
    logger.info({ access_token: "s3cret-1", credential: { key: { refresh_token: "s3cret-2" } } }, "linked");
    logger.info({ event: { subject: "s3cret-3", body: "s3cret-4" }, code: "s3cret-5" }, "read");
    const error = Object.assign(new Error("GET /x?code=s3cret-6 with Bearer s3cret-7 failed"), {
      response: "s3cret-8",
    });
    logger.error({ err: error }, "failed");
    expect(lines).toHaveLength(3);
    expect(lines.join("")).not.toContain("s3cret");
    expect(lines.join("")).toContain("[redacted]");
  },
);

test("writes one JSON object a line in production", () => {
  const { logger, lines } = capture(false);
  logger.info({ calendars: 3 }, "swept");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ name: "test", calendars: 3, msg: "swept" });
});
