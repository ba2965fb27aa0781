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

describe("/friction/rubric", () => {
  it("follows its sliders and presets, and keeps the rule in the address", async () => {
    const { page, context, complaints } = await visit(browser, site.origin, "/friction/rubric", LOOK);
    const query = () => page.evaluate(() => location.search);
    const sentence = page.locator(".rule-sentence");
    await page.getByLabel("Yellow where H + E is at least").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await query()).toBe("?yellow_sum=7");
    expect(await sentence.textContent()).toContain("Falcon Mamba 7B turns from Orange to Yellow");
    await page.getByRole("button", { name: "Sum only" }).click();
    expect(await query()).toBe("?red_h=0&green_h=6");
    expect(await sentence.textContent()).toContain("4 of 4 worked examples keep");
    await page.goBack();
    expect(await query()).toBe("?yellow_sum=7");
    expect(await sentence.textContent()).toContain("3 of 4 worked examples keep");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await query()).toBe("");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("says what of an address it cannot read", async () => {
    const path = "/friction/rubric?red_h=9&version=7&at=2024&ratings=nobody";
    const { page, context, complaints } = await visit(browser, site.origin, path, LOOK);
    await page.locator(".rule-sentence:not(:empty)").waitFor();
    const alerts = (await page.locator(".cell-notice:visible").allTextContents()).join(" ");
    for (const bad of ["“9”", "“7”", "“2024”", "“nobody”"]) expect(alerts).toContain(bad);
    expect(await page.getByLabel("Red where H is at most").inputValue()).toBe("2");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
