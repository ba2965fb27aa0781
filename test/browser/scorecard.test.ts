import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, type Visit, visit } from "./visit.ts";

const PATH = "/friction/scorecard";

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

async function open(query = "", width = 1280): Promise<Page> {
  opened = await visit(browser, site.origin, `${PATH}${query}`, { scheme: "light", width });
  await opened.page.locator(".row-list").waitFor({ state: "attached" });
  return opened.page;
}

const result = (page: Page) => page.locator(".card-result [aria-live]");

/** Everything that a reader entered and that the page made of it. */
async function whole(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    fields: [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>("main :is(input, select)")].map(
      (field) => [
        field.id || `${field.name}=${field.value}`,
        field.type === "radio" ? Object(field).checked : field.value,
      ],
    ),
    text: [
      ".card-result",
      "section:has(> #nearest)",
      "section:has(> #forecast)",
      "section:has(> #decision)",
      ".contribute",
    ]
      .map((part) => document.querySelector(part)?.textContent)
      .join("\n"),
  }));
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not come to ${selector}`);
}

describe("a scorecard", () => {
  it("is filled by keyboard alone, and its copied link opens the same in a fresh profile", async () => {
    const page = await open();
    const type = async (id: string, text: string) => {
      await tabTo(page, `#card-${id}`);
      await page.keyboard.type(text);
    };
    const choose = async (name: string, down: number) => {
      await tabTo(page, `input[name="card-${name}"]`);
      await page.keyboard.press("Space");
      for (let i = 0; i < down; i += 1) await page.keyboard.press("ArrowDown");
    };
    await type("name", "Größe, “Maß” & more");
    await tabTo(page, "#card-category");
    await page.keyboard.type("State");
    await type("date", "2026-02");
    await type("work", "2602.01234");
    await type("oneLine", "Mixes, and 100% slides.");
    await choose("ga", 0);
    await type("why-ga", "blocks & products");
    for (const axis of ["mal", "par", "sti"]) await choose(axis, 1);
    await choose("im", 2);
    await choose("tax", 0);
    await choose("infra", 1);
    expect(await result(page).textContent()).toMatch(/H 4\s*E 1/);
    await tabTo(page, ".card-actions button");
    await page.keyboard.press("Enter");
    await page.getByText("The link is copied.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).searchParams.get("s")).toBe("21110");
    expect(new URL(link).searchParams.get("n")).toBe("Größe, “Maß” & more");
    const before = await whole(page);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
    const again = await open(link.slice(site.origin.length + PATH.length));
    expect(await whole(again)).toEqual(before);
  });

  it("says what is missing, then follows each choice; the back button undoes them one by one", async () => {
    const page = await open("?s=222--");
    expect(await result(page).textContent()).toContain("STI and IM are not rated yet");
    expect(await page.locator("section:has(> #nearest)").textContent()).toContain("Rate all five axes");
    await page.locator('input[name="card-sti"][value="2"]').check();
    await page.locator('input[name="card-im"][value="2"]').check();
    expect(await result(page).textContent()).toContain("Green");
    await page.locator('input[name="card-im"][value="1"]').check();
    expect(await result(page).textContent()).toContain("1 point more on IM: green.");
    expect(await page.locator("section:has(> #nearest) tbody tr").count()).toBe(10);
    await page.goBack();
    expect(await result(page).textContent()).toContain("Green");
    await page.goBack();
    expect(await result(page).textContent()).toContain("IM is not rated yet");
    expect(await page.locator('input[name="card-im"]:checked').count()).toBe(0);
  });

  it("starts from an example, which it leaves out of its own comparison, and goes back to what was there", async () => {
    const page = await open("?n=Mine&d=1");
    await page.locator("#card-example").fill("FlashAttention");
    await page.getByRole("button", { name: "Fill the form" }).click();
    expect(await page.locator("#card-name").inputValue()).toBe("FlashAttention");
    expect(await page.locator("section:has(> #nearest) tbody th a[href$='id=flashattention']").count()).toBe(0);
    expect(await page.locator(".card-form").textContent()).toContain("The dataset has this technique already");
    expect(new URL(page.url()).searchParams.get("d")).toBe("1");
    await page.goBack();
    expect(await page.locator("#card-name").inputValue()).toBe("Mine");
    expect(await page.locator('input[name="card-ga"]:checked').count()).toBe(0);
  });

  it("tells what of a damaged link it cannot read and keeps the rest", async () => {
    const page = await open(`?s=99&d=abc&l=${"x".repeat(4000)}&n=Kept&up=no`);
    const notice = await page.locator(".cell-notice:not(.cell *)").textContent();
    for (const part of ["s=99", "d=abc", "4000 characters"]) expect(notice).toContain(part);
    expect(await page.locator("#card-name").inputValue()).toBe("Kept");
    expect(await page.locator('input[name="card-upstream"][value="no"]').isChecked()).toBe(true);
    await page.locator('input[name="card-ga"][value="2"]').check();
    expect(await page.locator(".cell-notice:not(.cell *)").textContent()).not.toContain("s=99");
    expect(page.url()).toContain("d=abc");
  });

  it("refuses a forecast from too few techniques and widens it on demand", async () => {
    const page = await open("?s=00000&d=0");
    const forecast = page.locator("section:has(> #forecast)");
    expect(await forecast.textContent()).toContain("No forecast");
    expect(await forecast.locator("figure").isVisible()).toBe(false);
    const widen = forecast.getByRole("button", { name: /Widen to distance/ });
    if ((await widen.count()) === 0) expect(await forecast.textContent()).toContain("No distance up to 4 holds enough");
    else {
      await widen.click();
      await forecast.locator("figure svg").first().waitFor();
      expect(new URL(page.url()).searchParams.get("d")).not.toBe("0");
      expect(await page.evaluate(() => Object(document.activeElement).name)).toBe("card-distance");
    }
  });
});

describe("what the page refuses", () => {
  it("is a forecast from rows that the outcome chose", async () => {
    const page = await open("?s=11200&stage=first_production&verified=1");
    const forecast = page.locator("section:has(> #forecast)");
    await forecast.locator(".card-message", { hasText: "An absence cannot be read in a source" }).waitFor();
    expect(await forecast.locator("figure").isVisible()).toBe(false);
    expect(await forecast.locator(".horizons").count()).toBe(0);
    await page.locator("section:has(> #nearest)").getByText("hardly any technique without use remains").waitFor();
  });

  it("is a forecast from edited SQL without the columns, which it says in place of the old one", async () => {
    const page = await open("?s=22210");
    await page.locator("section:has(> #forecast) figure svg").first().waitFor();
    await page.locator("details.behind > summary").click();
    const cell = page.locator("#query-friction-scorecard-durations");
    await cell.locator("details.sql-panel summary").click();
    await cell.locator(".cm-content").fill("SELECT 1 AS one");
    await cell.locator(".cm-content").press("ControlOrMeta+Enter");
    const forecast = page.locator("section:has(> #forecast)");
    await forecast.getByText("This cannot be computed from the result").waitFor();
    expect(await forecast.locator("figure").isVisible()).toBe(false);
  });

  it("is a row whose rater is taken", async () => {
    const page = await open("?s=22222&n=FlashAttention&r=version-2-a");
    await page.locator(".contribute > summary").click();
    expect(await page.locator(".row-list").textContent()).toContain("waits until the problem above is mended");
    expect(await page.locator(".row-line").count()).toBe(0);
  });
});

describe("on a phone", () => {
  it("the neighbours need no sideways scroll", async () => {
    const page = await open("?s=21210&n=Mine&u=2502.11089", 390);
    const region = page.locator("section:has(> #nearest) .table-region");
    expect(await region.evaluate((table) => table.scrollWidth - table.clientWidth)).toBe(0);
    expect(await region.locator("a[href$='id=native-sparse-attention']").count()).toBe(0);
    expect(await page.locator(".card-form").textContent()).toContain("by its paper: ");
  });

  it("the bar shows the result and never lies over what has the focus", async () => {
    const page = await open("?s=21110", 390);
    expect(await page.locator(".card-bar").textContent()).toMatch(/H 4\s*E 1/);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.locator("#card-example").focus();
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const bar = document.querySelector(".card-bar");
        const focused = document.activeElement;
        if (!bar || !focused || focused === bar || !focused.closest(".card-form")) return 0;
        return Math.max(0, focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top);
      });
      expect(covered, `after ${i + 1} tabs`).toBe(0);
    }
  });

  it("axe finds nothing with everything filled and open", async () => {
    const page = await open("?s=21110&n=Mine&c=kan&l=x&r=me&u=2602.01234&up=no&t=20", 390);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>(
        "details:is(.biases, .contribute, .chart-data)",
      ))
        details.open = true;
    });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
