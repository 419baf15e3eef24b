import type { EventLog } from "./event-log.ts";

const filterForm = /^amqp\.annotation\.x-opt-(offset|sequence-number|enqueued-time) (>=?) '(.*)'$/;

/** Why a link isn't served, as AMQP's condition and Event Hubs' words. */
type Refusal = { condition: string; description: string };

const notUnderstood: Refusal = {
  condition: "amqp:invalid-field",
  description: "The link's filter is not understood.",
};

/**
 * The sequence number that a reader begins at, by the filter of its link, or why it can't. `-1` is the oldest that is kept, `@latest`
 * what comes from now on. An offset behind the last one is refused, as it is of a hub of this name that was deleted.
 * Sources: learn.microsoft.com/azure/event-hubs/event-hubs-amqp-protocol-guide, Azure/azure-sdk-for-python#30931
 */
export function startPosition(log: EventLog, partition: string, filter: string): number | Refusal {
  const [, annotation, operator, text = ""] = filterForm.exec(filter) ?? [];
  const { first, last } = log.ends(partition);
  const afterLast = (last?.sequence ?? first - 1) + 1;
  if (annotation === undefined) return notUnderstood;
  if (text === "@latest") return afterLast;
  const value = Number(text);
  if (text === "" || Number.isNaN(value)) return notUnderstood;
  if (annotation === "offset" && value > Number(last?.offset ?? -1)) {
    const description = `The supplied offset '${text}' is invalid. The last offset in the system is '${last?.offset ?? -1}'`;
    return { condition: "com.microsoft:argument-error", description };
  }
  const inclusive = operator === ">=";
  const found = log.from(partition, first).find(({ sequence, offset, enqueuedAt }) => {
    const own = { offset: Number(offset), "sequence-number": sequence, "enqueued-time": enqueuedAt }[
      annotation as "offset" | "sequence-number" | "enqueued-time"
    ];
    return own > value || (inclusive && own === value);
  });
  return found?.sequence ?? afterLast;
}
