import type { Failures } from "@calcache/http-edge";
import { isDatabaseFailure } from "@calcache/prisma";
import { processRuntime } from "@calcache/runtime";

/** How errors that nobody foresaw are told from the database's being away, and where they are logged. */
export const failures: Failures = { isAway: isDatabaseFailure, log: () => processRuntime().engine.log };
