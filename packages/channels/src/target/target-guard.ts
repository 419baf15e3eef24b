import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { err, ok, type Result } from "@calcache/prisma";
import { isPublicAddress } from "./public-address.ts";

/** Whether notices may go to this machine and to private networks, over http too: for development. */
export type Targets = "public" | "any";

/**
 * Why no notice may go to an address.
 * - `not https`
 * - `private`: it is, or its name stands for, an address of this machine, a private network or a link
 * - `unknown`: its name stands for nothing
 */
export type TargetRefusal = { kind: "not https" | "private" | "unknown" };

/** A name's addresses; rejects where there are none. */
type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** A connection was refused, because its name stands for an address that isn't public. */
export class PrivateTarget extends Error {
  override name = "PrivateTarget";
}

/**
 * Keeps notices away from addresses that aren't public. A name is resolved once for each connection, and connected to by
 * the addresses that were looked at: it can't stand for others a moment later.
 */
export function createTargetGuard(
  targets: Targets,
  resolve: Resolve = (hostname) => lookup(hostname, { all: true }),
) {
  const isAllowed = (address: string) => targets === "any" || isPublicAddress(address);

  /** The addresses of a name, all of which are allowed. @throws PrivateTarget */
  async function addressesOf(hostname: string) {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => isAllowed(address))) throw new PrivateTarget("it isn't public");
    return addresses;
  }

  return {
    /** What may be told before a connection: of addresses that are none of a name's, all there is. */
    checkUrl(url: URL): Result<null, TargetRefusal> {
      if (url.protocol !== "https:" && !(targets === "any" && url.protocol === "http:"))
        return err({ kind: "not https" });
      const host = hostOf(url);
      return isIP(host) === 0 || isAllowed(host) ? ok(null) : err({ kind: "private" });
    },

    /** The same, and what its name stands for now. */
    async checkNow(url: URL): Promise<Result<null, TargetRefusal>> {
      const checked = this.checkUrl(url);
      if (!checked.ok || isIP(hostOf(url)) !== 0) return checked;
      try {
        await addressesOf(hostOf(url));
        return ok(null);
      } catch (error) {
        return err({ kind: error instanceof PrivateTarget ? "private" : "unknown" });
      }
    },

    /** For `net.connect`: resolves a name to addresses that are allowed. */
    lookup: ((hostname, options, callback) => {
      addressesOf(hostname).then(
        (addresses) => {
          const [first] = addresses;
          if (options.all) callback(null, addresses);
          else callback(null, first?.address ?? "", first?.family);
        },
        (error) => callback(error, "", 0),
      );
    }) satisfies LookupFunction as LookupFunction,
  };
}

export type TargetGuard = ReturnType<typeof createTargetGuard>;

/** A URL's host, of IPv6 without brackets. */
const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, "$1");
