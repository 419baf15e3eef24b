import type { CalendarProvider } from "./provider.ts";

/** The kinds of account that are served here, each by its integration: the `type` of its credentials. */
export type Providers = ReadonlyMap<string, CalendarProvider>;

/** What is served here: rows of other integrations are left alone. */
export const integrationsOf = ({ providers }: { providers: Providers }): string[] => [...providers.keys()];

/**
 * The provider of an account.
 * @throws Error for an integration that isn't served here: nobody looks up its mailboxes
 */
export function providerOf(
  { providers }: { providers: Providers },
  { integration }: { integration: string },
): CalendarProvider {
  const provider = providers.get(integration);
  if (!provider) throw new Error(`no provider serves ${integration}`);
  return provider;
}
