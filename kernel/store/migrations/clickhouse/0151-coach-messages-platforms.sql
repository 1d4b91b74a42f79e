-- Derived from the declarations by tools/schema.ts; review before it is committed.

ALTER TABLE hengdao.coach_alarm ADD COLUMN IF NOT EXISTS level Nullable(UInt8) COMMENT '报警级别';

ALTER TABLE hengdao.coach_alarm ADD COLUMN IF NOT EXISTS area LowCardinality(Nullable(String)) COMMENT '区域路线';

ALTER TABLE hengdao.coach_alarm ADD COLUMN IF NOT EXISTS mark Nullable(String) COMMENT '报警标识号';

CREATE TABLE IF NOT EXISTS hengdao.coach_driver_card (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.driver-card', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(event, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate String COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '插拔时间',
  event LowCardinality(String) COMMENT '插拔事件',
  result Nullable(String) COMMENT '读卡结果',
  driver Nullable(String) COMMENT '驾驶员',
  licence Nullable(String) COMMENT '从业资格证号',
  identity Nullable(String) COMMENT '身份证号',
  issuer Nullable(String) COMMENT '发证机构',
  expires Nullable(String) COMMENT '证件有效期',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, event, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '驾驶员身份';

CREATE TABLE IF NOT EXISTS hengdao.coach_media (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.media', CAST(phone, 'String'), CAST(media_id, 'String'), CAST(file, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate String COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '拍摄时间',
  media_type LowCardinality(String) COMMENT '媒体类型',
  format LowCardinality(String) COMMENT '媒体格式',
  media_event LowCardinality(String) COMMENT '触发事件',
  channel Nullable(Int64) COMMENT '通道',
  media_id String COMMENT '媒体编号',
  name Nullable(String) COMMENT '附件名称',
  bytes Int64 COMMENT '文件大小',
  file String COMMENT '媒体文件',
  mark Nullable(String) COMMENT '报警标识号',
  longitude Nullable(Decimal(20, 6)) COMMENT '经度',
  latitude Nullable(Decimal(20, 6)) COMMENT '纬度',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1,
  INDEX mark_lookup mark TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (phone, media_id, file, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆多媒体';

CREATE TABLE IF NOT EXISTS hengdao.coach_platform_link (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.platform-link', CAST(platform_id, 'String'), toUnixTimestamp64Milli(at), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  platform_id LowCardinality(String) COMMENT '平台唯一编码',
  name LowCardinality(String) COMMENT '平台名称',
  org LowCardinality(String) COMMENT '所属组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '统计时间',
  seconds Int64 COMMENT '统计秒数',
  main_seconds Int64 COMMENT '主链路在线秒数',
  sub_seconds Int64 COMMENT '从链路在线秒数',
  received Int64 COMMENT '收到定位',
  sent Int64 COMMENT '发出定位',
  disconnections Int64 COMMENT '断开次数',
  sent_until Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '已发至',
  reported Nullable(Bool) COMMENT '已报备停机',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (platform_id, at, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '平台链路';

CREATE TABLE IF NOT EXISTS hengdao.coach_platform_message (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.platform-message', CAST(platform_id, 'String'), toUnixTimestamp64Milli(at), CAST(message_id, 'String'), toInt64(serial), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  platform_id LowCardinality(String) COMMENT '平台唯一编码',
  name LowCardinality(String) COMMENT '平台名称',
  org LowCardinality(String) COMMENT '所属组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '收到时间',
  message_id LowCardinality(String) COMMENT '消息编号',
  title LowCardinality(String) COMMENT '消息名称',
  serial Int64 COMMENT '流水号',
  plate Nullable(String) COMMENT '车牌号',
  content String COMMENT '报文内容',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (platform_id, at, message_id, serial, corrects)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '平台报文';

CREATE TABLE IF NOT EXISTS hengdao.coach_sent_count (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(day))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.sent-count', CAST(platform_id, 'String'), toString(day), CAST(plate, 'String'), toUnixTimestamp64Milli(at), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  platform_id LowCardinality(String) COMMENT '平台唯一编码',
  day Date32 COMMENT '日期',
  plate LowCardinality(String) COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '统计时间',
  sent Int64 COMMENT '发出定位',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(day)
ORDER BY (platform_id, day, plate, at, corrects)
TTL toDateTime(day) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '上报条数';

CREATE TABLE IF NOT EXISTS hengdao.coach_terminal_message (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.terminal-message', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(message_id, 'String'), toInt64(serial), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate String COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '收到时间',
  message_id LowCardinality(String) COMMENT '消息编号',
  name LowCardinality(String) COMMENT '消息名称',
  serial Int64 COMMENT '流水号',
  body String COMMENT '消息内容',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, message_id, serial, corrects)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '终端消息';

CREATE TABLE IF NOT EXISTS hengdao.coach_told_count (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.told-count', CAST(platform_id, 'String'), toUnixTimestamp64Milli(at), toUnixTimestamp64Milli(from_at), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  platform_id LowCardinality(String) COMMENT '平台唯一编码',
  name LowCardinality(String) COMMENT '平台名称',
  org LowCardinality(String) COMMENT '所属组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '通知时间',
  from_at DateTime64(3, 'Asia/Shanghai') COMMENT '起始时间',
  to_at DateTime64(3, 'Asia/Shanghai') COMMENT '截止时间',
  told Int64 COMMENT '对方条数',
  counted Int64 COMMENT '本平台条数',
  lost Nullable(Int64) COMMENT '对方丢失条数',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (platform_id, at, from_at, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '平台通知条数';

CREATE TABLE IF NOT EXISTS hengdao.coach_waybill (
  fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻',
  fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.waybill', CAST(phone, 'String'), CAST(content, 'String'), corrects)), 24) COMMENT '事实标识',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间' CODEC(Delta(8), ZSTD(1)),
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先' CODEC(Delta(8), ZSTD(1)),
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  phone String COMMENT '终端手机号',
  plate String COMMENT '车牌号',
  org LowCardinality(String) COMMENT '企业组织',
  at DateTime64(3, 'Asia/Shanghai') COMMENT '收到时间',
  content String COMMENT '运单内容',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (phone, content, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '电子运单';
