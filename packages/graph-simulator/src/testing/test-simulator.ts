import { onTestFinished } from "vitest";
import { z } from "zod";
import type { MailboxWithTokens } from "../control/mailboxes.ts";
import { CONTROL_SCOPE } from "../login/tokens/control-grant.ts";
import type { GraphSimulator, GraphSimulatorOptions } from "../start.ts";
import { startGraphSimulator } from "../start.ts";

export const ADDRESS = "ann@contoso.example";

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const eventSchema = z.looseObject({
  id: z.string(),
  subject: z.string().optional(),
  type: z.string().optional(),
  start: z.object({ dateTime: z.string(), timeZone: z.string() }).optional(),
  end: z.object({ dateTime: z.string(), timeZone: z.string() }).optional(),
  seriesMasterId: z.string().nullish(),
});
const listSchema = z.object({ value: z.array(eventSchema), "@odata.nextLink": z.string().optional() });

/** A Graph answer, with readers for the shapes that tests look at. */
export type GraphAnswer = {
  status: number;
  headers: Headers;
  text: string;
  json: () => unknown;
  error: () => { code: string; message: string };
  event: () => z.infer<typeof eventSchema>;
  list: () => z.infer<typeof listSchema>;
};

export type GraphRequest = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
};

export type TestSimulator = {
  simulator: GraphSimulator;
  mailbox: MailboxWithTokens;
  /** Calls Graph as Ann; a path under /v1.0 or a whole URL. */
  graph: (path: string, request?: GraphRequest) => Promise<GraphAnswer>;
};

/** A simulator with Ann's mailbox in Berlin and a second calendar, closed when the test ends. */
export async function startTestSimulator(options: GraphSimulatorOptions = {}): Promise<TestSimulator> {
  const simulator = await startGraphSimulator(options);
  onTestFinished(() => simulator.close());
  const mailbox = simulator.createMailbox({
    address: ADDRESS,
    displayName: "Ann Ito",
    timeZone: "Europe/Berlin",
    calendars: [{ name: "Calendar", isDefault: true }, { name: "Holidays" }],
    scope: `${CONTROL_SCOPE} MailboxSettings.ReadWrite`,
  });
  return { simulator, mailbox, graph: graphClient(simulator, mailbox.tokens.access_token) };
}

/** A caller of Graph with this access token. */
export function graphClient(simulator: GraphSimulator, accessToken: string): TestSimulator["graph"] {
  return async (path, { method = "GET", body, headers = {}, token = accessToken } = {}) => {
    const response = await fetch(path.startsWith("http") ? path : `${simulator.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
      error: () => errorSchema.parse(JSON.parse(text)).error,
      event: () => eventSchema.parse(JSON.parse(text)),
      list: () => listSchema.parse(JSON.parse(text)),
    };
  };
}

/** The id of Ann's calendar at this place, ready for a path. */
export function calendarPath(mailbox: MailboxWithTokens, position = 0): string {
  return `/me/calendars/${encodeURIComponent(mailbox.calendars[position]?.id ?? "")}`;
}

/** A `dateTimeTimeZone`. */
export function at(dateTime: string, timeZone = "UTC") {
  return { dateTime, timeZone };
}
