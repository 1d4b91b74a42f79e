-- Weighings counted by day, for the figures of a year: derived from the declaration of the fact.

CREATE TABLE IF NOT EXISTS hengdao.overload_weighing_by_day (
  day Date32 COMMENT '日期',
  simulated Bool COMMENT '模拟数据',
  site LowCardinality(String) COMMENT '站点编码',
  site_kind LowCardinality(String) COMMENT '站点类型',
  road LowCardinality(String) COMMENT '公路类别',
  org LowCardinality(String) COMMENT '所属区划',
  axles UInt8 COMMENT '轴数',
  band LowCardinality(String) COMMENT '超限幅度',
  over Bool COMMENT '超限记录',
  unlawful Bool COMMENT '违法超限',
  timely Bool COMMENT '及时上传',
  complete Bool COMMENT '要素完整',
  rows UInt64 COMMENT '行数',
  mark UInt64 COMMENT '已计入的数据块'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY day
TTL toDateTime(day) + toIntervalDay(1831)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '称重记录（按日汇总）';

CREATE TABLE IF NOT EXISTS hengdao.overload_weighing_by_day_next (
  day Date32 COMMENT '日期',
  simulated Bool COMMENT '模拟数据',
  site LowCardinality(String) COMMENT '站点编码',
  site_kind LowCardinality(String) COMMENT '站点类型',
  road LowCardinality(String) COMMENT '公路类别',
  org LowCardinality(String) COMMENT '所属区划',
  axles UInt8 COMMENT '轴数',
  band LowCardinality(String) COMMENT '超限幅度',
  over Bool COMMENT '超限记录',
  unlawful Bool COMMENT '违法超限',
  timely Bool COMMENT '及时上传',
  complete Bool COMMENT '要素完整',
  rows UInt64 COMMENT '行数',
  mark UInt64 COMMENT '已计入的数据块'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(day)
ORDER BY day
TTL toDateTime(day) + toIntervalDay(1831)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT '称重记录（按日汇总，正在重算）';
