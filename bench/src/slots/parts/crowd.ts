import { atMost } from "../../measure/target.ts";
import { eventTypeOf } from "../seed-teams.ts";
import type { Part } from "./part.ts";
import { timesOfViewers } from "./viewers.ts";

const hosts = 50;
const viewers = { viewers: 200, views: 2 };

/** Many viewers of one page at once. */
export const crowd: Part = {
  sizes: [hosts],
  peers: 0,
  async run({ server }) {
    const times = await timesOfViewers(`${await server()}/team/bench/${eventTypeOf(hosts)}`, viewers);
    const what = `${viewers.viewers} viewers of a page of ${hosts} hosts`;
    return {
      rows: { [what]: times },
      targets: [atMost(`p99 against p50, ${what}`, times.p99 / times.p50, 10)],
    };
  },
};
