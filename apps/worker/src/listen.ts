import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that listens on `port` until it is closed, which cuts what is under way. */
export type Listening = { port: number; close: () => void };

/**
 * Serves requests without a body over HTTP, on all of the machine's addresses. An answer that fails is a 500.
 * @throws Error with a `code` when the port can't be had
 */
export async function listen(
  port: number,
  answer: (request: Request) => Promise<Response>,
): Promise<Listening> {
  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const response = await answer(requestOf(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  };
  const server = createServer((incoming, outgoing) => {
    respond(incoming, outgoing).catch(() => outgoing.writeHead(500).end());
  });
  await once(server.listen(port), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function requestOf({ url = "/", method = "GET", headers: { authorization } }: IncomingMessage): Request {
  const headers = authorization === undefined ? {} : { authorization };
  return new Request(new URL(url, "http://worker"), { method, headers });
}
