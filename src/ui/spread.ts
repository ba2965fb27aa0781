/** Moves positions apart to at least `gap`, keeping their order and as close as can be to where they were. */
export function spread(positions: readonly number[], gap: number): readonly number[] {
  const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const clusters: { members: number[]; centre: number }[] = [];
  for (const index of order) {
    let cluster = { members: [index], centre: positions[index] ?? 0 };
    for (let last = clusters.at(-1); last !== undefined; last = clusters.at(-1)) {
      const distance = (gap * (last.members.length + cluster.members.length)) / 2;
      if (cluster.centre - last.centre >= distance) break;
      clusters.pop();
      const members = [...last.members, ...cluster.members];
      // Least squares: each member wants its own position, less its place within the cluster.
      const wanted = members.map(
        (member, place) => (positions[member] ?? 0) - gap * (place - (members.length - 1) / 2),
      );
      cluster = { members, centre: wanted.reduce((sum, value) => sum + value, 0) / members.length };
    }
    clusters.push(cluster);
  }
  const placed = [...positions];
  for (const { members, centre } of clusters)
    for (const [place, member] of members.entries()) placed[member] = centre + gap * (place - (members.length - 1) / 2);
  return placed;
}
