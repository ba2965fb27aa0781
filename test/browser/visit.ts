import { createRequire } from "node:module";
import type { RunOnly } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { CHAPTERS } from "../../src/glossary/terms.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export interface Look {
  readonly scheme: "light" | "dark";
  readonly width: number;
}

/** A page and everything on it that should not have happened. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and warnings, uncaught errors, failed requests, answers of 400 and above, other origins. */
  readonly complaints: string[];
}

/** Opens a page in a browser profile of its own. */
export async function visit(browser: Browser, origin: string, path: string, { scheme, width }: Look): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    complaints.push(`failed request: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`other origin: ${request.url()}`);
  });
  await page.goto(`${origin}${path}`, { waitUntil: "load" });
  // A page's blocks are empty until their modules have come, and no cell on a page would look like no cell that fails.
  await page.waitForFunction(
    () =>
      document.querySelector("observablehq-loading") === null &&
      document.querySelector(".observablehq--block > :not(observablehq-loading)") !== null,
  );
  return { page, context, complaints };
}

const EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds, one line for each element. */
export function accessibilityProblems(page: Page): Promise<string[]> {
  return runAxe(page, { type: "tag", values: EVERY_RULE });
}

/** What axe-core finds of all that can change with the colour scheme alone. */
export function contrastProblems(page: Page): Promise<string[]> {
  return runAxe(page, { type: "rule", values: ["color-contrast"] });
}

async function runAxe(page: Page, runOnly: RunOnly): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async (only) => {
    // @types of axe-core describe a module; in the page it is a global.
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    // Details of what passes, and addresses of elements, cost more than the rules themselves.
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"], selectors: false });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} — ${node.html.slice(0, 160)}`),
    );
  }, runOnly);
}

const TERM_IDS = CHAPTERS.flatMap(({ terms }) => terms.map(({ id }) => id));

/** Links to the glossary that lead nowhere, that stand where no prose is, or that explain a term again. */
export async function strayTerms(page: Page): Promise<string[]> {
  const links = await page.locator("a.term").evaluateAll((found) =>
    found.map((link) => ({
      text: link.textContent ?? "",
      href: link.getAttribute("href") ?? "",
      misplaced: link.parentElement?.closest("h1, h2, h3, h4, a, button, code, pre, table, .cm-editor") !== null,
    })),
  );
  const ids = links.map(({ href }) => /^\.{1,2}\/glossary#(.+)$/.exec(href)?.[1] ?? "");
  return links
    .filter(({ misplaced }, i) => misplaced || !TERM_IDS.includes(ids[i] ?? "") || ids.indexOf(ids[i] ?? "") !== i)
    .map(({ text, href }) => `${text} ${href}`);
}

/** How far the page scrolls sideways, in pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Unfolds all that holds a query cell: what is folded away does not run. */
function unfoldCells(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("details:has(.cell-status)"))
      details.open = true;
  });
}

/** Scrolls through the whole page, so that everything that waits to be seen is drawn. */
export async function seeAll(page: Page): Promise<void> {
  await unfoldCells(page);
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      // A timer, as a browser without a screen may leave out frames.
      await new Promise((done) => setTimeout(done, 30));
    }
    scrollTo(0, 0);
  });
}

/** Brings each query cell into view and waits until its live run has ended; returns how each ended. */
export async function liveResults(page: Page): Promise<string[]> {
  await unfoldCells(page);
  const statuses = page.locator(".cell > .cell-foot > .cell-status");
  const results: string[] = [];
  for (let i = 0; i < (await statuses.count()); i++) {
    const status = statuses.nth(i);
    await status.scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (element) =>
        element instanceof HTMLElement &&
        ["equal", "differs", "kept", "changed"].includes(element.dataset["kind"] ?? ""),
      await status.elementHandle(),
      { timeout: 60_000 },
    );
    const id = await status.evaluate((element) => element.closest(".cell")?.id ?? "");
    results.push(`${id}: ${(await status.textContent())?.replace(/^[^A-Za-z]+/, "")}`);
  }
  return results;
}
