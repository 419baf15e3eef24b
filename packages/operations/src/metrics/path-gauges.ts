import { Gauge, type Registry } from "prom-client";
import type { StateReader } from "../state/state-reader.ts";

/** How an auth path does for one kind of account, by the latest try of each account. */
export type PathUse = {
  path: string;
  /** null until it is known */
  accountKind: string | null;
  /** accounts that were tried, and those of them that got tokens */
  accounts: number;
  granted: number;
};

const ofDatabase = "(of the whole database: the same in every process)";

/** Makes the gauges by which auth paths are compared: read at each scrape, and absent while the database is away. */
export function pathGauges(registry: Registry, readUses: StateReader<PathUse[]>): void {
  const gauges: [name: string, help: string, value: (use: PathUse) => number][] = [
    [
      "calcache_auth_path_accounts",
      "Accounts that asked for tokens by an auth path within the last day",
      ({ accounts }) => accounts,
    ],
    [
      "calcache_auth_path_success_ratio",
      "The share of these that got tokens when they last asked, 0 to 1",
      ({ accounts, granted }) => granted / accounts,
    ],
  ];
  for (const [name, help, value] of gauges)
    new Gauge({
      name,
      help: `${help} ${ofDatabase}`,
      labelNames: ["path", "account_kind"],
      registers: [registry],
      async collect() {
        const uses = await readUses();
        this.reset();
        for (const use of uses ?? [])
          this.set({ path: use.path, account_kind: use.accountKind ?? "unknown" }, value(use));
      },
    });
}
