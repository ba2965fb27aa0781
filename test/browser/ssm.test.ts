import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { visit } from "./visit.ts";

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

it("/friction/ssm keeps a definition in the address, and the back button takes it back", async () => {
  const { page, context } = await visit(browser, site.origin, "/friction/ssm?line=99", {
    scheme: "light",
    width: 1280,
  });
  const answer = page.locator(".answer", { hasText: "An edge at" });
  await page.getByText("An edge at 7B?").waitFor();
  await page.getByRole("radio", { name: "13B" }).check();
  await page.getByText("An edge at 13B?").waitFor();
  expect(new URL(page.url()).searchParams.get("line")).toBe("13");
  expect(await page.getByText("13B, shown above").count()).toBe(1);
  await page.goBack();
  await page.getByText("An edge at 7B?").waitFor();
  expect(await answer.count()).toBe(1);
  await context.close();
});

it("/friction/ssm asks its queries anew for another date", async () => {
  const { page, context } = await visit(browser, site.origin, "/friction/ssm", { scheme: "light", width: 1280 });
  const caption = page.locator("figure.chart figcaption").first();
  const before = await caption.textContent();
  await page.getByRole("radio", { name: "all on record" }).check();
  await page.waitForFunction((text) => document.querySelector("figure.chart figcaption")?.textContent !== text, before);
  expect(await caption.textContent()).toContain("2026");

  await page.getByRole("button", { name: "65B on 512 GPUs, each sequence over all" }).click();
  expect(new URL(page.url()).searchParams.get("parts")).toBe("64");
  await page.getByText(/^Training 65B parameters .* in 64 parts/).waitFor();
  await page.goBack();
  await page.getByText(/^Training 7B parameters/).waitFor();
  await context.close();
});

it("/friction/moe and /friction/ssm take a day that is none for their default, as their queries do", async () => {
  for (const path of ["/friction/moe?reported_until=2025-02-30", "/friction/ssm?released_until=2025-02-30"]) {
    const { page, context } = await visit(browser, site.origin, path, { scheme: "light", width: 1280 });
    await page.getByRole("radio", { name: "until the end of 2025" }).waitFor();
    expect(await page.getByRole("radio", { name: "until the end of 2025" }).isChecked()).toBe(true);
    expect(await page.getByText("now 2025-02-30").count()).toBe(0);
    await context.close();
  }
});
