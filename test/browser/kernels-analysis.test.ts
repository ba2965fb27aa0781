import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, type Visit, visit } from "./visit.ts";

const RECORDED = "swiftshader-quick-2026-11-21";

let site: Site;
let withGpu: Browser;
let withoutGpu: Browser;
let opened: Visit;

beforeAll(async () => {
  site = await serveSite("dist");
  withGpu = await launchChromium({ webgpu: true });
  withoutGpu = await launchChromium();
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.context.close();
});

afterAll(async () => {
  await withGpu?.close();
  await withoutGpu?.close();
  await site?.close();
});

async function open(path: string, browser: Browser, width = 1280): Promise<Page> {
  opened = await visit(browser, site.origin, path, { scheme: "light", width });
  return opened.page;
}

describe("what the runs say", () => {
  it("shows a recorded run and what others published where nothing can run here", async () => {
    const page = await open(`/kernels?charts=${RECORDED}`, withoutGpu, 390);
    const figure = page.getByRole("figure", { name: "Kernels under the roof of their device" });
    await figure.locator("svg").first().waitFor();
    expect(await figure.locator("figcaption").textContent()).toMatch(/^A processor stands in/);
    await page.locator(".pair-topic summary").first().click();
    await page.locator(".pair").first().getByText("No device to measure on.").waitFor();
    expect(await page.getByRole("button", { name: /^Measure/ }).count()).toBe(0);
    await page.locator(".published > summary").first().click();
    const published = page.getByRole("figure", { name: "Share of the datasheet’s peak" });
    await published.locator("svg[class^=plot]").waitFor();
    const drawn = await published.locator("svg[class^=plot]").textContent();
    expect(drawn).toContain("FlashAttention-3, H100 fp16");
    expect(drawn).not.toContain("SwiftShader");
    expect(await published.locator("figcaption").textContent()).toContain("in the table alone");
    await page
      .getByText(/figures with their sources/)
      .first()
      .click();
    await page.locator("#query-kernels-published-rates td").first().waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("measures a pair here, and holds no processor's figure against a claim", async () => {
    const page = await open("/kernels", withGpu);
    const pair = page.locator('.pair[data-pair="flash-time"]');
    await pair.getByRole("button", { name: /^Measure/ }).click();
    await pair.locator(".pair-figure .pair-value").waitFor({ timeout: 120_000 });
    expect(await pair.locator(".pair-figure").textContent()).toMatch(/\d×.*to.*n\s\d+.*The claim needs a GPU/s);
    expect(await pair.locator(".pair-figure .verdict").count()).toBe(0);
    await page.locator(".pair-topic summary").first().getByText("1 measured here").waitFor();
  });
});
