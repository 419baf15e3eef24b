import latest from "../generated/elements-1.0.0.ts";

/** A version of the script, and its texts as JSON by language. */
export type Script = { version: string; code: string; texts: Readonly<Record<string, string>> };

/** All versions of the script that pages may name, the newest last. */
export const scripts: readonly Script[] = [{ version: "1.0.0", ...latest }];
