import { readEnvironment } from "@calcache/environment";

/** The web app's public base URL. */
export const webappUrl = (): string => readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]).NEXT_PUBLIC_WEBAPP_URL;
