import type { Profile } from "@calcache/scheduling";
import { EventTypeList } from "./event-type-list.tsx";

/** A team's or a user's public page: what can be booked with them. */
export function ProfilePage({ profile }: { profile: Profile }) {
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{profile.name}</h1>
      <p className="mt-2 mb-6 text-muted">Choose what you would like to book.</p>
      <EventTypeList owner={profile} eventTypes={profile.eventTypes} />
    </main>
  );
}
