/**
 * The words of a text that is typed or searched: without case, accents, and what stands between words, so that `Port-au-Prince` and
 * `port au prince` are one. A distance from UTC is one word: `UTC+01:00` and `+1` are `gmt+1`.
 */
export function searchWords(text: string): string[] {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replace(distance, (_, sign: string, hours: string, minutes = "00") => {
      const isBehind = sign !== "+" && `${hours}${minutes}` !== "000";
      return `gmt${isBehind ? "-" : "+"}${hours}${minutes === "00" ? "" : `:${minutes}`}`;
    })
    .split(/[\s/,_.()'’ʼ‘`]+|-(?!\d)/u)
    .filter(Boolean);
}

const distance = /^\s*(?:gmt|utc)?\s*([+\-−–])\s*0?(\d{1,2})(?::?(\d\d))?\s*$/;
