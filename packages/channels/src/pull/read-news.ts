import { type Database, Prisma } from "@calcache/prisma";
import { changedBetween } from "@calcache/scheduling";
import { storedNoticeType } from "../channel/notice-types.ts";
import { accountNews } from "../gather/account-news.ts";
import { bookingNews } from "../gather/booking-news.ts";
import { type Asker, asking } from "../gather/listening.ts";
import type { Step } from "./told-change.ts";

type Row = { last: bigint; looked: bigint; news: { id: string; type: string; at: string; data: object }[] };

/** What became of bookings or accounts, of which the asker is told what a channel of their key with their filters would be told. */
const readNews =
  (table: string, newsFor: (channels: Prisma.Sql) => Prisma.Sql) =>
  async (
    db: Pick<Database, "$queryRaw">,
    asker: Asker,
    until: string,
    after: bigint,
    most: number,
  ): Promise<Step> => {
    const [found] = await db.$queryRaw<Row[]>`
      WITH changes AS MATERIALIZED (
        SELECT * FROM calcache.${Prisma.raw(table)} g WHERE ${changedBetween("g", asker.since, until)} AND g.id > ${after}
        ORDER BY g.id LIMIT ${most}
      )
      SELECT count(*) AS looked, COALESCE(max(id), ${after}) AS last, COALESCE((
        SELECT jsonb_agg(jsonb_build_object('id', news.id::text, 'type', news.type, 'at', news.at, 'data', news.data) ORDER BY news.id)
        FROM (${newsFor(asking(asker))}) news), '[]') AS news
      FROM changes`;
    const { news, last, looked } = found ?? { news: [], last: after, looked: 0n };
    const told = news.map(({ id, type, at, data }) => ({
      id: BigInt(id),
      type: storedNoticeType.parse(type),
      at: Date.parse(at),
      data: { ...data },
      range: null,
    }));
    return { told, last, isFull: Number(looked) === most };
  };

export const readBookings = readNews("booking_change", bookingNews);

export const readAccounts = readNews("account_change", accountNews);
