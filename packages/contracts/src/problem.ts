import Type, { type Static } from 'typebox';

/**
 * What went wrong with a request: a code whose sentence stands in words/problems.yaml, and the facts that fill it.
 * `place` names the field of the request, or the cell, that it is about.
 */
export const ProblemReply = Type.Object({
  status: Type.Integer(),
  code: Type.String(),
  facts: Type.Record(Type.String(), Type.String()),
  place: Type.Optional(Type.String()),
  /** The sentence in Chinese: what is wrong, where, how to mend it. */
  message: Type.String(),
  /** Id of the request in the server's log. */
  request: Type.Optional(Type.String()),
});
export type ProblemReply = Static<typeof ProblemReply>;
