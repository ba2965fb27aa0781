import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { encodeScenario } from "../../src/predictions/scenario.ts";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, type Visit, visit } from "./visit.ts";

const PATH = "/predictions/waw-claim3-pure-ssm-ceiling";

const CELL = "#query-predictions-waw-claim3-pure-ssm-ceiling";

const FLIPS = "The verdict flips: by the record the bet is holding, with the supposition falsified.";

const BIG_SSM = {
  add: [
    {
      table: "models" as const,
      row: {
        id: "big-ssm",
        name: "Big SSM",
        released: "2026-06",
        is_frontier_flagship: true,
        params_total_b: 70,
        n_attention_layers: 0,
        architecture_class: "pure_ssm",
        evidence: "seen",
      },
    },
  ],
  change: [],
  remove: [],
};

const LINK = `${PATH}?suppose=${encodeScenario(BIG_SSM)}`;

let site: Site;
let browser: Browser;
let opened: Visit;

beforeAll(async () => {
  site = await serveSite("dist");
  browser = await launchChromium();
});

afterEach(async () => {
  await opened?.context.close();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, width = 1280): Promise<Page> {
  opened = await visit(browser, site.origin, path, { scheme: "light", width });
  return opened.page;
}

const section = (page: Page) => page.getByRole("region", { name: "What would change my mind" });

const sentence = (page: Page, text: string | RegExp) => section(page).getByRole("status").filter({ hasText: text });

/** Opens the form, fills it and sends it, by keyboard alone. */
async function supposeBigModel(page: Page): Promise<void> {
  const { keyboard } = page;
  await section(page).getByText("Add a row").focus();
  await keyboard.press("Enter");
  const name = section(page).getByLabel("Name of the model");
  await name.focus();
  await keyboard.type("Big SSM");
  await keyboard.press("Tab");
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("2026-06");
  await keyboard.press("Tab");
  await keyboard.type("Yes");
  await keyboard.press("Tab");
  await keyboard.type("70");
  await keyboard.press("Tab");
  await keyboard.type("0");
  await keyboard.press("Tab");
  await keyboard.type("pure_ssm");
  await name.focus();
  await keyboard.press("Enter");
}

describe("a supposed row", () => {
  it("flips the verdict, stands in the link, and is taken back", async () => {
    const page = await open(PATH);
    await supposeBigModel(page);
    await sentence(page, FLIPS).waitFor();
    const decides = section(page).locator(".what-if-rows .supposed");
    expect(await decides.textContent()).toBe("supposed row models:supposed-1");
    expect(await decides.evaluate((node) => getComputedStyle(node).borderStyle)).toBe("dashed");
    // The record's own cell keeps its verdict.
    expect(await page.locator(`${CELL} .bet-says`).textContent()).toContain("Holding");
    expect(await accessibilityProblems(page)).toEqual([]);

    await section(page).getByRole("button", { name: "Copy link" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    expect(opened.complaints).toEqual([]);
    await opened.context.close();

    const again = await open(link.slice(site.origin.length));
    await sentence(again, FLIPS).waitFor();
    await section(again).getByRole("button", { name: "Take back" }).click();
    await sentence(again, "Nothing is supposed").waitFor();
    expect(new URL(again.url()).searchParams.has("suppose")).toBe(false);
    await again.goBack();
    await sentence(again, FLIPS).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it("gets into no download", async () => {
    const page = await open(LINK);
    await sentence(page, FLIPS).waitFor();
    for (const format of ["CSV", "JSON"]) {
      const arrives = page.waitForEvent("download");
      await page
        .locator(CELL)
        .getByRole("button", { name: `Download ${format}` })
        .click();
      const text = await readFile(await (await arrives).path(), "utf8");
      expect(text).toContain("holding");
      expect(text).not.toContain("Big SSM");
      expect(text).not.toContain("models:big-ssm");
    }
    expect(await section(page).getByRole("button", { name: "Download" }).count()).toBe(0);
  });

  it("is asked under the page's day, switch and definitions", async () => {
    const page = await open(`${LINK}&as_of=2026-05-31`);
    await sentence(page, "does not flip").waitFor();
    await section(page).getByText("big-ssm is dated 2026-06, after").waitFor();
    const slider = page.getByRole("slider", { name: "As of" });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await sentence(page, FLIPS).waitFor();
    expect(new URL(page.url()).searchParams.get("as_of")).toBe("2026-06-30");
    await page.getByRole("switch", { name: "Only rows read in their source" }).click();
    await sentence(page, FLIPS).waitFor();
    await page.goto(`${site.origin}${LINK}&waw-claim3-pure-ssm-ceiling.frontier_min_params_b=100`);
    await sentence(page, "does not flip").waitFor();
  });

  it("is refused field by field where it cannot be", async () => {
    const page = await open(PATH, 390);
    await section(page).getByText("Add a row").click();
    await section(page).getByLabel("Release date").fill("soon");
    await section(page).getByText("more columns").click();
    await section(page).getByLabel("Longest context").fill("endless");
    await section(page).getByRole("button", { name: "Suppose this row" }).click();
    const name = section(page).getByLabel("Name of the model");
    expect(await name.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await name.getAttribute("aria-invalid")).toBe("true");
    const told = await section(page).locator(".field-problem").allTextContents();
    expect(told.filter(Boolean)).toEqual([
      "name may not be empty",
      expect.stringContaining("released must be a date such as"),
      "is_frontier_flagship may not be empty",
      "architecture_class may not be empty",
      expect.stringContaining("context_length must be a whole number"),
    ]);
    expect(new URL(page.url()).search).toBe("");
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("can be a copy, a changed value or a row left out", async () => {
    const page = await open(PATH);
    await section(page).getByText("Add a row").click();
    const copy = section(page).getByLabel("Begin with a copy of");
    await copy.fill("kimi-k3");
    await copy.press("Tab");
    await section(page).getByText("The fields hold a copy of kimi-k3").waitFor();
    expect(await section(page).getByLabel("Identifier of the model").inputValue()).toBe("kimi-k3-supposed-1");
    expect(await section(page).getByLabel("Release date").inputValue()).toMatch(/^2026-/);

    await section(page).getByText("Change a value of a row").click();
    const row = section(page).getByLabel("Row", { exact: true });
    await row.fill("kimi-k3");
    await row.press("Tab");
    await section(page).getByLabel("Column").selectOption("n_attention_layers");
    await section(page)
      .getByText(/The record has “\d+” there/)
      .waitFor();
    await section(page).getByLabel("Layers with softmax attention").last().fill("0");
    await section(page).getByRole("button", { name: "Suppose this value" }).click();
    await section(page).locator(".what-if-list").getByText("is changed").waitFor();
    await section(page).locator(".what-if-quick button").first().click();
    await section(page).locator(".what-if-list").getByText("is left out").waitFor();
    await sentence(page, "does not flip").waitFor();
    await section(page).getByRole("button", { name: "Clear" }).click();
    await sentence(page, "Nothing is supposed").waitFor();
    expect(await section(page).locator(".what-if-list").count()).toBe(0);
  });
});

describe("a damaged link", () => {
  it("is told, and the page goes on with the record", async () => {
    const page = await open(LINK.slice(0, -6));
    await section(page).getByRole("alert").getByText("a part of it is missing or changed").waitFor();
    await page.locator(`${CELL} .bet-says`, { hasText: "Holding" }).waitFor();
    expect(await section(page).locator(".what-if-compared").count()).toBe(0);
    await section(page).getByRole("button", { name: "Clear" }).click();
    expect(new URL(page.url()).search).toBe("");
    expect(await section(page).getByRole("alert").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });
});

describe("without the engine", () => {
  it("the section says so and offers to try again", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site.origin + LINK);
    await section(page).getByRole("alert").getByText("The live engine is not available").waitFor();
    await page.unroute("**/*.wasm");
    await section(page).getByRole("button", { name: "Retry" }).click();
    await sentence(page, FLIPS).waitFor();
    await context.close();
  });
});

describe("the replay", () => {
  it("takes verdict, day and address along", async () => {
    const page = await open("/predictions/waw-hybrid-niche");
    const outcome = page.locator("#query-predictions-waw-hybrid-niche .bet-says");
    expect(await outcome.textContent()).toContain("Falsified");
    const slider = page.getByRole("slider", { name: "As of" });
    await slider.focus();
    await page.keyboard.press("Home");
    await outcome.filter({ hasText: "Undecidable" }).waitFor();
    const first = new URL(page.url()).searchParams.get("as_of");
    expect(first).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const told = page.locator(".replay-day");
    const before = await told.textContent();
    await page.keyboard.press("PageUp");
    expect(await told.textContent()).not.toBe(before);
    expect(await slider.getAttribute("aria-valuetext")).toBe(await told.textContent());
    await page.keyboard.press("End");
    await outcome.filter({ hasText: "Falsified" }).waitFor();
    expect(new URL(page.url()).searchParams.has("as_of")).toBe(false);
    expect(opened.complaints).toEqual([]);
  });
});
