import type { Log } from "@calcache/calendar-cache";
import { codeOf } from "./post-json.ts";

const answerWithin = 10_000;

/** Calls the dead man's switch, which alerts when it isn't called. Never rejects; a call that fails is for it to report. */
export async function beat(url: string, log: Pick<Log, "warn">): Promise<void> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(answerWithin) });
    await answer.body?.cancel();
    if (!answer.ok) log.warn({ status: answer.status }, "[Heartbeat] it was refused");
  } catch (error) {
    log.warn({ why: codeOf(error) }, "[Heartbeat] it didn't arrive");
  }
}
