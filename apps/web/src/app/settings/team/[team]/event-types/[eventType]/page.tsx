import type { Metadata } from "next";
import { idIn } from "../../../../../../settings/input/form-fields.ts";
import { EventTypePage } from "../../../../../../settings/team/event-types/event-type-page.tsx";
import { userOrSignIn } from "../../../../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Event type" };

export default async function Page({ params }: PageProps<"/settings/team/[team]/event-types/[eventType]">) {
  const user = await userOrSignIn();
  const { team, eventType } = await params;
  return (
    <EventTypePage
      user={user}
      teamId={idIn(team)}
      eventTypeId={eventType === "new" ? "new" : idIn(eventType)}
    />
  );
}
