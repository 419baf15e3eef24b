import { keepsPrivateLinks, listPrivateLinks } from "@calcache/configuration";
import { EntriesCard, PrivateLinkForm } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { webappUrl } from "../../../process/webapp-url.ts";
import { deletePrivateLinkApi } from "../../../sign-in/paths.ts";
import { zoneOfUser } from "../../today-of.ts";
import { addPrivateLinkForm } from "./private-link-actions.ts";
import { privateLinkWords } from "./private-link-input.ts";

/** An event type's private links. Nothing where the host app has nowhere to keep them. */
export async function PrivateLinksOf({
  user,
  eventType,
  fields,
}: {
  user: CurrentUser;
  eventType: { id: number; slug: string };
  /** of a form about this event type */
  fields: Readonly<Record<string, string>>;
}) {
  const { db, now } = processRuntime().engine;
  if (!(await keepsPrivateLinks(db))) return null;
  const [links, zone] = await Promise.all([listPrivateLinks(db, eventType.id), zoneOfUser(user.userId)]);
  return (
    <EntriesCard
      id="private-links"
      heading="Private links"
      hint="By such a link this event type is booked, also while it is hidden. Whoever has it can pass it on; once taken back it leads nowhere, and bookings made by it stay."
      deleteAction={deletePrivateLinkApi}
      entries={links.map((link) => ({
        id: link.id,
        name: `${webappUrl()}/d/${link.link}/${eventType.slug}`,
        href: `/d/${link.link}/${eventType.slug}`,
        about: privateLinkWords(link, zone, now()),
        deleteFields: { ...fields, link: String(link.id) },
      }))}
    >
      <PrivateLinkForm action={addPrivateLinkForm} fields={fields} />
    </EntriesCard>
  );
}
