const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

/** What the clock on the wall shows in a zone, minute by minute, as Intl has it: what schedules are measured by. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" });
  }

  /** "2031-03-30 02:00". */
  shows(instant: number): string {
    return this.#format.format(instant);
  }

  /** The hours within a year in which the clock is moved, by their beginning. */
  changes(year: number): number[] {
    const found: number[] = [];
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += HOUR)
      if (this.#offset(at + HOUR) !== this.#offset(at)) found.push(at);
    return found;
  }

  /**
   * The first minute at which the clock shows a time of a day, or, where it never does, a later one; null where it
   * never shows that day.
   */
  first(day: string, time: string): number | null {
    const wanted = `${day} ${time}`;
    const start = Date.parse(`${day}T${time}:00Z`);
    let at = start - DAY;
    // A day before: in any zone earlier. By hours, until the time may have come; then by minutes.
    while (this.shows(at + 3 * HOUR) < wanted) at += HOUR;
    while (this.shows(at) < wanted) at += MINUTE;
    const isThere = this.shows(at).startsWith(day) || this.shows(at - MINUTE).startsWith(day);
    return isThere ? at : null;
  }

  #offset(instant: number): number {
    return Date.parse(`${this.shows(instant).replace(" ", "T")}:00Z`) - instant;
  }
}
