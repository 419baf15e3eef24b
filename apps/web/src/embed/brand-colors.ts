/** The colours of a theme that a brand's colour changes, by the names of their variables. */
export type BrandColors = {
  "--accent": string;
  "--accent-soft": string;
  "--accent-strong": string;
  "--accent-ink": string;
};

type Rgb = readonly [red: number, green: number, blue: number];

/** Of the booking page's themes (packages/booker/src/styles/theme.css). */
const themes = {
  light: { ground: [255, 255, 255], ink: [21, 23, 28], paper: [255, 255, 255], away: [0, 0, 0] },
  dark: { ground: [23, 24, 28], ink: [12, 13, 16], paper: [255, 255, 255], away: [255, 255, 255] },
} as const satisfies Record<string, Record<string, Rgb>>;

/** What text needs (WCAG 2.2, 1.4.3). */
const enough = 4.5;

/**
 * A brand's colour as a theme can have it: as near to it as lets text of it be read on the theme's ground, and text be read on it.
 * @param text `#rgb`, `#rrggbb` or `rgb(…)`; null comes of anything else
 */
export function brandColors(text: string | null, theme: keyof typeof themes): BrandColors | null {
  const brand = text === null ? null : rgbIn(text);
  if (brand === null) return null;
  const { ground, ink, paper, away } = themes[theme];
  for (let step = 0; step <= 50; step++) {
    const accent = mixed(brand, away, step / 50);
    const [soft, strong] = [mixed(ground, accent, 0.08), mixed(ground, accent, 0.16)];
    const on = contrast(accent, paper) >= contrast(accent, ink) ? paper : ink;
    const isReadable = [ground, soft, strong].every((each) => contrast(accent, each) >= enough);
    if (isReadable && contrast(accent, on) >= enough)
      return {
        "--accent": hex(accent),
        "--accent-soft": hex(soft),
        "--accent-strong": hex(strong),
        "--accent-ink": hex(on),
      };
  }
  return null;
}

function rgbIn(text: string): Rgb | null {
  const given = text.trim().toLowerCase();
  const [, short] = /^#([\da-f]{3})$/.exec(given) ?? [];
  const [, long = short?.replaceAll(/./g, "$&$&")] = /^#([\da-f]{6})$/.exec(given) ?? [];
  const parts = long?.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? numbersIn(given);
  const [red, green, blue] = parts ?? [];
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}

const numbersIn = (text: string): number[] | null => {
  const [, ...parts] = /^rgb\((\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})\)$/.exec(text) ?? [];
  const numbers = parts.map(Number);
  return numbers.length === 3 && numbers.every((part) => part <= 255) ? numbers : null;
};

const mixed = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

const hex = (color: Rgb) =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** WCAG's contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
