import data from "moment-timezone/data/packed/latest.json" with { type: "json" };

/** The release of the IANA time zone database that the rules are from, as `2026f`. */
export const dataVersion: string = data.version;

const packedZones = new Map(data.zones.map((zone) => [zone.slice(0, zone.indexOf("|")), zone]));

/** Each zone's names: the one that its rules are listed under, then those that link to it. */
const groups = new Map([...packedZones.keys()].map((name) => [name, [name]]));
for (const link of data.links) {
  const [target = "", alias = ""] = link.split("|");
  groups.get(target)?.push(alias);
}

const listedNames = new Map([...groups].flatMap(([listed, names]) => names.map((name) => [name, listed])));
const knownNames = new Map([...listedNames.keys()].map((name) => [name.toLowerCase(), name]));

/** A zone's name as the data write it, found in any case of letters; null for an unknown name. */
export const knownName = (name: string): string | null => knownNames.get(name.toLowerCase()) ?? null;

/** All names with the same rules, this one included, the one that they are listed under first; empty for an unknown name. */
export const namesLike = (name: string): readonly string[] => groups.get(listedNameOf(name)) ?? [];

/** A zone's rules in moment-timezone's packed format. @throws RangeError for an unknown name */
export function packedZone(name: string): string {
  const zone = packedZones.get(listedNameOf(name));
  if (zone === undefined) throw new RangeError(`unknown time zone: ${name}`);
  return zone;
}

/** Every name of every zone. */
export const zoneNames = (): string[] => [...listedNames.keys()];

const listedNameOf = (name: string) => listedNames.get(knownName(name) ?? "") ?? "";
