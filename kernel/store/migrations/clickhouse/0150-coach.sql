-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE IF NOT EXISTS hengdao.coach_alarm (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate LowCardinality(String) COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '报警时间' CODEC(Delta, ZSTD(1)),
  kind LowCardinality(String) COMMENT '报警种类',
  origin LowCardinality(String) COMMENT '报警来源',
  sign LowCardinality(String) COMMENT '报警标识',
  longitude Decimal32(6) COMMENT '经度' CODEC(Delta(4), ZSTD(1)),
  latitude Decimal32(6) COMMENT '纬度' CODEC(Delta(4), ZSTD(1)),
  speed_kmh Decimal32(1) COMMENT '速度',
  limit_kmh Nullable(Decimal32(1)) COMMENT '限速',
  basis LowCardinality(Nullable(String)) COMMENT '依据',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1,
  INDEX plate_lookup plate TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, fact_id)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆报警';

CREATE TABLE IF NOT EXISTS hengdao.coach_bad_frame (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '时间',
  connection String COMMENT '连接编号',
  sequence Int64 COMMENT '序号',
  phone Nullable(String) COMMENT '终端手机号',
  address LowCardinality(Nullable(String)) COMMENT '来源地址',
  code LowCardinality(String) COMMENT '错误代码',
  hex String COMMENT '报文',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (fact_id)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '异常报文';

CREATE TABLE IF NOT EXISTS hengdao.coach_command (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate String COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '下发时间',
  number String COMMENT '指令编号',
  message String COMMENT '消息',
  body String COMMENT '指令内容',
  sender String COMMENT '下发人',
  outcome LowCardinality(String) COMMENT '结果',
  answer Nullable(String) COMMENT '终端应答',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (fact_id)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '下发指令';

CREATE TABLE IF NOT EXISTS hengdao.coach_position (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号' CODEC(ZSTD(1)),
  plate LowCardinality(String) COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '定位时间' CODEC(Delta, ZSTD(1)),
  longitude Decimal32(6) COMMENT '经度' CODEC(Delta(4), ZSTD(1)),
  latitude Decimal32(6) COMMENT '纬度' CODEC(Delta(4), ZSTD(1)),
  altitude_m Int16 COMMENT '海拔' CODEC(Delta, ZSTD(1)),
  speed_kmh Decimal32(1) COMMENT '速度' CODEC(Delta(4), ZSTD(1)),
  recorder_speed_kmh Nullable(Decimal32(1)) COMMENT '记录仪速度' CODEC(ZSTD(1)),
  bearing_deg UInt16 COMMENT '方向' CODEC(Delta, ZSTD(1)),
  odometer_km Nullable(Decimal64(1)) COMMENT '里程' CODEC(ZSTD(1)),
  positioned Bool COMMENT '已定位',
  alarm_bits UInt32 COMMENT '报警标志' CODEC(ZSTD(1)),
  status_bits UInt32 COMMENT '状态标志' CODEC(ZSTD(1)),
  arrival LowCardinality(String) COMMENT '上报方式',
  quality LowCardinality(String) COMMENT '数据质量',
  drift Bool COMMENT '漂移',
  sent_time LowCardinality(Nullable(String)) COMMENT '终端原始时间',
  extra Nullable(String) COMMENT '附加信息' CODEC(ZSTD(1)),
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, fact_id)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆位置';

CREATE TABLE IF NOT EXISTS hengdao.coach_terminal_session (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '时间',
  event LowCardinality(String) COMMENT '连接事件',
  connection String COMMENT '连接编号',
  address LowCardinality(Nullable(String)) COMMENT '来源地址',
  why LowCardinality(Nullable(String)) COMMENT '原因',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (fact_id)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '终端连接';

CREATE TABLE IF NOT EXISTS hengdao.coach_vehicle_day (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  day Date32 COMMENT '日期',
  plate String COMMENT '车牌号',
  phone Nullable(String) COMMENT '终端手机号',
  org LowCardinality(String) COMMENT '企业组织',
  vehicle_class LowCardinality(String) COMMENT '车辆类型',
  networked Bool COMMENT '已入网',
  online Bool COMMENT '已上线',
  records Int64 COMMENT '数据条数',
  qualified Int64 COMMENT '合格条数',
  drift_records Int64 COMMENT '漂移条数',
  drifting Bool COMMENT '漂移车辆',
  total_km Decimal(20, 3) COMMENT '轨迹总里程',
  complete_km Decimal(20, 3) COMMENT '轨迹完整里程',
  overspeeds Int64 COMMENT '超速次数',
  fatigue_seconds Int64 COMMENT '疲劳时长',
  rules LowCardinality(String) COMMENT '规则版本',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(day)
ORDER BY (day, plate, fact_id)
TTL toDateTime(day) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆日报';
