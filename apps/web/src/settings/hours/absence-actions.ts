"use server";

import { addAbsence, keepsAbsences } from "@calcache/configuration";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { hoursPath } from "../../sign-in/paths.ts";
import { leadOn, takeForm } from "../own-action.ts";
import { todayOf } from "../today-of.ts";
import { absenceIn } from "./absence-input.ts";

const refusals = {
  "no-colleague": { standIn: "Please choose somebody who is in a team with you" },
  "no-reason": { reason: "Please choose a reason of the list" },
  "too-many": { first: "You have as many absences as there may be; please take one back first" },
} as const;

/** Adds an absence and shows it, or says why not. */
export async function addAbsenceForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const read = absenceIn(fields, await todayOf(userId));
    if (!read.ok) return { errors: read.error, notice: null };
    if (!(await keepsAbsences(db))) return leadOn(hoursPath, { kind: "failed" });
    const added = await addAbsence(db, userId, read.value, now());
    if (added.ok) return leadOn(hoursPath, { kind: "absence-added" });
    return { errors: refusals[added.error.kind], notice: null };
  });
}
