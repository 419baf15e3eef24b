import {
  failedWords,
  grantedPercent,
  type KnownPath,
  listPaths,
  type PathRate,
  pathScopeWords,
} from "@calcache/accounts";
import type { ShownPath } from "@calcache/elements";
import { readEnvironment } from "@calcache/environment";
import { processRuntime } from "@calcache/runtime";
import { authPathRates } from "../process/operational-state.ts";
import { ruleFields } from "./auth-path-input.ts";

/** Whose accounts go by auth paths, and the environment's app; null where nobody connects accounts here. */
export function pathsOfHosts() {
  const { connections, providers } = processRuntime();
  if (connections === null) return null;
  const { integration } = connections.accounts;
  return {
    integration,
    accountKinds: providers.get(integration)?.accountKinds ?? [],
    ownClientId: readEnvironment(["MS_GRAPH_CLIENT_ID"]).MS_GRAPH_CLIENT_ID,
  };
}

/** The auth paths, whose each is, and how it does. */
export async function shownPaths(): Promise<{ paths: ShownPath[]; accountKinds: readonly string[] } | null> {
  const hosts = pathsOfHosts();
  if (hosts === null) return null;
  const [paths, rates] = await Promise.all([
    listPaths(processRuntime().engine.db, hosts.integration, hosts.ownClientId),
    authPathRates(),
  ]);
  return { paths: paths.map((path) => shown(path, rates ?? [])), accountKinds: hosts.accountKinds };
}

function shown(path: KnownPath, rates: readonly PathRate[]): ShownPath {
  const { name, authority, clientId, credentialKind, notAfter, rules } = path;
  const end = notAfter === null ? "" : ` until ${notAfter.toISOString().slice(0, "YYYY-MM-DD".length)}`;
  return {
    name,
    about: `${authority} · app ${clientId} · ${credentialKind}${end}`,
    rules: rules.map((rule) => ({
      id: rule.id,
      words: `${rule.share} % of ${pathScopeWords(rule)}`,
      fields: ruleFields(name, rule),
    })),
    rates: rates.filter((rate) => rate.path === name).map(shownRate),
  };
}

function shownRate(rate: PathRate): ShownPath["rates"][number] {
  const { accounts, granted } = rate;
  const accountKind = rate.accountKind ?? "unknown";
  const failed = granted < accounts ? ` (${failedWords(rate)})` : "";
  return {
    accountKind,
    percent: grantedPercent(rate),
    words: `${accountKind}: ${granted} of ${accounts} ${accounts === 1 ? "account" : "accounts"} got tokens${failed}`,
    isWell: granted === accounts,
  };
}
