import {
  environmentPath,
  failedWords,
  grantedPercent,
  type KnownPath,
  type PathRate,
  pathScopeWords,
} from "@calcache/accounts";

/** Every path with what it is, and below it whose it is; the environment's first. */
export const pathLines = (paths: readonly KnownPath[]): string[] =>
  paths.flatMap(({ name, authority, clientId, credentialKind, notAfter, rules }) => {
    const whose = rules.map((rule) => `  ${rule.share} % of ${pathScopeWords(rule)}`);
    if (name === environmentPath)
      return [`${name}  ${authority}  app ${clientId}  everybody's who has no other`, ...whose];
    const end = notAfter?.toISOString().slice(0, 10) ?? "an unknown end";
    const credential = credentialKind === "federated" ? credentialKind : `${credentialKind} until ${end}`;
    return [
      `${name}  ${authority}  app ${clientId}  ${credential}`,
      ...(whose.length > 0 ? whose : ["  nobody's"]),
    ];
  });

const head = ["path", "kind", "accounts", "with tokens", "rate", "tries", "failed", "failures"];

/** The rates of paths side by side, in columns: of accounts by their latest try, and of all tries. */
export function rateLines(rates: readonly PathRate[]): string[] {
  const rows = rates.map((rate) => [
    rate.path,
    rate.accountKind ?? "unknown",
    String(rate.accounts),
    String(rate.granted),
    grantedPercent(rate),
    String(rate.tries),
    String(rate.failures),
    failedWords(rate),
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
