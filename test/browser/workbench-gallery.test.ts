import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { visit } from "./visit.ts";

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

const WIDE = { scheme: "light", width: 1280 } as const;

/** What a button named CSV under a result gives. */
async function csvOf(page: Page, place: Locator): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    place
      .getByRole("button", { name: /^Download CSV/ })
      .first()
      .click(),
  ]);
  return readFile(await download.path(), "utf8");
}

it("the gallery answers, and an analysis opened from it computes the same sentence", async () => {
  const { page, context, complaints } = await visit(browser, site.origin, "/gallery", WIDE);
  const cards = page.locator(".gallery-card");
  expect(await cards.count()).toBeGreaterThanOrEqual(6);
  const card = cards.filter({ has: page.locator("#hybrids") });
  const sentence = (await card.locator(".gallery-answer").textContent())?.trim();
  expect(sentence).toMatch(/\d+ of \d+ flagship models/);
  const figures = cards.locator(".chart-plot svg");
  await expect.poll(() => figures.count(), { timeout: 20_000 }).toBe(await cards.count());
  await card.getByRole("link", { name: /^Open in the workbench/ }).click();
  const answer = page.locator(".wb-reading .wb-prose").first();
  await answer.waitFor();
  await expect.poll(async () => (await answer.textContent())?.trim(), { timeout: 60_000 }).toBe(sentence);
  expect(await page.locator(".workbench-missing").count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

it("a table of a page opens in the workbench with its parameters and the same rows, a figure with a chart", async () => {
  const address = "/tables/1?released_from=2024-07-01";
  const { page, context, complaints } = await visit(browser, site.origin, address, WIDE);
  const cell = page
    .locator(".cell")
    .filter({ has: page.locator('input[name="released_from"]') })
    .first();
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('.cell-status[data-kind="changed"]').waitFor({ timeout: 60_000 });
  const rows = await csvOf(page, cell);
  expect(rows.split("\r\n").length).toBeGreaterThan(20);
  await cell.locator(".cell-foot").getByRole("button", { name: "Open in workbench" }).click();
  await page.waitForURL(/\/workbench#doc:/);
  expect(page.url().length).toBeLessThan(4096);
  expect(await page.locator(".wb-reading h1").textContent()).not.toBe("");
  await page.locator(".wb-reading .data-table tbody tr").first().waitFor({ timeout: 60_000 });
  expect(await page.locator('.wb-reading input[type="date"]').first().inputValue()).toBe("2024-07-01");
  expect(await csvOf(page, page.locator(".wb-reading"))).toBe(rows);
  await page.goBack();
  const figure = page.locator("figure.chart").first();
  await figure.getByRole("button", { name: "Open in workbench" }).click();
  await page.waitForURL(/\/workbench#doc:/);
  await page.locator(".wb-reading figure.chart .chart-plot svg").first().waitFor({ timeout: 60_000 });
  // A page that is left may still be fetching.
  expect(complaints.filter((line) => !line.endsWith("(net::ERR_ABORTED)"))).toEqual([]);
  await context.close();
});
