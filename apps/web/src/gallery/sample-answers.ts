import type { GalleryQuery } from "./gallery-query.ts";

type State = GalleryQuery["state"];

/** People who don't exist. */
export const people = [
  { username: "ann", name: "Ann Ito" },
  { username: "ben", name: "Ben Okafor" },
  { username: "cleo", name: "Cleo Berg" },
];

/**
 * Answers as the API's, made up, so that the gallery shows nobody's time and needs no token.
 * @param now epoch ms
 */
export const sampleTransport =
  (state: State, now: number) =>
  (url: string, { body = null }: RequestInit = {}): Promise<Response> => {
    // What elements say isn't made up.
    if (new URL(url).pathname.startsWith("/embed/")) return fetch(new URL(url).pathname);
    if (state === "loading") return new Promise(() => {});
    if (state === "failing") return Promise.resolve(new Response(null, { status: 503 }));
    const { pathname, searchParams } = new URL(url);
    if (pathname.endsWith("/availability-rules")) return Promise.resolve(Response.json(rules(state, body)));
    const isStale = state === "stale";
    const asOf = new Date(now - 3_600_000).toISOString();
    const known = { asOf, source: isStale ? "stale" : "cached" } as const;
    const data = state === "empty" ? emptyOf(pathname, known) : dataOf(pathname, searchParams, known, now);
    const headers = { "x-calendar-cache": isStale ? "STALE" : "HIT", "x-calendar-cache-as-of": asOf };
    return Promise.resolve(Response.json({ status: "success", data }, { headers }));
  };

/** When people's times were read, and how well they are known. */
type HowKnown = { asOf: string; source: "cached" | "stale" };

function emptyOf(path: string, known: HowKnown) {
  if (path.endsWith("/slots")) return {};
  return path.endsWith("/free-busy")
    ? people.map(({ username }) => ({ username, freeBusy: [], ...known }))
    : [];
}

function dataOf(path: string, query: URLSearchParams, known: HowKnown, now: number) {
  if (path.endsWith("/slots")) return slotsBetween(query.get("start") ?? "", query.get("end") ?? "", now);
  if (path.endsWith("/free-busy")) return weekOf(query.get("from") ?? "", known);
  return path.endsWith("/bookings") ? bookingsAfter(now) : accounts(known.source === "stale", now);
}

const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const at = (date: string, time: string) => `${date}T${time}:00.000Z`;

function slotsBetween(first: string, last: string, now: number) {
  const today = new Date(now).toISOString().slice(0, 10);
  const found: Record<string, { start: string; end: string }[]> = {};
  for (let date = first; date <= last; date = dateAfter(date, 1)) {
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    if (date <= today || weekday === 0 || weekday === 6) continue;
    const hours = ["09", "10", "11", "14", "15", "16"].slice(weekday % 3);
    found[date] = hours.map((hour) => ({ start: at(date, `${hour}:00`), end: at(date, `${hour}:30`) }));
  }
  return found;
}

function weekOf(first: string, known: HowKnown) {
  const busy = (days: number, from: string, to: string, status = "busy") => {
    const date = dateAfter(first, days);
    return { start: at(date, from), end: at(date, to), status };
  };
  const times = {
    ann: [busy(1, "09:00", "11:00"), busy(2, "13:00", "14:30")],
    ben: [busy(1, "10:30", "12:00"), busy(3, "08:00", "18:00")],
    cleo: [busy(2, "09:00", "10:00"), busy(4, "00:00", "23:59", "unknown")],
  };
  return Object.entries(times).map(([username, freeBusy]) => ({ username, freeBusy, ...known }));
}

function bookingsAfter(now: number) {
  const today = new Date(now).toISOString().slice(0, 10);
  const booking = (days: number, from: string, to: string, title: string, name: string, more = {}) => {
    const date = dateAfter(today, days);
    const [start, end] = [at(date, from), at(date, to)];
    return { uid: date + from, title, start, end, status: "accepted", attendees: [{ name }], ...more };
  };
  return [
    booking(1, "09:00", "09:30", "Intro", "Vera Visitor", { meetingUrl: "https://teams.example/meet/1" }),
    booking(1, "14:00", "15:00", "Workshop", "Gus Guest", { status: "pending" }),
    booking(2, "10:00", "10:30", "Intro", "Mia Long-Surname-Of-The-Northern-Coast"),
  ];
}

function accounts(isStale: boolean, now: number) {
  const since = new Date(now - 7_200_000).toISOString();
  const well = { state: "active", since, reason: null };
  const ill = isStale ? { ...well, state: "quarantined" } : { ...well, state: "needs_sign_in" };
  return [
    { account: "ann@contoso.example", username: "ann", ...well, calendars: [{ calendar: "work", ...well }] },
    { account: "ben@contoso.example", username: "ben", ...ill, calendars: [{ calendar: "home", ...ill }] },
  ];
}

/** What was just sent comes back as saved, and is kept by nobody. */
function rules(state: State, sent: RequestInit["body"]) {
  if (typeof sent === "string") return { availability_rule: JSON.parse(sent) };
  const day = { start_time: "18:00", end_time: "20:00" };
  const periods = ["monday", "wednesday"].map((name) => ({ day: name, ...day }));
  const weekly_periods = state === "empty" ? [] : periods;
  const rule = { availability_rule_id: "evenings", tzid: "Europe/Berlin", weekly_periods };
  return { availability_rules: [{ ...rule, calendar_ids: [], event_type_ids: [] }] };
}
