import { canonicalAddress, isEmailAddress } from "@calcache/email-address";
import { badRequest, endpoint, readText, refusal } from "@calcache/http-edge";
import {
  askToSubscribe,
  confirmSubscription,
  endSubscription,
  findSubscriber,
  type StatusTarget,
  type Subscribing,
} from "@calcache/operations";
import { leadTo } from "../api/edge/fields/lead-to.ts";
import { visitorOf } from "../api/edge/origins/visitor.ts";

/** What subscriptions are kept with. @property isTarget whether a webhook may be at a URL */
export type SubscriptionServices = {
  subscribing: Subscribing;
  isTarget: (url: URL) => Promise<boolean>;
};

const most = 4_096;

const wrongTarget = refusal(
  400,
  "BAD_REQUEST",
  "Give an email address, or a URL that starts with https:// and is reachable from the internet",
);
const noSubscription = refusal(404, "NOT_FOUND", "This subscription has ended, or the link is incomplete");

async function fieldsOf(request: Request): Promise<URLSearchParams | null> {
  const text = await readText(request, most);
  return typeof text === "string" ? new URLSearchParams(text) : null;
}

/** The address or URL that a form names; null where it names none that can be told. */
async function targetIn(
  fields: URLSearchParams,
  isTarget: SubscriptionServices["isTarget"],
): Promise<StatusTarget | null> {
  const address = (fields.get("email") ?? "").trim();
  if (address !== "")
    return isEmailAddress(address) && address.length <= 254
      ? { kind: "mail", target: canonicalAddress(address) }
      : null;
  const url = URL.parse((fields.get("url") ?? "").trim());
  const isPlain = url !== null && url.href.length <= 2_000 && url.username === "" && url.password === "";
  return isPlain && (await isTarget(url)) ? { kind: "webhook", target: url.href } : null;
}

export const subscribeEndpoint = endpoint("POST", "/api/status/subscriptions", {
  summary: "Asks whoever has an address or a URL whether they want to be told of incidents",
  answers: { 303: null },
  refusals: [wrongTarget],
  async handle({ request }, { subscribing, isTarget }: SubscriptionServices) {
    const fields = await fieldsOf(request);
    if (fields === null) return badRequest([{ path: "", message: "is too large or isn't UTF-8" }]);
    const target = await targetIn(fields, isTarget);
    if (target === null) return wrongTarget;
    const tooOften = await askToSubscribe(subscribing, target, visitorOf(request.headers));
    return leadTo(`/status?subscription=${tooOften === null ? `asked-${target.kind}` : "often"}`);
  },
});

export const manageSubscriptionEndpoint = endpoint("POST", "/api/status/subscription", {
  summary: "Confirms or ends a subscription, by the word in its link",
  answers: { 303: null },
  refusals: [noSubscription],
  async handle({ request }, { subscribing }: SubscriptionServices) {
    const fields = await fieldsOf(request);
    if (fields === null) return badRequest([{ path: "", message: "is too large or isn't UTF-8" }]);
    const known = await findSubscriber(subscribing, fields.get("token") ?? "");
    if (known === null) return noSubscription;
    const isWanted = fields.get("do") === "confirm";
    await (isWanted ? confirmSubscription(subscribing, known.id) : endSubscription(subscribing, known.id));
    return leadTo(`/status?subscription=${isWanted ? "confirmed" : "ended"}`);
  },
});
