-- Facts are named when they are asked for, not on the disk: the name becomes a computed column, the natural key the
-- order, and what a correction names is renamed along. Each table is made anew beside the old one, filled, and takes its
-- place; run again after a kill, this makes the same of what is there.

-- 支付
DROP TABLE IF EXISTS hengdao.evaluation_payment_next SYNC;
CREATE TABLE hengdao.evaluation_payment_next AS hengdao.evaluation_payment
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (org, voucher, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '支付';
ALTER TABLE hengdao.evaluation_payment_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.evaluation_payment_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('evaluation.payment', CAST(org, 'String'), CAST(voucher, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.evaluation_payment_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('evaluation.payment', CAST(org, 'String'), CAST(voucher, 'String'), '')), 24))) AS becomes
  FROM hengdao.evaluation_payment WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.evaluation_payment WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('evaluation.payment', CAST(org, 'String'), CAST(voucher, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.evaluation_payment WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.evaluation_payment
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.evaluation_payment AND hengdao.evaluation_payment_next;
DROP TABLE IF EXISTS hengdao.evaluation_payment_next SYNC;

-- 指标观测
DROP TABLE IF EXISTS hengdao.evaluation_observation_next SYNC;
CREATE TABLE hengdao.evaluation_observation_next AS hengdao.evaluation_observation
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(observed_at)
ORDER BY (org, year, project, no, layer, observed_at, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '指标观测';
ALTER TABLE hengdao.evaluation_observation_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.evaluation_observation_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(observed_at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('evaluation.observation', CAST(org, 'String'), toInt64(year), CAST(project, 'String'), toInt64(no), CAST(layer, 'String'), toUnixTimestamp64Milli(observed_at), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.evaluation_observation_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(observed_at))), sipHash128Reference('evaluation.observation', CAST(org, 'String'), toInt64(year), CAST(project, 'String'), toInt64(no), CAST(layer, 'String'), toUnixTimestamp64Milli(observed_at), '')), 24))) AS becomes
  FROM hengdao.evaluation_observation WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.evaluation_observation WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(observed_at))), sipHash128Reference('evaluation.observation', CAST(org, 'String'), toInt64(year), CAST(project, 'String'), toInt64(no), CAST(layer, 'String'), toUnixTimestamp64Milli(observed_at), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.evaluation_observation WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.evaluation_observation
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.evaluation_observation AND hengdao.evaluation_observation_next;
DROP TABLE IF EXISTS hengdao.evaluation_observation_next SYNC;

-- 指标得分
DROP TABLE IF EXISTS hengdao.evaluation_score_next SYNC;
CREATE TABLE hengdao.evaluation_score_next AS hengdao.evaluation_score
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (rule_set, table, disclosure_id, no, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '指标得分';
ALTER TABLE hengdao.evaluation_score_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.evaluation_score_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('evaluation.score', CAST(disclosure_id, 'String'), CAST(table, 'String'), toInt64(no), CAST(rule_set, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.evaluation_score_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('evaluation.score', CAST(disclosure_id, 'String'), CAST(table, 'String'), toInt64(no), CAST(rule_set, 'String'), '')), 24))) AS becomes
  FROM hengdao.evaluation_score WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.evaluation_score WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('evaluation.score', CAST(disclosure_id, 'String'), CAST(table, 'String'), toInt64(no), CAST(rule_set, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.evaluation_score WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.evaluation_score
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.evaluation_score AND hengdao.evaluation_score_next;
DROP TABLE IF EXISTS hengdao.evaluation_score_next SYNC;

-- 称重记录
DROP TABLE IF EXISTS hengdao.overload_weighing_next SYNC;
CREATE TABLE hengdao.overload_weighing_next AS hengdao.overload_weighing
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, record_no, corrects)
TTL toDateTime(at) + toIntervalDay(1830)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '称重记录';
ALTER TABLE hengdao.overload_weighing_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.overload_weighing_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.weighing', CAST(site, 'String'), toUnixTimestamp64Milli(at), CAST(record_no, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.overload_weighing_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.weighing', CAST(site, 'String'), toUnixTimestamp64Milli(at), CAST(record_no, 'String'), '')), 24))) AS becomes
  FROM hengdao.overload_weighing WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.overload_weighing WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.weighing', CAST(site, 'String'), toUnixTimestamp64Milli(at), CAST(record_no, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.overload_weighing WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.overload_weighing
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.overload_weighing AND hengdao.overload_weighing_next;
DROP TABLE IF EXISTS hengdao.overload_weighing_next SYNC;

-- 检测图像
DROP TABLE IF EXISTS hengdao.overload_media_next SYNC;
CREATE TABLE hengdao.overload_media_next AS hengdao.overload_media
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (site, record_no, kind, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '检测图像';
ALTER TABLE hengdao.overload_media_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.overload_media_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.media', CAST(site, 'String'), CAST(record_no, 'String'), CAST(kind, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.overload_media_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('overload.media', CAST(site, 'String'), CAST(record_no, 'String'), CAST(kind, 'String'), '')), 24))) AS becomes
  FROM hengdao.overload_media WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.overload_media WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('overload.media', CAST(site, 'String'), CAST(record_no, 'String'), CAST(kind, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.overload_media WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.overload_media
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.overload_media AND hengdao.overload_media_next;
DROP TABLE IF EXISTS hengdao.overload_media_next SYNC;

-- 设备心跳
DROP TABLE IF EXISTS hengdao.overload_heartbeat_next SYNC;
CREATE TABLE hengdao.overload_heartbeat_next AS hengdao.overload_heartbeat
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, device, corrects)
TTL toDateTime(at) + toIntervalDay(1830)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '设备心跳';
ALTER TABLE hengdao.overload_heartbeat_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.overload_heartbeat_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.heartbeat', CAST(site, 'String'), CAST(device, 'String'), toUnixTimestamp64Milli(at), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.overload_heartbeat_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.heartbeat', CAST(site, 'String'), CAST(device, 'String'), toUnixTimestamp64Milli(at), '')), 24))) AS becomes
  FROM hengdao.overload_heartbeat WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.overload_heartbeat WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.heartbeat', CAST(site, 'String'), CAST(device, 'String'), toUnixTimestamp64Milli(at), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.overload_heartbeat WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.overload_heartbeat
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.overload_heartbeat AND hengdao.overload_heartbeat_next;
DROP TABLE IF EXISTS hengdao.overload_heartbeat_next SYNC;

-- 入口处置
DROP TABLE IF EXISTS hengdao.overload_gate_event_next SYNC;
CREATE TABLE hengdao.overload_gate_event_next AS hengdao.overload_gate_event
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (site, at, record_no, action, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '入口处置';
ALTER TABLE hengdao.overload_gate_event_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.overload_gate_event_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.gate-event', CAST(site, 'String'), CAST(record_no, 'String'), CAST(action, 'String'), toUnixTimestamp64Milli(at), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.overload_gate_event_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.gate-event', CAST(site, 'String'), CAST(record_no, 'String'), CAST(action, 'String'), toUnixTimestamp64Milli(at), '')), 24))) AS becomes
  FROM hengdao.overload_gate_event WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.overload_gate_event WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('overload.gate-event', CAST(site, 'String'), CAST(record_no, 'String'), CAST(action, 'String'), toUnixTimestamp64Milli(at), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.overload_gate_event WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.overload_gate_event
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.overload_gate_event AND hengdao.overload_gate_event_next;
DROP TABLE IF EXISTS hengdao.overload_gate_event_next SYNC;

-- 站点日报
DROP TABLE IF EXISTS hengdao.overload_site_day_next SYNC;
CREATE TABLE hengdao.overload_site_day_next AS hengdao.overload_site_day
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(day)
ORDER BY (day, site, corrects)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '站点日报';
ALTER TABLE hengdao.overload_site_day_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.overload_site_day_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(day))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('overload.site-day', CAST(site, 'String'), toString(day), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.overload_site_day_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(day))), sipHash128Reference('overload.site-day', CAST(site, 'String'), toString(day), '')), 24))) AS becomes
  FROM hengdao.overload_site_day WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.overload_site_day WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(day))), sipHash128Reference('overload.site-day', CAST(site, 'String'), toString(day), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.overload_site_day WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.overload_site_day
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.overload_site_day AND hengdao.overload_site_day_next;
DROP TABLE IF EXISTS hengdao.overload_site_day_next SYNC;

-- 通话记录
DROP TABLE IF EXISTS hengdao.hotline_call_next SYNC;
CREATE TABLE hengdao.hotline_call_next AS hengdao.hotline_call
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (call_id, corrects)
TTL toDateTime(rang_at) + toIntervalDay(3650)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '通话记录';
ALTER TABLE hengdao.hotline_call_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.hotline_call_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(0))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('hotline.call', CAST(call_id, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.hotline_call_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('hotline.call', CAST(call_id, 'String'), '')), 24))) AS becomes
  FROM hengdao.hotline_call WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.hotline_call WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(0))), sipHash128Reference('hotline.call', CAST(call_id, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.hotline_call WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.hotline_call
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.hotline_call AND hengdao.hotline_call_next;
DROP TABLE IF EXISTS hengdao.hotline_call_next SYNC;

-- 车辆位置
DROP TABLE IF EXISTS hengdao.coach_position_next SYNC;
CREATE TABLE hengdao.coach_position_next AS hengdao.coach_position
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, longitude, latitude, alarm_bits, corrects)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆位置';
ALTER TABLE hengdao.coach_position_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_position_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.position', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(longitude, 'Decimal(38, 6)'), CAST(latitude, 'Decimal(38, 6)'), toInt64(alarm_bits), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_position_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.position', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(longitude, 'Decimal(38, 6)'), CAST(latitude, 'Decimal(38, 6)'), toInt64(alarm_bits), '')), 24))) AS becomes
  FROM hengdao.coach_position WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_position WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.position', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(longitude, 'Decimal(38, 6)'), CAST(latitude, 'Decimal(38, 6)'), toInt64(alarm_bits), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_position WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_position
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_position AND hengdao.coach_position_next;
DROP TABLE IF EXISTS hengdao.coach_position_next SYNC;

-- 车辆报警
DROP TABLE IF EXISTS hengdao.coach_alarm_next SYNC;
CREATE TABLE hengdao.coach_alarm_next AS hengdao.coach_alarm
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (phone, at, origin, sign, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆报警';
ALTER TABLE hengdao.coach_alarm_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_alarm_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.alarm', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(origin, 'String'), CAST(sign, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_alarm_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.alarm', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(origin, 'String'), CAST(sign, 'String'), '')), 24))) AS becomes
  FROM hengdao.coach_alarm WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_alarm WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.alarm', CAST(phone, 'String'), toUnixTimestamp64Milli(at), CAST(origin, 'String'), CAST(sign, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_alarm WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_alarm
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_alarm AND hengdao.coach_alarm_next;
DROP TABLE IF EXISTS hengdao.coach_alarm_next SYNC;

-- 终端连接
DROP TABLE IF EXISTS hengdao.coach_terminal_session_next SYNC;
CREATE TABLE hengdao.coach_terminal_session_next AS hengdao.coach_terminal_session
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (connection, at, event, corrects)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '终端连接';
ALTER TABLE hengdao.coach_terminal_session_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_terminal_session_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.terminal-session', CAST(connection, 'String'), toUnixTimestamp64Milli(at), CAST(event, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_terminal_session_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.terminal-session', CAST(connection, 'String'), toUnixTimestamp64Milli(at), CAST(event, 'String'), '')), 24))) AS becomes
  FROM hengdao.coach_terminal_session WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_terminal_session WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.terminal-session', CAST(connection, 'String'), toUnixTimestamp64Milli(at), CAST(event, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_terminal_session WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_terminal_session
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_terminal_session AND hengdao.coach_terminal_session_next;
DROP TABLE IF EXISTS hengdao.coach_terminal_session_next SYNC;

-- 异常报文
DROP TABLE IF EXISTS hengdao.coach_bad_frame_next SYNC;
CREATE TABLE hengdao.coach_bad_frame_next AS hengdao.coach_bad_frame
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (connection, at, sequence, corrects)
TTL toDateTime(at) + toIntervalDay(183)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '异常报文';
ALTER TABLE hengdao.coach_bad_frame_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_bad_frame_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.bad-frame', CAST(connection, 'String'), toUnixTimestamp64Milli(at), toInt64(sequence), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_bad_frame_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.bad-frame', CAST(connection, 'String'), toUnixTimestamp64Milli(at), toInt64(sequence), '')), 24))) AS becomes
  FROM hengdao.coach_bad_frame WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_bad_frame WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.bad-frame', CAST(connection, 'String'), toUnixTimestamp64Milli(at), toInt64(sequence), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_bad_frame WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_bad_frame
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_bad_frame AND hengdao.coach_bad_frame_next;
DROP TABLE IF EXISTS hengdao.coach_bad_frame_next SYNC;

-- 下发指令
DROP TABLE IF EXISTS hengdao.coach_command_next SYNC;
CREATE TABLE hengdao.coach_command_next AS hengdao.coach_command
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(at)
ORDER BY (number, at, corrects)
TTL toDateTime(at) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '下发指令';
ALTER TABLE hengdao.coach_command_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_command_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.command', CAST(number, 'String'), toUnixTimestamp64Milli(at), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_command_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.command', CAST(number, 'String'), toUnixTimestamp64Milli(at), '')), 24))) AS becomes
  FROM hengdao.coach_command WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_command WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toUnixTimestamp64Milli(at))), sipHash128Reference('coach.command', CAST(number, 'String'), toUnixTimestamp64Milli(at), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_command WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_command
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_command AND hengdao.coach_command_next;
DROP TABLE IF EXISTS hengdao.coach_command_next SYNC;

-- 车辆日报
DROP TABLE IF EXISTS hengdao.coach_vehicle_day_next SYNC;
CREATE TABLE hengdao.coach_vehicle_day_next AS hengdao.coach_vehicle_day
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(day)
ORDER BY (day, plate, corrects)
TTL toDateTime(day) + toIntervalDay(1096)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '车辆日报';
ALTER TABLE hengdao.coach_vehicle_day_next
  DROP COLUMN IF EXISTS fact_id,
  DROP COLUMN IF EXISTS fact_id_hex,
  DROP COLUMN IF EXISTS fact_moment,
  MODIFY COLUMN received_at DateTime64(3, 'Asia/Shanghai') CODEC(Delta(8), ZSTD(1)),
  MODIFY COLUMN precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) CODEC(Delta(8), ZSTD(1));
ALTER TABLE hengdao.coach_vehicle_day_next
  ADD COLUMN fact_moment FixedString(8) ALIAS reverse(reinterpretAsFixedString(toInt64(day))) COMMENT '事实时刻' FIRST,
  ADD COLUMN fact_id FixedString(24) ALIAS toFixedString(concat(fact_moment, sipHash128Reference('coach.vehicle-day', toString(day), CAST(plate, 'String'), corrects)), 24) COMMENT '事实标识' AFTER fact_moment;
INSERT INTO hengdao.coach_vehicle_day_next
WITH RECURSIVE renamed AS (
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(day))), sipHash128Reference('coach.vehicle-day', toString(day), CAST(plate, 'String'), '')), 24))) AS becomes
  FROM hengdao.coach_vehicle_day WHERE corrects = '' AND lower(hex(fact_id)) IN (SELECT corrects FROM hengdao.coach_vehicle_day WHERE corrects != '')
  UNION ALL
  SELECT lower(hex(fact_id)) AS was, lower(hex(toFixedString(concat(reverse(reinterpretAsFixedString(toInt64(day))), sipHash128Reference('coach.vehicle-day', toString(day), CAST(plate, 'String'), earlier.becomes)), 24))) AS becomes
  FROM (SELECT *, fact_id FROM hengdao.coach_vehicle_day WHERE corrects != '') AS later JOIN renamed AS earlier ON later.corrects = earlier.was
)
SELECT * EXCEPT (fact_id) REPLACE (
  transform(corrects, (SELECT arrayMap(pair -> pair.1, arraySort(groupUniqArray((was, becomes)))) FROM renamed),
    (SELECT arrayMap(pair -> pair.2, arraySort(groupUniqArray((was, becomes)))) FROM renamed), corrects) AS corrects)
FROM hengdao.coach_vehicle_day
SETTINGS max_partitions_per_insert_block = 0;
EXCHANGE TABLES hengdao.coach_vehicle_day AND hengdao.coach_vehicle_day_next;
DROP TABLE IF EXISTS hengdao.coach_vehicle_day_next SYNC;
