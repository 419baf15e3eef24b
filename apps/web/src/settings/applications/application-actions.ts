"use server";

import { grantKey } from "@calcache/api-keys";
import type { GrantState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { takeForm } from "../own-action.ts";
import { grantIn } from "./grant-input.ts";
import { grantableBy } from "./grantable.ts";

/** Makes a key and shows it this once, or says why not. */
export async function grantForm(_before: GrantState, form: FormData): Promise<GrantState> {
  let key: string | null = null;
  const state = await takeForm(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const read = grantIn(fields, await grantableBy(userId), now());
    if (!read.ok) return { errors: read.error, notice: null };
    const made = await grantKey(db, userId, read.value, `user ${userId}`, now());
    key = made.key;
    const text = `${read.value.application} is let in with this key.`;
    return { values: { opens: "own" }, errors: {}, notice: { text, isProblem: false } };
  });
  return { ...state, key };
}
