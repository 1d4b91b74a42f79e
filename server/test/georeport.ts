/**
 * What GeoReport v2 asks of its JSON answers, written down from the specification (frozen, http://wiki.open311.org/GeoReport_v2)
 * and not from our own declarations: tests hold what is served against it. Fields, types and what is required are those
 * of its public JSON schemas (github.com/open311/schema-validation, schema/georeport-v2).
 */
const text = { type: 'string' };
const textOrNull = { anyOf: [text, { type: 'null' }] };
const numberOrNull = { anyOf: [{ type: 'number' }, { type: 'null' }] };
const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
};
const instantOrNull = { anyOf: [instant, { type: 'null' }] };
const object = (required: readonly string[], properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: [...required],
  properties,
});
const listOf = (items: object) => ({ type: 'array', items });

const service = object(['service_code', 'service_name', 'metadata', 'type'], {
  service_code: text,
  service_name: text,
  description: textOrNull,
  metadata: { type: 'boolean' },
  type: { enum: ['realtime', 'batch', 'blackbox'] },
  keywords: textOrNull,
  group: textOrNull,
});

const attribute = object(['variable', 'code', 'datatype', 'required'], {
  variable: { type: 'boolean' },
  code: text,
  datatype: { enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] },
  required: { type: 'boolean' },
  datatype_description: textOrNull,
  order: { type: 'integer', minimum: 1 },
  description: textOrNull,
  values: listOf(object(['key', 'name'], { key: text, name: text })),
});

const request = object(['service_request_id', 'status', 'service_code', 'requested_datetime'], {
  service_request_id: text,
  status: { enum: ['open', 'closed'] },
  status_notes: textOrNull,
  service_name: textOrNull,
  service_code: text,
  description: { anyOf: [{ type: 'string', maxLength: 4000 }, { type: 'null' }] },
  agency_responsible: textOrNull,
  service_notice: textOrNull,
  requested_datetime: instant,
  updated_datetime: instantOrNull,
  expected_datetime: instantOrNull,
  address: textOrNull,
  address_id: textOrNull,
  zipcode: textOrNull,
  lat: numberOrNull,
  long: numberOrNull,
  media_url: { anyOf: [{ type: 'string', pattern: '^https?://[^\\s/]+/\\S*$' }, { type: 'null' }] },
});

const endpoint = object(['specification', 'url', 'changeset', 'type', 'formats'], {
  specification: text,
  url: text,
  changeset: instant,
  type: { enum: ['production', 'test'] },
  formats: listOf(text),
});

export const georeport = {
  discovery: object(['changeset', 'contact', 'key_service', 'endpoints'], {
    changeset: instant,
    contact: text,
    key_service: text,
    endpoints: listOf(endpoint),
  }),
  services: listOf(service),
  definition: object(['service_code', 'attributes'], { service_code: text, attributes: listOf(attribute) }),
  requests: listOf(request),
  filed: listOf(
    object(['service_request_id'], { service_request_id: text, service_notice: textOrNull, account_id: textOrNull }),
  ),
  token: listOf(object(['service_request_id', 'token'], { service_request_id: text, token: text })),
  errors: listOf(object(['code', 'description'], { code: { type: 'integer' }, description: text })),
} as const;
