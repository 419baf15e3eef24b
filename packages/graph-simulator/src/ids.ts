/** Randomness the simulator draws on, passed in so that a run can be repeated. */
export type Random = { bytes: (length: number) => Uint8Array; fraction: () => number };

/** Formats of ids; each looks like the real thing, so that clients meet the same encoding problems. */
export type Ids = {
  guid: () => string;
  puid: () => string;
  /** Id of a personal account. */
  cid: () => string;
  mailboxSeed: () => string;
  calendarId: (seed: string) => string;
  eventKey: () => string;
  changeKey: () => string;
  secret: (prefix: string) => string;
};

/** Makes ids from the given randomness. */
export function createIds(random: Random): Ids {
  const base64 = (length: number, encoding: "base64" | "base64url" = "base64url") =>
    Buffer.from(random.bytes(length)).toString(encoding);
  return {
    guid: () => asGuid(random.bytes(16)),
    puid: () => `1003${Buffer.from(random.bytes(6)).toString("hex").toUpperCase()}`,
    cid: () => Buffer.from(random.bytes(8)).toString("hex"),
    mailboxSeed: () => base64(48),
    // `/`, `+` and `=` occur in real container ids, and break clients that don't encode them.
    calendarId: (seed) => `AAMkAG${seed.slice(0, 40)}/+${base64(21, "base64")}AAA=`,
    eventKey: () => base64(24),
    changeKey: () => base64(16, "base64"),
    secret: (prefix) => `${prefix}${base64(96)}`,
  };
}

/** A version 4 guid of 16 bytes. */
export function asGuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  const variant = "89ab"[(bytes[8] ?? 0) & 3] ?? "8";
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
