import { err, ok, type Result } from "@calcache/prisma";
import type { z } from "zod";
import { findDuplicates } from "./find-duplicates.ts";
import { pathOf } from "./json-path.ts";
import { type TeamFile, type TeamFileError, teamFile } from "./team-file.ts";

/**
 * Checks a team file by itself: its shape, and what may occur in it only once. Whether the people it names exist is
 * seen at the import.
 * @param json the parsed JSON
 * @returns the file with its defaults filled in; or every error, each with its place
 */
export function parseTeamFile(json: unknown): Result<TeamFile, TeamFileError[]> {
  const parsed = teamFile.safeParse(json, { error: wording });
  const errors = [...(parsed.error?.issues ?? []).flatMap(errorsOf), ...findDuplicates(json)];
  return parsed.success && errors.length === 0 ? ok(parsed.data) : err(errors);
}

/** Says what zod's own message doesn't. */
const wording: z.core.$ZodErrorMap = (issue) =>
  issue.input === undefined && issue.code !== "custom" ? "is required" : undefined;

function errorsOf(issue: z.core.$ZodIssue): TeamFileError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "is not a known key" }));
  }
  return [{ path: pathOf(issue.path), message: issue.message }];
}
