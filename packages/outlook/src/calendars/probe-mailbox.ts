import type { CalendarProvider, ProbeAnswer } from "@calcache/calendar-cache";
import type { Graph, GraphError, ObservedRequest } from "@calcache/microsoft-graph";
import { type AskMailbox, askAnchored } from "../mailboxes/ask-mailbox.ts";
import { isoWindow } from "./iso-window.ts";

/**
 * Probes mailboxes for operators: reads what a refresh reads and tells the last answer, whatever it is. Nothing follows from it; a
 * hint that is refused is remembered nowhere.
 * @param open makes a client whose requests are observed
 * @param ask takes turns in the mailbox with whatever else asks for it
 */
export const probeMailbox =
  (
    open: (observe: (request: ObservedRequest) => void) => Graph,
    ask: AskMailbox,
  ): NonNullable<CalendarProvider["probe"]> =>
  async (mailbox, calendar, range, headers) => {
    const observed: ObservedRequest[] = [];
    const graph = open((request) => observed.push(request));
    const askChanged = askAnchored(graph, async () => {}, headers);
    const read = await ask(mailbox, () =>
      askChanged(mailbox, (box) => box.calendarView({ calendarId: calendar, ...isoWindow(range) })),
    );
    return answerOf(observed.at(-1), read.ok ? null : read.error);
  };

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
