/**
 * The rooms of the house and the walls between them, checked by `npm run lint` (dependency-cruiser).
 *
 * Each row is a room: its path, what it holds, and all that it may import, of types too. A room may import its own files,
 * the rooms it names, and packages by `@name`; `*` means every room below it, `folder/*` a folder and every room in it. Rooms stand from
 * the top down: a row may name rooms further down only, so that no circle of folders can come about. The row `.` is what no
 * other row holds.
 *
 * Tests and what lies in `testing/` may import anything, and nothing else may import them.
 */
const house = {
  "packages/time-zones/src": [
    [".", "the face for browsers and servers", "*"],
    ["choices", "the time zones that a visitor can choose from", "search data civil-time"],
    ["search", "how a zone is found by what a visitor types", ""],
    ["data", "the rules of all time zones", "civil-time"],
    ["civil-time", "civil times in a zone: read, written, formatted", ""],
  ],
  "packages/availability/src": [
    [".", "the face", "*"],
    ["meetings", "meetings of any N of M, and sequences of them", "slots civil-time intervals"],
    ["limits", "how much may be booked in a day, week, month or year", "civil-time intervals @time-zones"],
    ["slots", "an event type's slots, hosts' free time, and why a host isn't free", "civil-time intervals"],
    [
      "civil-time",
      "zones, schedules, working hours; how times are read and written",
      "intervals @time-zones",
    ],
    ["intervals", "sets of minutes and the algebra on them; months, packed ones too", ""],
  ],
  "packages/date-picker/src": [
    [".", "a month of dates and the times of one: pure, and as components of React or Preact", "@time-zones"],
  ],
  "packages/microsoft-graph/src": [
    [".", "the face; the client, put together", "*"],
    [
      "resources",
      "calendars, events, subscriptions, the mailbox: what is asked and how answers read",
      "http errors @time-zones",
    ],
    ["login", "tokens: how they are got, renewed and kept apart", "http errors"],
    ["http", "one request: sent, authorized, routed, batched, paged, parsed, observed", "errors"],
    ["errors", "what an answer that failed means", ""],
  ],
  "packages/calendar-cache/src": [
    [".", "the face", "*"],
    [
      "worker",
      "the background loop: the queue of mailboxes, and the refresh of one",
      "sweep refresh health accounts store engine @prisma @tracing",
    ],
    [
      "sweep",
      "one round of upkeep: what is due, what each calendar needs, and doing it",
      "serve subscriptions refresh health accounts store engine @availability @prisma @tracing",
    ],
    [
      "serve",
      "the answer to a reader, and the rule by which the cache may give it",
      "refresh health accounts store engine @accounts @availability @prisma",
    ],
    [
      "subscriptions",
      "who wants a calendar watched, and the subscription that keeps the promise",
      "health accounts engine @accounts @prisma",
    ],
    [
      "refresh",
      "a calendar that is marked dirty, read, and replaced as a whole",
      "health accounts store engine @availability @prisma @tracing",
    ],
    [
      "health",
      "what is done about failures: pauses, quarantine, probes, incidents, alerts",
      "accounts store engine @accounts @prisma",
    ],
    [
      "accounts",
      "linked accounts, their mailboxes and calendars; who reads a selected one",
      "engine @accounts @prisma",
    ],
    ["live", "word from the database that availability changed", "engine @prisma"],
    ["engine", "what every function is given, and the provider's port", "store @availability @prisma"],
    ["store", "busy months as stored and as remembered by the process", "@availability @prisma @tracing"],
  ],
  "packages/calendar-events/src": [
    [".", "the face", "*"],
    [
      "worker",
      "the worker's part: which events are due in a mailbox, one after the other",
      "apply compare events @calendar-cache @prisma",
    ],
    [
      "apply",
      "the difference between desired and applied, written to the calendar exactly once",
      "events @calendar-cache",
    ],
    ["compare", "what people did to our events in their calendar", "events @calendar-cache @prisma"],
    [
      "commands",
      "what a writer says an event should be",
      "events @accounts @api-keys @calendar-cache @prisma",
    ],
    ["events", "an event as stored, its provider's port, its failures", "@calendar-cache @prisma"],
  ],
  "packages/office365-calendar-cache/src": [
    ["routes", "the route handlers that a host app mounts", "@outlook @runtime"],
    [
      ".",
      "the plugin's face: its instance, cal.com's Calendar methods, what a booking page shows",
      "@accounts @availability @booker @booking-page @calendar-cache @calendar-events @outlook @runtime @scheduling",
    ],
  ],
  "packages/runtime/src": [
    [
      "chaos",
      "random runs against the whole, from a seed",
      "chaos/steps chaos/checks chaos/world chaos/commands",
    ],
    [
      "chaos/endurance",
      "many hosts and bookings in days of faults, and what was lost in the end",
      "chaos/world chaos/oracle . @accounts @calendar-cache @calendar-events @graph-simulator @outlook @prisma @scheduling @setup",
    ],
    [
      "chaos/steps",
      "a command, carried out",
      "chaos/checks chaos/world chaos/commands @calendar-cache @graph-simulator",
    ],
    [
      "chaos/checks",
      "what must hold at any moment, and when all is calm",
      "chaos/world chaos/oracle @calendar-cache",
    ],
    [
      "chaos/world",
      "the simulator, database, workers and time of a run",
      "chaos/commands chaos/oracle . @accounts @calendar-cache @graph-simulator @outlook @prisma @setup @testing",
    ],
    ["chaos/commands", "what can happen, made up at random", "@graph-simulator"],
    ["chaos/oracle", "busy minutes, worked out plainly", "@graph-simulator"],
    [
      ".",
      "the composition root: everything that runs in a process, put together once",
      "cron @accounts @api-keys @calendar-cache @calendar-events @channels @connections @emails @environment @event-hubs @logger @microsoft-graph @operations @outlook @prisma @scheduling @setup @sign-in @tracing",
    ],
    ["cron", "the cron route, and operators' keys", "@calendar-cache @environment @http-edge @prisma"],
  ],
  "packages/outlook/src": [
    [
      ".",
      "the face; Outlook as a provider, put together",
      "visitors hosts notifications events calendars mailboxes @calendar-cache @microsoft-graph",
    ],
    [
      "hosts",
      "the accounts that hosts connect",
      "visitors calendars mailboxes @calendar-cache @microsoft-graph",
    ],
    [
      "visitors",
      "the calendars that visitors connect",
      "calendars @availability @calendar-cache @microsoft-graph",
    ],
    ["notifications", "what Graph posts: verified, marked dirty, answered", "@calendar-cache @http-edge"],
    ["events", "events, written and compared", "mailboxes @calendar-cache @calendar-events @microsoft-graph"],
    ["calendars", "calendars, read and watched", "mailboxes @availability @calendar-cache @microsoft-graph"],
    [
      "mailboxes",
      "requests about one mailbox: routed, limited, and what their failures mean",
      "@calendar-cache @microsoft-graph",
    ],
  ],
  "packages/scheduling/src": [
    [".", "the face", "*"],
    [
      "bookings",
      "the bookings' face, and their worker",
      "bookings/change bookings/declined-rooms bookings/book bookings/hold bookings/hosts bookings/list bookings/claim bookings/limits bookings/mail bookings/booking/* host-time/* @calendar-cache",
    ],
    [
      "bookings/change",
      "moving and cancelling, here or by people in Outlook",
      "bookings/declined-rooms bookings/book bookings/hosts bookings/claim bookings/limits bookings/mail bookings/booking/* event-types/* host-time/* @availability @calendar-cache @calendar-events @languages @prisma @rate-limits",
    ],
    [
      "bookings/declined-rooms",
      "rooms that a booking can't have after all: left, and others found",
      "bookings/book bookings/hosts bookings/claim bookings/mail bookings/booking/* event-types/* host-time/* @calendar-cache @prisma",
    ],
    [
      "bookings/book",
      "making a booking: its row, its events, its mail",
      "assignment bookings/hosts bookings/list bookings/claim bookings/limits bookings/mail bookings/booking/* event-types/* host-time/* @availability @booking-questions @calendar-cache @prisma @rate-limits",
    ],
    [
      "bookings/hold",
      "a slot that is held while its form is filled in",
      "bookings/hosts bookings/claim bookings/limits bookings/booking/* event-types/* host-time/* @availability @prisma @rate-limits",
    ],
    [
      "bookings/hosts",
      "the hosts a booking gets, checked live, and near times where there are none",
      "bookings/booking/* slots assignment event-types/* host-time/* @availability @calendar-cache",
    ],
    [
      "bookings/list",
      "bookings of a host or of a key, a page at a time",
      "bookings/booking/* @api-keys @prisma",
    ],
    [
      "bookings/claim",
      "taking and giving back hosts' time in a transaction, within limits",
      "bookings/booking/* event-types/* host-time/* @availability @prisma",
    ],
    [
      "bookings/limits",
      "rates, repeated requests, and how many run at once",
      "bookings/booking/* @calendar-cache @prisma @rate-limits",
    ],
    [
      "bookings/mail",
      "the mail about a booking, queued and sent",
      "bookings/booking/* @booking-questions @calendar-cache @email-address @emails @prisma",
    ],
    [
      "bookings/booking",
      "what can be done with bookings, and where their links lead",
      "bookings/booking/requests bookings/booking/stored event-types/* host-time/* @accounts @availability @booking-questions @calendar-cache @calendar-events @languages @prisma @time-zones",
    ],
    [
      "bookings/booking/requests",
      "what is asked for",
      "bookings/booking/stored event-types/* host-time/* @accounts @availability @booking-questions @calendar-cache @languages @prisma @time-zones",
    ],
    [
      "bookings/booking/events",
      "a booking's events in its hosts' calendars",
      "bookings/booking/stored event-types/* host-time/* @booking-questions @calendar-cache @calendar-events @languages @prisma",
    ],
    [
      "bookings/booking/stored",
      "a booking as it is stored and read, and why it can't be changed",
      "event-types/* host-time/* @accounts @availability @booking-questions @calendar-cache @languages @prisma @time-zones",
    ],
    [
      "slots",
      "the slots an event type offers, and why it does or doesn't",
      "assignment event-types/* host-time/* @accounts @availability @calendar-cache @prisma @tracing",
    ],
    [
      "changes",
      "a cursor in what has changed, and which account reads a calendar, for applications",
      "@accounts @calendar-cache @prisma",
    ],
    [
      "free-busy",
      "when calendars and people of a team are busy, for applications",
      "host-time/* @api-keys @availability @calendar-cache @prisma",
    ],
    [
      "participants",
      "when people and rooms are free, beside event types",
      "event-types/* host-time/* @api-keys @availability @calendar-cache @prisma",
    ],
    ["assignment", "which of the free hosts a slot gets", "@availability @prisma"],
    [
      "event-types/profiles",
      "teams and users, with what can be booked of them",
      "event-types/names event-types/columns host-time/* @availability @booking-questions @calendar-cache @prisma @time-zones",
    ],
    [
      "event-types/found",
      "an event type with its hosts, and what is remembered of it",
      "event-types/names event-types/columns host-time/* @availability @booking-questions @calendar-cache @prisma @time-zones",
    ],
    [
      "event-types/names",
      "how event types and their owners are named, and found by it",
      "event-types/columns @calendar-cache @prisma",
    ],
    [
      "event-types/columns",
      "an event type, and how cal.com's columns say it",
      "host-time/* @availability @booking-questions @calendar-cache @prisma @time-zones",
    ],
    [
      "host-time",
      "what closes a host's time: schedules, calendars, bookings, holds",
      "host-time/hosts host-time/booked host-time/times @accounts @availability @calendar-cache @prisma @time-zones",
    ],
    [
      "host-time/hosts",
      "hosts with their schedules, trips, holidays and absences, found by one statement",
      "@accounts @availability @calendar-cache @prisma @time-zones",
    ],
    [
      "host-time/booked",
      "what bookings and holds take of hosts' time, and what limits leave of it",
      "host-time/times @availability @calendar-cache @prisma @time-zones",
    ],
    [
      "host-time/times",
      "times as answers of the database, and which bookings don't count",
      "@availability @prisma @time-zones",
    ],
  ],
  "packages/channels/src": [
    [".", "the face; the worker", "* @calendar-cache"],
    [
      "manage",
      "channels made, tested, paused, ended; their deliveries",
      "channel message target @calendar-cache @prisma @rate-limits",
    ],
    [
      "deliver",
      "notices on their way: claimed, sent, settled",
      "accounts channel message target @calendar-cache @prisma",
    ],
    [
      "pull",
      "what has changed since a cursor, as its channels would tell it",
      "accounts channel gather @api-keys @calendar-cache @prisma @scheduling",
    ],
    [
      "gather",
      "what has changed, made into notices",
      "channel @accounts @api-keys @availability @calendar-cache @prisma @scheduling",
    ],
    ["accounts", "what has become of accounts", "@accounts @calendar-cache @prisma"],
    ["message", "what a receiver is sent: body, signatures, when again", "channel"],
    ["channel", "a channel and its notices as stored", "target @accounts @calendar-cache @prisma"],
    ["target", "where notices may go", "@prisma"],
  ],
  "packages/booker/src": [
    [".", "the face, and for servers the texts of all languages", "* @languages"],
    [
      "page",
      "the booking page, put together",
      "booking times controls live context words view @availability @date-picker @languages @time-zones",
    ],
    [
      "booking",
      "the form, the receipt, moving and cancelling",
      "context words view @availability @booking-questions @date-picker @languages @time-zones",
    ],
    ["times", "the calendar and the slots in it", "context words view @availability @date-picker @languages"],
    ["controls", "time format, zone, layout and overlay", "context words view @time-zones"],
    ["live", "slots that came or went while the page is open", "context words view @languages"],
    [
      "context",
      "what every component is given; links; the clock",
      "words view @availability @date-picker @languages",
    ],
    [
      "words",
      "what the page says, in the visitor's language",
      "view @availability @date-picker @languages @time-zones",
    ],
    [
      "view",
      "what a URL and some slots make of the page: pure",
      "@availability @booking-questions @date-picker @time-zones",
    ],
    ["styles", "style sheets", ""],
  ],
  "packages/elements/src": [
    [".", "what users' own pages are made of, as React components", "*"],
    ["operator", "what operators' pages are made of", "frame forms parts words"],
    ["calendars", "linked accounts, and their calendars to choose from", "frame forms parts @connections"],
    ["team", "a team's members, event types and sites", "frame forms parts @connections"],
    ["hours", "schedules, and which counts where", "forms parts"],
    ["bookings", "a host's bookings, and what is asked before one changes", "forms parts words"],
    ["applications", "applications that a user lets in", "forms"],
    ["frame", "what is around every page, and questions and lists that many have", "forms"],
    ["forms/event-types", "an event type's form, and its private links'", "forms"],
    ["forms", "forms that say at each field what is wrong with it", "parts @date-picker"],
    [
      "web",
      "elements of HTML: the script for pages of other sites",
      "scheduling scheduling/frame data words @embed",
    ],
    [
      "scheduling",
      "elements for other sites' pages: slots, availability, bookings, connections; and their hooks",
      "scheduling/months scheduling/frame data parts words @date-picker @connections",
    ],
    ["scheduling/months", "a month of dates and the times of one", "scheduling/frame @date-picker"],
    [
      "scheduling/frame",
      "what is around every element: its language, and what it says while it loads",
      "data words @date-picker",
    ],
    [
      "data",
      "what elements show, asked for with a token; civil times",
      "words @connections @date-picker @languages",
    ],
    [
      "parts",
      "what users' own pages and elements in other sites' pages are both made of: no state, no script",
      "words @connections",
    ],
    ["words", "what they say", "generated @connections @languages"],
    ["released", "all versions of the script, as they are served", "generated"],
    ["generated", "the script, built from its sources", ""],
    ["styles", "style sheets", ""],
  ],
  "packages/booking-page/src": [
    [
      ".",
      "the server's half of the booking page: what its components are handed",
      "@availability @booker @calendar-cache @languages @scheduling @time-zones",
    ],
  ],
  "packages/emails/src": [
    [".", "the face", "*"],
    [
      "bookings",
      "mail about bookings, and bookings as calendar files",
      "writing @email-address @languages @time-zones",
    ],
    ["accounts", "mail about accounts, and about channels of applications", "writing @languages"],
    ["operators", "mail to operators, and to subscribers of the status page", "writing"],
    ["sending", "how mail leaves: by a mail server, or as files", "writing @email-address @environment"],
    ["writing", "what one mail is; plain text, markup and letters", "@languages"],
  ],
  "packages/languages/src": [
    [".", "texts in several languages: written, in browsers too; all of them, for servers", "messages"],
    ["messages", "the texts of each language, a folder each", ""],
  ],
  "packages/email-address/src": [[".", "what an email address is, and when two are one", ""]],
  "packages/environment/src": [[".", "the environment, read once", "@email-address"]],
  "packages/tracing/src": [[".", "what is done, as spans of traces: OpenTelemetry's API", ""]],
  "packages/trace-export/src": [
    [".", "traces sent where OpenTelemetry's variables say: its SDK", "@environment @tracing"],
  ],
  "packages/http-edge/src": [[".", "requests, checked in one way before they are worked on", "@tracing"]],
  "packages/connections/src": [
    [".", "the face", "*"],
    [
      "relink",
      "accounts that only their owners can mend: who is asked, when, and by what mail",
      "accounts states @calendar-cache @emails @prisma",
    ],
    [
      "accounts",
      "a user's accounts: connected, chosen from, disconnected",
      "states @accounts @calendar-cache @prisma",
    ],
    ["states", "how an account or a calendar does", ""],
  ],
  "packages/booking-questions/src": [
    [".", "what whoever books is asked, and their answers", "@email-address"],
  ],
  "packages/configuration/src": [
    [".", "the face", "*"],
    ["absences", "when users are away", "open-pages.ts @prisma"],
    [
      "availability-rules",
      "schedules as applications name them, and which calendars close them",
      "schedules @prisma",
    ],
    ["trips", "when users are in another zone", "open-pages.ts @prisma"],
    [
      "schedules",
      "users' schedules: listed, saved, deleted, and what uses them",
      "open-pages.ts fields @prisma",
    ],
    ["private-links", "links by which event types are booked that nobody finds otherwise", "fields @prisma"],
    ["embed-sites", "which sites may show a team's or a user's booking pages in a frame", "fields @prisma"],
    ["own-limits", "how much of a user's time may be booked", "open-pages.ts event-types fields @prisma"],
    ["event-types", "event types: saved and deleted", "open-pages.ts fields @booking-questions @prisma"],
    ["open-pages.ts", "open booking pages, told of changes", "@prisma"],
    [
      "fields",
      "what schedules and event types may be, in team files and forms",
      "@booking-questions @email-address @time-zones",
    ],
  ],
  "packages/sign-in/src": [
    [
      ".",
      "the face; sign-in, put together",
      "attempts sessions invitations account-links people consents microsoft secrets @prisma @rate-limits",
    ],
    ["attempts", "sign-ins under way", "microsoft secrets @prisma"],
    ["sessions", "browsers in which users are signed in", "people microsoft secrets @prisma"],
    ["invitations", "links that sign a user in for the first time", "people microsoft secrets @prisma"],
    ["account-links", "links by which a user connects an account without being signed in", "secrets @prisma"],
    ["people", "which user somebody is, and what they may see", "microsoft @prisma"],
    ["consents", "what organisations' administrators have consented to", "microsoft @prisma"],
    [
      "microsoft",
      "Microsoft's login as an OpenID provider: requests, identities, refusals",
      "@email-address @prisma",
    ],
    ["secrets", "random values, hashes and signatures", ""],
  ],
  "packages/api-keys/src": [
    [".", "the face; keys of applications: granted, found, revoked; what they open", "usage @prisma"],
    ["usage", "what keys were used for: counted, logged, forgotten", "@prisma"],
  ],
  "packages/embed/src": [
    [".", "the script that places booking pages in somebody else's page", "elements calls frame"],
    ["elements", "a booking page as an element of HTML", "calls frame protocol"],
    ["calls", "what a page calls, by cal.com's names, and what that opens", "frame protocol"],
    ["frame", "a frame with a booking page: its address, its size, what it tells", "protocol"],
    ["protocol", "what the script and the page in the frame say to each other", ""],
    ["released", "all versions of the script, as they are served", "generated"],
    ["generated", "the script, built from its sources", ""],
  ],
  "packages/client/src": [
    [".", "a typed client of the API, for applications", "generated"],
    ["generated", "its types, made from the API's description", ""],
  ],
  "packages/event-hubs/src": [
    [".", "Event Hubs as a channel: a hub read by many processes, with checkpoints", "@prisma"],
  ],
  "packages/rate-limits/src": [[".", "how often something may be done, counted in the database", "@prisma"]],
  "packages/graph-simulator/src": [[".", "a look-alike of Graph and its login", ""]],
  "packages/logger/src": [[".", "logs without secrets", ""]],
  "packages/operations/src": [
    [
      ".",
      "the face; what operators see of the service",
      "alerts alerts/reports alert-rules status subscribers incidents probes health metrics state",
    ],
    [
      "alerts",
      "alert rules evaluated; what comes of that kept and delivered",
      "alerts/reports alert-rules incidents state @calendar-cache @emails @environment @prisma",
    ],
    ["alerts/reports", "what is reported of alerts, in words", "alert-rules state @calendar-cache @prisma"],
    [
      "metrics",
      "figures of a process and of the database",
      "alert-rules state @calendar-cache @http-edge @prisma",
    ],
    ["alert-rules", "what opens an alert, makes it more urgent and closes it: pure", "health state"],
    [
      "status",
      "how the service does for its users, in Statuspage's words",
      "incidents health state @calendar-cache @emails @http-edge @prisma",
    ],
    [
      "subscribers",
      "whoever asked to be told of public incidents: by mail, or by webhook",
      "incidents @calendar-cache @emails @prisma @rate-limits",
    ],
    ["incidents", "incidents as operators and the public are told of them", "state @prisma"],
    [
      "probes",
      "what a provider answers for a mailbox or a kind of account, asked by operators",
      "@calendar-cache @prisma",
    ],
    [
      "health",
      "how it is, and what somebody should look at, in words",
      "state @calendar-cache @http-edge @prisma",
    ],
    [
      "state",
      "what the database says of the work, read in bounded time",
      "@calendar-cache @prisma @time-zones",
    ],
  ],
  "packages/setup/src": [
    [".", "the face for commands", "*"],
    [
      "import-cli",
      "the import command",
      "team-file/import team-file/import/context team-file migrate error-code.ts @accounts @prisma",
    ],
    [
      "team-file/export",
      "what is in the database, as a team file says it",
      "team-file @accounts @configuration @prisma",
    ],
    [
      "team-file/import",
      "what a team file says, made so in the database",
      "team-file/import/accounts team-file/import/context team-file @accounts @configuration @prisma",
    ],
    [
      "team-file/import/accounts",
      "linked accounts of a team file, their tokens and calendars",
      "team-file/import/context team-file @accounts @configuration @prisma",
    ],
    [
      "team-file/import/context",
      "what an import works with, and how rows are made to agree with a file",
      "team-file @accounts @configuration @prisma",
    ],
    ["team-file", "what a team file may say", "@configuration @email-address @prisma"],
    [
      "migrate",
      "migrations and triggers, in a database of our own or a host's",
      "migrate/former error-code.ts @prisma",
    ],
    ["migrate/former", "databases of a former version, recognised", ""],
    ["embedded-postgres", "a Postgres for whoever has none", "error-code.ts"],
    ["error-code.ts", "a system error's code", ""],
  ],
  "packages/accounts/src": [
    [".", "accounts' tokens as stored, renewed under a lock; their mailboxes", "* @prisma"],
    [
      "auth-paths",
      "the app registrations that accounts can be read by, and how to change",
      "tenants mailboxes tokens @prisma",
    ],
    ["tenants", "organisations that let the app in for everybody", "tokens @prisma"],
    ["mailboxes", "which mailbox an account is of", "@prisma"],
    ["tokens", "tokens as they are written: sealed by us, encrypted by cal.com, or plain", "@prisma"],
  ],
  "prisma/src": [
    [".", "the face", "*"],
    ["client.ts", "the client", "database-clock.ts direct-read readable-times.ts"],
    ["database-clock.ts", "the time that all machines agree on", ""],
    ["database-failure.ts", "whether an error is the database's own", "direct-read"],
    ["locked-in-order.ts", "the order in which calendars and subscriptions are locked", ""],
    ["direct-read", "reads past Prisma's engine", "readable-times.ts"],
    ["readable-times.ts", "the times that are read of those that Postgres has", ""],
    ["result.ts", "a value or a typed error", ""],
  ],
  "apps/web/src": [
    [
      ".",
      "what runs when the process starts and before each request",
      "api/edge/* api/live page/* sign-in process @*",
    ],
    [
      "app",
      "pages and mounted endpoints",
      "routes docs gallery operator status embed page/* settings/* sign-in api/edge/* process @*",
    ],
    ["gallery", "the elements for other sites' pages, shown with made-up answers", "@*"],
    ["docs", "the API shown to people, from its description", "api/openapi @*"],
    [
      "routes",
      "every endpoint, and what endpoints work with",
      "status page/* settings/* sign-in sign-in/callback api/availability api/availability-rules api/bookings api/calendars api/changes api/channels api/connect-links api/element-tokens api/events api/free-busy api/live api/openapi api/slots api/usage process @*",
    ],
    [
      "settings/applications",
      "the applications that a user lets in, their keys and what they did",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    ["status", "subscriptions to the status page", "sign-in api/edge/* process @*"],
    [
      "operator",
      "operators' pages, and their forms",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    [
      "settings/bookings",
      "a user's bookings, and cancelling one",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    [
      "settings/hours",
      "a user's schedules, and which counts where",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    [
      "settings/team",
      "a team's page for who administers it, and its forms",
      "settings settings/input settings/team/event-types sign-in api/edge/* process @*",
    ],
    [
      "settings/team/event-types",
      "a team's event types: shown, saved and deleted",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    [
      "settings/calendars",
      "a user's linked accounts and calendars, and an administrator's consent",
      "settings settings/input sign-in api/edge/* process @*",
    ],
    ["settings/entry", "the pages of whoever isn't signed in yet", "settings sign-in @*"],
    ["settings", "what users' own pages have in common", "settings/input sign-in api/edge/* process @*"],
    ["settings/input", "what the fields of a form hold", "@*"],
    [
      "sign-in/callback",
      "what becomes of whoever comes back from Microsoft",
      "page/visitor-calendar sign-in api/edge/* process @*",
    ],
    [
      "page",
      "the booking page, served",
      "page/bookings page/visitor-calendar page/slots page/turns page/language embed api/edge/* process @*",
    ],
    ["page/markdown", "public pages as Markdown", "page/bookings page/language process @*"],
    [
      "page/bookings",
      "booking, moving and cancelling on the page",
      "page/language embed api/edge/* process @*",
    ],
    [
      "page/language",
      "which language a public page is written in, and what is said in it of stored words",
      "@*",
    ],
    ["embed", "public pages in a frame on another site, and the script that places them", "process @*"],
    [
      "page/visitor-calendar",
      "a visitor's own calendar: connected, shown, forgotten",
      "page/slots sign-in api/edge/* @*",
    ],
    ["page/turns", "how many pages are made at once, and what is said beyond", "process @*"],
    ["page/slots", "whether the page's slots come in time", ""],
    ["sign-in", "users signed in, and the way to Microsoft", "api/edge/* process @*"],
    ["api/availability", "POST /api/v2/availability", "api/edge/* process @*"],
    [
      "api/availability-rules",
      "/api/v2/availability-rules: hours that can count for somebody",
      "api/edge/* @*",
    ],
    ["api/bookings", "/api/v2/bookings and /api/v2/slots/reservations", "api/edge/* @*"],
    ["api/calendars", "/api/v2/calendars/status: how accounts and their calendars do", "api/edge/* @*"],
    ["api/connect-links", "/api/v2/connect-links: links for a host app's own page", "api/edge/* @*"],
    [
      "api/element-tokens",
      "/api/v2/element-tokens: tokens of elements in other sites' pages",
      "api/edge/* @*",
    ],
    ["api/events", "/api/v2/calendars/{id}/events/{id}", "api/edge/* @*"],
    ["api/changes", "/api/v2/changes", "api/edge/* @*"],
    ["api/channels", "/api/v2/channels: applications are told of changes", "api/edge/* @*"],
    ["api/free-busy", "/api/v2/free-busy", "api/edge/* @*"],
    ["api/openapi", "/api/openapi.json", "@*"],
    ["api/live", "/api/live: open pages are told of changes", "api/edge/* process @*"],
    ["api/slots", "/api/v2/slots and its explanation", "api/edge/* process @*"],
    ["api/usage", "/api/v2/usage: what a key was used for", "api/edge/* @*"],
    [
      "api/edge/callers",
      "who asks: keys, elements' tokens, operators; and what each may",
      "api/edge/answers api/edge/origins @*",
    ],
    ["api/edge/answers", "what answers have in common", "api/edge/origins @*"],
    ["api/edge/origins", "where requests come from: sites, addresses, cookies, and what they show", "@*"],
    ["api/edge/fields", "what bodies and queries have in common", "@*"],
    ["process", "what exists once in a process", "@*"],
  ],
};

/** What runs in any browser, worker or React app. */
const everywhere = "^packages/(availability|booker|date-picker|elements|languages|time-zones)/";

const ours = "^(packages|prisma|apps|bench|scripts|examples)/";
const tests = "[.]test[.]tsx?$|/testing/";

/** Matches the files of a row: all below its path that no other row of its package holds. */
function filesOf(base, rows, room) {
  if (room.endsWith(".ts")) return `^${base}/${room}$`;
  const path = room === "." ? `^${base}/` : `^${base}/${room}/`;
  const others = rows
    .map(([other]) => other)
    .filter((other) => other !== room && (room === "." || other.startsWith(`${room}/`)))
    .map((other) => (room === "." ? other : other.slice(room.length + 1)))
    .map((other) => (other.endsWith(".ts") ? `${other}$` : `${other}/`));
  return others.length === 0 ? path : `${path}(?!${others.join("|")})`;
}

/** What a row's third column names, as patterns. */
function allowedOf(base, rows, index) {
  const below = rows.slice(index + 1).map(([room]) => room);
  return rows[index][2].split(" ").flatMap((name) => {
    if (name === "") return [];
    if (name === "*") return below.map((room) => filesOf(base, rows, room));
    if (name === "@*") return ["^packages/", "^prisma/"];
    if (name === "@prisma") return ["^prisma/"];
    if (name.startsWith("@")) return [`^packages/${name.slice(1)}/`];
    if (name.endsWith("/*")) {
      const rooms = below.filter((room) => `${room}/`.startsWith(name.slice(0, -1)));
      if (rooms.length > 0) return rooms.map((room) => filesOf(base, rows, room));
    }
    if (!below.includes(name))
      throw new Error(`${base}: ${rows[index][0]} names ${name}, which isn't below it`);
    return [filesOf(base, rows, name)];
  });
}

const walls = Object.entries(house).flatMap(([base, rows]) =>
  rows.map(([room, holds, may], index) => ({
    name: `${base}/${room}`,
    comment: `It holds: ${holds}. It may import: ${may || "nothing of ours"}. See rooms.config.mjs`,
    severity: "error",
    from: { path: filesOf(base, rows, room), pathNot: tests },
    to: { path: ours, pathNot: [filesOf(base, rows, room), ...allowedOf(base, rows, index)] },
  })),
);

const folders = Object.entries(house)
  .filter(([, rows]) => rows.length > 1)
  .map(([base, rows]) => ({
    name: "a folder without a row",
    comment: "Add it to rooms.config.mjs: what it holds, and what it may import",
    severity: "error",
    from: { path: `^${base}/[^/]+/`, pathNot: [tests, ...rows.map(([room]) => `^${base}/${room}(/|$)`)] },
    to: {},
  }));

export default {
  forbidden: [
    ...walls,
    ...folders,
    {
      name: "no circle",
      comment: "Put what both share where both may look",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no test code in the product",
      severity: "error",
      from: { path: "^(packages|prisma|apps)/[^/]+/", pathNot: [tests, "/chaos/", "/e2e/"] },
      to: { path: tests },
    },
    {
      name: "no Node",
      comment: "It runs in any browser or worker",
      severity: "error",
      from: { path: everywhere, pathNot: [tests, "/scripts/"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no time zone data in browsers",
      comment: "They are too large: the server sends the zones that a page shows",
      severity: "error",
      from: { path: "^packages/booker/", pathNot: tests },
      to: { path: "^packages/time-zones/src/(data|choices)/" },
    },
    {
      name: "no texts of all languages in browsers",
      comment: "The server sends those of the visitor's",
      severity: "error",
      from: { path: "^packages/(booker|elements)/", pathNot: [tests, "/scripts/", "/src/texts[.]ts$"] },
      to: { path: "^packages/languages/src/(all[.]ts|messages/)" },
    },
    {
      name: "no Next",
      comment: "Any React app can place it",
      severity: "error",
      from: { path: everywhere, pathNot: tests },
      to: { path: "node_modules/next/" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      // It has types and nothing that runs.
      to: { couldNotResolve: true, pathNot: "^@schummar/icu-type-parser$" },
    },
  ],
  options: {
    // TypeScript 7 has no API yet that dependency-cruiser could use; swc reads `import type` too.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)([.]next|dist|generated)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
    },
  },
};
