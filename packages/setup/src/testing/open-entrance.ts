import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export type Entrance = {
  databaseUrl: string;
  /** Ends all connections. */
  cut: () => void;
  /** Ends all connections, and takes none until it is opened again. */
  shut: () => Promise<void>;
  open: () => Promise<void>;
};

/** A port of its own that leads to a database, and can be shut, as a server that restarts is. */
export async function openEntrance(databaseUrl: string): Promise<Entrance> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const lead = (inward: Socket) => {
    const outward = connect(Number(target.port), target.hostname);
    for (const socket of [inward, outward]) sockets.add(socket.on("error", () => undefined));
    inward.pipe(outward).pipe(inward);
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  let server: Server | null = null;
  let port = 0;
  const open = async () => {
    server = createServer(lead).listen(port, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  };
  const shut = async () => {
    const closed = server?.listening ? once(server.close(), "close") : null;
    cut();
    await closed;
  };
  await open();
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return { databaseUrl: url.href, cut, shut, open };
}
