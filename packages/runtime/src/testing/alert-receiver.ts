import { listen } from "./listen.ts";

type Report = {
  change: string;
  severity: string;
  rule: string;
  subject: string;
  summary: string;
  openedAt: string;
};

/** Stands for a receiver of alerts as JSON, and for a dead man's switch. */
export async function listenForAlerts() {
  const reports: Report[] = [];
  const beats: number[] = [];
  const server = await listen(async (request) => {
    if (request.method === "GET") beats.push(Date.now());
    else reports.push((await request.json()) as Report);
    return new Response(null, { status: 204 });
  });
  return { ...server, reports, beats };
}

export type Listening = Awaited<ReturnType<typeof listenForAlerts>>;
