import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type Site, serveSite } from "./server.ts";
import { accessibilityProblems, sidewaysScroll, type Visit, visit } from "./visit.ts";

/** WGSL that names what is not there. */
const UNKNOWN = " let x = unheard_of;";

/** WGSL of a loop that is long but finite. */
const LONG = " for (var turn = 0u; turn < 40000000u; turn++) { sum = fract(sum * 1.7f + 0.1f); } sum *= 1e-30f;";

const RECORDED = "data/runs/swiftshader-quick-2026-11-21.json";

let site: Site;
let withGpu: Browser;
let withoutGpu: Browser;
let opened: Visit;

beforeAll(async () => {
  site = await serveSite("dist");
  withGpu = await launchChromium({ webgpu: true });
  withoutGpu = await launchChromium();
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.context.close();
});

afterAll(async () => {
  await withGpu?.close();
  await withoutGpu?.close();
  await site?.close();
});

async function open(path = "/kernels", browser = withGpu, width = 1280): Promise<Page> {
  opened = await visit(browser, site.origin, path, { scheme: "light", width });
  return opened.page;
}

const device = (page: Page) => page.locator(".lab-device");
const row = (page: Page, kernel: string) => page.locator(`tr[data-kernel="${kernel}"]`);
const notice = (page: Page) => page.locator(".lab-controls .lab-notice");
const idle = (page: Page) => page.locator(".lab-progress").waitFor({ state: "hidden", timeout: 60_000 });

async function shown(page: Page, kernel: string, status: string): Promise<void> {
  await page
    .locator(`tr[data-kernel="${kernel}"][data-status="${status}"]`)
    .waitFor({ state: "attached", timeout: 60_000 });
}

/** Starts the sweep of the kernel up close and waits until it runs. */
async function sweep(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Sweep (?!the family)/ }).click();
  await page.locator(".lab-progress").waitFor();
}

/** Unfolds the family of GEMM where it is folded, and runs one of its kernels. */
async function runTiled(page: Page): Promise<void> {
  const run = page.getByRole("button", { name: /^Run GEMM, tiled/ });
  if (!(await run.isVisible())) await page.locator(".family-toggle", { hasText: "GEMM" }).click();
  await run.click();
}

async function link(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy a link with this run" }).click();
  await page.getByText("Link copied.").waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** How far the furthest line number stands from its line, in pixels. */
function gutterDrift(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tops = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .filter((element) => getComputedStyle(element).visibility !== "hidden")
        .map((element) => element.getBoundingClientRect().top);
    const numbers = tops(".cm-lineNumbers .cm-gutterElement");
    return Math.max(...tops(".cm-line").map((top, i) => Math.abs(top - (numbers[i] ?? Number.POSITIVE_INFINITY))));
  });
}

describe("the kernel lab", () => {
  it("runs a family: each kernel is checked, timed and taxed on a device that is marked as software", async () => {
    const page = await open();
    await device(page).getByText("software adapter", { exact: true }).waitFor();
    const family = page.getByRole("button", { name: /^Run family GEMM/ });
    await family.press("Enter");
    const cancel = page.getByRole("button", { name: "Cancel", exact: true });
    await page.waitForFunction(() => document.activeElement?.textContent === "Cancel");
    expect(await cancel.getAttribute("aria-describedby")).toBe("run-progress");
    expect(await page.locator("#run-progress").textContent()).toMatch(/^\d of 7, GEMM.*: .* left$|so far$/);
    await shown(page, "gemm-naive", "passed");
    await shown(page, "gemm-tiled", "passed");
    await idle(page);
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Run family GEMM"));
    expect(await notice(page).textContent()).toMatch(/^Done in .*: \d\skernels right/);
    expect(await row(page, "gemm-naive").textContent()).toMatch(/right.*ms.*n \d+.*×/s);
    expect(await accessibilityProblems(page)).toEqual([]);

    const again = await opened.context.newPage();
    await again.goto(await link(page));
    const imported = again.locator(".lab-imported li");
    await imported.waitFor();
    expect(await imported.textContent()).toMatch(/\d\smeasurements/);
  });

  it("fits a phone with its results", async () => {
    const page = await open("/kernels", withGpu, 390);
    await runTiled(page);
    await shown(page, "gemm-tiled", "passed");
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it("stops a run at a cancel and keeps what it measured", async () => {
    const page = await open("/kernels?kernel=gemm-naive");
    await device(page).getByText("Subgroups", { exact: true }).waitFor();
    await sweep(page);
    await page.locator(".kernel-detail tbody tr").first().waitFor({ timeout: 60_000 });
    const started = Date.now();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await idle(page);
    expect(Date.now() - started).toBeLessThan(5000);
    expect(await notice(page).textContent()).toMatch(/Cancelled after \d of \d/);
    expect(await page.locator(".kernel-detail tbody tr").count()).toBeGreaterThan(0);
  });

  it("tells of a lost device and goes on with another", async () => {
    const page = await open("/kernels?kernel=gemm-naive");
    await device(page).getByText("Subgroups", { exact: true }).waitFor();
    await page.getByText("Test the recovery").click();
    await sweep(page);
    await page.getByRole("button", { name: "Lose the device" }).click();
    await notice(page).getByText("The device was lost").waitFor({ timeout: 30_000 });
    await page.locator(".kernel-detail .check-mark[data-status=passed]").first().waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await idle(page);
    await runTiled(page);
    await shown(page, "gemm-tiled", "passed");
  });

  it("points at the line of edited code that does not compile, and finds edited code that is wrong", async () => {
    const page = await open("/kernels?kernel=gemm-naive");
    await device(page).getByText("Subgroups", { exact: true }).waitFor();
    await page.locator(".wgsl").scrollIntoViewIfNeeded();
    const line = page.locator(".cm-line", { hasText: "var sum" });
    const said = page.locator(".kernel-detail > .lab-notice").filter({ hasText: /\S/ });
    await line.click();
    await page.keyboard.press("End");
    await page.keyboard.type(UNKNOWN);
    await page.getByRole("button", { name: "Run this code" }).click();
    await said.getByText("does not compile").waitFor();
    const number = await line.evaluate((element) => [...(element.parentElement?.children ?? [])].indexOf(element) + 1);
    expect(await said.textContent()).toContain(`line ${number}, column`);
    expect(await line.locator(".cm-lintRange-error").count()).toBeGreaterThan(0);
    await line.click();
    await page.keyboard.press("End");
    for (let i = 0; i < UNKNOWN.length; i += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type(" sum += 1.0f;");
    await page.keyboard.press("Control+Enter");
    await said.getByText("the reference gives").waitFor({ timeout: 30_000 });
    expect(await gutterDrift(page)).toBeLessThan(2);

    await page.reload();
    await page.locator(".wgsl").scrollIntoViewIfNeeded();
    await line.waitFor();
    expect(await line.textContent()).toContain("1.0f");
    await page.getByText("Your edit, as this tab kept it.").waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await line.textContent()).not.toContain("1.0f");
  });

  it("ends code that does not come back, says so, and runs the next on a new device", async () => {
    const page = await open("/kernels?kernel=gemm-naive");
    await device(page).getByText("Subgroups", { exact: true }).waitFor();
    await page.locator(".wgsl").scrollIntoViewIfNeeded();
    const said = page.locator(".kernel-detail > .lab-notice").filter({ hasText: /\S/ });
    await page.locator(".cm-line", { hasText: "var sum" }).click();
    await page.keyboard.press("End");
    // Some seconds of a workgroup on a processor, far less on a GPU.
    await page.keyboard.type(LONG);
    await page.keyboard.press("Control+Enter");
    await page.locator("#run-progress", { hasText: "first run" }).waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await device(page).getByText("Waiting for the GPU.").waitFor({ timeout: 10_000 });
    await said.getByText("a page cannot interrupt work").waitFor();
    await device(page).getByText("Subgroups", { exact: true }).waitFor({ timeout: 90_000 });
    await said.getByText("It has a new device now").waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByRole("button", { name: "Run with these" }).click();
    await page.locator(".kernel-detail .check-mark[data-status=passed]").waitFor({ timeout: 60_000 });
  });

  it("imports a good run and refuses eight bad ones with place and reason, losing nothing", async () => {
    const page = await open("/kernels", withoutGpu);
    const good = await readFile(RECORDED, "utf8");
    const file = (name: string, text: string) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
    const input = page.locator("input[type=file]");
    await input.setInputFiles([file("good.json", good)]);
    const list = page.locator(".lab-imported li");
    await list.getByText("software adapter").waitFor();
    await input.setInputFiles([
      file("cut.json", good.slice(0, good.length / 2)),
      file("other.json", '{"format": "something else"}'),
      file("future.json", good.replace('"version": 1', '"version": 99')),
      file("wrong.json", good.replace(/"maxError": [^,]+/, '"maxError": 1')),
      file("timeless.json", good.replace(/"samplesMs": \[[^\]]*\]/, '"samplesMs": [1]')),
      file("sizeless.json", good.replace(/"size": "quick"/, '"size": "huge"')),
      file("table.csv", "kernel,median_ms\ngemm-naive,1\n"),
      file("hardware.json", good.replace('"isSoftware": true', '"isSoftware": false')),
    ]);
    const refusals = page.locator(".lab-exchange .cell-error");
    await refusals.nth(7).waitFor();
    const texts = await refusals.allTextContents();
    for (const [index, reason] of [
      /begins as JSON, but is cut off or damaged within its \d+ lines.*again/s,
      /no run of the kernel lab/,
      /version \(line \d+\): only version 1 is known/,
      /results\[0\] \(line \d+\): .* above its tolerance/,
      /results\[0\]\.samplesMs \(line \d+\): has too few samples/,
      /size \(line \d+\): must be "quick" or "standard" or "large"/,
      /A CSV file cannot be imported/,
      /adapter\.isSoftware \(line \d+\): is false/,
    ].entries())
      expect(texts[index]).toMatch(reason);
    expect(await list.count()).toBe(1);

    // A run of another code than today's is taken, and marked.
    const old = good.replace(/"sourceHash": "[^"]*"/, '"sourceHash": "0123456789abcdef"');
    await input.setInputFiles([file("old.json", old)]);
    await list
      .nth(1)
      .getByText(/\d+\skernels? with other code than today’s/)
      .waitFor();
    expect(await refusals.count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("says what to do where there is no adapter, and shows code and recorded runs all the same", async () => {
    const page = await open(
      "/kernels?kernel=no-such&run=1.damaged&size=huge&with=n:0&beside=gone&charts=nonsense",
      withoutGpu,
    );
    await device(page).getByText("found no graphics adapter").waitFor();
    expect(await page.getByRole("button", { name: "Run all kernels" }).isDisabled()).toBe(true);
    const main = await page.locator("main").textContent();
    for (const text of [
      "is no kernel of the lab",
      "cannot be read",
      "“size” in the address is “huge”",
      "“with” in the address",
      "names “gone”, which is no run here",
      "“charts” in the address is “nonsense”",
    ])
      expect(main).toContain(text);
    await page.locator(".wgsl").scrollIntoViewIfNeeded();
    await page.locator(".wgsl .cm-line").first().waitFor();
    await page.locator("#query-kernels-recorded td").first().waitFor();
  });
});
