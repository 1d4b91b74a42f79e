-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE IF NOT EXISTS hengdao.overload_gate_event (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  site LowCardinality(String) COMMENT '站点编码',
  record_no String COMMENT '检测单号',
  org LowCardinality(String) COMMENT '所属区划',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '时间',
  plate Nullable(String) COMMENT '车牌号',
  action LowCardinality(String) COMMENT '处置',
  total_kg Nullable(Int64) COMMENT '车货总质量',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '入口处置';

CREATE TABLE IF NOT EXISTS hengdao.overload_heartbeat (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  site LowCardinality(String) COMMENT '站点编码',
  device LowCardinality(String) COMMENT '设备编号',
  org LowCardinality(String) COMMENT '所属区划',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '时间',
  state LowCardinality(String) COMMENT '设备状态',
  drift_ms Nullable(Int64) COMMENT '时钟偏差',
  queued Nullable(Int64) COMMENT '待传记录',
  fault Nullable(String) COMMENT '故障说明',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, fact_id)
TTL toDateTime(at) + toIntervalDay(1830)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '设备心跳';

CREATE TABLE IF NOT EXISTS hengdao.overload_media (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  record_no String COMMENT '检测单号',
  site LowCardinality(String) COMMENT '站点编码',
  org LowCardinality(String) COMMENT '所属区划',
  taken_at DateTime64(3, 'Asia/Shanghai') COMMENT '拍摄时间',
  kind LowCardinality(String) COMMENT '图像种类',
  hash String COMMENT '原件',
  bytes Int64 COMMENT '字节数',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (site, record_no, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '检测图像';

CREATE TABLE IF NOT EXISTS hengdao.overload_site_day (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  site LowCardinality(String) COMMENT '站点编码',
  site_kind LowCardinality(String) COMMENT '站点类型',
  org LowCardinality(String) COMMENT '所属区划',
  day Date32 COMMENT '日期',
  online Bool COMMENT '在线',
  networked Bool COMMENT '联网上传',
  weighings Int64 COMMENT '过车数',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(day)
ORDER BY (day, site, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '站点日报';

CREATE TABLE IF NOT EXISTS hengdao.overload_weighing (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  record_no String COMMENT '检测单号',
  site LowCardinality(String) COMMENT '站点编码',
  site_kind LowCardinality(String) COMMENT '站点类型',
  road LowCardinality(String) COMMENT '公路类别',
  org LowCardinality(String) COMMENT '所属区划',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '检测时间' CODEC(Delta, ZSTD(1)),
  lane UInt8 COMMENT '车道',
  plate Nullable(String) COMMENT '车牌号',
  plate_colour LowCardinality(Nullable(String)) COMMENT '车牌颜色',
  rear_plate Nullable(String) COMMENT '车尾车牌',
  axles UInt8 COMMENT '轴数',
  axle_code LowCardinality(Nullable(String)) COMMENT '轴型',
  category LowCardinality(Nullable(String)) COMMENT '车辆类别',
  total_kg UInt32 COMMENT '车货总质量',
  axle_kg Nullable(String) COMMENT '轴重',
  speed_kmh Nullable(UInt16) COMMENT '速度',
  length_mm Nullable(UInt32) COMMENT '车长',
  width_mm Nullable(UInt16) COMMENT '车宽',
  height_mm Nullable(UInt16) COMMENT '车高',
  screen_limit_kg UInt32 COMMENT '初筛限值',
  registry_limit_kg Nullable(UInt32) COMMENT '登记限值',
  limit_kg UInt32 COMMENT '适用限值',
  over_kg UInt32 COMMENT '超限',
  band LowCardinality(String) COMMENT '超限幅度',
  over Bool COMMENT '超限记录',
  unlawful Bool COMMENT '违法超限',
  permit_no Nullable(String) COMMENT '通行证号',
  abnormal LowCardinality(Nullable(String)) COMMENT '异常',
  complete Bool COMMENT '要素完整',
  timely Bool COMMENT '及时上传',
  delay_seconds Nullable(Int32) COMMENT '上传延迟',
  rules LowCardinality(String) COMMENT '规则版本',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1,
  INDEX plate_lookup plate TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX record_no_lookup record_no TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, fact_id)
TTL toDateTime(at) + toIntervalDay(1830)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '称重记录';
