import { type CalendarProvider, isOfTenant, type ProbeAnswer } from "@calcache/calendar-cache";
import type { Graph, GraphError, ObservedRequest } from "@calcache/microsoft-graph";
import { type AskMailbox, askAnchored } from "../mailboxes/ask-mailbox.ts";
import { isoWindow } from "./iso-window.ts";

/** Makes a client whose requests are observed, with the account's token. */
type OpenOwn = (observe: (request: ObservedRequest) => void) => Graph;

/** The same with a token of an account's that an auth path gives and nobody keeps; why there is none else, for a person. */
type OpenByPath = (
  path: string,
  credentialId: number,
  observe: (request: ObservedRequest) => void,
) => Promise<{ graph: Graph } | { reason: string }>;

/**
 * Probes mailboxes for operators: reads what a refresh reads and tells the last answer, whatever it is. Nothing follows from it; a
 * hint that is refused is remembered nowhere.
 * @param ask takes turns in the mailbox with whatever else asks for it
 */
export const probeMailbox =
  (openOwn: OpenOwn, openByPath: OpenByPath, ask: AskMailbox): NonNullable<CalendarProvider["probe"]> =>
  async (mailbox, calendar, range, { headers, authPath }) => {
    const observed: ObservedRequest[] = [];
    const observe = (request: ObservedRequest) => void observed.push(request);
    if (authPath !== null && isOfTenant(mailbox))
      return notAsked("its organisation lets an app in, and nobody signs in by an auth path");
    const opened =
      authPath === null
        ? { graph: openOwn(observe) }
        : await openByPath(authPath, mailbox.credentialId, observe);
    if (!("graph" in opened)) return notAsked(opened.reason);
    const askChanged = askAnchored(opened.graph, async () => {}, headers);
    const read = await ask(mailbox, () =>
      askChanged(mailbox, (box) => box.calendarView({ calendarId: calendar, ...isoWindow(range) })),
    );
    return answerOf(observed.at(-1), read.ok ? null : read.error);
  };

const notAsked = (reason: string): ProbeAnswer => ({
  ok: false,
  status: null,
  code: null,
  requestId: null,
  ms: 0,
  reason: `not asked: ${reason}`,
});

/** @param last none where nothing was sent, as with tokens that can't be opened */
function answerOf(last: ObservedRequest | undefined, error: GraphError | null): ProbeAnswer {
  return {
    ok: error === null,
    status: last?.status ?? null,
    code: error?.code ?? null,
    requestId: last?.requestId ?? null,
    ms: last?.durationMs ?? 0,
    reason: error?.message ?? null,
  };
}
