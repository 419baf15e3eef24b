import type { TokenCipher } from "@calcache/accounts";
import type { Database } from "@calcache/prisma";
import { parseTeamFile } from "../parse-team-file.ts";
import type { TeamFileError, TeamFileInput } from "../team-file.ts";
import { exportTeams } from "./export-team.ts";
import { exportUsers } from "./export-user.ts";
import type { Unsaid } from "./unsaid.ts";

/** A team file of what is there. */
export type TeamFileExport = {
  file: TeamFileInput;
  /** what is there and the file can't say */
  unsaid: Unsaid[];
  /** what an import would refuse: a host's database may hold what a team file may not */
  refused: TeamFileError[];
};

/**
 * Writes the team file whose import makes what is there.
 * @param cipher opens accounts' tokens, which the file then holds in the clear; null leaves accounts out
 */
export async function exportTeamFile(db: Database, cipher: TokenCipher | null): Promise<TeamFileExport> {
  const [users, teams] = [await exportUsers(db, cipher), await exportTeams(db)];
  const file = { users: users.entry, teams: teams.entry };
  const parsed = parseTeamFile(file);
  return { file, unsaid: [...users.unsaid, ...teams.unsaid], refused: parsed.ok ? [] : parsed.error };
}
