import { type Engine, type ProbeAnswer, providerOf, warmWindow } from "@calcache/calendar-cache";
import type { Probed } from "./find-probed.ts";

/** What became of a mailbox's probe. */
export type ProbedAnswer = ProbeAnswer & { address: string };

type Options = {
  /** changed in each request; an empty one is left out */
  headers: Readonly<Record<string, string>>;
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
  { headers, every, pause, onAnswer, stopping }: Options,
): Promise<ProbedAnswer[]> {
  const answers: ProbedAnswer[] = [];
  for (const one of probed) {
    if (stopping?.aborted) break;
    if (answers.length > 0) await pause(every);
    const answer = { address: one.address, ...(await probeOne(engine, one, headers)) };
    answers.push(answer);
    onAnswer?.(answer);
  }
  return answers;
}

const notAsked = { ok: false, status: null, code: null, requestId: null, ms: 0 };

async function probeOne(
  engine: Engine,
  { mailbox, calendar }: Probed,
  headers: Options["headers"],
): Promise<ProbeAnswer> {
  if (mailbox === null)
    return { ...notAsked, reason: "not asked: its account must be connected again, or is gone" };
  const provider = providerOf(engine, mailbox);
  if (!provider.probe) return { ...notAsked, reason: "not asked: this kind of account can't be probed" };
  const { range } = warmWindow(engine.now(), engine.settings.months);
  return provider.probe(mailbox, calendar, range, headers);
}
