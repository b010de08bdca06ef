/** Middle value; of an even number of values the lower of the two. */
export const median = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];

/** The value that `share` (0..1) of the values do not exceed. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));
