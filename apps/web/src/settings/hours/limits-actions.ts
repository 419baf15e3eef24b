"use server";

import { saveOwnLimits } from "@calcache/configuration";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { hoursPath } from "../../sign-in/paths.ts";
import { leadOn, takeForm } from "../own-action.ts";
import { ownLimitsIn } from "./own-limits-input.ts";

/** Saves how much of a user's time may be booked, or says why not. */
export async function saveOwnLimitsForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const read = ownLimitsIn(fields);
    if (!read.ok) return { errors: read.error, notice: null };
    await saveOwnLimits(processRuntime().engine.db, userId, read.value);
    return leadOn(hoursPath, { kind: "limits-saved" });
  });
}
