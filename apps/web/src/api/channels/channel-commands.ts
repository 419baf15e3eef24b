import {
  type Channel,
  type ChannelProblem,
  type Channels,
  pauseChannel,
  resumeChannel,
  rotateSecret,
  testChannel,
} from "@calcache/channels";
import { answer, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import { isoTime } from "../edge/answers/in-iso.ts";
import { channelJson, channelShape } from "./channel-json.ts";
import { channelOf, channelRefusals, noStore, noSuchChannel, retryIn, wrongState } from "./channel-of.ts";

type Services = { channels: Channels };

const path = "/api/v2/channels/{channelId}";
const shown = { 200: z.object({ channel: channelShape }) };

export const testChannelEndpoint = endpoint("POST", `${path}/test`, {
  ...channelOf,
  summary: "Sends a channel's receiver a verification; what came of it is among the deliveries",
  answers: { 202: z.object({ delivery_id: z.string() }) },
  refusals: channelRefusals,
  async handle({ who, params }, { channels }: Services) {
    const sent = await testChannel(channels, { apiKeyId: who.id, id: params.channelId });
    return sent.ok ? answer(202, { delivery_id: sent.value }, noStore) : refusalOf(sent.error);
  },
});

export const rotateSecretEndpoint = endpoint("POST", `${path}/rotate`, {
  ...channelOf,
  summary: "Gives a channel a new secret, shown this once; the former one is good for a day",
  answers: { 200: z.object({ secret: z.string(), former_secret_valid_until: z.string() }) },
  refusals: [noSuchChannel],
  async handle({ who, params }, { channels }: Services) {
    const rotated = await rotateSecret(channels, { apiKeyId: who.id, id: params.channelId });
    if (rotated === null) return noSuchChannel;
    const { secret, formerUntil } = rotated;
    return answer(200, { secret, former_secret_valid_until: isoTime(formerUntil) }, noStore);
  },
});

export const pauseChannelEndpoint = endpoint("POST", `${path}/pause`, {
  ...channelOf,
  summary: "Has a channel's notices gather without being sent",
  answers: shown,
  refusals: channelRefusals,
  handle: async ({ who, params }, { channels }: Services) =>
    changed(await pauseChannel(channels, { apiKeyId: who.id, id: params.channelId })),
});

export const resumeChannelEndpoint = endpoint("POST", `${path}/resume`, {
  ...channelOf,
  summary: "Has a paused channel's notices sent again; a closed one is verified first",
  answers: shown,
  refusals: channelRefusals,
  handle: async ({ who, params }, { channels }: Services) =>
    changed(await resumeChannel(channels, { apiKeyId: who.id, id: params.channelId })),
});

const changed = (result: { ok: true; value: Channel } | { ok: false; error: ChannelProblem }) =>
  result.ok ? answer(200, { channel: channelJson(result.value) }, noStore) : refusalOf(result.error);

/** What a channel's problem is answered with. */
export function refusalOf(problem: ChannelProblem) {
  switch (problem.kind) {
    case "not found":
      return noSuchChannel;
    case "too-often":
      return retryIn(problem.retryAfterSeconds);
    case "state": {
      const { state } = problem;
      return { ...wrongState, message: `${wrongState.message}: it is ${state}`, more: { state } };
    }
  }
}
