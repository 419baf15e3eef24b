import { office365CalendarCache } from "@calcache/office365-calendar-cache";

/** What a host app does with the plugin beside mounting it: ask an account for its busy times. */
export async function GET(request: Request, { params }: { params: Promise<{ credentialId: string }> }) {
  const { searchParams } = new URL(request.url);
  const service = office365CalendarCache().service({ id: Number((await params).credentialId) });
  const calendars = searchParams.getAll("calendar");
  const busy = await service.getAvailability({
    dateFrom: searchParams.get("from") ?? "",
    dateTo: searchParams.get("to") ?? "",
    selectedCalendars: calendars.map((externalId) => ({ externalId, integration: "office365_calendar" })),
    shouldServeCache: true,
  });
  return Response.json(busy);
}
