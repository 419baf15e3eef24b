import { findOpenedUser, usersOfElement } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { deleteRule, listRules, mostSchedules, type RuleFailure, saveRule } from "@calcache/configuration";
import { answer, badRequest, endpoint, refusal } from "@calcache/http-edge";
import { z } from "zod";
import { type KeyOrElement, keyOrElement } from "../edge/callers/element.ts";
import { ruleId } from "../edge/fields/fields.ts";
import { ruleBody, ruleJson, ruleShape } from "./rule-json.ts";

type Services = { engine: Engine };

/** The same for what isn't there and for what is another's. */
const noSuchUser = refusal(404, "NOT_FOUND", "This key opens nobody's hours of that username");
const noSuchRule = refusal(404, "NOT_FOUND", "They have no such rule");
const tooMany = refusal(
  409,
  "TOO_MANY_SCHEDULES",
  `They have as many schedules as somebody can have, which is ${mostSchedules}: delete a rule`,
);

const reader = keyOrElement("availability:read", "free_busy", "read_write");
const writer = keyOrElement("availability:write", "read_write");
const whose = z.object({ username: z.string().min(1, "must not be empty").optional() });
const oneOfThem = { params: z.object({ ruleId }), query: whose } as const;
const noStore = { "cache-control": "no-store" };

/** A token opens its users' hours, and those of its teams' members; to whom it doesn't open, nobody is there. */
async function findOpened(
  db: Engine["db"],
  who: KeyOrElement,
  username: string | null,
  to: "read" | "write",
): Promise<number | null> {
  const userId = await findOpenedUser(db, who, username, to);
  if (userId === null || who.element === null) return userId;
  return (await usersOfElement(db, who.element)).some(({ id }) => id === userId) ? userId : null;
}

export const saveRuleEndpoint = endpoint("POST", "/api/v2/availability-rules", {
  summary: "Makes or changes hours that can count for somebody, by the name that the application gives them",
  caller: writer,
  body: ruleBody,
  answers: { 200: z.object({ availability_rule: ruleShape }) },
  refusals: [noSuchUser, tooMany],
  async handle({ who, body }, { engine: { db } }: Services) {
    const userId = await findOpened(db, who, body.username ?? null, "write");
    if (userId === null) return noSuchUser;
    const saved = await saveRule(db, userId, body.availability_rule_id, {
      timeZone: body.tzid,
      weeklyPeriods: body.weekly_periods,
      calendars: [...new Set(body.calendar_ids)],
      eventTypeIds: body.event_type_ids ?? null,
    });
    if (!saved.ok) return refused(saved.error);
    const rule = (await listRules(db, userId)).find(({ id }) => id === body.availability_rule_id);
    return rule ? answer(200, { availability_rule: ruleJson(rule) }, noStore) : noSuchUser;
  },
});

function refused(failure: RuleFailure) {
  switch (failure.kind) {
    case "not-yours":
      return noSuchUser;
    case "too-many":
      return tooMany;
    case "unknown-calendars":
      return wrongPlaces("calendar_ids", failure.places, "is no calendar that they selected");
    case "unknown-event-types":
      return wrongPlaces("event_type_ids", failure.places, "is no event type that they host");
  }
}

const wrongPlaces = (field: string, places: readonly number[], message: string) =>
  badRequest(places.map((place) => ({ path: `${field}[${place}]`, message })));

export const listRulesEndpoint = endpoint("GET", "/api/v2/availability-rules", {
  summary:
    "Which hours can count for somebody: schedules that they made, by number, and rules of applications",
  caller: reader,
  query: whose,
  answers: { 200: z.object({ availability_rules: z.array(ruleShape) }) },
  refusals: [noSuchUser],
  async handle({ who, query }, { engine: { db } }: Services) {
    const userId = await findOpened(db, who, query.username ?? null, "read");
    if (userId === null) return noSuchUser;
    const rules = await listRules(db, userId);
    return answer(200, { availability_rules: rules.map(ruleJson) }, noStore);
  },
});

export const getRuleEndpoint = endpoint("GET", "/api/v2/availability-rules/{ruleId}", {
  ...oneOfThem,
  summary: "One kind of hours that can count for somebody",
  caller: reader,
  answers: { 200: z.object({ availability_rule: ruleShape }) },
  refusals: [noSuchUser, noSuchRule],
  async handle({ who, params, query }, { engine: { db } }: Services) {
    const userId = await findOpened(db, who, query.username ?? null, "read");
    if (userId === null) return noSuchUser;
    const rule = (await listRules(db, userId)).find(({ id }) => id === params.ruleId);
    return rule ? answer(200, { availability_rule: ruleJson(rule) }, noStore) : noSuchRule;
  },
});

export const deleteRuleEndpoint = endpoint("DELETE", "/api/v2/availability-rules/{ruleId}", {
  ...oneOfThem,
  summary: "Deletes a rule that an application made; what used it goes by its user's default hours",
  caller: writer,
  answers: { 204: null },
  refusals: [noSuchUser, noSuchRule],
  async handle({ who, params, query }, { engine: { db } }: Services) {
    const userId = await findOpened(db, who, query.username ?? null, "write");
    if (userId === null) return noSuchUser;
    const wasThere = await deleteRule(db, userId, params.ruleId);
    return wasThere ? new Response(null, { status: 204 }) : noSuchRule;
  },
});
