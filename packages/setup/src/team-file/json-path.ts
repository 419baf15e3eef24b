import { z } from "zod";

/** Writes a place in the file as `teams[0].eventTypes[2].length`. */
export const pathOf = (path: readonly PropertyKey[]): string => z.core.toDotPath([...path]) || "(the file)";
