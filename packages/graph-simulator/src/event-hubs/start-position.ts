import type { EventLog } from "./event-log.ts";

const filterForm = /^amqp\.annotation\.x-opt-(offset|sequence-number|enqueued-time) (>=?) '(.*)'$/;

/**
 * The sequence number that a reader begins at, by the filter of its link; null for a filter that isn't one. `-1` is the oldest that
 * is kept, `@latest` what comes from now on.
 * Source: learn.microsoft.com/azure/event-hubs/event-hubs-amqp-protocol-guide
 */
export function startPosition(log: EventLog, partition: string, filter: string): number | null {
  const [, annotation, operator, text = ""] = filterForm.exec(filter) ?? [];
  const { first, last } = log.ends(partition);
  const afterLast = (last?.sequence ?? first - 1) + 1;
  if (annotation === undefined) return null;
  if (text === "@latest") return afterLast;
  const value = Number(text);
  if (text === "" || Number.isNaN(value)) return null;
  const inclusive = operator === ">=";
  const found = log.from(partition, first).find(({ sequence, offset, enqueuedAt }) => {
    const own = { offset: Number(offset), "sequence-number": sequence, "enqueued-time": enqueuedAt }[
      annotation as "offset" | "sequence-number" | "enqueued-time"
    ];
    return own > value || (inclusive && own === value);
  });
  return found?.sequence ?? afterLast;
}
