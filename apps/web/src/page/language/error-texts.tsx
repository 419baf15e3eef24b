"use client";

import { createContext, type ReactNode, use } from "react";

type Texts = { title: string; why: string; tryAgain: string };

const ErrorTextsContext = createContext<Texts>({ title: "", why: "", tryAgain: "" });

/** Hands down what the page says that stands in for one that fails: that is made in the browser, where no texts are. */
export const ErrorTexts = ({ texts, children }: { texts: Texts; children: ReactNode }) => (
  <ErrorTextsContext value={texts}>{children}</ErrorTextsContext>
);

export const useErrorTexts = (): Texts => use(ErrorTextsContext);
