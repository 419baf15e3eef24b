import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { meaningOf } from "../health/failure-policy.ts";
import { probe } from "../health/probe.ts";
import { refreshCalendar } from "../refresh/refresh-calendar.ts";
import { endFormer, moveSubscription } from "../subscriptions/move-subscription.ts";
import { renew } from "../subscriptions/renew.ts";
import { subscribe } from "../subscriptions/subscribe.ts";
import { unsubscribe } from "../subscriptions/unsubscribe.ts";
import type { UpkeepAction } from "./upkeep-plan.ts";
import type { StoredUpkeep } from "./upkeep-state.ts";

/** How many mailboxes are worked on at once. */
const lanes = 8;

/** What upkeep did; `errors` are for a person and name calendars by our own ids. */
export type SweepReport = {
  watched: number;
  renewed: number;
  unwatched: number;
  polled: number;
  failed: number;
  errors: string[];
};

export type SweepProgress = (done: number, total: number) => void;

type Task = { action: UpkeepAction; calendar: StoredUpkeep };

/** One run over one mailbox's tasks. */
type Round = {
  engine: Engine;
  /** null when there is no account to do it with */
  mailbox: KnownMailbox | null;
  report: SweepReport;
  isOver: () => boolean;
  done: () => void;
};

/**
 * Does what was planned for these calendars, one mailbox's actions one after the other and its renewals together.
 * @param options.deadline epoch ms after which nothing new is begun
 */
export async function carryOut(
  engine: Engine,
  upkeep: readonly StoredUpkeep[],
  actions: readonly UpkeepAction[],
  { deadline, onProgress = () => {} }: { deadline: number; onProgress?: SweepProgress },
): Promise<SweepReport> {
  const calendars = new Map(upkeep.map((calendar) => [calendar.calendarId, calendar]));
  const tasks = actions.flatMap((action): Task[] => {
    const calendar = calendars.get(action.calendarId);
    return calendar ? [{ action, calendar }] : [];
  });
  const byMailbox = [...Map.groupBy(tasks, ({ calendar }) => calendar.mailboxId)];
  const mailboxes =
    byMailbox.length === 0
      ? new Map()
      : await findMailboxes(
          engine,
          byMailbox.map(([id]) => id),
        );
  const report = emptyReport();
  let count = 0;
  onProgress(count, tasks.length);
  const done = () => onProgress(++count, tasks.length);
  await inLanes(
    byMailbox,
    ([id]) => id,
    lanes,
    ([id, own]) =>
      keepMailbox(
        { engine, mailbox: mailboxes.get(id) ?? null, report, isOver: () => engine.now() > deadline, done },
        own,
      ),
  );
  return report;
}

/** A mailbox in quarantine is probed first; unless it answers, nothing more is asked of it. */
async function keepMailbox(round: Round, tasks: readonly Task[]): Promise<void> {
  const { engine, mailbox } = round;
  if (mailbox && mailbox.quarantinedAt !== null && !(await probe(engine, mailbox))) {
    const why = mailbox.failureReason ?? meaningOf("ambiguous");
    for (const task of tasks) note(round, task, `in quarantine: ${why}`);
    return;
  }
  const isRenewal = ({ action }: Task) => action.kind === "renew";
  await renewAll(round, tasks.filter(isRenewal));
  for (const task of tasks.filter((one) => !isRenewal(one))) {
    if (round.isOver()) return;
    note(round, task, await act(round, task));
  }
}

/** What the provider has dropped meanwhile is watched anew at once. */
async function renewAll(round: Round, tasks: readonly Task[]): Promise<void> {
  const { engine, mailbox, report } = round;
  if (!mailbox || tasks.length === 0 || round.isOver()) return;
  const subscriptions = tasks.flatMap(({ calendar: { calendarId, subscriptionId } }) =>
    subscriptionId === null ? [] : [{ calendarId, externalId: subscriptionId }],
  );
  const results = await renew(engine, mailbox, subscriptions);
  for (const task of tasks) {
    const result = results.get(task.calendar.calendarId);
    if (result?.ok) report.renewed += 1;
    const isGone = result !== undefined && !result.ok && result.error.kind === "gone";
    const failure = result === undefined || result.ok ? null : result.error.reason;
    note(round, task, isGone ? await watch(round, mailbox, task) : failure);
  }
}

function note({ report, done }: Round, { action, calendar }: Task, failure: string | null): void {
  if (failure !== null) {
    report.failed += 1;
    report.errors.push(`calendar ${calendar.calendarId}: ${action.kind}: ${failure}`);
  }
  done();
}

/** Does one action and counts it; answers why it failed, or null. */
async function act(round: Round, task: Task): Promise<string | null> {
  const { engine, mailbox, report } = round;
  const { calendarId: id, externalId } = task.calendar;
  if (task.action.kind === "unwatch") {
    const ended = await unsubscribe(engine, mailbox, id);
    if (!ended.ok) return ended.error.reason;
    report.unwatched += 1;
    return null;
  }
  if (!mailbox) return null;
  if (task.action.kind === "watch") return watch(round, mailbox, task);
  if (task.action.kind === "move") return move(round, mailbox, task);
  if (task.action.kind === "end former") return failureOf(await endFormer(engine, mailbox, id));
  report.polled += 1;
  const outcome = await refreshCalendar(engine, mailbox, { id, externalId }, "polled");
  return outcome.kind === "failed" ? outcome.failure.reason : null;
}

/** The new subscription first, then what changed meanwhile, then the old one ends. */
async function move(
  { engine, report }: Round,
  mailbox: KnownMailbox,
  { calendar }: Task,
): Promise<string | null> {
  const { calendarId: id, externalId } = calendar;
  const moved = await moveSubscription(engine, mailbox, { id, externalId });
  if (!moved.ok) return moved.error.reason;
  report.watched += 1;
  const outcome = await refreshCalendar(engine, mailbox, { id, externalId }, "watched");
  if (outcome.kind === "failed") return outcome.failure.reason;
  return failureOf(await endFormer(engine, mailbox, id));
}

const failureOf = (result: ProviderResult<null>) => (result.ok ? null : result.error.reason);

async function watch(
  { engine, report }: Round,
  mailbox: KnownMailbox,
  { calendar }: Task,
): Promise<string | null> {
  const { calendarId: id, externalId } = calendar;
  const made = await subscribe(engine, mailbox, { id, externalId });
  if (made.kind === "failed") {
    // A calendar that can't be watched just now still has to be known.
    const isDue = calendar.confirmedAt === null && (calendar.refreshAfter ?? 0) <= engine.now();
    if (isDue) await refreshCalendar(engine, mailbox, { id, externalId }, "polled");
    return made.failure.reason;
  }
  if (!made.isNew) return null;
  report.watched += 1;
  const outcome = await refreshCalendar(engine, mailbox, { id, externalId }, "watched");
  return outcome.kind === "failed" ? outcome.failure.reason : null;
}

/** Nothing done. */
export const emptyReport = (): SweepReport => ({
  watched: 0,
  renewed: 0,
  unwatched: 0,
  polled: 0,
  failed: 0,
  errors: [],
});
