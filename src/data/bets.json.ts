import { emitComputed } from "../../loaders/cli/emit.ts";
import { betLedger } from "../../loaders/predictions.ts";

await emitComputed(betLedger);
