import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { type Visit, visit } from "./visit.ts";

const CELL = "#query-tables-frontier-releases";

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

async function openTable(path = "/tables/1"): Promise<Page> {
  opened = await visit(browser, site.origin, path, { scheme: "light", width: 1280 });
  return opened.page;
}

async function writeSql(page: Page, sql: string): Promise<void> {
  const panel = page.locator(`${CELL} details.sql-panel`);
  if (!(await panel.evaluate((node) => node instanceof HTMLDetailsElement && node.open))) {
    await panel.locator("summary").click();
  }
  const editor = page.locator(`${CELL} .cm-content`);
  await editor.waitFor();
  await editor.fill(sql);
}

async function runSql(page: Page, sql: string): Promise<void> {
  await writeSql(page, sql);
  await page.locator(`${CELL} .cm-content`).press("ControlOrMeta+Enter");
}

const cells = (page: Page) => page.locator(`${CELL} .cell-output tbody tr`).first().locator("th, td");

const status = (page: Page, kind: string) => page.locator(`${CELL} .cell-status[data-kind="${kind}"]`);

describe("an edited query", () => {
  it("shows its answer, keeps to a link, and returns to the original", async () => {
    const page = await openTable();
    await runSql(page, "SELECT count(*) AS n, min(released) AS earliest FROM models WHERE org = 'DeepSeek'");
    await status(page, "changed").waitFor();
    const answer = await cells(page).allTextContents();
    expect(Number(answer[0])).toBeGreaterThan(5);

    const link = page.url();
    await opened.context.close();
    const again = await openTable(link.slice(site.origin.length));
    await status(again, "changed").waitFor();
    expect(await cells(again).allTextContents()).toEqual(answer);

    await again.locator(`${CELL}`).getByRole("button", { name: "Reset" }).click();
    await status(again, "equal").waitFor();
    expect(again.url()).not.toContain("sql");
  });

  it("follows the back button", async () => {
    const page = await openTable();
    await runSql(page, "SELECT 1 AS one");
    await status(page, "changed").waitFor();
    await page.goBack();
    await status(page, "equal").waitFor();
  });

  it("says what is wrong with its SQL and where, and keeps the last result", async () => {
    const page = await openTable();
    await status(page, "equal").or(status(page, "snapshot")).first().waitFor();
    await runSql(page, "SELECT id,\n  nonsense\nFROM models");
    const error = page.locator(`${CELL} .cell-error`);
    await error.waitFor();
    expect(await error.textContent()).toContain("nonsense");
    expect(await error.textContent()).toMatch(/line 2/i);
    await page.locator(`${CELL} .cm-lintRange-error`).first().waitFor();
    expect(await page.locator(`${CELL} .cell-output tbody tr`).count()).toBeGreaterThan(10);
  });

  it.each([
    ["reads a file from the network", "SELECT * FROM read_csv('https://example.com/x.csv')"],
    ["installs an extension", "INSTALL httpfs"],
    ["attaches a database", "ATTACH 'x.db'"],
    ["writes a file", "COPY models TO 'x.csv'"],
    ["calls an unknown function", "SELECT no_such_function(1)"],
    ["drops a table", "DROP TABLE models"],
  ])("that %s ends in a clear error within a second", async (_, sql) => {
    const page = await openTable();
    await runSql(page, "SELECT 1 AS one");
    await status(page, "changed").waitFor();
    await writeSql(page, sql);
    const started = Date.now();
    await page.locator(`${CELL} .cm-content`).press("ControlOrMeta+Enter");
    await page.locator(`${CELL} .cell-error`).waitFor();
    // The promise is one second; the rest is for a busy test machine.
    expect(Date.now() - started).toBeLessThan(3000);
    expect(opened.complaints).toEqual([]);
    await runSql(page, "SELECT count(*) AS n FROM models");
    await status(page, "changed").waitFor();
  });

  it("can be cancelled, and the next one runs", async () => {
    const page = await openTable();
    await runSql(page, "SELECT 1 AS one");
    await status(page, "changed").waitFor();
    await runSql(page, "SELECT count(*) AS n FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5");
    const cancel = page.locator(CELL).getByRole("button", { name: "Cancel" });
    await cancel.waitFor();
    await cancel.click();
    await page.locator(`${CELL} .cell-error`, { hasText: "Cancelled" }).waitFor();
    await runSql(page, "SELECT 2 AS two");
    await page.locator(`${CELL} .cell-output td, ${CELL} .cell-output th`, { hasText: /^2$/ }).first().waitFor();
  });
});

describe("the switch for verified rows", () => {
  it("restricts the page, stands in the link, and is undone by the back button", async () => {
    const page = await openTable();
    await page.locator(CELL).scrollIntoViewIfNeeded();
    await status(page, "equal").waitFor();
    const before = await page.locator(".claim-basis").first().textContent();
    await page.getByRole("switch", { name: "Only rows read in their source" }).click();
    await status(page, "changed").waitFor();
    expect(page.url()).toContain("verified=1");
    expect(await page.locator(".claim-basis").first().textContent()).not.toBe(before);
    expect(await page.locator(`${CELL} .evidence[data-evidence="recalled"]`).count()).toBe(0);
    await page.goBack();
    await status(page, "equal").waitFor();
  });
});

describe("without the engine", () => {
  it("a page keeps its snapshot and says so", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(`${site.origin}/tables/1`);
    await page.locator(CELL).scrollIntoViewIfNeeded();
    await page.locator(`${CELL} .cell-error`).waitFor();
    expect(await page.locator(`${CELL} .cell-output tbody tr`).count()).toBeGreaterThan(10);
    expect(await page.locator(`${CELL} .cell-error`).textContent()).toMatch(/snapshot/i);
    await context.close();
  });
});
