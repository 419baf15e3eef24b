import { webhookToken } from "./secrets.ts";
import type { World } from "./world.ts";

/** Bodies as Graph posts them, for each subscription in turn. Source: learn.microsoft.com/graph/api/resources/changenotification */
export async function notifications({ db }: Pick<World, "db">): Promise<() => string> {
  const subscriptions = await db.subscription.findMany({ where: { state: "active" } });
  const bodies = subscriptions.map(({ externalId }) =>
    JSON.stringify({
      value: [
        {
          subscriptionId: externalId,
          clientState: webhookToken,
          changeType: "updated",
          resource: "Users/x/Events/x",
          resourceData: { "@odata.type": "#Microsoft.Graph.Event", id: "x" },
          subscriptionExpirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
          tenantId: "00000000-0000-0000-0000-000000000000",
        },
      ],
    }),
  );
  let next = 0;
  return () => bodies[next++ % bodies.length] ?? "";
}
