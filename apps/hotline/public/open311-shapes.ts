/** The shapes of Open311 GeoReport v2, as its specification describes them. */
import Type from 'typebox';
import { hindrances } from './services.ts';

const closed = { additionalProperties: false };
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const NumberOrNull = Type.Union([Type.Number(), Type.Null()]);

export const Discovery = Type.Object(
  {
    changeset: Type.String(),
    contact: Type.String(),
    key_service: Type.String(),
    endpoints: Type.Array(
      Type.Object(
        {
          specification: Type.String(),
          url: Type.String(),
          changeset: Type.String(),
          type: Type.Enum(['production', 'test']),
          formats: Type.Array(Type.String()),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const Service = Type.Object(
  {
    service_code: Type.String(),
    service_name: Type.String(),
    description: Type.String(),
    metadata: Type.Boolean(),
    type: Type.Enum(['realtime', 'batch', 'blackbox']),
    keywords: Type.String(),
    group: Type.String(),
  },
  closed,
);

export const Attribute = Type.Object(
  {
    variable: Type.Boolean(),
    code: Type.String(),
    datatype: Type.Enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
    required: Type.Boolean(),
    datatype_description: TextOrNull,
    order: Type.Integer({ minimum: 1 }),
    description: Type.String(),
    values: Type.Optional(Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, closed))),
  },
  closed,
);

/** What is asked beyond place and description, of every service alike. */
export const attributes = [
  {
    variable: true,
    code: 'hindrance',
    datatype: 'singlevaluelist',
    required: true,
    datatype_description: null,
    order: 1,
    description: '对通行的影响',
    values: Object.entries(hindrances).map(([key, name]) => ({ key, name })),
  },
  {
    variable: true,
    code: 'road',
    datatype: 'string',
    required: false,
    datatype_description: '如 G107 K1230+500',
    order: 2,
    description: '路线编号和桩号',
  },
];

export const Request = Type.Object(
  {
    service_request_id: Type.String(),
    status: Type.Enum(['open', 'closed']),
    status_notes: TextOrNull,
    service_name: Type.String(),
    service_code: Type.String(),
    description: Type.String({ maxLength: 4000 }),
    agency_responsible: TextOrNull,
    service_notice: TextOrNull,
    requested_datetime: Type.String(),
    updated_datetime: TextOrNull,
    expected_datetime: TextOrNull,
    address: TextOrNull,
    address_id: TextOrNull,
    zipcode: TextOrNull,
    lat: NumberOrNull,
    long: NumberOrNull,
    media_url: TextOrNull,
  },
  closed,
);

export const requestInput = Type.Object({
  jurisdiction_id: Type.Optional(Type.String({ description: '行政区划代码' })),
  service_request_id: Type.Optional(Type.String({ description: '单号，多个以逗号分隔；给出时其余条件不计' })),
  service_code: Type.Optional(Type.String({ description: '服务事项代码，多个以逗号分隔' })),
  start_date: Type.Optional(Type.String({ description: '提交时间不早于，ISO 8601' })),
  end_date: Type.Optional(Type.String({ description: '提交时间不晚于，ISO 8601；时间跨度至多 90 天' })),
  status: Type.Optional(Type.Enum(['open', 'closed'])),
});

export const Token = Type.Object({ service_request_id: Type.String(), token: Type.String() }, closed);

const optional = (maxLength: number, description?: string) =>
  Type.Optional(Type.String({ maxLength, ...(description ? { description } : {}) }));

export const Filed = {
  input: Type.Object({
    api_key: Type.Optional(Type.String({ description: '设备密钥' })),
    jurisdiction_id: optional(20, '行政区划代码'),
    service_code: optional(40),
    lat: optional(20, 'WGS84 纬度'),
    long: optional(20, 'WGS84 经度'),
    address_string: optional(200, '地点'),
    address_id: optional(200),
    'attribute[hindrance]': Type.Optional(Type.String({ description: '对通行的影响' })),
    'attribute[road]': optional(100, '路线编号和桩号'),
    email: optional(100),
    device_id: optional(100),
    account_id: optional(100),
    first_name: optional(25),
    last_name: optional(25),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{7,20}$' })),
    description: optional(3500),
    media_url: Type.Optional(Type.String({ pattern: '^https://', maxLength: 300 })),
  }),
  answer: Type.Object(
    { service_request_id: Type.String(), service_notice: TextOrNull, account_id: TextOrNull },
    closed,
  ),
};
