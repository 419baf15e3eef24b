import { type EmbeddedPage, findEmbedSites, frameAncestors, sitesOwner } from "@calcache/configuration";
import { parameters } from "@calcache/embed/protocol";
import { apiEnvelope, nothingHere } from "@calcache/http-edge";
import { chosenLanguage } from "@calcache/languages";
import { isDatabaseFailure } from "@calcache/prisma";
import { processRuntime } from "@calcache/runtime";
import { findBooking, findNames, findOwner, findPrivateLink } from "@calcache/scheduling";
import { sessionIn } from "@calcache/sign-in";
import { type NextRequest, NextResponse } from "next/server";
import { ofOrganization } from "./page/bookings/org-slug.ts";
import { pagePath } from "./page/bookings/page-path.ts";
import { languageHeader, languageParameter } from "./page/language/language-header.ts";
import { receiptLanguage } from "./page/language/receipt-language.ts";
import { markdownOf, type NamedPage, pageOf } from "./page/page-of.ts";
import { pageTurns, turnHeader } from "./page/turns/page-turns.ts";
import { contentSecurity } from "./process/content-security.ts";
import { nowherePath } from "./process/no-page.ts";
import { webappUrl } from "./process/webapp-url.ts";
import { rememberSession } from "./sign-in/cookies.ts";
import { operatorPath, settingsPath } from "./sign-in/paths.ts";

/**
 * Pages that can't be shown are answered before they are rendered: Next.js sends what a page says by `notFound` or by
 * failing without a body that is readable where no scripts run. So are paths that say no text, as `%ff`, wherever they lead:
 * it answers those of dynamic routes with 500 (github.com/vercel/next.js/issues/92527). A page whose slugs are written in
 * another case of letters leads to its one address. One whose address ends in `.md` is the page as Markdown.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const markdown = markdownOf(request.nextUrl.pathname);
  if (markdown !== null) return NextResponse.rewrite(new URL(markdown + request.nextUrl.search, request.url));
  const page = pageOf(request.nextUrl.pathname);
  try {
    if (page === null) return await withFreshSession(request);
    if (request.nextUrl.pathname.startsWith("/api/"))
      return NextResponse.json(apiEnvelope(nothingHere), { status: nothingHere.status, headers: noStore });
    // A form's action may end without a page.
    const isShown = (page.kind === "event-type" || page.kind === "private-link") && request.method === "GET";
    return isShown ? await inItsTurn(request, page) : await ofPage(request, page);
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    processRuntime().engine.log.error({ err: error }, "[Booking Page] the database doesn't answer");
    return instead(request, "/unavailable", 503);
  }
}

/** On users' own pages, a session gets another token when its own is old. The page is still made by the one that came. */
async function withFreshSession(request: NextRequest): Promise<NextResponse> {
  const isUsers = [settingsPath, operatorPath].some((path) => request.nextUrl.pathname.startsWith(path));
  const isHome = request.nextUrl.pathname === "/";
  const response = isHome
    ? NextResponse.next({ request: { headers: headersIn(request, null) } })
    : NextResponse.next();
  const token = isUsers ? sessionIn(request.headers, webappUrl()) : null;
  const next = token === null ? null : await processRuntime().signIn?.sessions.rotate(token);
  if (next) rememberSession(response, webappUrl(), next);
  return response;
}

/** Lets a page be looked up and made when it is its turn. Where that doesn't come in time, the visitor is told so. */
async function inItsTurn(request: NextRequest, page: NamedPage): Promise<NextResponse> {
  const turn = await pageTurns().take();
  if (turn === null) return instead(request, "/unavailable", 503);
  let isMade = false;
  try {
    return await ofPage(request, page, (headers) => {
      isMade = true;
      headers.set(turnHeader, turn);
      return NextResponse.next({ request: { headers } });
    });
  } finally {
    if (!isMade) pageTurns().end(turn);
  }
}

/** @param make lets a page be made that there is, under its one address */
async function ofPage(
  request: NextRequest,
  page: NamedPage,
  make = (headers: Headers) => NextResponse.next({ request: { headers } }),
): Promise<NextResponse> {
  const orgSlug = request.nextUrl.searchParams.get("orgSlug");
  const found = await findAddress(page, ofOrganization({ orgSlug }), request);
  if (found === null) return instead(request, nowherePath, 404);
  return isAddress(request.nextUrl.pathname, found.path)
    ? withFrame(make(headersIn(request, found.language)), request, found.of)
    : ledTo(request, found.path);
}

/** Lets the sites show a page in a frame that may, where it is asked for as one for a frame. No other page is shown by any. */
async function withFrame(
  response: NextResponse,
  request: NextRequest,
  page: EmbeddedPage | null,
): Promise<NextResponse> {
  if (!request.nextUrl.searchParams.has(parameters.namespace)) return response;
  const sites = page && (await findEmbedSites(processRuntime().engine.db, page));
  response.headers.set("content-security-policy", contentSecurity(frameAncestors(sites)));
  return response;
}

/**
 * @property path the one address, apart from its query; `any` where the path isn't read by letters
 * @property language a tag of the one that it is written in whoever reads it; null for the visitor's
 */
type Address = { path: string | "any"; of: EmbeddedPage | null; language: string | null };

/** Where a page is, and whose; null if there is no such page. */
async function findAddress(
  page: NamedPage,
  organization: { orgSlug?: string },
  request: NextRequest,
): Promise<Address | null> {
  const { engine } = processRuntime();
  switch (page.kind) {
    case "event-type": {
      const kind = "teamSlug" in page.query ? "team" : "user";
      const names = await findNames(engine, { ...page.query, ...organization });
      return (
        names && {
          path: pagePath({ kind, slug: names.owner }, names.eventTypeSlug),
          of: { eventTypeId: names.id },
          language: names.interfaceLanguage,
        }
      );
    }
    case "profile": {
      const owner = await findOwner(engine, { ...page.query, ...organization });
      return owner && { path: pagePath(owner), of: sitesOwner(owner), language: null };
    }
    case "private-link": {
      const found = await findPrivateLink(engine, page.link);
      // A page that was opened in time goes on: a form that is sent too late is told so by it.
      const isHere = found !== null && (found.isOpen || isOfOpenPage(request));
      return isHere && found.slug === page.eventTypeSlug
        ? { path: "any", of: { eventTypeId: found.eventTypeId }, language: found.interfaceLanguage }
        : null;
    }
    case "booking": {
      const booking = await findBooking(engine.db, page.uid);
      if (booking === null) return null;
      const isHosts = request.nextUrl.searchParams.has("host");
      const { language } = receiptLanguage(booking.attendee.language, isHosts ? request.headers : null);
      return { path: "any", of: booking.eventType && { eventTypeId: booking.eventType.id }, language };
    }
    case "nothing":
      return null;
  }
}

/** Whether a page that is open sends its form, or fetches its times again: whoever opens an address asks for a document. */
function isOfOpenPage({ method, headers }: NextRequest): boolean {
  const wanted = headers.get("sec-fetch-dest");
  return method === "POST" || (wanted !== null && wanted !== "document");
}

/** Whether a path is this address: it may be escaped in other ways, or end in a slash. */
const isAddress = (path: string, address: string) =>
  address === "any" || decodeURIComponent(path).replace(/\/+$/, "") === decodeURIComponent(address);

/** What a page is asked with: the request's headers, and the language that the page is written in. @param fixed a tag, whatever the visitor's is */
function headersIn({ headers, nextUrl }: NextRequest, fixed: string | null): Headers {
  const told = new Headers(headers);
  const asked = nextUrl.searchParams.get(languageParameter);
  told.set(languageHeader, chosenLanguage(headers.get("accept-language"), fixed, asked).language);
  return told;
}

/** Seconds. */
const retryAfter = "10";

const noStore = { "cache-control": "no-store" };

const ledTo = (request: NextRequest, path: string) =>
  NextResponse.redirect(new URL(path + request.nextUrl.search, request.url), 308);

const instead = (request: NextRequest, path: string, status: number) =>
  NextResponse.rewrite(new URL(path, request.url), {
    status,
    request: { headers: headersIn(request, null) },
    headers: { ...noStore, ...(status === 503 && { "retry-after": retryAfter }) },
  });

export const config = {
  matcher: [
    "/",
    "/:kind([Tt][Ee][Aa][Mm])/:team/:eventType",
    "/:first/:second",
    "/:first",
    "/settings/:path*",
    "/operator/:path*",
    "/d/:link/:eventType",
    "/(.*%.*)",
  ],
};
