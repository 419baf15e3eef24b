import { expect, vi } from "vitest";
import { patience } from "./patience.ts";

/**
 * For Vitest's `setupFiles`: `vi.waitFor` and `expect.poll` take their time limits as those of an idle machine. Test files
 * that share a process run it once each; what is patient already stays as it is.
 */

/** Says that a function is patient already. */
const made = Symbol.for("@calcache/testing: patient");

if (!(made in vi)) {
  const { waitFor } = vi;
  vi.waitFor = (callback, options = {}) => {
    const { timeout = 1_000, ...rest } = typeof options === "number" ? { timeout: options } : options;
    return waitFor(callback, { ...rest, timeout: patience(timeout) });
  };
  Object.assign(vi, { [made]: true });
}

if (!(made in expect)) {
  const { poll } = expect;
  expect.poll = (read, { timeout = 1_000, ...rest } = {}) =>
    poll(read, { ...rest, timeout: patience(timeout) });
  Object.assign(expect, { [made]: true });
}
