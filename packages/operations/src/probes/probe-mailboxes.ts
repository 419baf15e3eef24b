import {
  type Engine,
  type ProbeAnswer,
  type ProbeChange,
  providerOf,
  warmWindow,
} from "@calcache/calendar-cache";
import type { Probed } from "./find-probed.ts";

/** What became of a mailbox's probe. */
export type ProbedAnswer = ProbeAnswer & { address: string };

type Options = {
  /** in which other way each is asked */
  change: ProbeChange;
  /** ms between two probes */
  every: number;
  /** resolves after so many ms */
  pause: (ms: number) => Promise<unknown>;
  /** hears of each answer at once */
  onAnswer?: (answer: ProbedAnswer) => void;
  /** once it is aborted, no further mailbox is probed */
  stopping?: AbortSignal;
};

/**
 * Asks the provider of each mailbox, one after the other, whatever is known of its health: in a pause and in quarantine, too. Nothing
 * follows from the answers; whether a mailbox is well is for its own tries to say.
 */
export async function probeMailboxes(
  engine: Engine,
  probed: readonly Probed[],
  { change, every, pause, onAnswer, stopping }: Options,
): Promise<ProbedAnswer[]> {
  const answers: ProbedAnswer[] = [];
  for (const one of probed) {
    if (stopping?.aborted) break;
    if (answers.length > 0) await pause(every);
    const answer = { address: one.address, ...(await probeOne(engine, one, change)) };
    answers.push(answer);
    onAnswer?.(answer);
  }
  return answers;
}

const notAsked = { ok: false, status: null, code: null, requestId: null, ms: 0 };

async function probeOne(
  engine: Engine,
  { mailbox, calendar }: Probed,
  change: ProbeChange,
): Promise<ProbeAnswer> {
  if (mailbox === null)
    return { ...notAsked, reason: "not asked: its account must be connected again, or is gone" };
  const provider = providerOf(engine, mailbox);
  if (!provider.probe) return { ...notAsked, reason: "not asked: this kind of account can't be probed" };
  const { range } = warmWindow(engine.now(), engine.settings.months);
  return provider.probe(mailbox, calendar, range, change);
}
