/** Each event type by its slug: how many half hours it lasts, who is needed, and of whom one is. */
export const modelledEventTypes = {
  all: { halves: 2, needed: ["ann", "bob"], oneOf: [] },
  one: { halves: 1, needed: [], oneOf: ["ann", "bob", "cal"] },
  fixed: { halves: 3, needed: ["cal"], oneOf: ["ann", "bob"] },
} satisfies Record<string, { halves: number; needed: string[]; oneOf: string[] }>;

export type ModelledSlug = keyof typeof modelledEventTypes;

/** Time that a booking or a hold takes of its hosts, in half hours of the day. */
export type ModelledTime = {
  uid: string;
  slug: ModelledSlug;
  hosts: string[];
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
      const { halves, needed, oneOf } = modelledEventTypes[slug];
      const to = from + halves;
      const hasTime = (host: string) => isFree(host, from, to, but);
      return to <= endOfWork && needed.every(hasTime) && (oneOf.length === 0 || oneOf.some(hasTime));
    },
    /** Who of these hosts shouldn't have been chosen, or was and shouldn't; none where all is well. */
    wrongHosts(slug: ModelledSlug, from: number, hosts: readonly string[]): string[] {
      const { halves, needed, oneOf } = modelledEventTypes[slug];
      const sharing = hosts.filter((host) => oneOf.some((one) => one === host));
      const allowed = [...needed, ...sharing.slice(0, 1)];
      return [
        ...hosts.filter((host) => !allowed.includes(host) || !isFree(host, from, from + halves, null)),
        ...needed.filter((host) => !hosts.includes(host)),
        ...(oneOf.length > 0 && sharing.length === 0 ? ["nobody of those who share it"] : []),
      ];
    },
    take(uid: string, slug: ModelledSlug, from: number, hosts: string[], held: boolean) {
      taken.push({ uid, slug, hosts, from, to: from + modelledEventTypes[slug].halves, held });
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
