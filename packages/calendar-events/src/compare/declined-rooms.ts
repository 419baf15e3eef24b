import type { DesiredEvent } from "../events/event.ts";
import type { AttendeeAnswer, ReadAnswer } from "../events/event-provider.ts";

type Known = {
  answers: readonly AttendeeAnswer[];
  /** when a write last gave the event other times (epoch ms); null where that isn't known */
  timesWrittenAt: number | null;
};

/**
 * The rooms, as they were invited, that have declined since their answers were read last. Outlook shows a former answer until a room has looked at other
 * times: one that was known before, or is older than these, is none to the event as it is now. What else was written takes no answer back, however late that is read.
 */
export function newlyDeclined(
  invited: DesiredEvent["attendees"],
  known: Known,
  answers: readonly ReadAnswer[],
): string[] {
  const before = new Set(known.answers.map(keyOf));
  const since = (known.timesWrittenAt ?? 0) - clocksDiffer;
  const roomOf = roomsBehind(invited, answers);
  return answers
    .filter((each) => each.answer === "declined" && !before.has(keyOf(each)) && (each.at ?? since) >= since)
    .flatMap((each) => roomOf(each) ?? []);
}

/**
 * Tells which invited room has answered; null for none. Outlook may show a room under another of its addresses than was invited: where one room is
 * left that nobody answered for, and one resource that wasn't invited has answered, these are the same.
 */
function roomsBehind(
  invited: DesiredEvent["attendees"],
  answers: readonly ReadAnswer[],
): (answer: ReadAnswer) => string | null {
  const rooms = invited.flatMap(({ type, email }) => (type === "resource" ? [email] : []));
  const named = (address: string) => rooms.find((room) => isSame(room, address)) ?? null;
  const strangers = answers.filter(({ email, isResource }) => isResource && named(email) === null);
  const left = rooms.filter((room) => !answers.some(({ email }) => isSame(email, room)));
  const other = strangers.length === 1 && left.length === 1 ? (left[0] ?? null) : null;
  return (answer) => named(answer.email) ?? (strangers.includes(answer) ? other : null);
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Our clock and the provider's, at most. ms */
const clocksDiffer = 5 * 60_000;

const keyOf = ({ email, answer, at }: AttendeeAnswer) => `${email.toLowerCase()} ${answer} ${at}`;
