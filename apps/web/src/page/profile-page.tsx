import type { Profile } from "@calcache/scheduling";
import { EventTypeList } from "./event-type-list.tsx";

/**
 * A team's or a user's public page: what can be booked with them.
 * @param props.orgSlug where they were asked for as an organisation's: their event types are then, too
 */
export function ProfilePage({ profile, orgSlug }: { profile: Profile; orgSlug?: string }) {
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{profile.name}</h1>
      <p className="mt-2 mb-6 text-muted">Choose what you would like to book.</p>
      <EventTypeList
        owner={profile}
        {...(orgSlug !== undefined && { orgSlug })}
        eventTypes={profile.eventTypes}
      />
    </main>
  );
}
