import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { download, downloadBytes } from "../../src/engine/download.js";

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  const created = createServer(listener);
  server = created;
  await new Promise<void>((resolve) => created.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(created.address() as AddressInfo).port}/file`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe("a download", () => {
  test("gives the bytes, and tells how many have come", async () => {
    const url = await serve((_, response) => response.end("hello"));
    const seen: number[] = [];
    const body = await download(url, (loadedBytes) => seen.push(loadedBytes));
    expect(await new Response(body).text()).toBe("hello");
    expect(seen).toEqual([5]);
    expect(new TextDecoder().decode(await downloadBytes(url))).toBe("hello");
  });

  test.each([404, 500])("fails on an answer of %d", async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end("<!doctype html>"));
    await expect(downloadBytes(url)).rejects.toThrow(`the server answered ${status}`);
  });

  test("fails when no answer comes", async () => {
    const url = await serve(() => {});
    await expect(download(url, () => {}, 100)).rejects.toThrow("no answer for 0.1 seconds");
  });

  test("fails when the bytes stop coming", async () => {
    const url = await serve((_, response) => {
      response.write("hel");
    });
    const body = await download(url, () => {}, 100);
    await expect(new Response(body).text()).rejects.toThrow("no answer for 0.1 seconds");
  });

  test("may be slow, as long as bytes come", async () => {
    const url = await serve(async (_, response) => {
      for (const letter of "hello") {
        response.write(letter);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      response.end();
    });
    expect(await new Response(await download(url, () => {}, 200)).text()).toBe("hello");
  });
});
