import type { GraphErrorKind } from "./graph-error.ts";

/** An HTTP status, or a class of them. */
export type Status = number | "3xx" | "4xx" | "5xx";

/** What a row of an error table says of the answers that it is about. */
export type Meaning = {
  kind: GraphErrorKind;
  /** why the answer has this kind, for a person */
  reason: string;
  /** `relink`: known to pass by itself, and believed only when a second one follows minutes later */
  mayPass?: true;
  /** to be waited for at least */
  waitSeconds?: number;
};

/** Whether a status is one of these; none given are all. */
export const isStatusOf = (statuses: readonly Status[] | undefined, status: number): boolean =>
  statuses === undefined || statuses.some((one) => one === status || one === `${Math.floor(status / 100)}xx`);
