import { type Channels, findChannel, listDeliveries, retryDelivery } from "@calcache/channels";
import { answer, badRequest, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import { refusalOf } from "./channel-commands.ts";
import { deliveryJson, deliveryShape } from "./channel-json.ts";
import { channelOf, channelRefusals, noStore, noSuchChannel } from "./channel-of.ts";

type Services = { channels: Channels };

const deliveryId = z.string().regex(/^msg_[0-9a-f]{32}$/, "must be a delivery's id, as msg_…");

export const listDeliveriesEndpoint = endpoint("GET", "/api/v2/channels/{channelId}/deliveries", {
  ...channelOf,
  summary: "A channel's deliveries of the last 30 days, the latest first, with their attempts",
  query: z.object({ before: deliveryId.optional() }),
  answers: { 200: z.object({ deliveries: z.array(deliveryShape), next: z.string().nullable() }) },
  refusals: [noSuchChannel],
  async handle({ who, params, query }, { channels }: Services) {
    const channel = await findChannel(channels.db, who.id, params.channelId);
    if (channel === null) return noSuchChannel;
    const page = await listDeliveries(channels.db, channel.id, query.before ?? null);
    if (page === null)
      return badRequest([{ path: "before", message: "must be what an answer had as `next`" }]);
    return answer(200, { deliveries: page.deliveries.map(deliveryJson), next: page.next }, noStore);
  },
});

export const retryDeliveryEndpoint = endpoint(
  "POST",
  "/api/v2/channels/{channelId}/deliveries/{deliveryId}/retry",
  {
    ...channelOf,
    params: channelOf.params.extend({ deliveryId }),
    summary: "Sends a notice again, by its id",
    answers: { 202: z.object({ delivery: deliveryShape }) },
    refusals: channelRefusals,
    async handle({ who, params }, { channels }: Services) {
      const { channelId: id, deliveryId } = params;
      const again = await retryDelivery(channels, { apiKeyId: who.id, id, deliveryId });
      return again.ok
        ? answer(202, { delivery: deliveryJson(again.value) }, noStore)
        : refusalOf(again.error);
    },
  },
);
