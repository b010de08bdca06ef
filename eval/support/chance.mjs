/** Draws of counts, from a Random. */
const normal = (random) => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

export function drawPoisson(random, mean) {
  if (mean <= 0) return 0;
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

/** How many of `count` posts are chosen when each is with the given probability. */
export function drawShare(random, count, probability) {
  if (count > 200) {
    const spread = Math.sqrt(count * probability * (1 - probability));
    return Math.max(0, Math.min(count, Math.round(count * probability + spread * normal(random))));
  }
  let chosen = 0;
  for (let i = 0; i < count; i++) if (random.chance(probability)) chosen++;
  return chosen;
}

export { normal as drawNormal };
