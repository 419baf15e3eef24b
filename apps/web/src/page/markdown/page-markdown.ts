import { slotFormatter } from "@calcache/availability";
import { linksFrom, type OfferedSlots, type PublicEventType, type SearchParams } from "@calcache/booker/view";
import type { ListedTeam } from "@calcache/scheduling";
import { organizationQuery } from "../bookings/org-slug.ts";
import { pagePath } from "../bookings/page-path.ts";

/** Text that people wrote, as text: nothing of it becomes a link, a heading or HTML. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]()<>#+|!&~-]/g, "\\$&").replace(/\s+/g, " ");

const minutes = (lengths: readonly number[]) => `${lengths.join(" or ")} minutes`;

/** A booking page as Markdown, for programs that read it in somebody's name. @param address of the page, without its query */
export function bookingPageMarkdown(
  { eventType, offered }: { eventType: PublicEventType; offered: OfferedSlots },
  { address, site, search }: { address: string; site: string; search: SearchParams },
): string {
  const timeZone = offered.zone.name;
  const { time } = slotFormatter(timeZone);
  const linkTo = linksFrom(search);
  const slots = Object.entries(offered.slots).flatMap(([date, ofDate]) => [
    `### ${date}`,
    ofDate
      .map(({ start }) => {
        const slot = new Date(start * 60_000).toISOString();
        const query = linkTo({ date, slot, "cal.tz": timeZone });
        return `- [${time(start).slice("2026-12-01T".length, "2026-12-01T09:00".length)}](${address}${query}): \`${slot}\``;
      })
      .join("\n"),
  ]);
  const later =
    offered.nextAvailable &&
    `None from ${offered.first} to ${offered.last}. [The next are on ${offered.nextAvailable}](${address}.md${linkTo({ date: offered.nextAvailable })}).`;
  return [
    `# ${plain(eventType.title)} · ${plain(eventType.ownerName)}`,
    ...(eventType.description ? [plain(eventType.description)] : []),
    [
      `- ${minutes(eventType.lengths ?? [offered.length])}; these times are for ${offered.length}`,
      ...recurrence(eventType),
      `- with ${eventType.hosts.map(({ name }) => plain(name)).join(", ")}`,
      ...rooms(eventType),
      `- times of ${offered.first} to ${offered.last} in ${timeZone}; others by \`date=YYYY-MM-DD\`, \`cal.tz\` and \`duration\` in the query`,
    ].join("\n"),
    "## Times",
    ...(slots.length > 0 ? slots : [later ?? `None from ${offered.first} on.`]),
    ...asked(eventType),
    "## Booking",
    `A time's link is the form for it. Programs send \`POST ${site}/api/v2/bookings\` with \`eventTypeId\` ${eventType.id}, \`start\` as above, and \`attendee\` with the \`name\`, \`email\` and \`timeZone\` of whom they book for: [${site}/api/openapi.json](${site}/api/openapi.json).`,
    "",
  ].join("\n\n");
}

/** The rooms to choose from. */
const rooms = ({ rooms: some = [] }: Pick<PublicEventType, "rooms">): string[] =>
  some.length === 0
    ? []
    : [
        `- in the first free of these rooms, or one by \`cal.room\` in the query (\`room\` of a booking): ${some
          .map(({ id, name }) => `\`${id}\` ${plain(name)}`)
          .join(", ")}`,
      ];

const recurrence = ({ recurrence: repeats }: PublicEventType) =>
  repeats
    ? [
        `- repeats ${repeats.frequency}, with an interval of ${repeats.interval}, up to ${repeats.most} times: \`recurrenceCount\` says how many, and all are booked or none`,
      ]
    : [];

/** What a program has to ask whom it books for. */
function asked({ form: { questions, notes }, places }: PublicEventType): string[] {
  const named = notes?.isRequired ? [{ name: "notes", kind: "textarea", options: [], ...notes }] : [];
  const lines = [...questions, ...named].map(({ name, kind, label, isRequired, options }) => {
    const choice = options.length === 0 ? "" : `; of ${options.map(({ value }) => plain(value)).join(", ")}`;
    return `- \`${name}\`: ${plain(label)} (${kind}, ${isRequired ? "required" : "optional"}${choice})`;
  });
  const where = places.map(
    ({ type, label, asks }) => `- \`${type}\`: ${plain(label)}${asks ? `, whose ${asks} is asked` : ""}`,
  );
  return [
    ...(lines.length > 0 ? ["## Questions, answered in `bookingFieldsResponses`", lines.join("\n")] : []),
    ...(places.length > 1 ? ["## Places, of which `location` chooses one", where.join("\n")] : []),
  ];
}

/** What a program can do here, as llmstxt.org has it. */
export function siteMarkdown(teams: readonly ListedTeam[], site: string): string {
  const pages = teams.flatMap((team) =>
    team.eventTypes.map(
      ({ slug, title, lengths }) =>
        `- [${plain(title)}](${site}${pagePath(team, slug)}.md${organizationQuery(team)}): ${plain(team.name)}, ${minutes(lengths)}`,
    ),
  );
  return [
    "# Booking pages",
    "> When teams can meet, and how a time is booked. Times come from the hosts' Outlook calendars. Each page is Markdown under its address with `.md`.",
    ...(pages.length > 0 ? ["## Pages", pages.join("\n")] : []),
    "## API",
    [
      `- [OpenAPI](${site}/api/openapi.json): slots, bookings, availability, free/busy and events`,
      `- [Documentation](${site}/docs/api): the same, to read`,
    ].join("\n"),
    "",
  ].join("\n\n");
}
