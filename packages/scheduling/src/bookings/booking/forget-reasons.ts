import type { Prisma } from "@calcache/prisma";
import { rescheduleReasonKey } from "./stored-json.ts";

/** Takes away why a booking, or somebody's seat of it, was moved to where it is: who moves all of it now has a reason of their own. */
export async function forgetReasons(tx: Prisma.TransactionClient, bookingId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Booking" SET responses = responses - ${rescheduleReasonKey}::text
    WHERE id = ${bookingId} AND jsonb_exists(responses, ${rescheduleReasonKey}::text)`;
  await tx.$executeRaw`
    UPDATE "BookingSeat" SET data = data #- ARRAY['responses', ${rescheduleReasonKey}::text]
    WHERE "bookingId" = ${bookingId} AND data #> ARRAY['responses', ${rescheduleReasonKey}::text] IS NOT NULL`;
}
