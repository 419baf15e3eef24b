import type { NextRequest } from "next/server";
import { allowOnly } from "../../../../api/edge/allow-only.ts";
import { answerCallback } from "../../../../page/guest-calendar/answer-connect.ts";
import { guestRoutes } from "../../../../page/guest-calendar/guest-routes.ts";

export const GET = (request: NextRequest) => answerCallback(request, guestRoutes());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
