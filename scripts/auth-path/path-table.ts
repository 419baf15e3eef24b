import { environmentPath, type PathRate } from "@calcache/accounts";

/** A rule, as {@link pathLines} shows it. */
type ShownRule = { path: string; accountKind: string | null; tid: string | null; share: number };

type ShownPath = {
  name: string;
  authority: string;
  clientId: string;
  credentialKind: string;
  notAfter: Date | null;
};

/** Whom a rule is for, in words. */
export const scopeWords = ({ accountKind, tid }: { accountKind: string | null; tid: string | null }) =>
  [
    `accounts${accountKind === null ? "" : ` of ${accountKind}`}`,
    ...(tid === null ? [] : [`of tenant ${tid}`]),
  ].join(" ");

/** Every path with what it is, and below it whose it is; the environment's first. */
export function pathLines(
  paths: readonly ShownPath[],
  rules: readonly ShownRule[],
  ownClientId: string,
): string[] {
  const rulesOf = (name: string) =>
    rules.filter(({ path }) => path === name).map((rule) => `  ${rule.share} % of ${scopeWords(rule)}`);
  return [
    `${environmentPath}  common  app ${ownClientId}  everybody's who has no other`,
    ...rulesOf(environmentPath),
    ...paths.flatMap(({ name, authority, clientId, credentialKind, notAfter }) => {
      const end = notAfter?.toISOString().slice(0, 10) ?? "an unknown end";
      const credential = credentialKind === "federated" ? credentialKind : `${credentialKind} until ${end}`;
      const own = rulesOf(name);
      return [
        `${name}  ${authority}  app ${clientId}  ${credential}`,
        ...(own.length > 0 ? own : ["  nobody's"]),
      ];
    }),
  ];
}

const head = ["path", "kind", "accounts", "with tokens", "rate", "tries", "failed", "failures"];

const percent = (part: number, whole: number) => `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;

/** The rates of paths side by side, in columns: of accounts by their latest try, and of all tries. */
export function rateLines(rates: readonly PathRate[]): string[] {
  const rows = rates.map(({ path, accountKind, accounts, granted, tries, failures, failedBy }) => [
    path,
    accountKind ?? "unknown",
    String(accounts),
    String(granted),
    percent(granted, accounts),
    String(tries),
    String(failures),
    Object.entries(failedBy)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(", "),
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
