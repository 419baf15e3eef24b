import { type ApiKeyInfo, apiKeyScopes, usersOfElement } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { type AccountState, type CalendarState, listStates, states } from "@calcache/connections";
import { endpoint, refusal } from "@calcache/http-edge";
import { findManagedTeam, membersOf } from "@calcache/sign-in";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { beyondSubjects, keyOrElement } from "../edge/callers/element.ts";
import { rolesOfKey } from "../edge/callers/roles-of-key.ts";
import { idDigits } from "../edge/fields/fields.ts";

type Services = { engine: Engine; operators: ReadonlySet<string> };

const noSuchTeam = refusal(
  404,
  "NOT_FOUND",
  "There is no such team that this key opens and its user administers",
);
const ownOnly = refusal(
  403,
  "FORBIDDEN",
  "This key's scope reads nothing of others: leave the team out, or use a key of another scope",
);

const iso = z.string().nullable();
const condition = {
  state: z.enum(states),
  asOf: iso,
  since: iso,
  reason: z.string().nullable(),
};
const shownAccount = z.object({
  account: z.string().nullable(),
  integration: z.string(),
  userId: z.int(),
  username: z.string().nullable(),
  ...condition,
  calendars: z.array(z.object({ calendar: z.string(), ...condition })),
});

/** Names and times of calendars aren't told: a key of any scope may know whether what it relies on works. */
export const statusEndpoint = endpoint("GET", "/api/v2/calendars/status", {
  summary: "How accounts and their selected calendars do: those of the key's user, or of a team's members",
  caller: keyOrElement("calendars:read", ...apiKeyScopes),
  query: z
    .object({
      teamId: idDigits.optional(),
      teamSlug: z.string().min(1, "must not be empty").optional(),
      orgSlug: z.string().optional(),
    })
    .refine(({ teamId, teamSlug }) => teamId === undefined || teamSlug === undefined, {
      path: ["teamSlug"],
      message: "and teamId name a team both: give one of them",
    })
    .refine(({ teamSlug, orgSlug }) => orgSlug === undefined || teamSlug !== undefined, {
      path: ["orgSlug"],
      message: "says whose teamSlug is meant, which is missing",
    }),
  answers: { 200: successOf(z.array(shownAccount)) },
  refusals: [noSuchTeam, ownOnly],
  async handle({ who, query: { teamId, teamSlug, orgSlug } }, { engine, operators }: Services) {
    const granted = who.reach.kind === "team" ? { teamId: who.reach.teamId } : null;
    const team = teamId !== undefined ? { teamId } : teamSlug !== undefined ? { teamSlug, orgSlug } : granted;
    if (team !== null && who.scopes.every((scope) => scope === "free_busy_write")) return ownOnly;
    const found = team === null ? await own(engine, who.user.id) : await membersFor(team);
    if (found === null) return noSuchTeam;
    const opened = who.element && new Set((await usersOfElement(engine.db, who.element)).map(({ id }) => id));
    const users = opened === null ? found : found.filter(({ id }) => opened.has(id));
    if (users.length < found.length && (team === null || users.length === 0)) return beyondSubjects;
    const names = new Map(users.map(({ id, username }) => [id, username]));
    const accounts = await listStates(engine, [...names.keys()]);
    return success(
      200,
      accounts
        .flatMap((state) => openedOf(state, who) ?? [])
        .map((state) => shown(state, names.get(state.userId) ?? null)),
    );

    async function membersFor(asked: NonNullable<typeof team>) {
      const roles = await rolesOfKey(engine.db, who, operators);
      const id = await findManagedTeam(engine.db, roles, asked);
      return id === null ? null : (await membersOf(engine.db, id)).map(({ user }) => user);
    }
  },
});

/** What a key for chosen calendars opens of an account: null where that is nothing. */
function openedOf(account: AccountState, { reach }: ApiKeyInfo): AccountState | null {
  if (reach.kind !== "calendars") return account;
  const calendars = account.calendars.filter(({ externalId }) => reach.calendars.includes(externalId));
  return calendars.length === 0 ? null : { ...account, calendars };
}

const own = ({ db }: Engine, id: number) =>
  db.user.findMany({ where: { id }, select: { id: true, username: true } });

const inIso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const conditionOf = ({
  state,
  asOf,
  at,
  reason,
}: Pick<CalendarState, "state" | "asOf" | "at" | "reason">) => ({
  state,
  asOf: inIso(asOf),
  since: inIso(at),
  reason,
});

const shown = (account: AccountState, username: string | null): z.input<typeof shownAccount> => ({
  account: account.address,
  integration: account.integration,
  userId: account.userId,
  username,
  ...conditionOf(account),
  calendars: account.calendars.map((one) => ({ calendar: one.externalId, ...conditionOf(one) })),
});
