/** Outlook's limits per app and mailbox (Microsoft: "Microsoft Graph service-specific throttling limits", Outlook). */
const MOST_REQUESTS = 10_000;
const PERIOD_MS = 600_000;
const MOST_CONCURRENT = 4;

export type Admission =
  | { kind: "admitted"; release: () => void }
  | { kind: "rate"; retryAfterSeconds: number }
  | { kind: "concurrency" };

/** Counts the requests of each app to each mailbox. */
export type Throttle = {
  /** Asks to begin a request; refused ones count too. */
  admit: (clientId: string, address: string, enforced: boolean) => Admission;
  /** The most requests that were under way at once, refused ones included, by address. */
  peakInFlight: () => Record<string, number>;
  resetPeaks: () => void;
};

type Use = { inFlight: number; periodStart: number; requests: number };

/** Makes a throttle with all counts at zero. */
export function createThrottle(now: () => number): Throttle {
  const uses = new Map<string, Use>();
  const peaks = new Map<string, number>();

  function use(clientId: string, address: string): Use {
    const key = `${clientId} ${address}`;
    const found = uses.get(key) ?? { inFlight: 0, periodStart: now(), requests: 0 };
    uses.set(key, found);
    const age = now() - found.periodStart;
    if (age < 0 || age >= PERIOD_MS) {
      found.periodStart = now();
      found.requests = 0;
    }
    return found;
  }

  return {
    admit: (clientId, address, enforced) => {
      const current = use(clientId, address);
      current.requests += 1;
      peaks.set(address, Math.max(peaks.get(address) ?? 0, current.inFlight + 1));
      if (enforced && current.requests > MOST_REQUESTS) {
        return {
          kind: "rate",
          retryAfterSeconds: Math.ceil((current.periodStart + PERIOD_MS - now()) / 1000),
        };
      }
      if (enforced && current.inFlight >= MOST_CONCURRENT) return { kind: "concurrency" };
      current.inFlight += 1;
      return {
        kind: "admitted",
        release: () => {
          current.inFlight -= 1;
        },
      };
    },
    peakInFlight: () => Object.fromEntries(peaks),
    resetPeaks: () => peaks.clear(),
  };
}
