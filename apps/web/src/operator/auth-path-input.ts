import type { PathScope } from "@calcache/accounts";

/** A switch of a share (percent) of whom the scope names to an auth path. */
export type PathSwitch = { name: string; scope: PathScope; share: number };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What the form says that switches accounts to an auth path; what is wrong at which field else.
 * @param accountKinds those that there are
 */
export function pathSwitchIn(
  fields: URLSearchParams,
  accountKinds: readonly string[],
): { ok: true; value: PathSwitch } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const name = fields.get("path") ?? "";
  if (name === "") errors.path = "Please choose one of the list";
  const share = Number(fields.get("share")?.trim() || Number.NaN);
  if (!(share > 0 && share <= 100)) errors.share = "Please enter a number above 0, 100 at most";
  const kind = fields.get("kind") ?? "";
  if (kind !== "" && !accountKinds.includes(kind)) errors.kind = "Please choose one of the list";
  const tenant = (fields.get("tenant") ?? "").trim().toLowerCase();
  if (tenant !== "" && !guid.test(tenant))
    errors.tenant = "A tenant's id looks like 72f988bf-86f1-41af-91ab-2d7cd011db47";
  if (Object.keys(errors).length > 0) return { ok: false, error: errors };
  return { ok: true, value: { name, share, scope: { accountKind: kind || null, tid: tenant || null } } };
}

/** Whose path a rule makes it, as the form has it that ends the rule. */
export const ruleFields = (name: string, { accountKind, tid }: PathScope): Record<string, string> => ({
  path: name,
  kind: accountKind ?? "",
  tenant: tid ?? "",
});

/** The rule that a form of {@link ruleFields} names. */
export const ruleIn = (fields: URLSearchParams): { name: string; scope: PathScope } => ({
  name: fields.get("path") ?? "",
  scope: { accountKind: fields.get("kind") || null, tid: fields.get("tenant") || null },
});
