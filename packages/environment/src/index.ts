/**
 * The one place that reads the process environment. Knows no other package.
 *
 * - environment: the variables of `.env.example`, parsed and with their defaults
 */
export { directDatabaseUrl, type Environment, EnvironmentError, readEnvironment } from "./environment.ts";
export { type ConfiguredHub, eventHubOf, eventHubVariables } from "./event-hub-of.ts";
