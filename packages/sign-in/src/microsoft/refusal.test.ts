import { expect, test } from "vitest";
import { refusedBy } from "./refusal.ts";

test.each([
  [
    "the numbers of an administrator's consent",
    { error: "access_denied", error_description: "AADSTS90094: …" },
    "needs-admin",
  ],
  [
    "the same of a risky app",
    { error: "consent_required", error_description: "AADSTS900941: …" },
    "needs-admin",
  ],
  ["consent that is missing", { error: "consent_required" }, "needs-admin"],
  [
    "the way back from “Need admin approval”",
    { error: "access_denied", error_subcode: "cancel" },
    "needs-admin",
  ],
  [
    "a user who declined",
    { error: "access_denied", error_description: "AADSTS65004: User declined" },
    "cancelled",
  ],
  [
    "a user who declined, with a subcode",
    { error: "access_denied", error_description: "AADSTS65004: …", error_subcode: "cancel" },
    "cancelled",
  ],
  ["no word at all", { error: "access_denied" }, "cancelled"],
  ["an outage", { error: "server_error" }, "failed"],
] as const)("%s", (_, answer, refused) => expect(refusedBy(answer)).toBe(refused));
