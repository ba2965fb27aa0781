import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { type Visit, visit } from "./visit.ts";

let site: Site;
let browser: Browser;
let opened: Visit;

beforeAll(async () => {
  site = await serveSite("dist");
  browser = await launchChromium();
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.context.close();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string): Promise<Page> {
  opened = await visit(browser, site.origin, path, { scheme: "light", width: 1280 });
  return opened.page;
}

const rows = (page: Page) => page.locator(".listing-body .listing-row");

const count = (page: Page) => page.locator(".explorer-count");

describe("the dataset page", () => {
  it("finds a technique by the beginnings of words in any order, and keeps the search in its link", async () => {
    const page = await open("/dataset");
    await page.locator("main input[type=search]").fill("attention group");
    await rows(page).filter({ hasText: "Grouped-query attention" }).first().waitFor();
    await page.waitForURL((url) => url.searchParams.get("q") === "attention group", { waitUntil: "commit" });
    const found = await count(page).textContent();
    const again = await opened.context.newPage();
    await again.goto(page.url());
    await rows(again).filter({ hasText: "Grouped-query attention" }).first().waitFor();
    expect(await count(again).textContent()).toBe(found);
  });

  it("says that the scores of many raters scroll, and whose a note is", async () => {
    const page = await open("/dataset?id=flashattention");
    const hint = page.locator(".score-hint-scroll");
    await hint.waitFor();
    expect(await page.locator(".score-region").evaluate((region) => region.scrollWidth > region.clientWidth)).toBe(
      true,
    );
    expect(await page.locator(".score-hint").textContent()).toContain("version-2-b, rubric 2");
    expect(await page.locator(".detail").textContent()).toContain("first-pass-a, rubric 1, introduction: Anchor row");
    expect(await page.locator(".detail").getByText("Anchor row of the rubric").count()).toBe(2);
  });

  it("keeps only part of 520 rows in the document", async () => {
    const page = await open("/dataset");
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
  });

  it("opens a technique with its scores and reasons, and closes by Escape and the back button", async () => {
    const page = await open("/dataset?id=kan");
    const detail = page.locator(".detail");
    await detail.getByText("Per-edge spline basis evaluation and lookup").first().waitFor();
    expect(await detail.textContent()).toContain("GEMM alignment");
    await page.keyboard.press("Escape");
    await detail.waitFor({ state: "hidden" });
    expect(page.url()).not.toContain("id=kan");
  });

  it("says which part of a damaged link it left out", async () => {
    const page = await open("/dataset?zone=purple&sort=nonsense&id=no-such-technique");
    await rows(page).first().waitFor();
    expect(await page.locator("main").textContent()).toMatch(/purple|nonsense|no-such-technique/);
  });
});

describe("the sources page", () => {
  it("opens at the source that a citation names", async () => {
    const page = await open("/sources?key=arxiv-2205.14135");
    await page.getByText("FlashAttention: Fast and Memory-Efficient").first().waitFor();
  });
});

describe("the friction map", () => {
  it("reads a technique to the keyboard and opens it", async () => {
    const page = await open("/");
    const first = page.locator(".friction-map a[tabindex='0']");
    await first.focus();
    const before = await page.locator(".map-readout a").textContent();
    await page.keyboard.press("ArrowRight");
    const after = await page.locator(".map-readout a").textContent();
    expect(after).not.toBe(before);
    expect(await page.locator(".friction-map a[tabindex='0']").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/dataset\?id=/);
  });

  it("keeps the moment in its link and draws the movement", async () => {
    const page = await open("/?at=introduction");
    const caption = page.locator("figure.map figcaption");
    expect(await caption.textContent()).toContain("at introduction");
    await page.getByRole("radio", { name: "End of 2025" }).check();
    expect(page.url()).not.toContain("at=introduction");
    expect(await caption.textContent()).toContain("Arrows show");
    await page.goBack();
    expect(await caption.textContent()).toContain("at introduction");
  });
});
