/** What a caller shows; null for nothing. */
export const bearerOf = ({ headers }: Pick<Request, "headers">): string | null =>
  /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
