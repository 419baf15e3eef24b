import type { NextRequest } from "next/server";
import { answerCallback } from "../../../../guest-calendar/answer-connect.ts";
import { guestRoutes } from "../../../../guest-calendar/guest-routes.ts";
import { allowOnly } from "../../../../server/allow-only.ts";

export const GET = (request: NextRequest) => answerCallback(request, guestRoutes());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
