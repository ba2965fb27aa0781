import { html } from "htl";
import { adapterName } from "../gpu/device.js";
import { formatBytes, formatNumber } from "../ui/format.js";
import { deviceRates } from "./figures.js";
import type { DeviceStatus, SessionStore } from "./session-store.js";
import { sentence, threeDigits } from "./words.js";

/** What runs the kernels here, or why nothing can and what to do about it. */
export function deviceCard(store: SessionStore): HTMLElement {
  const node = html<HTMLElement>`<section class="lab-device" aria-labelledby="device" aria-live="polite"></section>`;
  let drawn: readonly unknown[] = [];
  const heading = html<HTMLElement>`<h2 id="device" tabindex="-1">Your device</h2>`;
  const show = () => {
    const device = store.device();
    const ceilings = ceilingsText(store);
    const inputs = [device, ceilings];
    // An unchanged card that is written again is read out again.
    if (inputs.every((input, index) => input === drawn[index]) && drawn.length > 0) return;
    drawn = inputs;
    const hadFocus = node.contains(document.activeElement);
    node.replaceChildren(heading, content(device, ceilings, store));
    if (hadFocus) heading.focus({ preventScroll: true });
  };
  store.subscribe(show);
  show();
  return node;
}

function ceilingsText(store: Pick<SessionStore, "current">): string {
  const { ceilings } = deviceRates(store.current());
  return ceilings === null
    ? "run the ceilings to know them"
    : `${threeDigits(ceilings.flopsPerSecond / 1e9)} GFLOP/s, ${threeDigits(ceilings.bytesPerSecond / 1e9)} GB/s`;
}

function content(status: DeviceStatus, ceilings: string, store: SessionStore): Node {
  if (status.kind === "opening")
    return status.isAgain
      ? html`<div class="lab-card"><p><strong>Waiting for the GPU.</strong> A page cannot interrupt work that the GPU has begun: it runs to its end, or until the driver’s watchdog ends it. The lab goes on by itself once the browser gives it a new device. If it does not within a minute, close this tab and open the page again.</p></div>`
      : html`<p class="muted">Asking the browser for a graphics adapter…</p>`;
  if (status.kind === "none") return missingCard(status, () => void store.open());
  const { adapter, traits, hasTimestamps } = status.device;
  const subgroups =
    traits.subgroupMaxSize === 0
      ? "none"
      : traits.subgroupMinSize === traits.subgroupMaxSize
        ? `${traits.subgroupMaxSize} wide`
        : `${traits.subgroupMinSize} to ${traits.subgroupMaxSize} wide`;
  const facts: readonly (readonly [string, string | Node])[] = [
    ["Vendor", adapter.vendor || "not told"],
    ["Architecture", adapter.architecture || "not told"],
    ["Clock", hasTimestamps ? "of the device (timestamp-query)" : "wall clock around batches"],
    ["Half precision", traits.features.has("shader-f16") ? "yes" : "no"],
    ["Subgroups", subgroups],
    ["Largest buffer", formatBytes(traits.maxBindingBytes)],
    ["Shared memory of a workgroup", formatBytes(traits.sharedMemoryBytes)],
    ["Invocations of a workgroup", formatNumber(traits.maxInvocationsPerGroup)],
    ["Measured ceilings", ceilings],
  ];
  return html`<div>
    <p class="device-name">${adapterName(adapter)} ${adapter.isSoftware ? html`<span class="software-mark">software adapter</span>` : ""}</p>
    ${adapter.isSoftware ? softwareNote() : ""}
    <dl class="device-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    <details class="device-features"><summary>All ${formatNumber(traits.features.size)} features</summary>
      <p>${[...traits.features].sort().join(", ")}</p></details>
  </div>`;
}

function softwareNote(): HTMLElement {
  return html`<div class="lab-card"><p><strong>This browser computes WebGPU on the processor.</strong> Every kernel runs and is checked, but its times say nothing about a GPU, and no chart puts them beside one. For figures of GPUs, see <a href="#published">what others published</a>. If this machine has a GPU, turn on graphics acceleration in the browser’s settings and open the page again.</p></div>`;
}

function missingCard(
  { why, message }: Extract<DeviceStatus, { readonly kind: "none" }>,
  retry: () => void,
): HTMLElement {
  const title = {
    "no-webgpu": "This browser does not offer WebGPU here.",
    "no-adapter": "This browser has WebGPU, but found no graphics adapter.",
    broken: "The lab could not start.",
  }[why];
  return html`<div class="lab-card">
    <p><strong>${title}</strong> ${why === "broken" ? sentence(message) : "Nothing can be measured on this device, and the buttons that measure are off."}</p>
    <p>All else works: <a href="#roofline">charts of runs recorded on other devices</a>, <a href="#recorded-runs">their figures</a>, <a href="#published">what others published</a>, <a href="#one-kernel">every kernel’s code</a>, and the import of run files.</p>
    ${why === "no-webgpu" ? howToEnable() : why === "no-adapter" ? howToFind() : ""}
    <button type="button" onclick=${retry}>Try again</button>
  </div>`;
}

function howToEnable(): HTMLElement {
  return html`<div><p>WebGPU works on pages that came over HTTPS or from this machine, in:</p>
    <ul>
      <li><b>Chrome and Edge</b> from 113 on Windows, macOS and ChromeOS, from 121 on Android. On Linux, open <code>chrome://flags/#enable-unsafe-webgpu</code>, choose Enabled, and start the browser again.</li>
      <li><b>Safari</b> from 26 on macOS, iOS and iPadOS.</li>
      <li><b>Firefox</b> from 141 on Windows and from 145 on Macs with Apple silicon. Elsewhere, set <code>dom.webgpu.enabled</code> to true in <code>about:config</code>.</li>
    </ul></div>`;
}

function howToFind(): HTMLElement {
  return html`<ul>
    <li>In the browser’s settings, turn on “Use graphics acceleration when available”, and start it again.</li>
    <li><code>chrome://gpu</code> or <code>about:support</code> says why an adapter was passed over; an old driver is the usual reason.</li>
    <li>On Linux, Chrome may need <code>chrome://flags/#enable-unsafe-webgpu</code>. It then falls back to a software adapter, which this page marks.</li>
  </ul>`;
}
