import type { NextRequest } from "next/server";
import { allowOnly } from "../../../../api/edge/allow-only.ts";
import { answerDisconnect } from "../../../../page/guest-calendar/answer-disconnect.ts";
import { guestRoutes } from "../../../../page/guest-calendar/guest-routes.ts";

export const POST = (request: NextRequest) => answerDisconnect(request, guestRoutes());

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
