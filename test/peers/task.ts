/** A computation that every library can do, on inputs that all are given alike. */
export type Task =
  | { readonly kind: "gemm"; readonly n: number }
  | { readonly kind: "softmax"; readonly rows: number; readonly columns: number }
  | { readonly kind: "attention"; readonly sequence: number; readonly heads: number; readonly headDim: number };

/** A task with its inputs on the device. */
export interface Prepared {
  /** Runs so often, and waits after each run until the device is done, as otherwise a library may leave work undone. */
  run(times: number): Promise<void>;
  /** The result of a run, to compare with that of the others. */
  result(): Promise<Float32Array>;
}

export interface Contender {
  readonly name: string;
  /** The only kind of task that it does; every kind where there is none. */
  readonly kind?: Task["kind"];
  prepare(task: Task, inputs: readonly Float32Array[]): Promise<Prepared>;
}

/** The shape of each input of a task. Attention's are head, position, dimension. */
export function inputShapes(task: Task): readonly (readonly number[])[] {
  switch (task.kind) {
    case "gemm":
      return [
        [task.n, task.n],
        [task.n, task.n],
      ];
    case "softmax":
      return [[task.rows, task.columns]];
    case "attention": {
      const shape = [task.heads, task.sequence, task.headDim];
      return [shape, shape, shape];
    }
  }
}

/** Swaps the first two axes of an array of three: heads and positions, where a library wants positions first. */
export function swapFirstAxes(values: Float32Array, [first, second, third]: readonly [number, number, number]) {
  const swapped = new Float32Array(values.length);
  for (let i = 0; i < first; i++)
    for (let j = 0; j < second; j++) {
      const from = (i * second + j) * third;
      swapped.set(values.subarray(from, from + third), (j * first + i) * third);
    }
  return swapped;
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function taskName(task: Task): string {
  switch (task.kind) {
    case "gemm":
      return `GEMM ${task.n}`;
    case "softmax":
      return `softmax ${task.rows} × ${task.columns}`;
    case "attention":
      return `attention ${task.heads} × ${task.sequence} × ${task.headDim}`;
  }
}
