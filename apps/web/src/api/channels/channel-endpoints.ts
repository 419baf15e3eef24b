import {
  type ChannelRefusal,
  type Channels,
  createChannel,
  deleteChannel,
  findChannel,
  listChannels,
} from "@calcache/channels";
import { answer, badRequest, endpoint, refusal } from "@calcache/http-edge";
import { z } from "zod";
import { channelBody } from "./channel-body.ts";
import { channelJson, channelShape } from "./channel-json.ts";
import { channelOf, keyWithChannels, noStore, noSuchChannel, retryIn, tooOften } from "./channel-of.ts";

type Services = { channels: Channels };

const tooMany = refusal(
  409,
  "TOO_MANY_CHANNELS",
  "This key has as many channels as a key can have: delete one",
);

export const createChannelEndpoint = endpoint("POST", "/api/v2/channels", {
  summary: "Makes a channel, by which an application is told of changes; its secret is shown this once",
  caller: keyWithChannels,
  body: channelBody,
  mostBytes: 512 * 1024,
  answers: { 201: z.object({ channel: channelShape.extend({ secret: z.string() }) }) },
  refusals: [tooMany, tooOften],
  async handle({ who, body }, { channels }: Services) {
    const { callback_url: callbackUrl, filters, format } = body;
    const created = await createChannel(channels, who.id, { callbackUrl, filters, format });
    if (!created.ok) {
      const { error } = created;
      if (error.kind === "too many") return tooMany;
      if (error.kind === "too-often") return retryIn(error.retryAfterSeconds);
      return badRequest([{ path: "callback_url", message: targetProblems[error.kind] }]);
    }
    const { channel, secret } = created.value;
    return answer(201, { channel: { ...channelJson(channel), secret } }, noStore);
  },
});

const targetProblems: Record<Exclude<ChannelRefusal["kind"], "too many" | "too-often">, string> = {
  "not https": "must start with https://",
  private:
    "must lead to a public address: this is, or stands for, one of this machine, a private network or a link",
  unknown: "must have a host that can be found: no address is known for it",
};

export const listChannelsEndpoint = endpoint("GET", "/api/v2/channels", {
  summary: "This key's channels",
  caller: keyWithChannels,
  answers: { 200: z.object({ channels: z.array(channelShape) }) },
  async handle({ who }, { channels }: Services) {
    const found = await listChannels(channels.db, who.id);
    return answer(200, { channels: found.map(channelJson) }, noStore);
  },
});

export const getChannelEndpoint = endpoint("GET", "/api/v2/channels/{channelId}", {
  ...channelOf,
  summary: "One of this key's channels, and how it does",
  answers: { 200: z.object({ channel: channelShape }) },
  refusals: [noSuchChannel],
  async handle({ who, params }, { channels }: Services) {
    const channel = await findChannel(channels.db, who.id, params.channelId);
    return channel ? answer(200, { channel: channelJson(channel) }, noStore) : noSuchChannel;
  },
});

export const deleteChannelEndpoint = endpoint("DELETE", "/api/v2/channels/{channelId}", {
  ...channelOf,
  summary: "Ends a channel, and forgets its deliveries",
  answers: { 204: null },
  refusals: [noSuchChannel],
  async handle({ who, params }, { channels }: Services) {
    const wasThere = await deleteChannel(channels, { apiKeyId: who.id, id: params.channelId });
    return wasThere ? new Response(null, { status: 204 }) : noSuchChannel;
  },
});
