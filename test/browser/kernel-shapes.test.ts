import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import { CASES } from "../gpu/cases/index.ts";
import { launchChromium } from "./chromium.ts";

let server: Server;
let browser: Browser;
let page: Page;

// One page and one device for all, as opening them takes longer than a kernel.
beforeAll(async () => {
  const bundled = await build({
    entryPoints: [join(import.meta.dirname, "kernel-shapes.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  const script = bundled.outputFiles[0]?.text ?? "";
  server = createServer((request, response) => {
    if (request.url === "/page.js") response.setHeader("content-type", "text/javascript").end(script);
    else
      response
        .setHeader("content-type", "text/html")
        .end('<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  browser = await launchChromium({ webgpu: true });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`);
  await page.waitForFunction(() => "checkShapes" in globalThis);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

it("has cases of every kernel", () => {
  const tried = new Set(CASES.map(({ kernel }) => kernel.id));
  expect(KERNELS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

it.for(CASES.map(({ kernel, shapes }, place) => [kernel.id, shapes, place] as const))(
  "%s is right at all its shapes in Chromium",
  async ([, shapes, place], { skip }) => {
    const problems = await page.evaluate((one) => globalThis.checkShapes(one), place);
    if ("lacks" in problems) return skip(`the device lacks ${problems.lacks.join(" and ")}`);
    expect(problems).toEqual(shapes.map(() => null));
  },
);
