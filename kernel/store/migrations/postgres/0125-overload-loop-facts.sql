-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "overload";


CREATE TABLE "overload"."ministry_batch" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "day" date NOT NULL,
  "kind" text NOT NULL,
  "part" bigint NOT NULL,
  "org" text NOT NULL,
  "rows" bigint NOT NULL,
  "packet" text NOT NULL,
  "sent_again" bigint,
  "received" bigint,
  "receipt_no" text,
  "received_at" timestamptz,
  "simulated" boolean
);
CREATE UNIQUE INDEX "ministry_batch_day_kind_part_key" ON "overload"."ministry_batch" USING btree ("day", "kind", "part");
CREATE INDEX "ministry_batch_org_idx" ON "overload"."ministry_batch" USING btree ("org");
CREATE INDEX "ministry_batch_packet_idx" ON "overload"."ministry_batch" USING btree ("packet");
CREATE INDEX "ministry_batch_name_search" ON "overload"."ministry_batch" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "ministry_batch_updated_at_idx" ON "overload"."ministry_batch" USING btree ("updated_at");
COMMENT ON TABLE "overload"."ministry_batch" IS '部级上报批次';
COMMENT ON COLUMN "overload"."ministry_batch"."id" IS '标识';
COMMENT ON COLUMN "overload"."ministry_batch"."version" IS '版本';
COMMENT ON COLUMN "overload"."ministry_batch"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."ministry_batch"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."ministry_batch"."name" IS '批次';
COMMENT ON COLUMN "overload"."ministry_batch"."day" IS '数据日期';
COMMENT ON COLUMN "overload"."ministry_batch"."kind" IS '数据种类';
COMMENT ON COLUMN "overload"."ministry_batch"."part" IS '分批号';
COMMENT ON COLUMN "overload"."ministry_batch"."org" IS '上报单位';
COMMENT ON COLUMN "overload"."ministry_batch"."rows" IS '上报条数';
COMMENT ON COLUMN "overload"."ministry_batch"."packet" IS '交换包';
COMMENT ON COLUMN "overload"."ministry_batch"."sent_again" IS '重传次数';
COMMENT ON COLUMN "overload"."ministry_batch"."received" IS '部级收到';
COMMENT ON COLUMN "overload"."ministry_batch"."receipt_no" IS '回执号';
COMMENT ON COLUMN "overload"."ministry_batch"."received_at" IS '回执时间';
COMMENT ON COLUMN "overload"."ministry_batch"."simulated" IS '模拟数据';
