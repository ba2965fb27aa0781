import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import sirv from "sirv";
import { launchChromium } from "../browser/chromium.ts";
import type { PeerResult } from "./page.ts";
import { type Task, taskName } from "./task.ts";

const HERE = import.meta.dirname;

const TASKS: readonly Task[] = [
  { kind: "gemm", n: 128 },
  { kind: "gemm", n: 256 },
  { kind: "gemm", n: 512 },
  { kind: "softmax", rows: 256, columns: 1024 },
  { kind: "softmax", rows: 1024, columns: 1000 },
  { kind: "attention", sequence: 128, heads: 2, headDim: 64 },
  { kind: "attention", sequence: 256, heads: 4, headDim: 64 },
];

const ROUNDS = 12;

const NAME_WIDTH = 36;

if (!existsSync(join(HERE, "node_modules"))) {
  console.error("Installing the peers, once.");
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: HERE, stdio: "inherit" });
}

const bundled = await build({
  entryPoints: [join(HERE, "page.ts")],
  bundle: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
  logLevel: "error",
});
const script = bundled.outputFiles[0]?.text ?? "";
const runtime = sirv(join(HERE, "node_modules/onnxruntime-web/dist"), { dev: true });
const server = createServer((request, response) => {
  if (request.url?.startsWith("/ort/")) {
    request.url = request.url.slice("/ort".length);
    runtime(request, response);
  } else if (request.url === "/page.js") response.setHeader("content-type", "text/javascript").end(script);
  else
    response
      .setHeader("content-type", "text/html")
      .end('<!doctype html><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" ? address?.port : null;

const browser = await launchChromium({ webgpu: true });
const wanted = process.argv.slice(2);
for (const task of TASKS) {
  if (wanted.length > 0 && !wanted.includes(task.kind)) continue;
  // A page of its own for each task: what one leaves on the device does not weigh on the next.
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "load" });
  await page.waitForFunction(() => "comparePeers" in globalThis);
  const results = await page.evaluate(([one, rounds]) => globalThis.comparePeers(one, rounds), [task, ROUNDS] as const);
  console.log(`\n${taskName(task)}`);
  for (const result of results) console.log(line(result));
  await page.close();
}
await browser.close();
server.close();

function line({ name, samplesMs, ratio, difference, problem }: PeerResult): string {
  if (problem !== null) return `  ${name.padEnd(NAME_WIDTH)} could not run: ${problem}`;
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const medianMs = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const against = ratio
    ? `${ratio.ratio.toFixed(2)}× the lab's time (95% ${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}, n = ${ratio.n})`
    : "";
  return `  ${name.padEnd(NAME_WIDTH)} ${medianMs.toFixed(3).padStart(10)} ms  ${against}  differs by ${difference?.toExponential(1)}`;
}
