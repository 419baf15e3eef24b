import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Answers } from "./answers.ts";
import { dayAhead } from "./days.ts";

/** A booking that was answered with 201. */
export type Booked = { guest: string; start: string; at: number; isCancelled: boolean };

export type Bookings = {
  /** by uid */
  booked: ReadonlyMap<string, Booked>;
  /** Books a time that is offered, as a patient client: what isn't answered is asked again. One in five is cancelled at once. */
  bookOnce(): Promise<void>;
};

const slotsBody = z.object({ data: z.record(z.string(), z.array(z.object({ start: z.string() }))) });
const answerBody = z
  .object({
    data: z.object({ uid: z.string() }).optional().catch(undefined),
    error: z.object({ code: z.string() }).optional().catch(undefined),
  })
  .nullish()
  .catch(null);

/** ms for which a client asks again. */
const patientFor = 90_000;

export function bookings(url: string, random: (below: number) => number, { note }: Answers): Bookings {
  const booked = new Map<string, Booked>();
  let guests = 0;

  async function post(what: string, path: string, key: string, body: object) {
    const headers = {
      "content-type": "application/json",
      "idempotency-key": key,
      "x-forwarded-for": `198.51.${random(256)}.${random(256)}`,
    };
    for (const began = performance.now(); performance.now() - began < patientFor; await pause(1_000)) {
      const answer = await fetch(`${url}/api/v2/bookings${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      }).catch(() => null);
      const told = answerBody.parse(await answer?.json().catch(() => null));
      note(what, answer?.status ?? null);
      const isUnderWay = told?.error?.code === "REQUEST_IN_PROGRESS";
      if (answer && answer.status < 500 && !isUnderWay) return { status: answer.status, told };
    }
    return null;
  }

  async function offered(): Promise<string[]> {
    const day = dayAhead(7 + random(6));
    const query = `teamSlug=devs&eventTypeSlug=teamevent&start=${day}&end=${day}`;
    const answer = await fetch(`${url}/api/v2/slots?${query}`).catch(() => null);
    const told = slotsBody.safeParse(await answer?.json().catch(() => null));
    return told.data?.data[day]?.map(({ start }) => start) ?? [];
  }

  return {
    booked,
    async bookOnce() {
      const starts = await offered();
      const start = starts[random(Math.max(1, starts.length))];
      if (start === undefined) return;
      const guest = `Guest ${guests++}`;
      const made = await post("booking", "", `make ${guest}`, {
        teamSlug: "devs",
        eventTypeSlug: "teamevent",
        start,
        attendee: { name: guest, email: `${guest.replace(" ", "")}@guest.example`, timeZone: "UTC" },
      });
      if (made?.status !== 201) return;
      const { uid } = made.told?.data ?? {};
      if (uid === undefined) throw new Error("a booking was confirmed without its uid");
      const booking = { guest, start, at: performance.now(), isCancelled: false };
      booked.set(uid, booking);
      if (random(5) > 0) return;
      const cancelled = await post("cancellation", `/${uid}/cancel`, `end ${guest}`, {});
      booking.isCancelled = cancelled?.status === 200;
    },
  };
}
