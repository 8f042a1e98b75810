// What the runs are brought down to.

// The value below which a share of a sorted list lies, between neighbours where it falls there.
export function quantile(list, share) {
  if (list.length === 0) throw new Error('nothing was measured');
  const sorted = [...list].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  if (low === high) return sorted[low];
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export const median = (list) => quantile(list, 0.5);

// Two rows of runs made by turns, as one: the medians, the median of the ratios pair by pair, and
// the quartiles of these ratios as their spread.
export function paired(ours, theirs) {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} runs beside ${theirs.length}`);
  // What both do at no cost is equal.
  const ratios = ours.map((one, n) => (theirs[n] === 0 ? (one === 0 ? 1 : Infinity) : one / theirs[n]));
  return {
    ours: median(ours), theirs: median(theirs), ratio: median(ratios),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)], pairs: ours.length,
  };
}

// The power by which a cost grows with its size: the slope through the logarithms; 1 is linear.
export function growth(points) {
  if (points.length < 2) throw new Error('growth needs two sizes');
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)]);
  const mean = (n) => logs.reduce((sum, one) => sum + one[n], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const under = logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return over / under;
}
