import type { Browser } from "playwright-core";
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

it("is zoomed and dragged, shows lineage by keyboard, and goes back step by step", async () => {
  const look = { scheme: "light", width: 1280 } as const;
  const { page, context, complaints } = await visit(browser, site.origin, "/history?to=soon", look);
  context.setDefaultTimeout(15_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByText("“to” in the address is “soon”").waitFor();
  const asked = (key: string) => new URL(page.url()).searchParams.get(key) ?? "";
  const query = () => ["technique", "from", "to"].map(asked).join(" ").trim();
  await page.locator(".history-figure svg.history").waitFor();

  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(query).toBe("2015-07 2022-06");

  await page.locator(".history-figure").evaluate((figure) => figure.scrollIntoView());
  const plot = await page.locator(".history-figure .chart-plot").boundingBox();
  if (plot === null) throw new Error("the figure has no place");
  await page.mouse.move(plot.x + 500, plot.y + 30);
  await page.mouse.down();
  await page.mouse.move(plot.x + 600, plot.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(query).toBe("2014-07 2021-06");

  const mark = page.locator('.history-figure a[data-id="multi-head-attention"]');
  await mark.focus();
  await page.keyboard.press("+");
  await expect.poll(query).toMatch(/^2016-0\d 2019-\d\d$/);
  await page.keyboard.press("Enter");
  await expect.poll(query).toBe("multi-head-attention");
  expect(await page.locator(".history-detail h2").textContent()).toBe("Multi-head attention");
  await page.locator(".history-kin").getByRole("button", { name: "Grouped-query attention" }).waitFor();
  expect(await mark.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.goBack();
  await expect.poll(query).toMatch(/^2016-/);

  // A term of the glossary is explained at the keyboard.
  const term = page.locator("a.term").first();
  await term.focus();
  await page.locator("#term-tip").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.locator("#term-tip").isHidden()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});
