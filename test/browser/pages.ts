import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import {
  accessibilityProblems,
  contrastProblems,
  type Look,
  liveResults,
  seeAll,
  sidewaysScroll,
  strayTerms,
  visit,
} from "./visit.ts";

/** Every page, and addresses that show another side of one. */
export const PAGES = [
  "/",
  "/dataset",
  "/dataset?id=flashattention",
  "/tables/1",
  "/tables/2",
  "/tables/3",
  "/tables/4",
  "/tables/5",
  "/tables/6",
  "/friction/zones",
  "/friction/rubric",
  "/friction/scorecard",
  "/friction/trial",
  "/friction/moe",
  "/friction/ssm",
  "/predictions",
  "/predictions/waw-claim3-pure-ssm-ceiling",
  "/predictions/waw-falsifier-kernel-1y",
  "/claims",
  "/claims?claim=map-flash-lag-20",
  "/workbench",
  "/gallery",
  "/lag/curves",
  "/lag/timeline",
  "/history?technique=mamba-2",
  "/memory/kv-cache",
  "/memory/kv-cache?geometry=typed&kind=MLA&context=1048576&batch=8",
  "/kernels",
  "/kernels?kernel=gemm-tiled&size=standard",
  "/glossary",
  "/primer",
  "/orchestra/latency",
  "/orchestra/cost",
  "/orchestra/break-even",
  "/orchestra/gates",
  "/attractor/utilization",
  "/attractor/gates?h=5&b=0",
  "/methods",
  "/sources",
  "/row?key=prediction_evidence:att-chip-barriers.03",
];

/** Pages with a layout of their own: one that stands above without its query too has the same. */
export const LAYOUTS = PAGES.filter((path) => !path.includes("?") || !PAGES.includes(path.slice(0, path.indexOf("?"))));

/**
 * Opens pages in a look and asks of each that nothing goes wrong, that it is accessible and that it does not scroll
 * sideways.
 *
 * @param isWhole also waits for the live result of every query and turns the colour scheme, both of which are the same
 *   at every width
 */
export function testPages(paths: readonly string[], look: Look, isWhole: boolean): void {
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

  describe.each(paths)("%s", (path) => {
    it(`opens without complaint at ${look.width} px, in ${look.scheme}`, async () => {
      const { page, context, complaints } = await visit(browser, site.origin, path, look);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
      if (isWhole) {
        const live = await liveResults(page);
        expect(live.filter((line) => !line.includes("Live result equals the snapshot"))).toEqual([]);
      } else await seeAll(page);
      if (path.includes("?id=")) await page.locator(".detail").getByText("All that cites it").first().waitFor();
      expect(await strayTerms(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      if (isWhole) {
        await page.emulateMedia({ colorScheme: look.scheme === "light" ? "dark" : "light" });
        expect(await contrastProblems(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  });
}
