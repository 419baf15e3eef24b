import table from "cldr-core/supplemental/windowsZones.json" with { type: "json" };

/**
 * A time zone as Windows knows it. `reference` is the IANA zone whose rules Windows follows under that name; other IANA
 * zones go by the same name and may have parted from it since.
 */
export type WindowsZone = { name: string; reference: string };

/** In Unicode's table this stands for a zone's reference, whatever the territory. */
const anyTerritory = "001";

/** Zones that Windows keeps for old appointments and that Unicode's table has dropped. */
const retired: WindowsZone[] = [
  { name: "Kamchatka Standard Time", reference: "Asia/Kamchatka" },
  { name: "Mid-Atlantic Standard Time", reference: "Etc/GMT+2" },
];

const rows = table.supplemental.windowsZones.mapTimezones.map(({ mapZone }) => ({
  name: mapZone._other,
  territory: mapZone._territory,
  ianaNames: mapZone._type.split(" "),
}));

const byName = new Map(
  [
    ...retired,
    ...rows.flatMap(({ name, territory, ianaNames: [reference] }) =>
      territory === anyTerritory && reference !== undefined ? [{ name, reference }] : [],
    ),
  ].map((zone) => [zone.name.toLowerCase(), zone]),
);

const byIanaName = new Map(
  rows.flatMap(({ name, ianaNames }) => {
    const zone = byName.get(name.toLowerCase());
    return zone ? ianaNames.map((iana) => [iana, zone] as const) : [];
  }),
);

/** Every zone that Windows has a name for. Source: Unicode CLDR, supplemental/windowsZones */
export const windowsZones: readonly WindowsZone[] = [...byName.values()];

/** A zone by its Windows name, in any case. */
export const windowsZoneNamed = (name: string): WindowsZone | null => byName.get(name.toLowerCase()) ?? null;

/** The Windows zone that an IANA zone goes by; null where Windows has none, or for another name of the zone than Unicode's. */
export const windowsZoneOf = (iana: string): WindowsZone | null => byIanaName.get(iana) ?? null;
