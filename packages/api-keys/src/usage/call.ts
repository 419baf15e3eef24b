/** A request with a key that was answered. */
export type Call = {
  apiKeyId: string;
  /** method and path, as it was declared: `GET /api/v2/free-busy` */
  operation: string;
  status: number;
  /** whether it writes: then it stands in the key's log by itself */
  isWrite: boolean;
  /** epoch ms */
  at: number;
};

/** How many of one kind, on a day. */
export type Counted = Omit<Call, "isWrite" | "at"> & { day: string; count: number };
