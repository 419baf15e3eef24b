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
  const digests: unknown[] = [];
  const beats: number[] = [];
  const server = await listen(async (request) => {
    const told = request.method === "GET" ? null : ((await request.json()) as Report);
    if (told === null) beats.push(Date.now());
    else if (told.change === "digest") digests.push(told);
    else reports.push(told);
    return new Response(null, { status: 204 });
  });
  return { ...server, reports, digests, beats };
}

export type Listening = Awaited<ReturnType<typeof listenForAlerts>>;
