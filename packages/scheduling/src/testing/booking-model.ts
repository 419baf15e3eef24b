/** Each event type by its slug: how many half hours it lasts, who is needed, and of whom, and of which rooms, one is. */
export const modelledEventTypes = {
  all: { halves: 2, needed: ["ann", "bob"], oneOf: [], rooms: ["red", "blue"] },
  one: { halves: 1, needed: [], oneOf: ["ann", "bob", "cal"], rooms: ["blue", "red"] },
  fixed: { halves: 3, needed: ["cal"], oneOf: ["ann", "bob"], rooms: [] },
} satisfies Record<string, { halves: number; needed: string[]; oneOf: string[]; rooms: string[] }>;

export type ModelledSlug = keyof typeof modelledEventTypes;

/** Time that a booking or a hold takes of its hosts, its room, and rooms that declined it, in half hours of the day. */
export type ModelledTime = {
  uid: string;
  slug: ModelledSlug;
  hosts: string[];
  room: string | null;
  from: number;
  to: number;
  held: boolean;
};

const endOfWork = 34;

/** Bookings and holds as a list that is gone through for every question: too simple to be wrong. */
export function bookingModel() {
  let taken: ModelledTime[] = [];

  const isFree = (host: string, from: number, to: number, but: string | null) =>
    !taken.some((time) => time.uid !== but && time.hosts.includes(host) && time.from < to && from < time.to);

  return {
    /** @param but a booking that doesn't count: the one to be moved */
    isOffered(slug: ModelledSlug, from: number, but: string | null = null): boolean {
      const { halves, needed, oneOf, rooms } = modelledEventTypes[slug];
      const to = from + halves;
      const hasTime = (host: string) => isFree(host, from, to, but);
      const hasOne = (some: string[]) => some.length === 0 || some.some(hasTime);
      return to <= endOfWork && needed.every(hasTime) && hasOne(oneOf) && hasOne(rooms);
    },
    /** Who of these hosts shouldn't have been chosen, or was and shouldn't; none where all is well. */
    wrongHosts(slug: ModelledSlug, from: number, hosts: readonly string[]): string[] {
      const { halves, needed, oneOf, rooms } = modelledEventTypes[slug];
      const sharing = hosts.filter((host) => oneOf.some((one) => one === host));
      const taken = hosts.filter((host) => rooms.some((room) => room === host));
      const allowed = [...needed, ...sharing.slice(0, 1), ...taken.slice(0, 1)];
      return [
        ...hosts.filter((host) => !allowed.includes(host) || !isFree(host, from, from + halves, null)),
        ...needed.filter((host) => !hosts.includes(host)),
        ...(oneOf.length > 0 && sharing.length === 0 ? ["nobody of those who share it"] : []),
        ...(rooms.length > 0 && taken.length === 0 ? ["no room"] : []),
      ];
    },
    take(uid: string, slug: ModelledSlug, from: number, hosts: string[], held: boolean) {
      const room = modelledEventTypes[slug].rooms.find((one) => hosts.includes(one)) ?? null;
      taken.push({ uid, slug, hosts, room, from, to: from + modelledEventTypes[slug].halves, held });
    },
    /** Whether a booking keeps its room when it is moved there. */
    keepsRoom: ({ uid, slug, room }: ModelledTime, from: number): boolean =>
      room !== null && isFree(room, from, from + modelledEventTypes[slug].halves, uid),
    /** A booking's room declines; the one that it has then, null for none. */
    declineRoom(booking: ModelledTime): string | null {
      const { slug, from, to } = booking;
      booking.room =
        modelledEventTypes[slug].rooms.find(
          (one) => !booking.hosts.includes(one) && isFree(one, from, to, null),
        ) ?? null;
      if (booking.room !== null) booking.hosts.push(booking.room);
      return booking.room;
    },
    drop(uid: string) {
      taken = taken.filter((time) => time.uid !== uid);
    },
    pick(held: boolean, which: number): ModelledTime | null {
      const those = taken.filter((time) => time.held === held);
      return those[which % Math.max(1, those.length)] ?? null;
    },
    booked: () => taken.filter(({ held }) => !held),
  };
}
