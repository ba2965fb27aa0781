import { html } from "htl";
import { adapterName } from "../gpu/device.js";
import type { RunFile } from "../gpu/run-file.js";
import { formatCount, formatDate } from "../ui/format.js";

/** `NVIDIA H200, large, 21 November 2026, 12 kernels`; software adapters are marked. */
export function runText({ adapter, size, recordedAt, results }: RunFile): DocumentFragment {
  const passed = results.filter(({ status }) => status === "passed").length;
  return html.fragment`${adapterName(adapter)}${adapter.isSoftware ? html` <span class="software-mark">software adapter</span>` : ""}, ${size}, ${formatDate(recordedAt.slice(0, 10))}: ${formatCount(passed, "measurement")}${passed < results.length ? `, ${results.length - passed} without a time` : ""}`;
}
