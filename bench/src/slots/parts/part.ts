import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeCache } from "@calcache/scheduling";
import type { Client } from "pg";
import type { BenchResult } from "../../measure/bench-result.ts";
import type { startSeededWorld } from "../seeded-world.ts";

/** What all parts work with. */
export type SlotsWorld = Awaited<ReturnType<typeof startSeededWorld>> & {
  /** the cache over connections of its own: the peers' many queries at once would take turns on connections that have prepared nothing yet */
  engine: Engine;
  remembered: EventTypeCache;
  client: Client;
  /** the URL of the production server, which is started once it is asked for */
  server: () => Promise<string>;
};

/** A part of the benchmark that can be run alone, in a world with teams of its sizes, of which so many hosts have peers' forms of the data. */
export type Part = {
  sizes: readonly number[];
  peers: number;
  run(world: SlotsWorld): Promise<Pick<BenchResult, "rows" | "targets">>;
};

export type Row = Record<string, number>;

/** A connection's prepared statements have their final plan after the sixth time. */
export const warmUps = 6;
