import { answerCalendarFile } from "../../../../page/bookings/calendar-file.ts";

export const GET = async (_request: Request, { params }: RouteContext<"/booking/[uid]/calendar.ics">) =>
  answerCalendarFile((await params).uid);
