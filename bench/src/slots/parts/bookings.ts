import { processCache } from "@calcache/calendar-cache";
import { round } from "../../measure/percentiles.ts";
import { atMost } from "../../measure/target.ts";
import { slotsOf } from "../cached.ts";
import { interleaved } from "../interleaved.ts";
import { type Part, warmUps } from "./part.ts";
import { sameTimes, seedBooked } from "./seed-booked.ts";

const hosts = 100;

/** Hosts whose busy times are bookings, beside hosts who have the same times in calendars. */
export const bookings: Part = {
  sizes: [hosts],
  peers: 0,
  async run({ db, engine, remembered, range }) {
    await seedBooked(db, hosts);
    const ask = (slug: string, forgetting = false) =>
      slotsOf(forgetting ? { ...engine, cache: processCache() } : engine, remembered, slug, range);
    const [first, second] = [await ask(sameTimes.calendars), await ask(sameTimes.bookings)];
    if (first !== second) throw new Error(`${first} slots by calendars, ${second} by bookings`);
    const way = (run: () => Promise<unknown>) => ({ rounds: 40, warmUps, run });
    const times = await interleaved({
      calendars: way(() => ask(sameTimes.calendars)),
      bookings: way(() => ask(sameTimes.bookings)),
      "after one booking": way(async () => {
        await db.$executeRaw`UPDATE "Booking" SET "endTime" = "endTime" + interval '1 second' WHERE id = 1`;
        await ask(sameTimes.bookings);
      }),
      "calendars, anew": way(() => ask(sameTimes.calendars, true)),
      "bookings, anew": way(() => ask(sameTimes.bookings, true)),
    });
    const row = Object.fromEntries([...times].map(([name, { p50 }]) => [name, p50]));
    const ratio = (row.bookings ?? Number.NaN) / (row.calendars ?? Number.NaN);
    return {
      rows: { [`${hosts} hosts with 60 bookings a month`]: { ...row, "bookings / calendars": round(ratio) } },
      targets: [atMost(`busy by bookings against busy in calendars, ${hosts} hosts`, ratio, 2)],
    };
  },
};
