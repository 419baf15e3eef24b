import { redirect } from "next/navigation";

/** A path that no route has: Next.js answers it by its 404 page, whatever the method. */
export const nowherePath = "/no/such/page";

/**
 * Leads to the page that says that there is none, with its status. What Next.js sends for `notFound` in a page that is made for each
 * request is an empty document where no scripts run.
 */
export const noPage = (): never => redirect(nowherePath);
