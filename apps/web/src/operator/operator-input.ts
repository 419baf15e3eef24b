import type { ProbeChange } from "@calcache/calendar-cache";
import { type Cohort, changedHeaders, type Impact, impacts, type Words } from "@calcache/operations";
import { line, text } from "../api/edge/fields/fields.ts";
import { idIn } from "../settings/input/form-fields.ts";

/** What a form says; what is wrong at which field else. */
type Read<Value> = { ok: true; value: Value } | { ok: false; error: Record<string, string> };

const nameField = line(200);
const bodyField = text(5_000);
const minute = 60_000;
/** Whoever opens an incident that lasts for days says something each day. */
const longestPromise = 24 * 60;

/** The words of an update: `resolved`, or how far the incident is and when more will be told. @param now epoch ms */
export function updateIn(
  fields: URLSearchParams,
  now: number,
): Read<Words | { status: "resolved"; body: string }> {
  const errors: Record<string, string> = {};
  const body = bodyIn(fields, "body", errors);
  const status = statusIn(fields.get("status"), errors);
  if (status === "resolved") return done(errors, { status, body });
  const minutes = Number(fields.get("next"));
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestPromise)
    errors.next = "Please choose when the public hears more, within a day";
  return done(errors, { status, body, nextUpdateBy: now + minutes * minute });
}

function statusIn(text: string | null, errors: Record<string, string>): Words["status"] | "resolved" {
  if (text === "investigating" || text === "identified" || text === "monitoring" || text === "resolved")
    return text;
  errors.status = "Please choose one of the list";
  return "investigating";
}

export type Announced = { about: { name: string; impact: Impact; incidentId: number | null }; words: Words };

/** A public incident that is opened. @param now epoch ms */
export function announcementIn(fields: URLSearchParams, now: number): Read<Announced> {
  const update = updateIn(fields, now);
  const errors: Record<string, string> = update.ok ? {} : { ...update.error };
  const name = nameField.safeParse(fields.get("title") ?? "");
  if (!name.success) errors.title = `The name ${name.error.issues[0]?.message}`;
  const impact = impacts.find((one) => one === fields.get("impact"));
  if (impact === undefined) errors.impact = "Please choose one of the list";
  const about = fields.get("about") ?? "";
  const incidentId = about === "" ? null : idIn(about);
  if (about !== "" && incidentId === null) errors.about = "Please choose one of the list";
  if (update.ok && update.value.status === "resolved")
    errors.status = "An incident that is over isn't opened";
  if (!update.ok || update.value.status === "resolved" || !name.success || impact === undefined)
    return { ok: false, error: errors };
  return done(errors, { about: { name: name.data, impact, incidentId }, words: update.value });
}

/** A note. */
export function noteIn(fields: URLSearchParams): Read<string> {
  const errors: Record<string, string> = {};
  return done(errors, bodyIn(fields, "note", errors));
}

/** As many as are answered while somebody waits. */
const mostProbed = 10;

/** Whom to ask about, and in which other way: with changed headers, by another auth path. */
export function probeIn(fields: URLSearchParams): Read<{ cohort: Cohort; change: ProbeChange }> {
  const errors: Record<string, string> = {};
  const address = (fields.get("mailbox") ?? "").trim();
  const accountKind = fields.get("cohort") ?? "";
  if ((address === "") === (accountKind === ""))
    errors.mailbox = "Please enter an address, or choose a kind of account";
  const headers = changedHeaders((fields.get("headers") ?? "").split(/\r?\n/));
  if (!headers.ok) errors.headers = headers.error;
  const cohort =
    address === ""
      ? { accountKind, onlyFailing: fields.get("failing") === "on", most: mostProbed }
      : { addresses: [address] };
  const authPath = fields.get("by") || null;
  return done(errors, { cohort, change: { headers: headers.ok ? headers.value : {}, authPath } });
}

function bodyIn(fields: URLSearchParams, name: string, errors: Record<string, string>): string {
  const body = bodyField.safeParse(linesIn(fields.get(name) ?? ""));
  if (!body.success) errors[name] = `The text ${body.error.issues[0]?.message}`;
  else if (body.data === "") errors[name] = "Please write something";
  return body.data ?? "";
}

/** Browsers end lines in two ways, by whether a script sends the form. */
const linesIn = (text: string) => text.replace(/\r\n?/g, "\n").trim();

const done = <Value>(errors: Record<string, string>, value: Value): Read<Value> =>
  Object.keys(errors).length > 0 ? { ok: false, error: errors } : { ok: true, value };
