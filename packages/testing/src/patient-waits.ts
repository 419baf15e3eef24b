import { expect, vi } from "vitest";
import { patience } from "./patience.ts";

/** For Vitest's `setupFiles`: `vi.waitFor` and `expect.poll` take their time limits as those of an idle machine. */

const { waitFor } = vi;
vi.waitFor = (callback, options = {}) => {
  const { timeout = 1_000, ...rest } = typeof options === "number" ? { timeout: options } : options;
  return waitFor(callback, { ...rest, timeout: patience(timeout) });
};

const { poll } = expect;
expect.poll = (read, { timeout = 1_000, ...rest } = {}) =>
  poll(read, { ...rest, timeout: patience(timeout) });
