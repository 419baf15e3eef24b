/** Regions whose weeks begin on another day than Monday, as the CLDR has it: not every browser tells, and a page is written by its server too. */
const sunday =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
const saturday = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
const friday = "MV";

/** As a language's usual region has it: 1 is Monday, 7 is Sunday. */
export function firstDayOfWeek(locale: string): number {
  const { region = "none" } = new Intl.Locale(locale).maximize();
  const isAmong = (regions: string) => regions.includes(region);
  if (isAmong(sunday)) return 7;
  if (isAmong(saturday)) return 6;
  return isAmong(friday) ? 5 : 1;
}
