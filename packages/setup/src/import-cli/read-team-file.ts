import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { err, type Result } from "@calcache/prisma";
import { errorCode } from "../error-code.ts";
import { parseTeamFile } from "../team-file/parse-team-file.ts";
import type { TeamFile, TeamFileError } from "../team-file/team-file.ts";
import { parseJsonText } from "./parse-json-text.ts";

/**
 * Reads and checks a team file.
 * @param file a path, or `-` for standard input
 */
export async function readTeamFile(
  file: string,
  stdin: NodeJS.ReadableStream,
): Promise<Result<TeamFile, TeamFileError[]>> {
  const name = file === "-" ? "standard input" : file;
  const failed = (message: string) => err([{ path: name, message }]);
  let text: string;
  try {
    const bytes = await (file === "-" ? buffer(stdin) : readFile(file));
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    return failed(`can't be read: ${reasonOf(error)}`);
  }
  const json = parseJsonText(text);
  return json.ok ? parseTeamFile(json.value) : failed(json.error);
}

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
};

function reasonOf(error: unknown): string {
  const code = errorCode(error) ?? "";
  return reasons[code] ?? code;
}
