import { timingSafeEqual } from "node:crypto";
import type { HostSecret } from "./bookings.ts";
import type { BookingDetails } from "./stored/booking-details.ts";

/** Where a host answers a request: the path of its page, with what proves that it is theirs to answer. */
export const answerPath = (uid: string, hostId: number, hostSecret: HostSecret): string =>
  `/booking/${encodeURIComponent(uid)}?${new URLSearchParams({ host: String(hostId), answer: hostSecret(uid, hostId) })}`;

/** The host whom a link with these values is for; null where it is nobody's, or was made up. */
export function answeringHost(
  { uid, hosts }: Pick<BookingDetails, "uid" | "hosts">,
  { host, answer }: { host?: string | undefined; answer?: string | undefined },
  hostSecret: HostSecret,
): { id: number } | null {
  const found = hosts.find(({ id }) => String(id) === host);
  return found && answer !== undefined && isSame(answer, hostSecret(uid, found.id)) ? found : null;
}

/** Compared without telling by its time how much of it is right. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
