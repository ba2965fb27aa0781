import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import { CASES } from "../gpu/cases/index.ts";
import { launchChromium } from "./chromium.ts";

/** Compiling takes most of the time, and a browser compiles on one core: two browsers share the cases. */
const BROWSERS = 2;

let server: Server;
let browsers: readonly Browser[] = [];
let verdicts: readonly Promise<Verdict>[] = [];

type Verdict = Awaited<ReturnType<typeof globalThis.checkShapes>>;

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
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  browsers = await Promise.all(Array.from({ length: BROWSERS }, () => launchChromium({ webgpu: true })));
  verdicts = inTurn(await Promise.all(browsers.map((browser) => openPage(browser, url))));
});

/** One page and one device for many cases, as opening them takes longer than a kernel. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "checkShapes" in globalThis);
  return page;
}

/** The verdict on each case, given by whichever page is free first. */
function inTurn(pages: readonly Page[]): readonly Promise<Verdict>[] {
  const given = CASES.map(() => {
    let settle: (verdict: Promise<Verdict>) => void = () => {};
    const verdict = new Promise<Verdict>((resolve) => {
      settle = resolve;
    });
    // A test that is left out leaves nobody to hear of a failure.
    verdict.catch(() => {});
    return { verdict, settle };
  });
  let next = 0;
  for (const page of pages) void work(page);
  return given.map(({ verdict }) => verdict);

  async function work(page: Page): Promise<void> {
    for (let place = next++; place < CASES.length; place = next++) {
      const checking = page.evaluate((one) => globalThis.checkShapes(one), place);
      given[place]?.settle(checking);
      await checking.catch(() => {});
    }
  }
}

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  server?.close();
});

it("has cases of every kernel", () => {
  const tried = new Set(CASES.map(({ kernel }) => kernel.id));
  expect(KERNELS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

it.for(CASES.map(({ kernel, shapes }, place) => [kernel.id, shapes, place] as const))(
  "%s is right at all its shapes in Chromium",
  async ([, shapes, place], { skip }) => {
    const problems = await verdicts[place];
    if (problems && "lacks" in problems) return skip(`the device lacks ${problems.lacks.join(" and ")}`);
    expect(problems).toEqual(shapes.map(() => null));
  },
);
