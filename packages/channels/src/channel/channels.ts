import type { TokenCipher } from "@calcache/accounts";
import type { Engine } from "@calcache/calendar-cache";
import type { TargetGuard } from "../target/target-guard.ts";

/** What channels work with. Everything that reaches the outside world is in here. */
export type Channels = Pick<Engine, "db" | "now" | "log" | "providers"> & {
  /** seals the secrets that notices are signed with */
  cipher: TokenCipher;
  targets: TargetGuard;
  /** ms in which a calendar's changes gather into one notice */
  gatherFor: number;
  /** from 0 to 1 */
  random: () => number;
};
