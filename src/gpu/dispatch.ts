import type { Box } from "./grid.js";
import type { PreparedPass, PreparedPlan } from "./prepared.js";
import { BUFFERS_GROUP, SPLIT_GROUP } from "./wgsl.js";

/** A part of a pass, with where it begins. */
export interface Piece {
  readonly pass: PreparedPass;
  readonly box: Box;
  readonly expectedMs: number;
  /** Its place in the buffer of offsets. */
  readonly slot: number;
}

const OFFSET_STRIDE_BYTES = 256;

/** The places where pieces of a grid begin, on the device. */
export function offsetsOf(device: GPUDevice, prepared: PreparedPlan, boxes: readonly Box[]) {
  const data = new Uint32Array((boxes.length * OFFSET_STRIDE_BYTES) / 4);
  for (const [slot, { offset }] of boxes.entries()) data.set(offset, (slot * OFFSET_STRIDE_BYTES) / 4);
  const buffer = device.createBuffer({
    label: "split offsets",
    size: data.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, data);
  const group = device.createBindGroup({
    layout: prepared.splitLayout,
    entries: [{ binding: 0, resource: { buffer, size: 16 } }],
  });
  return { buffer, group };
}

/** The device's own clock. */
export interface Clock {
  readonly writes: GPUComputePassTimestampWrites;
  resolve(encoder: GPUCommandEncoder): void;
  readMs(): Promise<number>;
  destroy(): void;
}

export function timestampClock(device: GPUDevice): Clock {
  const querySet = device.createQuerySet({ type: "timestamp", count: 2 });
  const resolved = device.createBuffer({ size: 16, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const staging = device.createBuffer({ size: 16, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  return {
    writes: { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
    resolve(encoder) {
      encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, staging, 0, 16);
    },
    async readMs() {
      await staging.mapAsync(GPUMapMode.READ);
      const [begin = 0n, end = 0n] = new BigUint64Array(staging.getMappedRange());
      staging.unmap();
      return Number(end - begin) / 1e6;
    },
    destroy() {
      querySet.destroy();
      resolved.destroy();
      staging.destroy();
    },
  };
}

/** Runs pieces in one submission; gives its milliseconds. */
export async function submit(
  device: GPUDevice,
  pieces: readonly Piece[],
  offsets: GPUBindGroup,
  clock: Clock | null,
): Promise<number> {
  const encoder = device.createCommandEncoder();
  const compute = encoder.beginComputePass(clock ? { timestampWrites: clock.writes } : {});
  let current: PreparedPass | null = null;
  for (const { pass, box, slot } of pieces) {
    if (pass !== current) {
      compute.setPipeline(pass.pipeline);
      compute.setBindGroup(BUFFERS_GROUP, pass.bindGroup);
      current = pass;
    }
    compute.setBindGroup(SPLIT_GROUP, offsets, [slot * OFFSET_STRIDE_BYTES]);
    compute.dispatchWorkgroups(...box.groups);
  }
  compute.end();
  clock?.resolve(encoder);
  const startMs = performance.now();
  device.queue.submit([encoder.finish()]);
  if (clock) return clock.readMs();
  await device.queue.onSubmittedWorkDone();
  return performance.now() - startMs;
}
