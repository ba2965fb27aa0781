import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeDocument } from "../../src/workbench/document/codec.ts";
import { documentOf, markdown } from "../workbench/fixtures.ts";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, visit } from "./visit.ts";

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

it("a page in work on a phone has nothing too small for a finger and nothing beside the screen", async () => {
  const link = `/workbench#doc:${encodeDocument(documentOf(markdown("a", "Words")))}`;
  const { page, context } = await visit(browser, site.origin, link, { scheme: "light", width: 390 });
  await page.getByRole("button", { name: "Edit a copy" }).click();
  await page.locator(".wb-bar").waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  const back = await page.getByRole("link", { name: "All your pages" }).boundingBox();
  expect(back?.height).toBeGreaterThanOrEqual(24);
  await context.close();
});
