import { listen } from "./listen.ts";

type Notice = {
  change: string;
  severity: string;
  rule: string;
  subject: string;
  summary: string;
  openedAt: string;
};

/** Stands for a receiver of alerts as JSON. */
export async function listenForAlerts() {
  const notices: Notice[] = [];
  const server = await listen(async (request) => {
    notices.push((await request.json()) as Notice);
    return new Response(null, { status: 204 });
  });
  return { ...server, notices };
}

export type Listening = Awaited<ReturnType<typeof listenForAlerts>>;
