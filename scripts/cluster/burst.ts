import { setTimeout as pause } from "node:timers/promises";
import type { Answers } from "./answers.ts";
import { dayAhead } from "./days.ts";

/** ms; a browser's own visitor has gone by then. */
const patientFor = 60_000;

/** So many visitors open the booking page, evenly spread over `within` ms. Whoever isn't served must be told when to come again. */
export async function openPages(
  url: string,
  { count, within }: { count: number; within: number },
  note: Answers["note"],
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, visitor) => {
      await pause((visitor * within) / count);
      const answer = await fetch(`${url}/team/devs/teamevent?date=${dayAhead(8)}`, {
        signal: AbortSignal.timeout(patientFor),
      }).catch(() => null);
      await answer?.text().catch(() => null);
      const isUntold = answer?.status === 503 && answer.headers.get("retry-after") === null;
      note(isUntold ? "view without Retry-After" : "view", answer?.status ?? null);
    }),
  );
}
