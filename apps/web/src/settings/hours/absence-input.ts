import { type AbsenceWish, civilDate } from "@calcache/configuration";
import { text } from "../../api/edge/fields.ts";
import { idIn } from "../form-fields.ts";

const noteField = text(500);
const lastDate = "9998-12-31";

/** An absence as a form says it; what is wrong at which field else. @param today `YYYY-MM-DD`, in its user's zone */
export function absenceIn(
  fields: URLSearchParams,
  today: string,
): { ok: true; value: AbsenceWish } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const dateIn = (name: string) => {
    const date = civilDate.safeParse(fields.get(name) ?? "");
    if (date.success && date.data <= lastDate) return date.data;
    errors[name] = "Please enter a date that exists, as 2026-12-24";
    return "";
  };
  const [first, last] = [dateIn("first"), dateIn("last")];
  if (!errors.first && !errors.last && last < first)
    errors.last = "Please enter a last date that isn't before the first one";
  else if (!errors.last && last < today) errors.last = "Please enter a last date that isn't over";
  const notes = noteField.safeParse((fields.get("notes") ?? "").trim());
  if (!notes.success) errors.notes = `The reason ${notes.error.issues[0]?.message}`;
  const standIn = fields.get("standIn") ?? "";
  const standInId = standIn === "" ? null : idIn(standIn);
  if (standIn !== "" && standInId === null) errors.standIn = "Please choose somebody of the list";
  if (!notes.success || Object.keys(errors).length > 0) return { ok: false, error: errors };
  return { ok: true, value: { first, last, notes: notes.data || null, standInId } };
}
