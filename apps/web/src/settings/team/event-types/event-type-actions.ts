"use server";

import { saveEventType } from "@calcache/configuration";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { teamPath } from "../../../sign-in/paths.ts";
import { idIn } from "../../input/form-fields.ts";
import { leadOn, takeForm } from "../../own-action.ts";
import { eventTypeIn } from "./event-type-input.ts";
import { saveProblems } from "./event-type-words.ts";
import { withoutUnchanged } from "./list-input.ts";
import { editedEventType } from "./team-event-type.ts";

/** Saves an event type of a team and goes to the team's page, or says why not. */
export async function saveEventTypeForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const { engine, connections } = processRuntime();
    const wanted = fields.get("eventType") ?? "";
    const edited = await editedEventType(
      userId,
      idIn(fields.get("team")),
      wanted === "" ? "new" : idIn(wanted),
    );
    if (edited === null) return { errors: {}, notice: { text: saveProblems.gone, isProblem: true } };
    const read = eventTypeIn(fields, edited.choices);
    if (!read.ok) return { errors: read.error, notice: null };
    const id = edited.eventType?.id ?? null;
    const wish = withoutUnchanged(read.value, edited.eventType);
    const saved = await saveEventType(engine.db, edited.teamId, id, wish, engine.now());
    if (saved.ok) {
      // New hosts' calendars are to be watched.
      connections?.tend();
      return leadOn(teamPath(edited.teamId), { kind: "event-type-saved" });
    }
    const { kind } = saved.error;
    if (kind === "slug-taken") return { errors: { slug: saveProblems[kind] }, notice: null };
    if (kind === "no-room") return { errors: { rooms: saveProblems[kind] }, notice: null };
    return { errors: {}, notice: { text: saveProblems[kind], isProblem: true } };
  });
}
