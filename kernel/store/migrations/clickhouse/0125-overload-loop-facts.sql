-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE IF NOT EXISTS hengdao.overload_comparison (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.comparison', CAST(pair, 'String'), CAST(site, 'String'), toUnixTimestamp64Milli(at), CAST(record_no, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  pair LowCardinality(String) COMMENT '比对种类',
  site LowCardinality(String) COMMENT '起点站点编码',
  record_no String COMMENT '起点单号',
  org LowCardinality(String) COMMENT '所属区划',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '起点时间',
  start_kg UInt32 COMMENT '起点质量',
  seen_site LowCardinality(String) COMMENT '终点站点编码',
  seen_no String COMMENT '终点单号',
  seen_on DateTime64(3, 'Asia/Shanghai') COMMENT '终点时间',
  seen_kg UInt32 COMMENT '终点质量',
  plate String COMMENT '车牌号',
  agrees Bool COMMENT '相符',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1,
  INDEX plate_lookup plate TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, pair, record_no, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '称重比对';

CREATE TABLE IF NOT EXISTS hengdao.overload_expired_media (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.expired-media', CAST(site, 'String'), CAST(record_no, 'String'), CAST(kind, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  record_no String COMMENT '检测单号',
  site LowCardinality(String) COMMENT '站点编码',
  org LowCardinality(String) COMMENT '所属区划',
  kind LowCardinality(String) COMMENT '图像种类',
  taken_at DateTime64(3, 'Asia/Shanghai') COMMENT '拍摄时间',
  hash String COMMENT '原件',
  bytes Int64 COMMENT '字节数',
  expired_at DateTime64(3, 'Asia/Shanghai') COMMENT '清除时间',
  rule String COMMENT '依据',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (site, record_no, kind, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '到期清除的图像';

ALTER TABLE hengdao.overload_heartbeat ADD COLUMN IF NOT EXISTS list_version Nullable(String) COMMENT '布控名单版本';

CREATE TABLE IF NOT EXISTS hengdao.overload_loading_slip (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.loading-slip', CAST(site, 'String'), toUnixTimestamp64Milli(at), CAST(slip_no, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  slip_no String COMMENT '装载单号',
  site LowCardinality(String) COMMENT '站点编码',
  org LowCardinality(String) COMMENT '所属区划',
  enterprise Nullable(String) COMMENT '源头企业',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '出场时间',
  plate String COMMENT '车牌号',
  axles UInt8 COMMENT '轴数',
  gross_kg UInt32 COMMENT '车货总质量',
  limit_kg UInt32 COMMENT '适用限值',
  cargo Nullable(String) COMMENT '货物',
  destination Nullable(String) COMMENT '目的地',
  over Bool COMMENT '超限出场',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1,
  INDEX plate_lookup plate TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX slip_no_lookup slip_no TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, slip_no, corrects)
TTL toDateTime(at) + toIntervalDay(1830)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '装载单';

ALTER TABLE hengdao.overload_site_day ADD COLUMN IF NOT EXISTS late Nullable(Int64) COMMENT '迟到记录';

ALTER TABLE hengdao.overload_site_day ADD COLUMN IF NOT EXISTS incomplete Nullable(Int64) COMMENT '要素不全记录';

ALTER TABLE hengdao.overload_site_day ADD COLUMN IF NOT EXISTS lag_seconds Nullable(Int64) COMMENT '平均上传延迟';

ALTER TABLE hengdao.overload_site_day ADD COLUMN IF NOT EXISTS longest_lag_seconds Nullable(Int64) COMMENT '最长上传延迟';

ALTER TABLE hengdao.overload_site_day ADD COLUMN IF NOT EXISTS silent_hours Nullable(Int64) COMMENT '无记录小时数';
