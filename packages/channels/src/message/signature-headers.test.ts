import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSecret } from "./secrets.ts";
import { cronofySignature, signatureHeaders } from "./signature-headers.ts";

const at = Date.parse("2026-11-30T12:00:00.900Z");

// Source: the specification's own vector, standard-webhooks/standard-webhooks on GitHub.
test("signs as Standard Webhooks does", () => {
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: '{"test": 2432232314}' };
  const headers = signatureHeaders(
    "standard",
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    message,
    1614265330_000,
  );
  expect(headers).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

// Source: docs.cronofy.com, "Push notifications".
test("signs as Cronofy does", () => {
  const secret = "CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID";
  expect(cronofySignature(secret, '{"example":"well-known"}')).toBe(
    "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=",
  );
});

test("both secrets are good while they change, and the peers' signatures stand beside", () => {
  const [present, former] = [newSecret(), newSecret()];
  const message = { id: "msg_1", body: "{}" };
  const now = Date.now();
  const headers = signatureHeaders("cronofy", [present, former], message, now);
  for (const secret of [present, former]) expect(new Webhook(secret).verify("{}", headers)).toEqual({});
  expect(headers["cronofy-hmac-sha256"]).toBe(
    [present, former].map((secret) => cronofySignature(secret, "{}")).join(","),
  );
  expect(signatureHeaders("cal", [present], message, at)["x-cal-signature-256"]).toBe(
    createHmac("sha256", present).update("{}").digest("hex"),
  );
  expect(signatureHeaders("standard", [present], message, at)).toHaveProperty(
    "webhook-timestamp",
    "1796040000",
  );
});

test("secrets have 32 random bytes", () => {
  const secret = newSecret();
  expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
  expect(newSecret()).not.toBe(secret);
});
