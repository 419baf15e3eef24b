import type { Choice, ChosenCalendar } from "@calcache/connections";

/** A calendar of an account in a form's value. */
export const calendarValue = ({ credentialId, externalId }: ChosenCalendar): string =>
  `${credentialId}.${externalId}`;

const most = 500;

/** What a user chose, as far as it can be read: whatever isn't a calendar of theirs is refused later. */
export const choiceIn = (fields: URLSearchParams): Choice => ({
  shown: fields.getAll("shown").slice(0, most).flatMap(calendarIn),
  busy: fields.getAll("busy").slice(0, most).flatMap(calendarIn),
  destination: calendarIn(fields.get("destination") ?? "")[0] ?? null,
});

/** An id that a form or a query names; null where it is none. */
export const idIn = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

/** The id of an account: that of one which its tenant lets this app into is below zero. */
export const accountIdOf = (text: string): number | null =>
  /^-?[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

/** The account that a form names. */
export const accountIdIn = (fields: URLSearchParams): number | null => idIn(fields.get("account"));

function calendarIn(value: string): ChosenCalendar[] {
  const [, id, externalId] = /^(\d{1,9})\.(.+)$/s.exec(value) ?? [];
  return id === undefined || externalId === undefined ? [] : [{ credentialId: Number(id), externalId }];
}

/** Nothing where nothing is typed; what isn't a number stays text, for the rules to refuse. */
export function numberIn(text: string): number | string | undefined {
  const typed = text.trim();
  if (typed === "") return undefined;
  return /^-?\d{1,12}$/.test(typed) ? Number(typed) : typed;
}

/** What the rules say in words for programs. */
export function issueWords(issue: {
  code: string;
  message: string;
  minimum?: unknown;
  maximum?: unknown;
  origin?: unknown;
}) {
  const isText = issue.origin === "string";
  if (issue.code === "too_small") return isText ? "must not be empty" : `must be at least ${issue.minimum}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}`;
  if (issue.code === "invalid_type") return "must be a whole number";
  return issue.message;
}
