-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE IF NOT EXISTS hengdao.evaluation_observation (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  org LowCardinality(String) COMMENT '单位',
  observed_at DateTime64(3, 'Asia/Shanghai') COMMENT '观测时间',
  year Int64 COMMENT '年度',
  project String COMMENT '项目',
  no Int64 COMMENT '序号',
  level3 String COMMENT '三级指标',
  layer LowCardinality(String) COMMENT '层次',
  actual_text String COMMENT '实际完成值',
  value Nullable(Decimal(20, 4)) COMMENT '数值',
  unit Nullable(String) COMMENT '计量单位',
  reported_by Nullable(String) COMMENT '填报人',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
PARTITION BY toYYYYMM(observed_at)
ORDER BY (org, year, project, no, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '指标观测';

CREATE TABLE IF NOT EXISTS hengdao.evaluation_payment (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  voucher String COMMENT '支付凭证号',
  org LowCardinality(String) COMMENT '单位',
  paid_at DateTime64(3, 'Asia/Shanghai') COMMENT '支付时间',
  year Int64 COMMENT '预算年度',
  project String COMMENT '项目',
  project_id String COMMENT '项目标识',
  line_id String COMMENT '资金标识',
  payee String COMMENT '收款单位',
  purpose String COMMENT '用途',
  amount Decimal(20, 4) COMMENT '金额',
  case_id Nullable(String) COMMENT '审批事项',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (org, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '支付';

CREATE TABLE IF NOT EXISTS hengdao.evaluation_score (
  fact_id FixedString(32) DEFAULT unhex(fact_id_hex) COMMENT '事实标识',
  fact_id_hex String EPHEMERAL COMMENT '事实标识（十六进制）',
  received_at DateTime64(3, 'Asia/Shanghai') COMMENT '接收时间',
  precedence UInt64 DEFAULT 18446744073709551615 - toUnixTimestamp64Milli(received_at) COMMENT '先到优先',
  source LowCardinality(String) COMMENT '来源',
  corrects String COMMENT '更正的事实',
  simulated Bool COMMENT '模拟数据',
  org LowCardinality(String) COMMENT '单位',
  scored_at DateTime64(3, 'Asia/Shanghai') COMMENT '评分时间',
  year Int64 COMMENT '年度',
  disclosure_id String COMMENT '公开文件',
  table String COMMENT '自评表',
  no Int64 COMMENT '序号',
  level1 String COMMENT '一级指标',
  level3 String COMMENT '三级指标',
  rule_set String COMMENT '评分规则',
  weight Decimal(20, 2) COMMENT '分值',
  score Nullable(Decimal(20, 2)) COMMENT '得分',
  verdict LowCardinality(String) COMMENT '判定',
  line Int64 COMMENT '原文行号',
  INDEX corrects_index corrects TYPE set(2) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(precedence)
ORDER BY (rule_set, table, fact_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '指标得分';
