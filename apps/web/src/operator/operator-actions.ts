"use server";

import { setTimeout as delay } from "node:timers/promises";
import type { FormState, ProbeState } from "@calcache/elements";
import {
  acknowledgeAlert,
  addNote,
  addUpdate,
  announce,
  findProbed,
  probeMailboxes,
  readAnnouncement,
  resolveIncident,
} from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { idIn } from "../settings/input/form-fields.ts";
import { leadOn } from "../settings/own-action.ts";
import { operatorPath, publicIncidentPath } from "../sign-in/paths.ts";
import { ofOperator, problem } from "./operator-form.ts";
import { announcementIn, noteIn, probeIn, updateIn } from "./operator-input.ts";

/** Notes that an operator looks into an alert. */
export async function acknowledgeForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const id = idIn(fields.get("alert"));
    const isNoted = id !== null && (await acknowledgeAlert(db, id, { userId, now: now() }));
    return isNoted
      ? leadOn(operatorPath, { kind: "alert-acknowledged" })
      : problem("That alert is closed, or somebody looks into it already: look at the list");
  });
}

/** Opens a public incident, and goes to its page. */
export async function announceForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const author = { userId, now: now() };
    const read = announcementIn(fields, author.now);
    if (!read.ok) return { errors: read.error, notice: null };
    const made = await announce(db, read.value.about, read.value.words, author);
    if (made.ok) return leadOn(publicIncidentPath(made.value.id), { kind: "incident-told" });
    return made.error.kind === "told-already"
      ? problem("Somebody has told the public of that outage before: look at the list")
      : problem("That outage isn't there");
  });
}

/** Says more of a public incident, or that it is over. */
export async function updateForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const author = { userId, now: now() };
    const id = idIn(fields.get("incident"));
    const read = updateIn(fields, author.now);
    if (!read.ok) return { errors: read.error, notice: null };
    if (id === null) return problem("That incident isn't there");
    const isTold = await (read.value.status === "resolved"
      ? resolveIncident(db, id, read.value.body, author)
      : addUpdate(db, id, read.value, author));
    if (!isTold) return problem("That incident was closed before");
    return leadOn(publicIncidentPath(id), {
      kind: read.value.status === "resolved" ? "incident-closed" : "incident-told",
    });
  });
}

/** Writes a note, about an incident or about none. */
export async function noteForm(_before: FormState, form: FormData): Promise<FormState> {
  return ofOperator(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const read = noteIn(fields);
    if (!read.ok) return { errors: read.error, notice: null };
    const id = idIn(fields.get("incident"));
    if (id !== null && (await readAnnouncement(db, id)) === null) return problem("That incident isn't there");
    await addNote(db, id, read.value, { userId, now: now() });
    return leadOn(id === null ? operatorPath : publicIncidentPath(id), { kind: "note-added" });
  });
}

/** Nobody waits for longer than this, in ms. */
const patience = 25_000;
const between = 200;

/** Asks the provider about a mailbox or some of a kind of account, and shows what it answered. */
export async function probeForm(_before: ProbeState, form: FormData): Promise<ProbeState> {
  let answers: ProbeState["answers"] = [];
  const state = await ofOperator(form, async ({ fields }) => {
    const { engine } = processRuntime();
    const read = probeIn(fields);
    if (!read.ok) return { errors: read.error, notice: null };
    const probed = await findProbed(engine, read.value.cohort);
    if (probed.length === 0) return problem("No such mailbox is known here");
    answers = await probeMailboxes(engine, probed, {
      change: read.value.change,
      every: between,
      pause: delay,
      stopping: AbortSignal.timeout(patience),
    });
    const well = answers.filter(({ ok }) => ok).length;
    const text = `${well} of ${probed.length} ${probed.length === 1 ? "mailbox answers" : "mailboxes answer"}.`;
    return { errors: {}, notice: { text, isProblem: well < probed.length } };
  });
  return { ...state, answers };
}
