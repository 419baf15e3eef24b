import { type ComponentType, useEffect, useMemo, useState } from "react";
import type { Place } from "../../data/place.ts";
import { fetchTexts } from "../../data/texts.ts";
import type { Look } from "./element-frame.tsx";
import { type ElementWords, elementWords } from "./element-words.ts";
import { localeIn, pageLocale } from "./page-locale.ts";
import { Skeleton } from "./skeleton.tsx";

/** What every element is told: its language, BCP 47; the page's where it is told none. */
export type InLanguage = Place & Look & { locale?: string | undefined };

/** Hands an element its words once they are there. @param lines how many stand where it will be */
export function inLanguage<Props extends InLanguage>(
  Here: ComponentType<Props & { words: ElementWords }>,
  lines: number,
) {
  return function Told(props: Props) {
    const { origin, theme } = props;
    const locale = localeIn(props.locale) ?? pageLocale();
    const wanted = origin + locale;
    const [come, setCome] = useState("");
    const coming = come === wanted ? null : fetchTexts(locale, props);
    useEffect(() => {
      void coming?.then(() => setCome(wanted));
    }, [coming, wanted]);
    // biome-ignore lint/correctness/useExhaustiveDependencies: other words are there once they have come
    const words = useMemo(() => elementWords(locale, origin), [wanted, coming]);
    if (coming === null) return <Here {...props} words={words} />;
    return <Waiting {...{ theme, lines }} />;
  };
}

/** What is to be seen before there are words. */
export const Waiting = ({ theme, lines }: Look & { lines: number }) => (
  <section className="cc-element" data-theme={theme} aria-busy>
    <Skeleton lines={lines} />
  </section>
);
