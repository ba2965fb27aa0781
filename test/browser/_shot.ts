import { launchChromium } from "./chromium.ts";
import { serveSite } from "./server.ts";
const site = await serveSite("dist");
const browser = await launchChromium();
const [path = "/", name = "x", ...looks] = process.argv.slice(2);
for (const look of looks.length ? looks : ["light-1280"]) {
  const [scheme, width] = look.split("-");
  const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme as "light" | "dark" });
  const page = await context.newPage();
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") console.log("console", m.text()); });
  page.on("pageerror", (e) => console.log("error", e.message));
  await page.goto(site.origin + path, { waitUntil: "load" });
  await page.waitForTimeout(3500);
  const h = await page.evaluate(() => document.documentElement.scrollHeight);
  console.log(look, h);
  for (let y = 0, i = 0; y < h; y += 1700, i++) await page.screenshot({ path: `/tmp/${name}-${look}-${i}.png`, fullPage: true, clip: { x: 0, y, width: Number(width), height: Math.min(1700, h - y) } });
  await context.close();
}
await browser.close(); await site.close();
