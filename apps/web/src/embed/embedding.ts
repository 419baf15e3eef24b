import { firstOfEach, type SearchParams } from "@calcache/booker";
import { type EmbeddedPage, findEmbedSites, isSiteAllowed } from "@calcache/configuration";
import { parameters } from "@calcache/embed/protocol";
import { processRuntime } from "@calcache/runtime";
import { webappUrl } from "../process/webapp-url.ts";

/** A page in a frame: whom it may talk to, and how it looks at first. */
export type Embedding = {
  namespace: string;
  /** The origin of the page around it; null where it may hear nothing. */
  parent: string | null;
  isModal: boolean;
  theme: string | null;
  brand: string | null;
  brandDark: string | null;
  hidesDetails: boolean;
};

/** How a page is shown in a frame; null where it isn't. @param page whose sites may hear of it */
export async function embeddingOf(
  search: SearchParams,
  page: EmbeddedPage | null,
): Promise<Embedding | null> {
  const asked = firstOfEach(search);
  const said = (name: string) => asked[name] ?? null;
  const namespace = said(parameters.namespace);
  if (namespace === null) return null;
  const parent = said(parameters.parent);
  const sites = page && (await findEmbedSites(processRuntime().engine.db, page));
  return {
    namespace,
    parent: parent !== null && isSiteAllowed(sites, parent, webappUrl()) ? parent : null,
    isModal: said(parameters.type) === "modal",
    theme: said(parameters.theme),
    brand: said(parameters.brand),
    brandDark: said(parameters.brandDark),
    hidesDetails: said(parameters.details) === "hidden",
  };
}
