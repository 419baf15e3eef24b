import { postOrEnqueue } from "./event-hubs/deliver-to-hub.ts";
import type { EventHub } from "./event-hubs/start-event-hub.ts";
import type { EventChange } from "./events/event-editor.ts";
import { createEventEditor } from "./events/event-editor.ts";
import { createEventStore } from "./events/event-store.ts";
import { createRoomAttendant } from "./events/room-attendant.ts";
import { createFaultList } from "./faults/fault-list.ts";
import { createThrottle } from "./graph/protocol/throttle.ts";
import type { Random } from "./ids.ts";
import { createIds } from "./ids.ts";
import { createConsentStore } from "./login/consent/consent-store.ts";
import { createTenantStore } from "./login/consent/tenant-store.ts";
import { createSigningKey } from "./login/openid/signing-key.ts";
import { createTokenStore } from "./login/tokens/token-store.ts";
import { createMailboxStore } from "./mailbox/mailbox-store.ts";
import { createDelivery } from "./notifications/delivery.ts";
import { notify } from "./notifications/notify.ts";
import { createPost } from "./notifications/post.ts";
import type { RequestLogEntry } from "./request-log.ts";
import { createRequestLog } from "./request-log.ts";
import type { Schedule } from "./schedule.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import type { Simulation } from "./simulation.ts";
import { createSubscriptionStore } from "./subscriptions/subscription-store.ts";

export type CreatedSimulation = {
  sim: Simulation;
  /** To be called once the server listens. */
  setUrl: (url: string) => void;
  /** Puts the hub in that notifications can be delivered into. */
  setEventHub: (hub: EventHub) => void;
  /** Sets what is to happen after a change that a snapshot has to hold. */
  onTouch: (run: () => void) => void;
  /** Ends what is under way. */
  close: () => void;
};

/** Puts an empty simulation together. */
export function createSimulation(deps: {
  now: () => number;
  random: Random;
  schedule: Schedule;
  log: (entry: RequestLogEntry) => void;
  latencyMs: number;
}): CreatedSimulation {
  const { now, random, schedule } = deps;
  const ids = createIds(random);
  const closing = new AbortController();
  let hub: EventHub | null = null;
  const post = postOrEnqueue(createPost(schedule, closing.signal), () => hub);
  const events = createEventStore();
  let url = "";
  let touched = () => {};
  const sim: Simulation = {
    url: () => url,
    now,
    random,
    schedule,
    ids,
    settings: { ...DEFAULT_SETTINGS, latencyMs: deps.latencyMs },
    mailboxes: createMailboxStore(),
    events,
    editor: createEventEditor({ events, ids, now, publish }),
    tokens: createTokenStore(ids),
    signingKey: createSigningKey(),
    consents: createConsentStore(),
    tenants: createTenantStore(),
    subscriptions: createSubscriptionStore(),
    post,
    delivery: createDelivery({ post, schedule, now, random }),
    faults: createFaultList(ids, random),
    throttle: createThrottle(now),
    requests: createRequestLog(deps.log),
    touch: () => touched(),
  };

  const rooms = createRoomAttendant(sim);
  function publish(change: EventChange): void {
    notify(sim, change);
    sim.touch();
    schedule(() => rooms.attend(change), 0);
  }

  return {
    sim,
    setUrl: (actual) => {
      url = actual;
    },
    setEventHub: (started) => {
      hub = started;
    },
    onTouch: (run) => {
      touched = run;
    },
    close: () => {
      sim.delivery.close();
      closing.abort();
    },
  };
}
