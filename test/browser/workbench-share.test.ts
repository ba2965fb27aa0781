import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Download, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkOf } from "../../src/workbench/document/link.ts";
import { frameOf } from "../../src/workbench/page/frame.ts";
import { TYPICAL } from "../workbench/fixtures.ts";
import { launchChromium } from "./chromium.ts";
import { buildDropped } from "./dropped-page.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, visit } from "./visit.ts";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite("dist");
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

function addressOf(path: string): string {
  const link = linkOf(TYPICAL, `${site.origin}${path}`);
  if (link.kind !== "link") throw new Error(link.message);
  return link.href;
}

/** Waits until no cell runs or has its turn to come. */
async function settled(page: Page | Frame): Promise<void> {
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll<HTMLElement>(".wb-cell")];
    return cells.length > 0 && cells.every(({ dataset }) => !/^(?:waiting|running)$/.test(dataset["state"] ?? ""));
  });
}

/** What each cell shows: its words and numbers, and how many marks its chart has. */
async function results(page: Page): Promise<readonly string[]> {
  await settled(page);
  return page.locator(".wb-cell").evaluateAll((cells) =>
    cells.map((cell) => {
      const output = cell.querySelector<HTMLElement>(".wb-output");
      const marks = output?.querySelectorAll(".chart-plot svg :is(rect, circle, path, line)").length ?? 0;
      return `${cell.getAttribute("data-cell")} ${marks} ${output?.textContent ?? ""}`;
    }),
  );
}

async function saved(page: Page, label: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.locator(".wb-exports").getByRole("button", { name: label, exact: true }).click();
  return readFile(await ((await download) satisfies Download).path(), "utf8");
}

describe("an exported page", () => {
  it("shows equal results as a page of this project, and as a file without script", async () => {
    const { page, context, complaints } = await visit(
      browser,
      site.origin,
      addressOf("/workbench").slice(site.origin.length),
      {
        scheme: "light",
        width: 1280,
      },
    );
    const live = await results(page);
    expect(live).toHaveLength(12);
    const [lags, bet] = ["lags", "bet"].map((name) =>
      page.locator(".wb-cell", { has: page.locator("h2 code", { hasText: name }) }).locator("td"),
    );
    const numbers = [...((await lags?.allInnerTexts()) ?? []), ...((await bet?.allInnerTexts()) ?? [])];
    const told = await page.locator(".workbench-value").allInnerTexts();
    await page.getByRole("button", { name: "Edit a copy" }).click();
    await settled(page);
    await page.getByText("Export", { exact: true }).click();
    const markdown = await saved(page, "Framework page");
    const html = await saved(page, "Web page");
    expect(await saved(page, "BibTeX")).toMatch(/dataset version [0-9a-f]{12}, read \d{4}-/);
    expect(complaints).toEqual([]);
    await context.close();

    const still = await browser.newContext({ javaScriptEnabled: false });
    const file = await still.newPage();
    const requests: string[] = [];
    file.on("request", (request) => requests.push(request.url()));
    await file.setContent(html);
    expect(await file.locator("section").count()).toBe(12);
    expect(await file.locator("td").allInnerTexts()).toEqual(expect.arrayContaining(numbers));
    expect(await file.locator(".workbench-value").allInnerTexts()).toEqual(told);
    expect(await file.locator("figure svg:not(svg svg)").count()).toBe(1);
    expect(await file.locator("pre").first().textContent()).toContain("AND ($tier = 'all' OR tier = $tier)");
    expect(requests).toEqual([]);
    await still.close();

    const dropped = buildDropped("dropped", markdown);
    try {
      const built = await serveSite(dropped.dist);
      const again = await visit(browser, built.origin, "/dropped", { scheme: "light", width: 1280 });
      expect(await results(again.page)).toEqual(live);
      expect(again.complaints).toEqual([]);
      await again.page.getByRole("slider", { name: "Published since" }).fill("2023");
      await again.page.locator(".wb-prose", { hasText: "published since 2023" }).waitFor();
      await again.context.close();
      await built.close();
    } finally {
      dropped.remove();
    }
    // It builds a page, which waits for whatever else the machine does.
  }, 300_000);
});

describe("an analysis in a frame of another site", () => {
  it("tells its height, says that the data is newer, and offers nothing that a frame should not", async () => {
    const whole = addressOf("/embed");
    const one = whole.replace("#", "?cell=g8r3#");
    const host = createServer((_, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        `<!doctype html><html lang="en"><title>A site</title><main><h1>A site</h1>${frameOf(one, "One")}${frameOf(whole, 'The "whole"')}</main>`,
      );
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const { port } = host.address() as AddressInfo;
    const context = await browser.newContext({ viewport: { width: 340, height: 900 }, colorScheme: "dark" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator("iframe").last().scrollIntoViewIfNeeded();
    const heights: number[] = [];
    for (const [index, shown] of [1, 12].entries()) {
      const element = await page.locator("iframe").nth(index).elementHandle();
      const frame = await element?.contentFrame();
      if (!frame || !element) throw new Error("There is no frame.");
      await frame.locator(".wb-embed-foot").waitFor();
      await settled(frame);
      expect(await frame.locator(".wb-cell").count()).toBe(shown);
      expect(await frame.locator(".wb-note").textContent()).toContain("Made with version 3f9c2a7b11de of the dataset");
      await page.waitForFunction((of) => of instanceof HTMLIFrameElement && of.clientHeight !== 480, element);
      heights.push(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight));
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(await frame.evaluate(() => localStorage.length)).toBe(0);
      const offers = await frame.locator("button:visible, input[type=file]:visible").allInnerTexts();
      expect(offers.filter((text) => /download|csv|svg|png|json|parquet|edit|copy|run on/i.test(text))).toEqual([]);
      const open = frame.getByRole("link", { name: "Open in the workbench" });
      expect(await open.evaluate((link: HTMLAnchorElement) => [link.pathname, link.hash])).toEqual([
        "/workbench",
        new URL(whole).hash,
      ]);
      expect(await frame.evaluate(() => document.querySelector("base")?.target)).toBe("_blank");
    }
    expect(heights).toEqual([0, 0]);
    expect(errors).toEqual([]);
    await context.close();
    host.close();
    host.closeAllConnections();
  });

  it("says what is wrong with a damaged address, and axe finds nothing in a whole one", async () => {
    const path = addressOf("/embed").slice(site.origin.length);
    const { page, context, complaints } = await visit(browser, site.origin, path, { scheme: "light", width: 320 });
    await settled(page);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.locator("nav, #observablehq-footer").count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goto(`${site.origin}/embed?x#doc:1.abc`);
    await page.getByRole("heading", { name: "This analysis cannot be read" }).waitFor();
    await page.goto(`${site.origin}${path.replace("#", "?cell=nope#")}`);
    await page.getByText("It has no such cell any more.").waitFor();
    await page.goto(`${site.origin}/embed?y`);
    await page.getByText("The address of this frame holds no analysis.").waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
