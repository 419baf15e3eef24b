import type { Prisma } from "@calcache/prisma";
import { rescheduleReasonKey } from "./stored-json.ts";

/** Takes away why each seat of a booking was moved to where it was: all of the booking is moved now, and has a reason of its own. */
export async function forgetReasons(tx: Prisma.TransactionClient, bookingId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BookingSeat" SET data = data #- ARRAY['responses', ${rescheduleReasonKey}::text]
    WHERE "bookingId" = ${bookingId} AND data #> ARRAY['responses', ${rescheduleReasonKey}::text] IS NOT NULL`;
}
