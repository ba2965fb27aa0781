/** Workgroups in x, y and z. */
export type Groups = readonly [number, number, number];

/** A part of a pass's grid. */
export interface Box {
  readonly offset: Groups;
  readonly groups: Groups;
}

/** WebGPU's limit on workgroups in one dimension of a dispatch; every device has at least this. */
export const MAX_GROUPS_PER_DIMENSION = 65_535;

export function groupCount([x, y, z]: Groups): number {
  return x * y * z;
}

/**
 * Takes the next box of at most `most` workgroups, and of at most 65,535 in a dimension, off what is left of a grid.
 * Whole rows and layers are kept together where they fit.
 *
 * @param left what is left, last part first; changed in place
 */
export function takeBox(left: Box[], most: number): Box | null {
  const box = left.pop();
  if (!box) return null;
  const offset: [number, number, number] = [...box.offset];
  const groups: [number, number, number] = [...box.groups];
  for (const axis of [2, 1, 0] as const) {
    const inner = groups.slice(0, axis).reduce((product, count) => product * count, 1);
    const kept = Math.min(groups[axis], MAX_GROUPS_PER_DIMENSION, Math.max(1, Math.floor(most / inner)));
    if (kept === groups[axis]) continue;
    const rest: Box = {
      offset: [offset[0], offset[1], offset[2]],
      groups: [groups[0], groups[1], groups[2]],
    };
    left.push(moved(rest, axis, kept));
    groups[axis] = kept;
  }
  return { offset, groups };
}

function moved({ offset, groups }: Box, axis: 0 | 1 | 2, by: number): Box {
  const further: [number, number, number] = [...offset];
  const fewer: [number, number, number] = [...groups];
  further[axis] += by;
  fewer[axis] -= by;
  return { offset: further, groups: fewer };
}

/** A grid in boxes of at most `most` workgroups each. */
export function splitGrid(groups: Groups, most: number): readonly Box[] {
  const left: Box[] = [{ offset: [0, 0, 0], groups }];
  const boxes: Box[] = [];
  for (let box = takeBox(left, most); box; box = takeBox(left, most)) boxes.push(box);
  return boxes;
}
