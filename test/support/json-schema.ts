import { Ajv } from 'ajv';
import { jsonSchemas, type SchemaName } from '../../src/model/json-schema.ts';

/** Keywords that editors show and validators pass over. */
export const annotations = [
  'markdownDescription',
  'enumDescriptions',
  'errorMessage',
  'patternErrorMessage',
  'defaultSnippets',
  'doNotSuggest',
];

const ajv = new Ajv({ strict: false, allErrors: true });
const schemas = jsonSchemas();

/** What a validator other than evid says about data: the place and the words of every fault. */
export function validatorOf(name: SchemaName): (data: unknown) => string[] {
  const validate = ajv.getSchema(`${name}.schema.json`) ?? ajv.compile(schemas[name]);
  return (data) =>
    validate(data) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
}
