import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { alertName, clearAlert, raiseAlert } from "./alerts.ts";
import { tenantPatience } from "./failure-policy.ts";

const minutes = (count: number) => 60_000 * count;

/** Who answered within this time has signed in after the beginning of whatever has lasted for {@link tenantPatience}. */
const lately = minutes(30);

/** Where nobody is read for so long, the silence of the others says something. */
const longSilence = minutes(60);

/**
 * Whether a failure proves that its account must be connected again. A refusal that is known to pass by itself does when a second
 * one follows after the pause. An organisation that doesn't let this app in does when it goes on while others answer: where none
 * does, it is our mistake, and an alert is raised instead.
 */
export async function isProvenRelink(
  engine: Engine,
  mailbox: KnownMailbox,
  failure: ProviderFailure,
): Promise<boolean> {
  if (failure.kind === "tenant") return isShutOut(engine, mailbox, failure.reason);
  return failure.kind === "relink" && (failure.mayPass !== true || hasWaitedForSecond(engine, mailbox));
}

/** A first refusal leaves its pause behind, a proven one doesn't. */
const hasWaitedForSecond = (engine: Engine, { failureKind, pausedUntil }: KnownMailbox): boolean =>
  failureKind === "relink" && pausedUntil !== null && pausedUntil.getTime() <= engine.now();

async function isShutOut(engine: Engine, mailbox: KnownMailbox, reason: string): Promise<boolean> {
  const { failingSince, failureKind } = mailbox;
  if (failingSince === null || failureKind !== "tenant") return false;
  const now = engine.now();
  const others = {
    integration: mailbox.integration,
    NOT: { address: { endsWith: mailbox.address.slice(mailbox.address.lastIndexOf("@")) } },
  };
  const some = async (where: object) =>
    (await engine.db.mailbox.findFirst({ where: { ...others, ...where }, select: { id: true } })) !== null;
  const answeredSince = (time: number) =>
    some({ failingSince: null, calendars: { some: { confirmedAt: { gt: new Date(time) } } } });

  const alert = alertName(mailbox, "sign-in");
  const failingFor = now - failingSince.getTime();
  if (await answeredSince(failingSince.getTime())) {
    await clearAlert(engine, alert, { reason });
    return failingFor >= tenantPatience && (await answeredSince(now - lately));
  }
  if (failingFor >= longSilence || (await some({ failureKind: "tenant" })) || !(await some({})))
    await raiseAlert(engine, alert, reason);
  return false;
}
