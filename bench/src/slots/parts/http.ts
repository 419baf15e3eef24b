import { webhookPath } from "@calcache/outlook";
import { round } from "../../measure/percentiles.ts";
import { atMost, type Target } from "../../measure/target.ts";
import { cached } from "../cached.ts";
import { interleaved } from "../interleaved.ts";
import { overHttp } from "../over-http.ts";
import { eventTypeOf } from "../seed-teams.ts";
import { fetchWhole } from "./fetch-whole.ts";
import { type Part, type Row, warmUps } from "./part.ts";

const sizes = [1, 10, 50, 100];
const rounds = 60;

/** Slots and a booking page over HTTP, beside the function that finds the slots and a route of the same server that does nothing. */
export const http: Part = {
  sizes,
  peers: 0,
  async run({ engine, remembered, range, server }) {
    const url = await server();
    const rows: Record<string, Row> = {};
    const targets: Target[] = [];
    for (const hosts of sizes) {
      const question = { hosts, range };
      const way = (run: () => Promise<unknown>) => ({ rounds, warmUps: 2 * warmUps, run });
      const times = await interleaved({
        function: way(() => cached(engine, remembered, question)),
        empty: way(() => fetchWhole(`${url}${webhookPath}?validationToken=x`, "POST")),
        "over HTTP": way(() => overHttp(url, question)),
        page: way(() => fetchWhole(`${url}/team/bench/${eventTypeOf(hosts)}`)),
      });
      const of = (name: string) => times.get(name)?.p50 ?? Number.NaN;
      const row = {
        function: of("function"),
        empty: of("empty"),
        "over HTTP": of("over HTTP"),
        page: of("page"),
        "HTTP - function": round(of("over HTTP") - of("function")),
        "HTTP / empty": round(of("over HTTP") / of("empty")),
        "page / HTTP": round(of("page") / of("over HTTP")),
      };
      rows[`${hosts} hosts over HTTP`] = row;
      targets.push(
        atMost(`slots over HTTP beyond the function, ${hosts} hosts, ms`, row["HTTP - function"], 2),
        atMost(`slots over HTTP against an empty route, ${hosts} hosts`, row["HTTP / empty"], 3),
      );
      if (hosts === 50)
        targets.push(atMost("booking page against slots over HTTP, 50 hosts", row["page / HTTP"], 2));
    }
    return { rows, targets };
  },
};
