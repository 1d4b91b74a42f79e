/** `evaluation`, `self-review` becomes `EvaluationSelfReview`: part of an operation's name. */
export function pascal(...keys: readonly string[]): string {
  return keys
    .flatMap((key) => key.split(/[-.]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
