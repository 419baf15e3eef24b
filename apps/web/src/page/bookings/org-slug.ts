import { isStorable } from "@calcache/http-edge";

/** The organisation whose page is asked for, for a query: what `orgSlug` says, as in cal.com; nothing where that is no name. */
export function ofOrganization({ orgSlug }: { orgSlug?: string | string[] | null | undefined }): {
  orgSlug?: string;
} {
  const [asked] = [orgSlug].flat();
  return asked && isStorable(asked) ? { orgSlug: asked } : {};
}

/** The query that leads to an organisation's page: `?orgSlug=acme`, or nothing where none was asked for. */
export function organizationQuery(search: { orgSlug?: string | string[] | null | undefined }): string {
  const { orgSlug } = ofOrganization(search);
  return orgSlug === undefined ? "" : `?${new URLSearchParams({ orgSlug })}`;
}
