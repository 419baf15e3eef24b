import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openEventStream } from "./event-stream.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stream() {
  const over = vi.fn();
  const opened = openEventStream({ retry: 2500.4, over });
  return { ...opened, over };
}

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  new TextDecoder().decode((await reader.read()).value);

it("tells the browser when to come back, then sends events that hold nothing, and ends", async () => {
  const { body, send, end, over } = stream();
  const reader = body.getReader();
  expect(await read(reader)).toBe("retry: 2500\n\n");
  send("availability");
  expect(await read(reader)).toBe("event: availability\ndata: {}\n\n");
  end();
  expect((await reader.read()).done).toBe(true);
  expect(over).toHaveBeenCalledTimes(1);
});

it("says something every 20 seconds, so that no proxy takes it for dead", async () => {
  const { body, end } = stream();
  const reader = body.getReader();
  await read(reader);
  vi.advanceTimersByTime(20_000);
  expect(await read(reader)).toBe(": keepalive\n\n");
  end();
});

// Seen to fail without the look at `desiredSize`: a thousand messages wait.
it("drops a client that doesn't read", async () => {
  const { body, send, over } = stream();
  for (let count = 0; count < 1_000; count++) send("availability");
  expect(over).toHaveBeenCalledTimes(1);
  const waiting = [];
  for await (const message of body) waiting.push(message);
  expect(waiting.length).toBeLessThanOrEqual(16);
});

it("is over once when the client goes away, and keeps no timer", async () => {
  const { body, send, end, over } = stream();
  await body.cancel();
  await Promise.resolve();
  send("availability");
  end();
  expect(over).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
