import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answerWith, graphErrorBody, now, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";
import { maxSubscriptionMinutes, subscriptionExpiry } from "./subscriptions.ts";

const microsoft = useMicrosoft();

const id = "7f105c7d-2dc5-4530-97cd-4e7ae6534c07";

const resource = "me/calendars/AAMk%2Fa%2Bb%3D/events";
const wanted = {
  calendarId: "AAMk/a+b=",
  changeType: "created,updated,deleted",
  notificationUrl: "https://calcache.example/api/webhook",
  lifecycleNotificationUrl: "https://calcache.example/api/webhook",
  clientState: "s3cret",
  expirationDateTime: subscriptionExpiry(now),
};

const { clientState, calendarId, ...told } = wanted;
const created = { ...told, resource, id, expirationDateTime: "2026-03-08T11:50:00.1234567Z" };
const answer = {
  "@odata.context": "…",
  applicationId: "24d3b144-21ae-4080-943f-7067b395b913",
  clientState,
  creatorId: "8ee44408-0679-472c-bc2a-692812af3437",
  latestSupportedTlsVersion: "v1_2",
  ...created,
};

test("a subscription is created as asked for, and its clientState stays out of what is told", async () => {
  microsoft.use(
    http.post(`${v1}/subscriptions`, async ({ request }) => {
      expect(await request.json()).toEqual({ ...told, clientState, resource });
      expect(request.headers.get("content-type")).toBe("application/json");
      expect(request.headers.get("prefer")).toBe('IdType="ImmutableId"');
      return answerWith(201, answer);
    }),
  );
  expect(await testMailbox().createSubscription(wanted)).toEqual({ ok: true, value: created });
});

test("creating is never repeated after a lost answer", async () => {
  let requests = 0;
  microsoft.use(
    http.post(`${v1}/subscriptions`, () => {
      requests++;
      return HttpResponse.error();
    }),
  );
  expect(await testMailbox().createSubscription(wanted)).toMatchObject({
    ok: false,
    error: { kind: "transient" },
  });
  expect(requests).toBe(1);
});

test("a subscription in the way is named", async () => {
  const message = `Subscription Id <${id}> already exists for the requested combination`;
  microsoft.use(
    http.post(`${v1}/subscriptions`, () => answerWith(409, { error: { code: "Conflict", message } })),
  );
  expect(await testMailbox().createSubscription(wanted)).toMatchObject({
    ok: false,
    error: { kind: "conflict", conflictingSubscriptionId: id },
  });
});

test("renewing moves the expiry and tells what Graph made of it", async () => {
  microsoft.use(
    http.patch(`${v1}/subscriptions/${id}`, async ({ request }) => {
      expect(await request.json()).toEqual({ expirationDateTime: wanted.expirationDateTime });
      return answerWith(200, answer);
    }),
  );
  expect((await testMailbox().renewSubscriptions([id], wanted.expirationDateTime)).get(id)).toEqual({
    ok: true,
    value: created,
  });
});

test("an expiry without a zone is malformed", async () => {
  microsoft.use(
    http.patch(`${v1}/subscriptions/${id}`, () =>
      answerWith(200, { ...answer, expirationDateTime: "2026-03-08T11:50:00" }),
    ),
  );
  expect((await testMailbox().renewSubscriptions([id], wanted.expirationDateTime)).get(id)).toMatchObject({
    ok: false,
    error: { kind: "malformed", issues: [{ path: "expirationDateTime" }] },
  });
});

test("renewing what has expired is gone", async () => {
  microsoft.use(
    http.patch(`${v1}/subscriptions/${id}`, () => answerWith(404, graphErrorBody("ResourceNotFound"))),
  );
  expect((await testMailbox().renewSubscriptions([id], wanted.expirationDateTime)).get(id)).toMatchObject({
    ok: false,
    error: { kind: "gone" },
  });
});

test("reauthorizing sends no body and expects none", async () => {
  microsoft.use(
    http.post(`${v1}/subscriptions/${id}/reauthorize`, async ({ request }) => {
      expect(await request.text()).toBe("");
      return new HttpResponse(null, { status: 204 });
    }),
  );
  expect(await testMailbox().reauthorizeSubscription(id)).toEqual({ ok: true, value: null });
});

test.each([204, 404])("deleting is done with a %i", async (status) => {
  microsoft.use(
    http.delete(`${v1}/subscriptions/${id}`, () =>
      status === 204
        ? new HttpResponse(null, { status })
        : answerWith(404, graphErrorBody("ResourceNotFound")),
    ),
  );
  expect(await testMailbox().deleteSubscription(id)).toEqual({ ok: true, value: null });
});

test("deleting is not done with a 503", async () => {
  microsoft.use(http.delete(`${v1}/subscriptions/${id}`, () => answerWith(503, graphErrorBody("X"))));
  expect(await testMailbox().deleteSubscription(id)).toMatchObject({
    ok: false,
    error: { kind: "transient" },
  });
});

test("the list has every page", async () => {
  const link = `${v1}/subscriptions?$skiptoken=2`;
  microsoft.use(
    http.get(`${v1}/subscriptions`, ({ request }) =>
      request.url.includes("skiptoken")
        ? answerWith(200, {
            value: [{ ...answer, id: "2", clientState: null, lifecycleNotificationUrl: null }],
          })
        : answerWith(200, { value: [answer], "@odata.nextLink": link }),
    ),
  );
  expect(await testMailbox().listSubscriptions()).toEqual({
    ok: true,
    value: [created, { ...created, id: "2", lifecycleNotificationUrl: null }],
  });
});

test("the latest expiry to ask for lies just under the maximum", () => {
  const minutes = (Date.parse(subscriptionExpiry(now)) - now) / 60_000;
  expect(minutes).toBeLessThan(maxSubscriptionMinutes);
  expect(minutes).toBeGreaterThan(maxSubscriptionMinutes - 60);
  expect(subscriptionExpiry(now)).toMatch(/Z$/);
});

test("renews twenty subscriptions with one request, each with a result of its own", async () => {
  const ids = Array.from({ length: 21 }, (_, index) => `id-${index}`);
  let batches = 0;
  let single = 0;
  microsoft.use(
    http.post(`${v1}/$batch`, async ({ request }) => {
      batches += 1;
      const { requests } = (await request.json()) as {
        requests: { id: string; method: string; url: string; body: unknown }[];
      };
      const responses = requests.map((one) => {
        expect(one).toMatchObject({
          method: "PATCH",
          url: `/subscriptions/${one.id}`,
          body: { expirationDateTime: "2026-03-08T00:00:00Z" },
        });
        if (one.id === "id-3") return { id: one.id, status: 404, body: graphErrorBody("ResourceNotFound") };
        return { id: one.id, status: 200, body: { ...answer, id: one.id } };
      });
      return answerWith(200, { responses: responses.reverse() });
    }),
    http.patch(`${v1}/subscriptions/id-20`, () => {
      single += 1;
      return answerWith(200, { ...answer, id: "id-20" });
    }),
  );
  const renewed = await testMailbox().renewSubscriptions(ids, "2026-03-08T00:00:00Z");
  expect([batches, single]).toEqual([1, 1]);
  expect(renewed.get("id-3")).toMatchObject({ ok: false, error: { kind: "gone" } });
  for (const id of ids.filter((one) => one !== "id-3"))
    expect(renewed.get(id)).toMatchObject({ ok: true, value: { id } });
});
