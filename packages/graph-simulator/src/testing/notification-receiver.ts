import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { listen } from "../listen.ts";

const payloadSchema = z.looseObject({ value: z.array(z.record(z.string(), z.unknown())) });

export type Handshake = { method: string; contentType: string; body: string; query: URLSearchParams };

/** A client's notification endpoint. */
export type NotificationReceiver = {
  url: string;
  handshakes: Handshake[];
  /** Items of the POSTs, in order of arrival. */
  posts: Record<string, unknown>[][];
  /** Whole bodies of the POSTs. */
  bodies: Record<string, unknown>[];
  /** The first `count` notifications, once they are here. */
  received: (count: number) => Promise<Record<string, unknown>[]>;
};

/** Answers a handshake properly: the decoded token as plain text. */
export function echoToken(response: ServerResponse, token: string): void {
  response.setHeader("content-type", "text/plain").end(token);
}

/** Starts an endpoint; `onHandshake` may answer handshakes in a way of its own. Closed when the test ends. */
export async function startReceiver(onHandshake = echoToken): Promise<NotificationReceiver> {
  const posts: Record<string, unknown>[][] = [];
  const bodies: Record<string, unknown>[] = [];
  const handshakes: Handshake[] = [];
  const waiting: { count: number; resolve: (notifications: Record<string, unknown>[]) => void }[] = [];
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    const query = new URL(request.url ?? "", "http://receiver").searchParams;
    const token = query.get("validationToken");
    if (token !== null) {
      const { method = "", headers } = request;
      handshakes.push({ method, contentType: headers["content-type"] ?? "", body, query });
      return onHandshake(response, token);
    }
    const payload = payloadSchema.parse(JSON.parse(body));
    bodies.push(payload);
    posts.push(payload.value);
    response.writeHead(202).end();
    for (const { count, resolve } of waiting) if (posts.flat().length >= count) resolve(posts.flat());
  });
  const base = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `${base}/webhook`,
    handshakes,
    posts,
    bodies,
    received: (count) =>
      posts.flat().length >= count
        ? Promise.resolve(posts.flat())
        : new Promise((resolve) => waiting.push({ count, resolve })),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
