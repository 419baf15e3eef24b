import { isEmailAddress } from "@calcache/email-address";
import { z } from "zod";
import {
  eventHubConnection,
  eventHubName,
  eventHubNamespace,
  eventHubTenant,
} from "./event-hub-variables.ts";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isUrl = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);

const url = z
  .string()
  .refine(isUrl, "must be a URL that starts with https:// or http://")
  .transform((text) => text.replace(/\/+$/, ""));

/** Tokens travel to these: in the clear only inside this machine. */
const microsoftUrl = url.refine(
  (text) => !text.startsWith("http:") || loopbackHosts.has(new URL(text).hostname),
  "must be https; http is accepted for localhost only",
);

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

/** An address as a receiver of alerts gave it out: kept as it is, to the last slash. */
const receiver = z.string().refine(isUrl, "must be a URL that starts with https:// or http://");

/** One that is a secret, or gets one: in the clear only inside this machine. */
const confidentialReceiver = receiver.refine(
  (text) => !isUrl(text) || text.startsWith("https:") || loopbackHosts.has(new URL(text).hostname),
  "must be https; http is accepted for localhost only",
);

/** OpenTelemetry's: all but "true" is false. */
const flag = z
  .string()
  .default("")
  .transform((text) => text.toLowerCase() === "true");

const otlpProtocol = z.enum(["http/protobuf", "http/json"], "must be http/protobuf or http/json").optional();

const optionalSecret = z.string().optional();

/** `bookings@contoso.example` or `Contoso <bookings@contoso.example>` */
const sender = z.string().refine((text) => {
  const [, bracketed] = /^[^<>\r\n]*<([^<>\s]+)>$/.exec(text) ?? [];
  return isEmailAddress(bracketed ?? text);
}, "must be an email address, or a name and an address as `Contoso <bookings@contoso.example>`");

const addresses = z
  .string()
  .default("")
  .transform((text) =>
    text
      .toLowerCase()
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .refine((each) => each.every(isEmailAddress), "must be email addresses, parted by commas")
  .transform((each): ReadonlySet<string> => new Set(each));

/** Where browsers may be led back to: in the clear only inside this machine. */
const origins = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .refine(
    (each) => each.every(isOrigin),
    "must be origins, parted by commas, as https://app.example; http is accepted for localhost only",
  )
  .transform((each): ReadonlySet<string> => new Set(each.map((text) => new URL(text).origin)));

function isOrigin(text: string): boolean {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, origin, href } = new URL(text);
  return href === `${origin}/` && (protocol === "https:" || loopbackHosts.has(hostname));
}

/** 32 bytes, as 64 hex digits, as base64, or as 32 characters. */
const encryptionKey = z.string().transform((text, context): Uint8Array => {
  const key =
    text.length === 64 && /^[0-9a-f]+$/i.test(text)
      ? Buffer.from(text, "hex")
      : /^[A-Za-z0-9+/_-]{43}=?$/.test(text)
        ? Buffer.from(text, "base64")
        : Buffer.from(text, "utf8");
  if (key.length === 32) return new Uint8Array(key);
  context.addIssue({ code: "custom", message: "must be 32 bytes: 32 characters, base64 or hex" });
  return z.NEVER;
});

const keyName = "CURRENT";

/** cal.com's: the variables of its prefix by the rest of their names, keys of 32 bytes in base64url and which one is current. */
const keyring = z.record(z.string(), z.string()).transform((given, context) => {
  const keys = new Map<string, Uint8Array>();
  for (const [name, text] of Object.entries(given)) {
    if (name === keyName) continue;
    const key = new Uint8Array(Buffer.from(text, "base64url"));
    if (key.length === 32) keys.set(name, key);
    else context.addIssue({ code: "custom", path: [name], message: "must be 32 bytes in base64url" });
  }
  return { current: given[keyName] ?? null, keys };
});

/** Names that stand for all variables that begin with them and `_`. */
export const families: readonly string[] = ["CALCOM_KEYRING_CREDENTIALS"];

/** Of Prisma's own parameters, which cal.com's URL may have, `schema` alone has a meaning here: a host's tables in another would go unseen. */
const namesPublic = (text: string) =>
  [null, "public"].includes(URL.parse(text)?.searchParams.get("schema") ?? null);

/** `host:port,host:port`, or `?host=…,…`, as libpq has them. The last `@` ends the password. */
const severalHosts = /^\w+:\/\/(?:[^/?]*@)?[^/?@]*,[^/?@]*(?:[/?]|$)|[?&]host=[^&]*(?:,|%2C)/i;

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must be a URL that starts with postgresql://")
  .refine(
    namesPublic,
    "must name no schema but public: the tables that are shared with a host are read there",
  )
  .refine(
    (text) => !severalHosts.test(text),
    "names several hosts: give the one address that always leads to the primary (HAProxy, a virtual address, your provider's writer endpoint)",
  );

/** Every variable this software reads, with its default. `.env.example` explains each. */
export const variables = z.object({
  NODE_ENV: z.string().default("production"),
  PORT: wholeNumber(0, 65_535).default(3000),
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: wholeNumber(12, 500).default(22),
  NEXT_PUBLIC_WEBAPP_URL: url.default("http://localhost:3000"),
  MICROSOFT_WEBHOOK_TOKEN: z
    .string()
    .min(16, "must have 16 to 128 characters")
    .max(128, "must have 16 to 128 characters"),
  MICROSOFT_WEBHOOK_URL: url.optional(),
  MS_GRAPH_CLIENT_ID: z.string().default(""),
  MS_GRAPH_CLIENT_SECRET: z.string().default(""),
  MICROSOFT_GRAPH_URL: microsoftUrl.default("https://graph.microsoft.com"),
  MICROSOFT_LOGIN_URL: microsoftUrl.default("https://login.microsoftonline.com"),
  MICROSOFT_NOTIFICATION_CHANNEL: z
    .enum(["webhook", "eventhub"], "must be webhook or eventhub")
    .default("webhook"),
  EVENTHUB_CONNECTION_STRING: eventHubConnection.optional(),
  EVENTHUB_NAMESPACE: eventHubNamespace.optional(),
  EVENTHUB_NAME: eventHubName.optional(),
  EVENTHUB_TENANT: eventHubTenant.optional(),
  CRON_API_KEY: optionalSecret,
  CRON_SECRET: optionalSecret,
  CALENDSO_ENCRYPTION_KEY: encryptionKey,
  CALENDSO_ENCRYPTION_KEY_PREVIOUS: encryptionKey.optional(),
  CALCOM_KEYRING_CREDENTIALS: keyring.optional(),
  CALENDAR_CACHE_MONTHS: wholeNumber(1, 24).default(4),
  CALENDAR_CACHE_POLL_MINUTES: wholeNumber(1, 10_080).default(360),
  OPERATORS: addresses,
  CONNECT_RETURN_ORIGINS: origins,
  RELINK_PACE_HOURS: wholeNumber(0, 72).default(4),
  METRICS_TOKEN: optionalSecret,
  ALERT_SLACK_URL: confidentialReceiver.optional(),
  ALERT_PAGERDUTY_KEY: optionalSecret,
  ALERT_PAGERDUTY_URL: confidentialReceiver.default("https://events.pagerduty.com/v2/enqueue"),
  ALERT_WEBHOOK_URL: receiver.optional(),
  ALERT_EMAIL: z.string().refine(isEmailAddress, "must be one email address").optional(),
  ALERT_HEARTBEAT_URL: receiver.optional(),
  ALERT_INFO_HOURS: wholeNumber(1, 168).default(2),
  ALERT_REVIEW_HOURS: wholeNumber(1, 168).default(24),
  ALERT_DIGEST_HOUR: wholeNumber(0, 23).default(7),
  OTEL_SDK_DISABLED: flag,
  OTEL_TRACES_EXPORTER: z.enum(["otlp", "none"], "must be otlp or none").default("otlp"),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: otlpProtocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: otlpProtocol,
  TRUSTED_PROXIES: wholeNumber(1, 10).default(1),
  BOOKINGS_CHANGED_IN_OUTLOOK: z.enum(["follow", "flag"], "must be follow or flag").default("follow"),
  API_KEY_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  CHANNEL_TARGETS: z.enum(["public", "any"], "must be public or any").default("public"),
  CHANNEL_DELAY_SECONDS: wholeNumber(0, 10).default(2),
  EMAIL_SERVER: z
    .string()
    .refine(
      (text) => /^smtps?:\/\//.test(text) && URL.canParse(text),
      "must be a URL that starts with smtps:// or smtp://",
    )
    .optional(),
  EMAIL_FROM: sender.optional(),
  EMAIL_FOLDER: z.string().default(".data/mail"),
});
