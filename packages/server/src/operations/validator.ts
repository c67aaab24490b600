import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import Value from 'typebox/value';

/**
 * Checks a part of a request against its schema. Bodies are taken as they are; of the address, where everything is text,
 * numbers are made and what is left out gets its default.
 */
export const validator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'body' ? given : Value.Default(schema, Value.Convert(schema, Value.Clone(given)));
    if (compiled.Check(value)) return { value };
    const errors = compiled.Errors(value).map(({ keyword, instancePath, schemaPath, message }) => ({
      keyword,
      instancePath,
      schemaPath,
      params: {},
      message,
    }));
    return { error: errors };
  };
};
