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

/**
 * What every operation may answer instead of what was asked for, as the description of the API names it. 400: the request is at
 * fault · 403, 421: it may not be asked so · 404: there is none · 409: something else stands by now · 413: too much at once ·
 * 422: the kept file cannot be read, `code` says why · 429: too often · 500: nobody foresaw it · 503: ask again later · 507:
 * the disk is full.
 */
export const problemReplies = {
  '4xx': {
    ...ProblemReply,
    description: 'not as asked: `code` and `message` say why; 422: the kept file itself cannot be read',
  },
  '5xx': { ...ProblemReply, description: 'not at the moment: `code` and `message` say why; 503: ask again later' },
};
