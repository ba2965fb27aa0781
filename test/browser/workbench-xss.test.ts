import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeDocument } from "../../src/workbench/document/codec.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { documentOf } from "../workbench/fixtures.ts";
import { poisoned } from "../workbench/poisoned.ts";
import { XSS_PAYLOADS } from "../workbench/xss-payloads.ts";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { type Visit, visit } from "./visit.ts";

/** Payloads in a document: five cells each, and a document has at most 200. */
const AT_ONCE = 36;

let site: Site;
let browser: Browser;
let opened: Visit;
const dialogs: string[] = [];

beforeAll(async () => {
  site = await serveSite("dist");
  browser = await launchChromium();
  opened = await visit(browser, site.origin, "/workbench", { scheme: "light", width: 1280 });
  opened.page.on("dialog", (dialog) => {
    dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
});

afterAll(async () => {
  await opened?.context.close();
  await browser?.close();
  await site?.close();
});

/** What on the page could run, load or lead anywhere but to a page; on that of each link, followed one after another. */
function dangers(page: Page, ...documents: readonly WorkbenchDocument[]): Promise<string[]> {
  return page.evaluate(async (codes) => {
    const TAGS = "script, iframe, frame, frameset, object, embed, applet, base, meta, link, style, portal, template";
    const SVG = "animate, set, foreignObject, use, image, maction, annotation-xml";
    const ADDRESSES = ["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "background"];
    const found: string[] = [];
    const look = () => {
      for (const element of document.querySelectorAll(".workbench *")) {
        const tag = element.outerHTML.slice(0, 120);
        // A chart brings rules for itself, made of nothing that anybody wrote.
        const isOfPlot = element.matches('svg[class^="plot-"] > style') && !/url\(|@import/i.test(element.innerHTML);
        if (element.matches(`${TAGS}, ${SVG}, [srcdoc]`) && !isOfPlot) found.push(`element ${tag}`);
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name)) found.push(`handler ${tag}`);
          if (name === "style" && /url\(|expression|behavior|@import/i.test(value)) found.push(`style ${tag}`);
          if (!ADDRESSES.includes(name.toLowerCase())) continue;
          const url = new URL(value, location.href);
          const isLink = name.toLowerCase() === "href";
          const isBitmap = /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(value);
          if (isLink && !/^(?:https?|mailto):$/.test(url.protocol)) found.push(`address ${tag}`);
          if (!isLink && !isBitmap && url.origin !== location.origin) found.push(`load ${tag}`);
        }
      }
    };
    if (codes.length === 0) look();
    for (const code of codes) {
      // The page heard of it first.
      const heard = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
      location.hash = `#doc:${code}`;
      await heard;
      look();
    }
    return found;
  }, documents.map(encodeDocument));
}

function settled(page: Page, count: number): Promise<unknown> {
  return page.waitForFunction(
    (cells) =>
      document.querySelectorAll(".wb-cell").length === cells &&
      document.querySelector('.wb-cell:is([data-state="running"], [data-state="waiting"])') === null,
    count,
    { timeout: 60_000 },
  );
}

it("published payloads in every text field of a link's page run nothing, load nothing and leave no handler", async () => {
  const { page, complaints } = opened;
  for (let at = 0; at < XSS_PAYLOADS.length; at += AT_ONCE) {
    const document = poisoned(XSS_PAYLOADS.slice(at, at + AT_ONCE));
    expect(await dangers(page, document)).toEqual([]);
    await settled(page, document.cells.length);
    expect(await dangers(page)).toEqual([]);
    const states = await page
      .locator(".wb-cell")
      .evaluateAll((nodes) =>
        nodes.map((node) => [node.getAttribute("data-cell"), node.getAttribute("data-state")] as const),
      );
    // The queries ran, and what fails on purpose failed.
    expect(Object.fromEntries(states)).toMatchObject({ rows: "done", columns: "done", failing: "failed", r0: "done" });
  }

  // Editing shows the same fields in controls; a dozen of all sorts take the time of a dozen.
  const some = poisoned(XSS_PAYLOADS.filter((_, index) => index % 15 === 0));
  expect(await dangers(page, some)).toEqual([]);
  await page.getByRole("button", { name: "Edit a copy" }).click();
  await page.locator(".wb-bar").waitFor();
  await page.locator(".cm-content").first().waitFor();
  expect(await dangers(page)).toEqual([]);
  await page.getByRole("link", { name: "All your pages" }).click();
  await page.locator(".wb-documents li").waitFor();
  expect(await dangers(page)).toEqual([]);

  // A field that no document has is told by its name.
  const titled = XSS_PAYLOADS.map((payload) => ({
    ...documentOf(),
    title: payload,
    summary: payload,
    [payload]: payload,
  }));
  expect(await dangers(page, ...titled)).toEqual([]);
  expect(await page.locator(".workbench h1").textContent()).toBe(XSS_PAYLOADS.at(-1));

  expect(dialogs).toEqual([]);
  expect(complaints.filter((complaint) => complaint.startsWith("other origin"))).toEqual([]);
  expect(page.url().startsWith(site.origin)).toBe(true);
}, 300_000);
