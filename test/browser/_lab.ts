import { launchChromium } from "./chromium.ts";
const origin = "http://127.0.0.1:4471";
const browser = await launchChromium({ webgpu: true });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") console.log("console", m.text()); });
page.on("pageerror", (e) => console.log("error", e.message));
await page.goto(origin + "/kernels?size=standard", { waitUntil: "load" });
await page.getByText("Subgroups", { exact: true }).waitFor({ timeout: 60000 });
const active = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 110));
const text = () => page.locator(".lab-progress").textContent();
for (const name of [/^Run family Ceil/, /^Measure here: /, /^Run with these/]) {
  const button = page.getByRole("button", { name }).first();
  await button.focus();
  await page.keyboard.press("Tab"); await page.keyboard.press("Shift+Tab");
  console.log("before", await active());
  await page.keyboard.press("Enter");
  for (let i = 0; i < 60; i++) {
    await page.waitForTimeout(500);
    if (await page.locator(".lab-progress").isHidden()) break;
    console.log(await text(), "|", (await active())?.slice(0, 40));
    if (i === 5) await page.screenshot({ path: "/tmp/n-lab-run.png" });
  }
  await page.waitForTimeout(300);
  console.log("after", await active(), "|", await page.locator(".lab-controls .lab-notice").textContent());
}
await browser.close();
