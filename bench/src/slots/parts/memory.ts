import { round } from "../../measure/percentiles.ts";
import { atMost } from "../../measure/target.ts";
import type { Part } from "./part.ts";
import { peakMemory } from "./peak-memory.ts";

const [few, many] = [10, 10_000];

/** The memory of one large request. */
export const memory: Part = {
  sizes: [few, many],
  peers: 0,
  async run({ databaseUrl, range }) {
    const megabytes = await peakMemory({
      databaseUrl,
      warmUp: { hosts: few, range },
      question: { hosts: many, range },
    });
    return {
      rows: { [`a request of ${many} hosts`]: { "peak memory, MB": round(megabytes) } },
      targets: [atMost(`peak memory of a request of ${many} hosts, MB`, megabytes, 200)],
    };
  },
};
