import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";

/** A static site on a free port of this machine. */
export interface Site {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves the files below `root` as `npm start` does. */
export async function serveSite(root: string): Promise<Site> {
  const files = sirv(root, { dev: false });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404).end("Nothing is published here.\n");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
