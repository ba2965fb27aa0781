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

describe("the curves", () => {
  it("follow the choices, which the address keeps and the back button undoes", async () => {
    const { page, context, complaints } = await visit(browser, site.origin, "/lag/curves", LOOK);
    const caption = page.locator("figure.chart figcaption").first();
    expect(await caption.textContent()).toContain("share on by default");
    await page.getByLabel("and stops when the technique").selectOption("two_serving_stacks");
    expect(new URL(page.url()).search).toBe("?stage=two_serving_stacks");
    expect(await caption.textContent()).toContain("share in two serving stacks");
    await page.goBack();
    expect(await caption.textContent()).toContain("share on by default");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("ask the engine for another clock and another day", async () => {
    const { page, context } = await visit(
      browser,
      site.origin,
      "/lag/curves?clock=reference_code&as_of=2024-06-30",
      LOOK,
    );
    const cell = page.locator("#query-lag-durations");
    await cell.locator(".cell-status[data-kind=changed]").waitFor({ timeout: 60_000 });
    expect(await page.getByLabel("as known on").inputValue()).toBe("2024-06-30");
    expect(await cell.locator("tbody").textContent()).not.toContain("2025");
    await context.close();
  });

  it("say what of a link they cannot use", async () => {
    const { page, context, complaints } = await visit(
      browser,
      site.origin,
      "/lag/curves?stage=fame&clock=birth&as_of=2999-01-01",
      LOOK,
    );
    await page.getByText("The link asks for clock “birth” and stage “fame” and as_of “2999-01-01”").waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("the timeline", () => {
  it("filters by name, turns its pages, and starts again with each filter", async () => {
    const { page, context, complaints } = await visit(browser, site.origin, "/lag/timeline", LOOK);
    const count = page.locator(".timeline-count");
    await page.getByRole("button", { name: "Next" }).click();
    expect(new URL(page.url()).search).toBe("?page=2");
    expect(await count.textContent()).toContain("16 to 30 shown");
    await page.getByLabel("Name contains").fill("flashatt");
    expect(new URL(page.url()).search).toBe("?q=flashatt");
    expect(await count.textContent()).toBe("4 techniques, 1 to 4 shown.");
    await page.getByLabel("Name contains").fill("nothing of this name");
    expect(await count.textContent()).toBe("No technique fits this choice.");
    expect(await page.locator("figure.chart").isHidden()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("reads its marks out under the pointer and the arrow keys", async () => {
    const { page, context } = await visit(browser, site.origin, "/lag/timeline?q=flashattention&sort=oldest", LOOK);
    const readout = page.locator(".timeline-readout");
    const marks = page.locator(".timeline-events a");
    await marks.nth(2).hover();
    await readout.getByText("FlashAttention").first().waitFor();
    await marks.first().focus();
    expect(await readout.textContent()).toMatch(/authors’ code:\s+20\sMay\s2022/);
    await page.keyboard.press("ArrowRight");
    expect(await readout.textContent()).toMatch(/paper:\s+27\sMay\s2022/);
    await page.keyboard.press("ArrowDown");
    expect(await readout.textContent()).toContain("FlashAttention-2");
    await context.close();
  });
});
