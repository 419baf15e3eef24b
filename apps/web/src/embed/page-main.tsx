"use client";

import { brandOf } from "@calcache/embed/protocol";
import { type Language, marksOf } from "@calcache/languages";
import { type ReactNode, useEffect, useRef } from "react";
import { brandColors } from "./brand-colors.ts";
import type { Embedding } from "./embedding.ts";
import { useToldUi } from "./told-ui.ts";
import { type Told, useParent } from "./use-parent.ts";

/**
 * What a public page holds. In a frame it is as large as that, lies on what is behind the frame unless that is a dialog, and looks as the page around wants.
 * @param props.language what it is written in
 * @param props.told what has just happened
 * @param props.leadsOn where the whole window goes on to
 */
export function PageMain({
  embedding,
  language,
  told = [],
  leadsOn = null,
  className = "",
  children,
}: {
  embedding: Embedding | null;
  language: Language;
  told?: readonly Told[];
  leadsOn?: string | null;
  className?: string;
  children: ReactNode;
}) {
  const main = useRef<HTMLElement>(null);
  const ui = useToldUi(embedding?.parent ?? null);
  useParent(embedding, main, told);
  useLinksOut(embedding !== null, leadsOn);
  if (embedding === null)
    return (
      <main className={`page ${className}`} {...marksOf(language)}>
        {children}
      </main>
    );
  const theme = ui.theme ?? embedding.theme;
  const hidesDetails = ui.hideEventTypeDetails ?? embedding.hidesDetails;
  const style = brandStyle(
    theme,
    brandOf(ui, "light") ?? embedding.brand,
    brandOf(ui, "dark") ?? embedding.brandDark,
  );
  return (
    <main
      ref={main}
      className={`page embedded ${className}`}
      {...marksOf(language)}
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
      data-details={hidesDetails ? "hidden" : undefined}
      data-modal={embedding.isModal || undefined}
    >
      {style !== "" && <style>{style}</style>}
      {children}
    </main>
  );
}

/** The brand's colours as a style sheet: nothing of what was asked for stands in it but colours that were read. */
function brandStyle(theme: string | null, brand: string | null, brandDark: string | null): string {
  const rule = (of: "light" | "dark", text: string | null) => {
    const colors = Object.entries(brandColors(text, of) ?? {});
    return colors.length === 0 ? "" : `:root{${colors.map((each) => each.join(":")).join(";")}}`;
  };
  const [light, dark] = [rule("light", brand), rule("dark", brandDark ?? brand)];
  if (theme === "light") return light;
  if (theme === "dark") return dark;
  return light + (dark && `@media (prefers-color-scheme:dark){${dark}}`);
}

/** Pages that can't be shown in the frame are shown in the whole window, or in a tab of their own. */
function useLinksOut(isEmbedded: boolean, leadsOn: string | null): void {
  useEffect(() => {
    if (!isEmbedded) return;
    if (leadsOn !== null) window.open(leadsOn, "_top");
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link === null || link.target !== "" || link.href === "") return;
      const { origin, searchParams } = new URL(link.href);
      if (link.href === leadsOn) link.target = "_top";
      else if (origin !== window.location.origin || !searchParams.has("embed")) link.target = "_blank";
    };
    window.addEventListener("click", onClick, { capture: true });
    return () => window.removeEventListener("click", onClick, { capture: true });
  }, [isEmbedded, leadsOn]);
}
