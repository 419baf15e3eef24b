import latest from "../generated/elements-1.0.0.ts";

/** All versions of the script that pages may name, the newest last. */
export const scripts: readonly { version: string; code: string }[] = [{ version: "1.0.0", code: latest }];
