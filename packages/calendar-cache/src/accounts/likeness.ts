import { createHash } from "node:crypto";
import type { ListedCalendar } from "../engine/provider.ts";

/** What two ids of one calendar have in common: its owner and name. Only a hash of them, since names are nobody else's business. */
export const likenessOf = ({ owner, name }: Pick<ListedCalendar, "owner" | "name">): string =>
  createHash("sha256")
    .update(JSON.stringify([owner?.toLowerCase() ?? null, name]))
    .digest("hex");
