/** Light, dark, or as the visitor's system has it. */
export type Theme = "light" | "dark" | "auto";

/** How frames look: what `Cal("ui", …)` takes. */
export type Ui = {
  theme?: Theme | null;
  layout?: string;
  hideEventTypeDetails?: boolean;
  /** Of cal.com's variables, `cal-brand` is taken: a colour as `#rgb` or `#rrggbb`. What goes with it is found here. */
  cssVarsPerTheme?: { light?: Record<string, string>; dark?: Record<string, string> };
  /** How it was said formerly. */
  styles?: { branding?: { brandColor?: string } };
};

/** The brand's colour in one theme; undefined where none is named. */
export const brandOf = (ui: Ui, theme: "light" | "dark"): string | undefined =>
  ui.cssVarsPerTheme?.[theme]?.["cal-brand"] ?? ui.styles?.branding?.brandColor;
