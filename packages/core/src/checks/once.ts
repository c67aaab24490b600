/**
 * A function that works a thing out once for each subject and remembers it as long as the subject lives. What several checks,
 * or one check on every form, ask of a document is not read again each time.
 */
export function once<Subject extends object, Result>(work: (subject: Subject) => Result): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before.result;
    const result = work(subject);
    known.set(subject, { result });
    return result;
  };
}
