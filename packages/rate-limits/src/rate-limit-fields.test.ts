import { expect, test } from "vitest";
import { rateLimitFields } from "./rate-limit-fields.ts";

const limit = { name: "key", most: 600, window: 60_000 };

// The examples of draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4, have this form.
test("says the limit and what is left of it, as the draft has it", () => {
  expect(rateLimitFields({ isAdmitted: true, limit, remaining: 599, resetSeconds: 41 })).toEqual({
    "ratelimit-policy": '"key";q=600;w=60',
    ratelimit: '"key";r=599;t=41',
  });
});

test("says after a refusal when to come back", () => {
  expect(rateLimitFields({ isAdmitted: false, limit, remaining: 0, resetSeconds: 7 })).toMatchObject({
    ratelimit: '"key";r=0;t=7',
    "retry-after": "7",
  });
});
