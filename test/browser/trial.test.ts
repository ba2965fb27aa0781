import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { visit } from "./visit.ts";

const LOOK = { scheme: "light", width: 1280 } as const;

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

describe("the trial's page", () => {
  it("draws in the browser what the build drew", async () => {
    const { page, context, complaints } = await visit(browser, site.origin, "/friction/trial", LOOK);
    const status = page.locator(".trial-status");
    expect(await status.textContent()).toContain("from the site’s build");
    await page.getByRole("button", { name: "Draw again" }).click();
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    await status.getByText("Every figure equals the build’s").waitFor({ timeout: 120_000 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("can be cancelled, and keeps the figures that it had", async () => {
    const { page, context } = await visit(browser, site.origin, "/friction/trial", LOOK);
    const before = await page.locator(".claim-sentence").textContent();
    await page.getByRole("button", { name: "Draw again" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled.").waitFor();
    expect(await page.locator(".claim-sentence").textContent()).toBe(before);
    await context.close();
  });

  it("starts from the seed in the link, and says what of a link it cannot use", async () => {
    const { page, context } = await visit(browser, site.origin, "/friction/trial?seed=7&replicates=200", LOOK);
    await page.getByText("Drawn in your browser: 200 draws from seed 7.").waitFor({ timeout: 120_000 });
    await page.getByLabel("Draws for each interval").selectOption("1000");
    expect(new URL(page.url()).search).toBe("?seed=7");
    await page.goBack();
    expect(await page.getByLabel("Draws for each interval").inputValue()).toBe("200");
    await page.goto(`${site.origin}/friction/trial?seed=none`);
    await page.getByText("The link asks for seed “none”").waitFor();
    await context.close();
  });

  it("asks the question of verified rows alone", async () => {
    const { page, context } = await visit(browser, site.origin, "/friction/trial?verified=1&replicates=200", LOOK);
    await page
      .getByText("nothing can be compared, as all the techniques chosen are adopted")
      .first()
      .waitFor({ timeout: 120_000 });
    const reading = page.locator(".claim").filter({ hasText: "the trial’s techniques" }).first();
    expect(await reading.textContent()).toMatch(/the data agrees in part|with the same outcome/);
    await context.close();
  });
});
