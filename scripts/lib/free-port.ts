import { once } from "node:events";
import { createServer } from "node:net";

/** @throws Error saying what to do when somebody listens on this port already */
export async function assertPortIsFree(port: number): Promise<void> {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
  } catch {
    throw new Error(
      `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
    );
  } finally {
    server.close();
  }
}
