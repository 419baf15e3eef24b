import { PeriodType, type Prisma, SchedulingType } from "@calcache/prisma";

/** Those of known kinds. A host may have kinds of event types and of periods that nobody here knows: such a row can't be read. */
export const readableEventTypes = {
  periodType: { in: Object.values(PeriodType) },
  OR: [{ schedulingType: null }, { schedulingType: { in: Object.values(SchedulingType) } }],
} satisfies Prisma.EventTypeWhereInput;
