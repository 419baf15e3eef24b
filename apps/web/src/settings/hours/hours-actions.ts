"use server";

import { saveSchedule } from "@calcache/configuration";
import { hoursOfAccount } from "@calcache/connections";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { hoursPath } from "../../sign-in/paths.ts";
import { accountIdOf, idIn } from "../input/form-fields.ts";
import { leadOn, takeForm } from "../own-action.ts";
import { copyProblems } from "./hours-words.ts";
import { scheduleIn, weekValues } from "./schedule-input.ts";

/** Saves a schedule and goes to the list, or says why not; or fills in the hours of an account. */
export async function saveScheduleForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const account = fields.get("copy");
    if (account !== null) return copied(userId, accountIdOf(account), fields);
    const read = scheduleIn(fields);
    if (!read.ok) return { errors: read.error, notice: null };
    const wanted = fields.get("schedule") ?? "";
    const id = wanted === "" ? null : idIn(wanted);
    const { db } = processRuntime().engine;
    const saved =
      wanted !== "" && id === null
        ? ({ ok: false, error: { kind: "not-yours" } } as const)
        : await saveSchedule(db, userId, id, read.value);
    if (saved.ok) return leadOn(hoursPath, { kind: "schedule-saved" });
    return leadOn(hoursPath, {
      kind: saved.error.kind === "too-many" ? "too-many-schedules" : "no-schedule",
    });
  });
}

async function copied(userId: number, accountId: number | null, fields: URLSearchParams) {
  const { connections } = processRuntime();
  const problem = (text: string) => ({ errors: {}, notice: { text, isProblem: true } });
  if (connections === null || accountId === null) return problem(copyProblems.removed);
  const read = await hoursOfAccount(connections, userId, accountId);
  if (!read.ok) return problem(copyProblems[read.error.kind]);
  const { address, timeZone, ...hours } = read.value;
  const text = `These are the hours of ${address} in Outlook. Save them to use them.`;
  const values = {
    ...Object.fromEntries(fields),
    ...weekValues([hours]),
    ...(timeZone !== null && { timeZone }),
  };
  return { values, errors: {}, notice: { text, isProblem: false } };
}
