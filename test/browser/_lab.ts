import { launchChromium } from "./chromium.ts";

const origin = "http://127.0.0.1:4471";
const browser = await launchChromium({ webgpu: true });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
page.on("console", (m) => {
  if (m.type() === "error" || m.type() === "warning") console.log("console", m.text());
});
page.on("pageerror", (e) => console.log("error", e.message));
await page.goto(origin + "/kernels?kernel=gemm-naive", { waitUntil: "load" });
await page.getByText("Subgroups", { exact: true }).waitFor({ timeout: 60000 });
await page.locator(".wgsl").scrollIntoViewIfNeeded();
const line = page.locator(".cm-line", { hasText: "var sum" });
const t0 = Date.now();
const say = async (what: string) =>
  console.log(
    ((Date.now() - t0) / 1000).toFixed(1),
    what,
    "|",
    await page
      .locator(".lab-device")
      .innerText()
      .then((t) => t.slice(0, 60).replaceAll("\n", " ")),
    "|",
    await page.locator(".lab-progress").innerText(),
    "|",
    await page.locator(".kernel-detail > .lab-notice").first().innerText(),
    "|",
    await page.locator(".lab-controls .lab-notice").innerText(),
  );
for (const [turns, cancel] of [
  [12000000, false],
  [50000000, true],
  [120000000, false],
] as const) {
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.type(
    ` for (var turn = 0u; turn < ${turns}u; turn++) { sum = fract(sum * 1.7f + 0.1f); } sum *= 1e-30f;`,
  );
  await page.getByRole("button", { name: "Run this code" }).click();
  for (let i = 0; i < 90; i++) {
    await page.waitForTimeout(500);
    await say("");
    if (cancel && i === 1)
      await page
        .getByRole("button", { name: "Cancel", exact: true })
        .click({ timeout: 2000 })
        .catch(() => console.log("no cancel"));
    if (i === 4 && cancel) await page.screenshot({ path: "/tmp/n-lab-wait.png" });
    if (
      (await page.locator(".lab-progress").isHidden()) &&
      (await page.getByRole("button", { name: "Run this code" }).isEnabled())
    )
      break;
  }
  await page.getByRole("button", { name: "Reset" }).click();
}
await page.getByRole("button", { name: "Run with these" }).click();
await page.waitForTimeout(4000);
await say("end");
await browser.close();
