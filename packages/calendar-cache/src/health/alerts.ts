import type { Engine } from "../engine/engine.ts";
import type { ConfigSubject } from "../engine/provider.ts";

/** Under this name an operator finds what of ours is wrong. */
export const alertName = ({ integration }: { integration: string }, subject: ConfigSubject) =>
  `${integration} ${subject}`;

type Teller = Pick<Engine, "db" | "now" | "log">;

/** Raises an alert of this name, or renews the reason of the one that stands. */
export async function raiseAlert(engine: Teller, name: string, reason: string): Promise<void> {
  const now = new Date(engine.now());
  const [alert] = await engine.db.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO calcache.alert AS standing (name, reason, raised_at) VALUES (${name}, ${reason}, ${now})
    ON CONFLICT (name) DO UPDATE SET
      reason = EXCLUDED.reason,
      raised_at = CASE WHEN standing.cleared_at IS NULL THEN standing.raised_at ELSE EXCLUDED.raised_at END,
      cleared_at = NULL
    RETURNING raised_at = ${now} AS "isNew"`;
  if (alert?.isNew) engine.log.error({ alert: name, why: reason }, "[Alert] somebody has to mend this");
}

/** Clears the alert of this name, if it stands: where given, for that reason, or since that time at the earliest. */
export async function clearAlert(
  engine: Teller,
  name: string,
  { reason, raisedSince }: { reason?: string; raisedSince?: Date | null } = {},
): Promise<void> {
  const { count } = await engine.db.alert.updateMany({
    where: {
      name,
      clearedAt: null,
      ...(reason !== undefined && { reason }),
      ...(raisedSince && { raisedAt: { gte: raisedSince } }),
    },
    data: { clearedAt: new Date(engine.now()) },
  });
  if (count > 0) engine.log.info({ alert: name }, "[Alert Cleared] it works again");
}
