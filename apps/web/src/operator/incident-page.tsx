import { NotesCard, PostmortemCard, ToldCard, UpdateForm } from "@calcache/elements";
import { readAnnouncement, readNotes } from "@calcache/operations";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { noPage } from "../process/no-page.ts";
import { latestNotice, NoticeLine } from "../settings/latest-notice.tsx";
import { ownFields, UserPage } from "../settings/user-page.tsx";
import { noteForm, updateForm } from "./operator-actions.ts";

/** A public incident: what was told of it, what is to be told next, notes about it, and the draft of its postmortem. */
export async function IncidentPage({ user, id }: { user: CurrentUser; id: number | null }) {
  const { db } = processRuntime().engine;
  const incident = id === null ? null : await readAnnouncement(db, id);
  if (incident === null) return noPage();
  const [notes, notice] = await Promise.all([readNotes(db, incident.id), latestNotice()]);
  const fields = { ...ownFields(user), incident: String(incident.id) };
  const { name, nextUpdateBy, resolvedAt, updates, postmortem } = incident;
  return (
    <UserPage user={user} title={name} here="operator">
      {notice && <NoticeLine notice={notice} />}
      <div className="settings-accounts">
        {postmortem !== null && <PostmortemCard draft={postmortem} />}
        <ToldCard updates={updates.toReversed()} nextUpdateBy={nextUpdateBy}>
          {resolvedAt === null && (
            <UpdateForm
              action={updateForm}
              fields={fields}
              status={updates.at(-1)?.status ?? "investigating"}
            />
          )}
        </ToldCard>
        <NotesCard notes={notes} action={noteForm} fields={fields} />
      </div>
    </UserPage>
  );
}
