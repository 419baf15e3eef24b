"use server";

import { randomBytes } from "node:crypto";
import { addPrivateLink, keepsPrivateLinks } from "@calcache/configuration";
import type { FormState } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { eventTypePath } from "../../../sign-in/paths.ts";
import { idIn } from "../../input/form-fields.ts";
import { leadOn, takeForm } from "../../own-action.ts";
import { zoneOfUser } from "../../today-of.ts";
import { saveProblems } from "./event-type-words.ts";
import { privateLinkIn } from "./private-link-input.ts";
import { editedEventType } from "./team-event-type.ts";

const refusals = {
  gone: saveProblems.gone,
  "too-many":
    "This event type has as many private links as there may be. Please take one back that isn't needed.",
} as const;

/** Makes a private link of a team's event type and shows it, or says why not. */
export async function addPrivateLinkForm(_before: FormState, form: FormData): Promise<FormState> {
  return takeForm(form, async ({ user: { userId }, fields }) => {
    const { db, now } = processRuntime().engine;
    const edited = await editedEventType(userId, idIn(fields.get("team")), idIn(fields.get("eventType")));
    const id = edited?.eventType?.id ?? null;
    const refused = (kind: keyof typeof refusals) => ({
      errors: {},
      notice: { text: refusals[kind], isProblem: true },
    });
    if (edited === null || id === null || !(await keepsPrivateLinks(db))) return refused("gone");
    const linkId = randomBytes(16).toString("base64url");
    const read = privateLinkIn(fields, linkId, await zoneOfUser(userId), now());
    if (!read.ok) return { errors: read.error, notice: null };
    const added = await addPrivateLink(db, id, read.value);
    if (!added.ok) return refused(added.error.kind);
    return leadOn(eventTypePath(edited.teamId, id), { kind: "link-made" });
  });
}
