import { round } from "../../measure/percentiles.ts";
import { atMost } from "../../measure/target.ts";
import { cached } from "../cached.ts";
import { interleaved } from "../interleaved.ts";
import { type Part, warmUps } from "./part.ts";

const hosts = 100;

/** Slots right after an update of a column that nobody reads, beside slots right after nothing. */
export const unread: Part = {
  sizes: [hosts],
  peers: 0,
  async run({ db, engine, remembered, range }) {
    // A host's: the tables that we make don't have it.
    await db.$executeRaw`ALTER TABLE users ADD COLUMN IF NOT EXISTS "lastActiveAt" TIMESTAMP(3)`;
    const ask = () => cached(engine, remembered, { hosts, range });
    const way = (run: () => Promise<unknown>) => ({ rounds: 60, warmUps, run });
    const found = await interleaved({
      "after nothing": way(ask),
      update: way(() => db.$executeRaw`UPDATE users SET "lastActiveAt" = now()`),
      "after the update": way(ask),
    });
    const of = (name: string) => found.get(name)?.p50 ?? Number.NaN;
    const ratio = of("after the update") / of("after nothing");
    return {
      rows: {
        [`${hosts} hosts, users.lastActiveAt`]: {
          "after nothing": of("after nothing"),
          "after the update": of("after the update"),
          ratio: round(ratio),
        },
      },
      targets: [atMost("after an update of users.lastActiveAt against before", ratio, 1.2)],
    };
  },
};
