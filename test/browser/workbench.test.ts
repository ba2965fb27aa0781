import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { encodeDocument } from "../../src/workbench/document/codec.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { chart, documentOf, markdown, sql, TYPICAL, table } from "../workbench/fixtures.ts";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, type Look, sidewaysScroll, type Visit, visit } from "./visit.ts";

const WIDE: Look = { scheme: "light", width: 1280 };

let site: Site;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
  site = await serveSite("dist");
  browser = await launchChromium();
});

afterEach(async () => {
  for (const { context } of visits.splice(0)) await context.close();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, look = WIDE): Promise<Visit> {
  const opened = await visit(browser, site.origin, path, look);
  visits.push(opened);
  return opened;
}

const linkTo = (document: WorkbenchDocument) => `/workbench#doc:${encodeDocument(document)}`;

/** By what it is called where it is spoken of, such as `SQL lags`. */
const cell = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** Waits until nothing runs or waits for its turn; a kernel waits to be asked. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector(".wb-cell") !== null &&
      document.querySelector('.wb-cell:is([data-state="running"], [data-state="waiting"])') === null,
    null,
    { timeout: 60_000 },
  );
}

/** What each cell shows, and how often it ran. A chart's own words are left out: a narrow one names fewer ticks. */
function cells(page: Page) {
  return page.locator(".wb-cell").evaluateAll((nodes) => {
    const textOf = (part: Element) => {
      const copy = part.cloneNode(true);
      if (copy instanceof Element) for (const svg of copy.querySelectorAll("svg")) svg.remove();
      return copy.textContent;
    };
    return nodes.map((node) => ({
      id: node.getAttribute("data-cell"),
      kind: node.getAttribute("data-kind"),
      state: node.getAttribute("data-state"),
      runs: Number(node.getAttribute("data-runs")),
      text: [...node.querySelectorAll(".wb-prose, .wb-result, .wb-score, figcaption")].map(textOf),
      marks: node.querySelectorAll("figure svg :is(path, rect, circle)").length,
    }));
  });
}

const shown = (list: Awaited<ReturnType<typeof cells>>) => list.map(({ runs: _, ...rest }) => rest);

describe("a page of twelve cells, of every kind", () => {
  it("goes from link to page to link unchanged, and shows the same in another profile", async () => {
    const first = await open(linkTo(TYPICAL));
    await settled(first.page);
    const read = await cells(first.page);
    expect(read.map(({ id }) => id)).toEqual(TYPICAL.cells.map(({ id }) => id));
    expect(read.filter(({ state }) => state !== "done").map(({ kind }) => kind)).toEqual(["kernel"]);
    expect(read.find(({ kind }) => kind === "chart")?.marks).toBeGreaterThan(10);
    expect(await accessibilityProblems(first.page)).toEqual([]);
    await first.page.emulateMedia({ colorScheme: "dark" });
    expect(await accessibilityProblems(first.page)).toEqual([]);

    await first.page.getByRole("button", { name: "Edit a copy" }).click();
    await first.page.locator(".wb-bar").waitFor();
    await settled(first.page);
    expect(await accessibilityProblems(first.page)).toEqual([]);
    const before = await cells(first.page);
    await first.page.locator(".wb-menu summary", { hasText: "Share" }).click();
    await first.page.getByRole("button", { name: "Copy link" }).click();
    await first.page.locator(".wb-told", { hasText: "copied" }).waitFor();
    const link = await first.page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toBe(`#doc:${encodeDocument(TYPICAL)}`);

    // One parameter moves: what depends on it runs once more, and nothing else does.
    await first.page.getByRole("slider", { name: "Published since" }).press("ArrowRight");
    await first.page.locator(".wb-prose", { hasText: "published since 2018" }).waitFor();
    await settled(first.page);
    const after = await cells(first.page);
    const ran = after.filter(({ runs }, index) => runs !== before[index]?.runs).map(({ id, runs }) => [id, runs]);
    expect(ran).toEqual([
      ["d3q8", 2],
      ["e5w2", 2],
      ["f1t6", 2],
    ]);
    expect(first.complaints).toEqual([]);

    const second = await open(link.slice(site.origin.length), { scheme: "dark", width: 390 });
    await settled(second.page);
    expect(await sidewaysScroll(second.page)).toBe(0);
    const again = shown(await cells(second.page));
    expect(again.map(({ text }) => text)).toEqual(read.map(({ text }) => text));
    expect(again.map(({ state }) => state)).toEqual(read.map(({ state }) => state));
    expect(await accessibilityProblems(second.page)).toEqual([]);
    expect(second.complaints).toEqual([]);
  });
});

/** Presses Tab until what has the focus fits, as somebody without a mouse does. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return (
        element?.getAttribute("aria-label") ?? element?.closest("label")?.textContent ?? element?.textContent ?? ""
      );
    });
    if (label.test(focused.trim())) return;
  }
  throw new Error(`Tab leads to no ${label}`);
}

const kinds = (page: Page) =>
  page.locator(".wb-cell").evaluateAll((all) => all.map((one) => one.getAttribute("data-kind")));

const told = (page: Page, text: string) => page.locator(".wb-told", { hasText: text }).waitFor();

describe("without a mouse", () => {
  it("a page is made, changed, undone, run, cancelled, saved and found again", async () => {
    const { page, complaints } = await open("/workbench");
    await page.getByRole("button", { name: "New page" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("By keys");
    await tabTo(page, /^SQL/);
    await page.keyboard.press("Enter");
    await settled(page);

    // A query: completed from what there is, its mistake underlined, then mended.
    const query = cell(page, "SQL rows");
    await page.keyboard.press("Enter");
    await query.locator(".cm-content:focus").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("SELECT arg_m");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "arg_max" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("SELECT zonee FROM archi");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "architectures" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("SELECT zonee, count(*) AS n FROM zones GROUP BY zonee");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.locator('.wb-cell[data-state="failed"]').waitFor();
    expect(await query.locator(".cm-lintRange-error").textContent()).toBe("zonee");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("SELECT zone, count(*) AS n FROM zones GROUP BY zone ORDER BY zone");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.locator('.wb-cell[data-state="done"]').waitFor();

    // Cells: added, moved, duplicated, deleted, folded, and all of it undone and done again.
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    await tabTo(page, /^Chart/);
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await kinds(page)).toEqual(["sql", "chart"]);
    expect(await page.locator("figure svg rect").count()).toBeGreaterThan(3);
    await page.keyboard.press("Alt+ArrowUp");
    expect(await kinds(page)).toEqual(["chart", "sql"]);
    await page.keyboard.press("j");
    await page.keyboard.press("d");
    expect(await kinds(page)).toEqual(["chart", "sql", "sql"]);
    await page.keyboard.press("f");
    await page.keyboard.press("Delete");
    expect(await kinds(page)).toEqual(["chart", "sql"]);
    for (let step = 0; step < 3; step++) await page.keyboard.press("ControlOrMeta+z");
    expect(await kinds(page)).toEqual(["chart", "sql"]);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    expect(await kinds(page)).toEqual(["chart", "sql", "sql"]);
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");

    // A slow query is left, and what does not read it is not touched.
    await query.focus();
    await page.keyboard.press("Enter");
    await query.locator(".cm-content:focus").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("SELECT count(*) AS n FROM range(1000000000000)");
    await page.keyboard.press("ControlOrMeta+Enter");
    await query.getByRole("button", { name: "Cancel" }).waitFor();
    await page.keyboard.press("Escape");
    await tabTo(page, /^Cancel$/);
    await page.keyboard.press("Enter");
    await query.locator(".wb-status", { hasText: "Cancelled" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-kind"))).toBe("sql");

    // What is typed is there after a reload, and its earlier version is not lost.
    await page.keyboard.press("ControlOrMeta+s");
    await page.locator(".wb-saving", { hasText: "Saved" }).waitFor();
    await page.reload();
    await page.locator(".wb-bar").waitFor();
    expect(await page.locator(".wb-title").inputValue()).toBe("By keys");
    expect(await kinds(page)).toEqual(["chart", "sql"]);
    await page.locator("summary", { hasText: "History" }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByRole("button", { name: /^Restore/ })
      .first()
      .waitFor();
    await tabTo(page, /^Restore/);
    await page.keyboard.press("Enter");
    await told(page, "Restored");
    expect(await kinds(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe("a page of this browser", () => {
  it("is dragged, saved in two tabs only after a question, and listed", async () => {
    const { page, context, complaints } = await open(
      linkTo(documentOf(sql("a", "SELECT 1 AS n"), markdown("b", "words"), table("c", "a"))),
    );
    await page.getByRole("button", { name: "Edit a copy" }).click();
    await settled(page);
    await page
      .locator(".wb-cell")
      .nth(2)
      .locator(".wb-handle")
      .dragTo(page.locator(".wb-cell").first(), { targetPosition: { x: 40, y: 4 } });
    expect(await kinds(page)).toEqual(["table", "sql", "markdown"]);

    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator(".wb-title").fill("The other tab");
    await other.keyboard.press("ControlOrMeta+s");
    await page.locator(".cell-notice", { hasText: "Another tab changed this page" }).waitFor();
    await page.locator(".wb-title").fill("This tab");
    await page.getByRole("button", { name: "Keep mine as another page" }).click();
    await page.getByRole("link", { name: "All your pages" }).click();
    expect(await page.locator(".wb-documents li > a").allTextContents()).toEqual(["This tab", "The other tab"]);

    await page.setInputFiles("#wb-file", {
      name: "bad.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"a": }'),
    });
    await page.locator(".cell-notice", { hasText: "line 1, column 7" }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe("a link", () => {
  it("that is wrong in places says where, and the rest of its page lives", async () => {
    const { page, complaints } = await open(
      linkTo(
        documentOf(
          sql("a", "SELECT * FROM b"),
          sql("b", "SELECT * FROM a"),
          sql("c", "SELECT * FROM nowhere"),
          chart("d", "missing"),
          markdown("e", "${f.n} and ${gone}"),
          sql("f", "SELECT 7 AS n"),
          sql("g", "SELECT * FROM read_csv('https://attacker.example/x.csv')"),
        ),
      ),
    );
    await settled(page);
    const said = (name: string) => cell(page, name).locator(".cell-error").textContent();
    expect(await said("SQL a")).toContain("This cell needs its own result: a reads b reads a");
    expect(await said("SQL c")).toContain("There is no table or cell named nowhere");
    expect(await said("Chart")).toContain("There is no cell named missing");
    expect(await said("SQL g")).toContain("cannot be read or written in this page");
    expect(await page.locator(".wb-prose").textContent()).toBe("7 and ${gone}\n");

    const code = encodeDocument(TYPICAL);
    await page.goto(`${site.origin}/workbench#doc:${code.slice(0, (code.length * 2) / 3)}`);
    await page.locator(".cell-notice", { hasText: "cells could be read" }).waitFor();
    expect(await page.locator(".wb-cell").count()).toBeGreaterThan(1);
    await page.goto(`${site.origin}/workbench#doc:1.AAAA`);
    await page.getByRole("heading", { name: "This link cannot be opened" }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
