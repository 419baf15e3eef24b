/**
 * The composition root: database, engine, providers, events and bookings, put together once for web, worker, commands,
 * benchmarks, tests and chaos. Knows every room below the apps.
 *
 * - runtime: everything of this software that runs in a process
 * - provider: a kind of account; adding one is its own room and a line in `providers.ts`
 * - operator: whoever runs this installation, and shows the cron's key
 */
export { accountLinkPath, invitationPath } from "./account-mail.ts";
export { createRuntime } from "./create-runtime.ts";
export type { ShownKey } from "./cron/operator-key.ts";
export { type CurrentUser, type FindCurrentUser, signInCallbackPath } from "./open-sign-in.ts";
export { type HostOptions, processMetrics, processRuntime } from "./process-runtime.ts";
export type { OpenProvider, Provider, ProviderContext } from "./providers.ts";
export type { Runtime, RuntimeOptions } from "./runtime.ts";
export { type RuntimeEnvironment, runtimeVariables } from "./runtime-environment.ts";
