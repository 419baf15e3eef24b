import { type PrivateLinkEntry, privateLinkColumns } from "@calcache/configuration";
import type { ImportContext } from "./context/import-context.ts";

/** Makes the private links of an event type what the file says. One that stays keeps how often it was used. */
export async function importPrivateLinks(
  { transaction }: Pick<ImportContext, "transaction">,
  eventTypeId: number,
  entries: readonly PrivateLinkEntry[],
): Promise<void> {
  const [table] = await transaction.$queryRaw<{ isHere: boolean }[]>`
    SELECT to_regclass('public."HashedLink"') IS NOT NULL AS "isHere"`;
  if (!table?.isHere)
    throw new Error("This database has no table HashedLink, so leave out privateLinks in the file");
  const links = entries.map(({ linkId }) => linkId);
  await transaction.hashedLink.deleteMany({ where: { eventTypeId, link: { notIn: links } } });
  for (const entry of entries) {
    const said = { eventTypeId, ...privateLinkColumns(entry) };
    const link = entry.linkId;
    await transaction.hashedLink.upsert({ where: { link }, create: { link, ...said }, update: said });
  }
}
