/** What the core needs from outside. */

/** The only source of the present. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
