"use server";

import { addTrip, keepsTrips } from "@calcache/configuration";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { hoursPath } from "../../sign-in/paths.ts";
import { leadOn, takeForm } from "../own-action.ts";
import { todayOf } from "../today-of.ts";
import { tripIn } from "./trip-input.ts";

const refusals = {
  overlaps: { "trip-first": "You are on another trip on some of these dates; please take it back first" },
  "too-many": { "trip-first": "You have as many trips as there may be; please take one back first" },
} as const;

/** Adds a trip and shows it, or says why not. */
export async function addTripForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const { db } = processRuntime().engine;
    const today = await todayOf(userId);
    const read = tripIn(fields, today);
    if (!read.ok) return { errors: read.error, notice: null };
    if (!(await keepsTrips(db))) return leadOn(hoursPath, { kind: "failed" });
    const added = await addTrip(db, userId, read.value, today);
    if (added.ok) return leadOn(hoursPath, { kind: "trip-added" });
    return { errors: refusals[added.error.kind], notice: null };
  });
}
