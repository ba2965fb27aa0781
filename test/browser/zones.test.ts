import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeSql } from "../../src/ui/sql-codec.ts";
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

const caption = ".chart figcaption [aria-live]";

describe("/friction/zones", () => {
  it("keeps the chosen stage in the address and follows the back button", async () => {
    const { page, context, complaints } = await visit(browser, site.origin, "/friction/zones", LOOK);
    const text = () => page.locator(caption).first().textContent();
    expect(await text()).toContain("First production use");
    await page.getByRole("radio", { name: "On by default" }).check();
    expect(await page.evaluate(() => location.search)).toBe("?stage=default");
    expect(await text()).toContain("On by default");
    await page.goBack();
    expect(await text()).toContain("First production use");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("says what of an address it cannot read", async () => {
    const path = "/friction/zones?stage=nonsense&verified=maybe";
    const { page, context, complaints } = await visit(browser, site.origin, path, LOOK);
    const alerts = (await page.locator(".cell-notice:visible").allTextContents()).join(" ");
    for (const bad of ["“nonsense”", "“maybe”"]) expect(alerts).toContain(bad);
    await page.getByRole("radio", { name: "On by default" }).check();
    expect((await page.locator(".cell-notice:visible").allTextContents()).join(" ")).not.toContain("nonsense");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("names what it leaves out, and no such technique stands as an example", async () => {
    const { page, context } = await visit(browser, site.origin, "/friction/zones", LOOK);
    const named = page.getByText("Left out of every zone at introduction");
    expect(await named.textContent()).toContain("Fully sharded data parallel (+26)");
    expect(await page.locator(".zone-table").textContent()).not.toContain("Fully sharded data parallel");
    await context.close();
  });

  it("stands an edited query without rows", async () => {
    const sql = "SELECT * FROM (SELECT 1 AS nothing) WHERE nothing = 2";
    const path = `/friction/zones#sql:friction/zones=${encodeSql(sql)}`;
    const { page, context } = await visit(browser, site.origin, path, LOOK);
    await page.locator("#query-friction-zones").scrollIntoViewIfNeeded();
    await page.getByText("No zone has enough techniques in this selection").first().waitFor({ timeout: 60_000 });
    expect(await page.getByText("Median: .").count()).toBe(0);
    await context.close();
  });
});
