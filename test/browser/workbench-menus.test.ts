import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { followMenus } from "../../src/workbench/page/menus.ts";
import { launchChromium } from "./chromium.ts";

const MENU = (name: string, inner = "") =>
  `<details class="wb-menu" style="float: left; width: 9rem"><summary>${name}</summary><div style="position: absolute"><button>In ${name}</button>${inner}</div></details>`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});

// The menus by themselves: of the workbench they need no more than its markup, in which nothing moves when one opens.
beforeEach(async () => {
  await page.goto("about:blank");
  await page.setContent(
    `<main><p>Words</p><button>Other</button><br>${MENU("Share", "<details><summary>Embed</summary><p>A frame</p></details>")}${MENU("Export")}</main>`,
  );
  await page.evaluate(`(${followMenus})(document.querySelector("main"))`);
});

afterAll(() => browser?.close());

/** Names of the menus that are open. */
const open = () => page.locator(".wb-menu[open] > summary").allTextContents();

const press = (text: string) => page.getByText(text, { exact: true }).click();

it("opens one menu at a time, by mouse, by key or by script", async () => {
  await press("Share");
  expect(await open()).toEqual(["Share"]);
  await press("Export");
  expect(await open()).toEqual(["Export"]);
  await page.getByText("Share", { exact: true }).press("Enter");
  expect(await open()).toEqual(["Share"]);
  await page.getByText("Export", { exact: true }).evaluate((summary: HTMLElement) => summary.click());
  await expect.poll(open).toEqual(["Export"]);
});

it("stays open while its reader is within it, and closes by its own summary", async () => {
  await press("Share");
  await press("Embed");
  await press("A frame");
  await press("In Share");
  expect(await open()).toEqual(["Share"]);
  await press("Share");
  expect(await open()).toEqual([]);
});

it("closes at Escape, which goes back to its summary", async () => {
  await press("Share");
  await press("In Share");
  await page.keyboard.press("Escape");
  expect(await open()).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Share");
});

it("closes when its reader presses or goes elsewhere", async () => {
  await press("Share");
  await press("Words");
  expect(await open()).toEqual([]);
  await press("Export");
  await page.getByRole("button", { name: "Other" }).focus();
  expect(await open()).toEqual([]);
});
