import type { z } from "zod";
import { issuesBetween } from "./rules-between.ts";
import { families, variables } from "./variables.ts";

export type Environment = z.output<typeof variables>;

/** Says everything that is wrong at once; the message names variables and rules, never values. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * Reads and checks the named variables. A variable that is set to nothing counts as not set.
 *
 * Values are read when this is called and by computed name, so that Next.js can't bake one into a build.
 * @throws EnvironmentError naming every bad or missing variable
 */
export function readEnvironment<Name extends keyof Environment>(
  names: readonly Name[],
  // biome-ignore lint/style/noProcessEnv: this is the environment module
  source: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Environment, Name> {
  const given = Object.fromEntries(names.map((name) => [name, givenAs(name, source)]));
  const mask = Object.fromEntries(names.map((name) => [name, true as const])) as Record<Name, true>;
  const parsed = variables.pick(mask as never).safeParse(given);
  const lines = parsed.success
    ? issuesBetween(parsed.data).map(([name, message]) => `  ${name}: ${message}`)
    : parsed.error.issues.map(({ path, message }) => {
        const isMissing = given[String(path[0])] === undefined;
        return `  ${path.join("_")}: ${isMissing ? "is missing" : message}`;
      });
  if (parsed.success && lines.length === 0) return parsed.data as Pick<Environment, Name>;
  throw new EnvironmentError(
    `The environment is not complete (.env.example explains each variable):\n${lines.join("\n")}`,
  );
}

/**
 * Where LISTEN and migrations find the database, and commands that run alone: past the pooler, where `DATABASE_URL` is one.
 * @throws EnvironmentError
 */
export function directDatabaseUrl(
  given: Pick<Environment, "DATABASE_URL" | "DATABASE_DIRECT_URL"> = readEnvironment([
    "DATABASE_URL",
    "DATABASE_DIRECT_URL",
  ]),
): string {
  return given.DATABASE_DIRECT_URL ?? given.DATABASE_URL;
}

function givenAs(name: string, source: Readonly<Record<string, string | undefined>>) {
  if (!families.includes(name)) return source[name] || undefined;
  const prefix = `${name}_`;
  const members = Object.entries(source).flatMap(([each, value]) =>
    each.startsWith(prefix) && value ? [[each.slice(prefix.length), value] as const] : [],
  );
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}
