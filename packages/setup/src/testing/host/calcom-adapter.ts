import type { Database } from "@calcache/prisma";
import { z } from "zod";

const tokenObject = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expiry_date: z.number().optional(),
  expires_in: z.number().optional(),
});

/** What the login answers to a refresh, as it is. */
export type LoginAnswer = { access_token: string; refresh_token: string; expires_in: number };

/**
 * A credential as cal.com's own adapter uses it: read without a lock, renewed by what it took for the latest refresh token, and
 * written with the answer's parts over the old ones, its end in ms. Only `key` is written. Very old rows, a JSON text, were read by
 * very old versions. (calcom/cal.com: packages/app-store/_utils/oauth/OAuthManager.ts, universalSchema.ts)
 */
export function calcomAdapter(db: Database, id: number, now: () => number) {
  async function read() {
    const { key } = await db.credential.findUniqueOrThrow({ where: { id }, select: { key: true } });
    return {
      isText: typeof key === "string",
      token: tokenObject.parse(typeof key === "string" ? JSON.parse(key) : key),
    };
  }
  return {
    read: async () => (await read()).token,
    /** Whether it would renew before its next request. */
    isExpired: async () => ((await read()).token.expiry_date ?? 0) - 5000 <= now(),
    async renew(login: (refreshToken: string) => LoginAnswer | Promise<LoginAnswer>) {
      const { isText, token } = await read();
      const { expires_in, ...answer } = await login(token.refresh_token);
      const { expires_in: _, ...kept } = token;
      const renewed = { ...kept, ...answer, expiry_date: now() + expires_in * 1000 };
      const key = isText ? JSON.stringify(renewed) : renewed;
      await db.credential.update({ where: { id }, data: { key } });
    },
  };
}
