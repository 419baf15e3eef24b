/**
 * An event's key is what the simulator stores it under: 32 characters for a single event or a series,
 * `key@milliseconds` for one occurrence of a series (milliseconds of its original start).
 * An event's id is what Graph shows: long, case-sensitive, and in an ordinary and an immutable form.
 */
export type EventKey = string;

const IMMUTABLE_PREFIX = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A";
const ID =
  /^(?:AAMkAG[\w-]{64}|AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A)(?:BGAAAAAA|FRAAgI([\w-]{8}))([\w-]{32})AAA=$/;

/** The key of one occurrence of a series. */
export function occurrenceKey(masterKey: EventKey, originalStart: number): EventKey {
  return `${masterKey}@${originalStart}`;
}

/** Splits a key into the series' (or the event's own) key and the original start of the occurrence, if it names one. */
export function splitKey(key: EventKey): { baseKey: EventKey; originalStart: number | null } {
  const [baseKey = "", start] = key.split("@");
  return { baseKey, originalStart: start === undefined ? null : Number(start) };
}

/** The id Graph shows for a key, with or without `Prefer: IdType="ImmutableId"`. */
export function formatEventId(mailboxSeed: string, key: EventKey, immutable: boolean): string {
  const { baseKey, originalStart } = splitKey(key);
  const prefix = immutable ? IMMUTABLE_PREFIX : `AAMkAG${mailboxSeed}`;
  return `${prefix}${originalStart === null ? "BGAAAAAA" : `FRAAgI${packSeconds(originalStart)}`}${baseKey}AAA=`;
}

/** The key in an id of either form; null if it isn't an event id at all. */
export function parseEventId(id: string): EventKey | null {
  const match = ID.exec(id);
  if (match === null) return null;
  const [, stamp, baseKey = ""] = match;
  return stamp === undefined ? baseKey : occurrenceKey(baseKey, unpackSeconds(stamp));
}

function packSeconds(ms: number): string {
  const buffer = Buffer.alloc(6);
  buffer.writeIntBE(Math.round(ms / 1000), 0, 6);
  return buffer.toString("base64url");
}

function unpackSeconds(stamp: string): number {
  return Buffer.from(stamp, "base64url").readIntBE(0, 6) * 1000;
}
