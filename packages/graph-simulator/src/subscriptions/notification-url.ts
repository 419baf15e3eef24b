import { isHubUrl } from "../event-hubs/deliver-to-hub.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Notification URLs have to be https, or name an event hub; the simulator also takes http on the machine it runs on. */
export function isAllowedUrl(text: string): boolean {
  if (isHubUrl(text)) return true;
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
}
