import { emitComputed } from "../../loaders/cli/emit.ts";
import { kernelSources } from "../../loaders/kernel-sources.ts";

await emitComputed(kernelSources);
