import { answer, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import {
  impacts,
  incidentStatuses,
  type PublicIncident,
  statusOf as progressOf,
} from "../incidents/public-incident.ts";
import { componentStatuses, syncOf } from "./components.ts";
import { historyFeed, historyFeedPath } from "./history-feed.ts";
import type { Status } from "./status.ts";

type Services = { status: () => Promise<Status>; webappUrl: string };

const page = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  time_zone: z.string(),
  updated_at: z.string(),
});
const status = z.object({
  indicator: z.enum(impacts),
  description: z.string(),
});
const component = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(componentStatuses),
  description: z.string(),
  position: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
});
const update = z.object({
  id: z.string(),
  status: z.enum(incidentStatuses),
  body: z.string(),
  created_at: z.string(),
  display_at: z.string(),
  affected_components: z.array(z.object({ code: z.string(), name: z.string() })),
});
const incident = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(incidentStatuses),
  impact: z.enum(impacts),
  created_at: z.string(),
  updated_at: z.string(),
  monitoring_at: z.string().nullable(),
  resolved_at: z.string().nullable(),
  shortlink: z.string(),
  /** the latest first */
  incident_updates: z.array(update),
});

const iso = (at: number) => new Date(at).toISOString();

/** For tools that watch status pages, of whatever site. */
const headers = { "cache-control": "public, max-age=15", "access-control-allow-origin": "*" };

const pageOf = ({ asOf }: Status, webappUrl: string): z.input<typeof page> => ({
  id: "calcache",
  name: "Calcache",
  url: `${webappUrl}/status`,
  time_zone: "Etc/UTC",
  updated_at: iso(asOf),
});

const statusOf = ({ indicator, description }: Status): z.input<typeof status> => ({ indicator, description });

const componentsOf = ({ components, asOf }: Status): z.input<typeof component>[] =>
  components.map((one, index) => ({
    ...one,
    position: index + 1,
    created_at: iso(0),
    updated_at: iso(asOf),
  }));

function incidentOf(one: PublicIncident, webappUrl: string): z.input<typeof incident> {
  const { accountKind } = one;
  const affected =
    accountKind === null ? [] : [{ code: syncOf(accountKind).id, name: syncOf(accountKind).name }];
  const monitoring = one.updates.find(({ status }) => status === "monitoring");
  return {
    id: one.id,
    name: one.name,
    status: progressOf(one),
    impact: one.impact,
    created_at: iso(one.beganAt),
    updated_at: iso(one.updates.at(-1)?.at ?? one.beganAt),
    monitoring_at: monitoring === undefined ? null : iso(monitoring.at),
    resolved_at: one.resolvedAt === null ? null : iso(one.resolvedAt),
    shortlink: `${webappUrl}/status#incident-${one.id}`,
    incident_updates: one.updates
      .map(({ id, status, body, at }, index) => ({
        id,
        status,
        body: index === one.updates.length - 1 ? body + promiseOf(one) : body,
        created_at: iso(at),
        display_at: iso(at),
        affected_components: affected,
      }))
      .toReversed(),
  };
}

/** Statuspage has no field for it. */
const promiseOf = ({ nextUpdateBy }: PublicIncident) =>
  nextUpdateBy === null ? "" : `\n\nNext update by ${iso(nextUpdateBy)}.`;

const openOf = ({ incidents }: Status) => incidents.filter(({ resolvedAt }) => resolvedAt === null);

/** Statuspage's API v2, which tools that watch status pages read. */
function statuspage<Shape extends z.ZodRawShape>(
  file: string,
  summary: string,
  shape: Shape,
  tell: (status: Status, webappUrl: string) => z.input<z.ZodObject<Shape>>,
) {
  return endpoint("GET", `/api/v2/${file}`, {
    summary,
    answers: { 200: z.object({ page, ...shape }) },
    async handle(_, { status, webappUrl }: Services) {
      const known = await status();
      const told = { page: pageOf(known, webappUrl), ...tell(known, webappUrl) };
      return answer(200, told as z.input<z.ZodObject<{ page: typeof page } & Shape>>, headers);
    },
  });
}

export const statusEndpoints = [
  statuspage("status.json", "How the service does as a whole", { status }, (known) => ({
    status: statusOf(known),
  })),
  statuspage(
    "summary.json",
    "How the service and its parts do, and open incidents",
    {
      status,
      components: z.array(component),
      incidents: z.array(incident),
      scheduled_maintenances: z.array(z.never()),
    },
    (known, url) => ({
      status: statusOf(known),
      components: componentsOf(known),
      incidents: openOf(known).map((one) => incidentOf(one, url)),
      scheduled_maintenances: [],
    }),
  ),
  statuspage("components.json", "How its parts do", { components: z.array(component) }, (known) => ({
    components: componentsOf(known),
  })),
  statuspage(
    "incidents.json",
    "Incidents of the last 30 days",
    { incidents: z.array(incident) },
    (known, url) => ({ incidents: known.incidents.map((one) => incidentOf(one, url)) }),
  ),
  statuspage(
    "incidents/unresolved.json",
    "Open incidents",
    { incidents: z.array(incident) },
    (known, url) => ({ incidents: openOf(known).map((one) => incidentOf(one, url)) }),
  ),
  endpoint("GET", historyFeedPath, {
    summary: "Incidents of the last 30 days as an Atom feed",
    answers: { 200: "application/atom+xml" },
    handle: async (_, { status, webappUrl }: Services) =>
      new Response(historyFeed(await status(), webappUrl), {
        headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
      }),
  }),
];
