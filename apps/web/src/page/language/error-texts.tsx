"use client";

import { createContext } from "react";

/** What the page says that stands in for one that fails: that is made in the browser, where no texts are. */
export const ErrorTexts = createContext({ title: "", why: "", tryAgain: "" });
