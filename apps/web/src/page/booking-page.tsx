import { randomUUID } from "node:crypto";
import { BookerSkeleton, firstOfEach, namesDates, parsePageQuery, type SearchParams } from "@calcache/booker";
import {
  findOfferedSlots,
  inShownZone,
  lastShown,
  minutesOf,
  offeredDates,
  offeredLength,
  publicEventType,
  zonesBetween,
} from "@calcache/booking-page";
import { shareAnswers } from "@calcache/calendar-cache";
import { parameters } from "@calcache/embed/protocol";
import { textsIn, translate } from "@calcache/languages/messages";
import { processRuntime } from "@calcache/runtime";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import { ownCookieName, sessionIn as sessionTokenIn } from "@calcache/sign-in";
import { cookies, headers } from "next/headers";
import { embeddingOf } from "../embed/embedding.ts";
import { PageMain } from "../embed/page-main.tsx";
import { metrics } from "../process/metrics.ts";
import { webappUrl } from "../process/webapp-url.ts";
import { bookFromForm, holdForVisitor } from "./bookings/booking-actions.ts";
import { visitorsHold } from "./bookings/hold-cookie.ts";
import { findMovedBooking } from "./bookings/moved-booking.ts";
import { inLanguage } from "./language/in-language.ts";
import { pageLanguage } from "./language/page-language.ts";
import { rememberedTimeZone } from "./remembered-time-zone.ts";
import { isSettledWithin } from "./slots/settled-within.ts";
import { type Found, StreamedBooker } from "./streamed-booker.tsx";
import { endTurn } from "./turns/page-turns.ts";
import { tryAgain } from "./turns/try-again.ts";
import { WaitForAll, waitsForAll } from "./turns/wait-for-all.tsx";
import { refusedCookie, sessionCookie, sessionIn } from "./visitor-calendar/cookies.ts";
import { findVisitorCalendar } from "./visitor-calendar/find-visitor-calendar.ts";

/** Slots that are here by then are part of the page; later ones follow it, and need a script to find their place. */
const patienceMs = 300;

/** An event type's public page. Its slots come with it when they come from the cache, else a skeleton keeps their place. */
export async function BookingPage(asked: Asked) {
  try {
    return await tryAgain(() => makePage(asked));
  } finally {
    await endTurn();
  }
}

/** @property privateLink the link that it was opened by, which isn't the event type's own address */
type Asked = { eventType: EventTypeWithHosts; search: SearchParams; privateLink?: string };

async function makePage({ eventType, search, privateLink }: Asked) {
  const asked = parsePageQuery(search);
  const jar = await cookies();
  const known = inShownZone(asked, eventType);
  const remembered = known.timeZone === null ? rememberedTimeZone(jar) : null;
  const query = { ...known, timeZone: known.timeZone ?? remembered };
  const moved = await findMovedBooking(query.rescheduleUid, eventType, search);
  const embedding = await embeddingOf(search, { eventTypeId: eventType.id });
  const hold = await visitorsHold(firstOfEach(search)[parameters.hold]);
  const { engine, visitors } = processRuntime();
  const session = sessionIn(jar.get(ownCookieName(webappUrl(), sessionCookie))?.value);
  const isRefused =
    jar.has(ownCookieName(webappUrl(), refusedCookie)) || (await isHostsTenantRefused(await headers()));
  const { first, last, timeZone } = offeredDates(query, eventType, engine.now());
  const zones = zonesBetween(
    engine.now(),
    Math.max(lastShown(eventType, Date.parse(last)), moved?.start ?? 0),
  );
  const facts = publicEventType(eventType, zones);
  const { language, locale } = pageLanguage(await headers(), search, eventType.interfaceLanguage);
  const shownEventType = {
    ...inLanguage(facts, translate("site", language)),
    timeZone: remembered ?? facts.timeZone,
  };
  const length = offeredLength(query, eventType, moved);
  const offered = offeredTo(eventType, query, length, {
    reservationUid: hold?.uid ?? null,
    bookingUid: moved?.uid ?? null,
  }).then((offered) => {
    metrics().reads.inc({ outcome: offered.source });
    return { ...offered, zone: zones(timeZone), askedTimeZone: asked.timeZone };
  });
  const overlayOf = (dates: { first: string; last: string }) =>
    query.overlayCalendar ? { range: minutesOf(dates.first, dates.last, timeZone), timeZone } : null;
  const findGuest = async () =>
    findVisitorCalendar(
      { guests: visitors, log: engine.log },
      { session, isRefused },
      // Which dates a page opens on is known with its slots.
      overlayOf(query.overlayCalendar && !namesDates(query) ? await offered : { first, last }),
    );
  const found = inParallel({
    offered,
    // Microsoft doesn't let anybody sign in inside a frame, and no cookie would tell who did.
    guest: embedding ? Promise.resolve(null) : findGuest(),
  });
  const isHere = await isSettledWithin(found, waitsForAll(search) ? null : patienceMs);
  const props = {
    eventType: shownEventType,
    ...{ language, locale, texts: textsIn(language, "page") },
    moved,
    booking: {
      ...{ hold: holdForVisitor, book: bookFromForm, formId: randomUUID() },
      privateLink: privateLink ?? null,
    },
    timeZonesUrl: "/api/time-zones",
    isEmbedded: embedding !== null,
    liveUrl: `/api/live?eventTypeId=${eventType.id}`,
  };
  const { id, slug, title } = eventType;
  const told = [
    { type: "eventTypeSelected", data: { eventType: { id, slug, title, length: facts.length } } },
  ];
  return (
    <PageMain embedding={embedding} language={language} told={told}>
      <StreamedBooker
        {...props}
        found={isHere ? await found : found}
        fallback={
          isHere ? null : (
            <>
              <WaitForAll search={firstOfEach(search)} />
              <BookerSkeleton
                t={translate("page", locale, language)}
                eventType={{ ...shownEventType, length }}
                layout={query.layout}
              />
            </>
          )
        }
      />
    </PageMain>
  );
}

/**
 * What visitors see who ask the same at the same time is looked up once. An event type that is remembered is the same object until it
 * changes, and each visitor's request has asked whether it has.
 */
function offeredTo(
  eventType: EventTypeWithHosts,
  ...[query, length, own]: Parameters<typeof findOfferedSlots> extends [unknown, unknown, ...infer Rest]
    ? Rest
    : never
): ReturnType<typeof findOfferedSlots> {
  const share = shared.get(eventType) ?? shareAnswers();
  shared.set(eventType, share);
  const ask = () => findOfferedSlots(processRuntime().engine, eventType, query, length, own);
  return share(JSON.stringify([query, length, own]), ask);
}

const shared = new WeakMap<
  EventTypeWithHosts,
  ReturnType<typeof shareAnswers<Awaited<ReturnType<typeof findOfferedSlots>>>>
>();

/** Whether the visitor is signed in here as a host, of an organisation that is known to refuse. Nobody else's is known. */
async function isHostsTenantRefused(asked: Headers): Promise<boolean> {
  if (sessionTokenIn(asked, webappUrl()) === null) return false;
  const { currentUser, signIn } = processRuntime();
  const session = (await currentUser(asked))?.session;
  return session && signIn ? signIn.isRefusedToVisitors(session.tenantId) : false;
}

async function inParallel(parts: { [Part in keyof Found]: Promise<Found[Part]> }): Promise<Found> {
  const [offered, guest] = await Promise.all([parts.offered, parts.guest]);
  return { offered, guest };
}
