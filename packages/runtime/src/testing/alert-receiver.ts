import { listen } from "./listen.ts";

type Notice = {
  change: string;
  severity: string;
  rule: string;
  subject: string;
  summary: string;
  openedAt: string;
};

/** Stands for a receiver of alerts as JSON, and for a dead man's switch. */
export async function listenForAlerts() {
  const notices: Notice[] = [];
  const beats: number[] = [];
  const server = await listen(async (request) => {
    if (request.method === "GET") beats.push(Date.now());
    else notices.push((await request.json()) as Notice);
    return new Response(null, { status: 204 });
  });
  return { ...server, notices, beats };
}

export type Listening = Awaited<ReturnType<typeof listenForAlerts>>;
