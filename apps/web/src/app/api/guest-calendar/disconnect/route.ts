import type { NextRequest } from "next/server";
import { answerDisconnect } from "../../../../guest-calendar/answer-disconnect.ts";
import { guestRoutes } from "../../../../guest-calendar/guest-routes.ts";
import { allowOnly } from "../../../../server/allow-only.ts";

export const POST = (request: NextRequest) => answerDisconnect(request, guestRoutes());

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
