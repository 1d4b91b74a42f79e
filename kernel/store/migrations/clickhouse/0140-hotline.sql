-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE IF NOT EXISTS hengdao.hotline_call (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  call_id String COMMENT '通话编号',
  rang_at DateTime64(3, 'Asia/Shanghai') COMMENT '振铃时间',
  picked_up_at Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '接听时间',
  ended_at DateTime64(3, 'Asia/Shanghai') COMMENT '结束时间',
  line_number Nullable(String) COMMENT '分机号',
  phone Nullable(String) COMMENT '来电号码',
  queue Nullable(String) COMMENT '技能队列',
  wait_seconds Nullable(Int64) COMMENT '等待时长',
  talk_seconds Nullable(Int64) COMMENT '通话时长',
  picked_up Bool COMMENT '接通',
  in_time Bool COMMENT '按时接听',
  recording Nullable(String) COMMENT '录音编号',
  satisfaction LowCardinality(Nullable(String)) COMMENT '通话评价',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (fact_id)
TTL toDateTime(rang_at) + toIntervalDay(3650)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '通话记录';
