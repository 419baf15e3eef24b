import { EventTypeForm } from "@calcache/elements";
import type { CurrentUser } from "@calcache/runtime";
import { noPage } from "../../../process/no-page.ts";
import { teamPath } from "../../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../../latest-notice.tsx";
import { ownFields, UserPage } from "../../user-page.tsx";
import { saveEventTypeForm } from "./event-type-actions.ts";
import { eventTypeValues } from "./event-type-input.ts";
import { PrivateLinksOf } from "./private-links-of.tsx";
import { editedEventType } from "./team-event-type.ts";

/** An event type of a team in a form, for who administers it; there is no such page for anybody else. */
export async function EventTypePage({
  user,
  teamId,
  eventTypeId,
}: {
  user: CurrentUser;
  teamId: number | null;
  eventTypeId: number | "new" | null;
}) {
  const edited = await editedEventType(user.userId, teamId, eventTypeId);
  if (edited === null) return noPage();
  const { eventType, choices } = edited;
  const notice = await latestNotice();
  const fields = { ...ownFields(user), team: String(edited.teamId), eventType: String(eventType?.id ?? "") };
  return (
    <UserPage user={user} title={eventType?.title ?? "New event type"} here="team">
      {notice && <NoticeLine notice={notice} />}
      <EventTypeForm
        stored={{ values: eventTypeValues(eventType ?? fresh), errors: {}, notice: null }}
        action={saveEventTypeForm}
        fields={fields}
        candidates={choices}
        canBeConfined={edited.canBeConfined}
        hasOtherPeriod={eventType?.hasOtherPeriod ?? false}
        unsayable={eventType?.unsayable ?? []}
        cancelHref={teamPath(edited.teamId)}
      />
      {eventType && <PrivateLinksOf user={user} eventType={eventType} fields={fields} />}
    </UserPage>
  );
}

const fresh = {
  title: "",
  slug: "",
  length: 30,
  lengths: [],
  schedulingType: "ROUND_ROBIN",
  slotInterval: null,
  everyStart: false,
  requiredHosts: 1,
  rooms: [],
  choosesRoom: false,
  minimumBookingNotice: 0,
  beforeEventBuffer: 0,
  afterEventBuffer: 0,
  periodDays: null,
  bookingLimitsCount: null,
  bookingLimitsDuration: null,
  bookerActiveBookingsLimit: null,
  confirmationPolicy: null,
  offsetStart: 0,
  onlyShowFirstAvailableSlot: false,
  rescheduleWithSameRoundRobinHost: false,
  showOptimizedSlots: false,
  seats: null,
  recurrence: null,
  bookingFields: null,
  locations: null,
  scheduleId: null,
  restriction: null,
  hosts: [],
} as const;
