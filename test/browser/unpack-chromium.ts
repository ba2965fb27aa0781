import { launchChromium } from "./chromium.ts";

/** Unpacks the browser before any test needs it: it takes longer than a test should. */
export default async function setup(): Promise<void> {
  await (await launchChromium()).close();
}
