/**
 * Index of the first of `length` ordered things that `precedes` does not hold for; `length` where it holds for all. It
 * must hold for a beginning of them and for none after. Logarithmic.
 */
export function firstIndex(length: number, precedes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
