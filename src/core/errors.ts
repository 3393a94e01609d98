/** A failure with a stable code and a sentence that tells the user what to do. */
export class DatelineError extends Error {
  override readonly name = "DatelineError";
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
