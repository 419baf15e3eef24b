import type { AbsenceWish } from "@calcache/configuration";
import { text } from "../../api/edge/fields/fields.ts";
import { idIn } from "../input/form-fields.ts";
import { datesIn } from "./dates-input.ts";

const noteField = text(500);

/** An absence as a form says it; what is wrong at which field else. @param today `YYYY-MM-DD`, in its user's zone */
export function absenceIn(
  fields: URLSearchParams,
  today: string,
): { ok: true; value: AbsenceWish } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const { first, last } = datesIn(fields, { first: "first", last: "last" }, today, errors);
  const notes = noteField.safeParse((fields.get("notes") ?? "").trim());
  if (!notes.success) errors.notes = `The reason ${notes.error.issues[0]?.message}`;
  const standIn = fields.get("standIn") ?? "";
  const standInId = standIn === "" ? null : idIn(standIn);
  if (standIn !== "" && standInId === null) errors.standIn = "Please choose somebody of the list";
  const reason = fields.get("reason") ?? "";
  const reasonId = reason === "" ? null : idIn(reason);
  if (reason !== "" && reasonId === null) errors.reason = "Please choose a reason of the list";
  if (!notes.success || Object.keys(errors).length > 0) return { ok: false, error: errors };
  return { ok: true, value: { first, last, notes: notes.data || null, standInId, reasonId } };
}
