import type { NoticeType } from "../channel/notice-types.ts";

/** A change as its asker is told of it. */
export type ToldChange = {
  id: bigint;
  type: NoticeType;
  /** epoch ms: when it was noticed */
  at: number;
  /** as in a notice of that type */
  data: Record<string, unknown>;
  /** of a calendar: the minutes that were touched lie in it, half-open */
  range: { start: number; end: number } | null;
};

/** What was read in one step: what of it the asker is told, the last id that was looked at, and whether there may be more after it. */
export type Step = { told: ToldChange[]; last: bigint; isFull: boolean };
