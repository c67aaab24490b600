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
  const isMade = httpPart !== 'body' && !isAllText(schema);
  return (given: unknown) => {
    const value = isMade ? Value.Default(schema, Value.Convert(schema, Value.Clone(given))) : given;
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

/** Whether every property is a text without a default, so that the address already gives the value. */
function isAllText(schema: TSchema): boolean {
  const properties: readonly object[] = 'properties' in schema ? Object.values(schema.properties ?? {}) : [];
  return properties.every((one) => 'type' in one && one.type === 'string' && !('default' in one));
}
