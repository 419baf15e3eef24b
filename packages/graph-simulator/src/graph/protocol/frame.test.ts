import { expect, test } from "vitest";
import { createManualClock } from "../../testing/manual-clock.ts";
import { ADDRESS, calendarPath, graphClient, startTestSimulator } from "../../testing/test-simulator.ts";

test("an access token opens its mailbox until it expires", async () => {
  const clock = createManualClock();
  const { graph } = await startTestSimulator({ now: clock.now });
  expect((await graph("/me")).json()).toMatchObject({ mail: ADDRESS, userPrincipalName: ADDRESS });
  await clock.advance(3_600_000);
  const late = await graph("/me");
  expect([late.status, late.error().code]).toEqual([401, "InvalidAuthenticationToken"]);
});

test("refuses a token it never issued, and a request without one", async () => {
  const { graph } = await startTestSimulator();
  for (const token of ["", "made-up"]) expect((await graph("/me", { token })).status).toBe(401);
});

test("a user's token doesn't open another user's mailbox", async () => {
  const { graph, simulator } = await startTestSimulator();
  simulator.createMailbox({ address: "bob@contoso.example", displayName: "Bob", timeZone: "UTC" });
  expect((await graph("/users/bob@contoso.example/events")).error().code).toBe("ErrorAccessDenied");
  expect((await graph("/users/nobody@contoso.example/events")).error().code).toBe("ErrorInvalidUser");
  expect((await graph(`/users/${ADDRESS.toUpperCase()}/events`)).status).toBe(200);
});

test("every answer carries request ids and the simulator's own date", async () => {
  const clock = createManualClock(Date.parse("2031-05-06T07:08:09Z"));
  const { graph } = await startTestSimulator({ now: clock.now });
  const answer = await graph("/me/nothing", { headers: { "client-request-id": "c-1" } });
  expect(answer.headers.get("date")).toBe("Tue, 06 May 2031 07:08:09 GMT");
  expect(answer.json()).toMatchObject({
    error: {
      code: "BadRequest",
      innerError: {
        date: "2031-05-06T07:08:09",
        "request-id": answer.headers.get("request-id"),
        "client-request-id": "c-1",
      },
    },
  });
});

test("refuses a body that isn't JSON", async () => {
  const { simulator, mailbox } = await startTestSimulator();
  const headers = { authorization: `Bearer ${mailbox.tokens.access_token}` };
  const answer = await fetch(`${simulator.url}/v1.0/me/events`, { method: "POST", headers, body: "{" });
  expect(answer.status).toBe(400);
});

test("minds a wrong x-AnchorMailbox only when told to", async () => {
  const { graph, simulator, mailbox } = await startTestSimulator();
  const ask = async (anchor: string) =>
    (await graph("/me", { headers: { "x-anchormailbox": anchor } })).status;
  expect(await ask("bob@contoso.example")).toBe(200);
  simulator.updateSettings({ enforceAnchor: true });
  expect(await ask("bob@contoso.example")).toBe(400);
  for (const anchor of [ADDRESS, mailbox.id, `SMTP:${ADDRESS}`, `OID:${mailbox.id}`])
    expect(await ask(anchor)).toBe(200);
  const headers = { "x-anchormailbox": "bob@contoso.example" };
  expect((await graph("/subscriptions", { headers })).error().code).toBe("ErrorIncorrectRoutingHint");
});

test("a fifth request at once to one mailbox is over its concurrency limit", async () => {
  // No answer is made before all have asked.
  const all = Promise.withResolvers<void>();
  let waiting = 0;
  const { graph, simulator, mailbox } = await startTestSimulator({
    latencyMs: 1,
    schedule: (run) => {
      waiting += 1;
      if (waiting === 7) all.resolve();
      void all.promise.then(run);
      return () => undefined;
    },
  });
  const bob = simulator.createMailbox({
    address: "bob@contoso.example",
    displayName: "Bob",
    timeZone: "UTC",
  });
  const asBob = graphClient(simulator, bob.tokens.access_token);
  const answers = await Promise.all([
    ...Array.from({ length: 6 }, () => graph(`${calendarPath(mailbox)}/events`)),
    asBob("/me/events"),
  ]);
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.at(-1)?.status).toBe(200);
  expect(refused.map((answer) => answer.error())).toEqual(
    Array.from({ length: 2 }, () => ({
      code: "ApplicationThrottled",
      message: "Application is over its MailboxConcurrency limit.",
    })),
  );
  expect(simulator.requests().peakInFlight).toEqual({ [ADDRESS]: 5, "bob@contoso.example": 1 });
  expect((await graph("/me/events")).status).toBe(200);
});

test("the request log names the operation, the mailbox and the status, but no query", async () => {
  const { graph, simulator } = await startTestSimulator();
  await graph("/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-01-02");
  await graph("/me/events/nonsense");
  const [first, second] = simulator.requests().requests;
  expect(first).toMatchObject({
    operation: "listCalendarView",
    path: "/v1.0/me/calendarView",
    mailbox: ADDRESS,
    status: 200,
  });
  expect(simulator.requests(first?.seq).requests).toEqual([second]);
  expect(second).toMatchObject({ operation: "getEvent", status: 400 });
});
