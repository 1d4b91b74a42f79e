-- Messages to callers, and indexes of what orders are looked up by. Derived from the declarations, reviewed.

CREATE TABLE "hotline"."message" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "order_number" text NOT NULL,
  "phone" text NOT NULL,
  "body" text NOT NULL,
  "queued_at" timestamptz NOT NULL,
  "state" text NOT NULL,
  "receipt" text,
  "sent_at" timestamptz,
  "simulated" boolean
);
CREATE INDEX "message_order_number_idx" ON "hotline"."message" USING btree ("order_number");
CREATE INDEX "message_queued_at_idx" ON "hotline"."message" USING btree ("queued_at");
CREATE INDEX "message_state_idx" ON "hotline"."message" USING btree ("state");
CREATE INDEX "message_updated_at_idx" ON "hotline"."message" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."message" IS '短信';
COMMENT ON COLUMN "hotline"."message"."id" IS '标识';
COMMENT ON COLUMN "hotline"."message"."version" IS '版本';
COMMENT ON COLUMN "hotline"."message"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."message"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."message"."order_number" IS '工单编号';
COMMENT ON COLUMN "hotline"."message"."phone" IS '接收号码';
COMMENT ON COLUMN "hotline"."message"."body" IS '短信内容';
COMMENT ON COLUMN "hotline"."message"."queued_at" IS '入队时间';
COMMENT ON COLUMN "hotline"."message"."state" IS '发送状态';
COMMENT ON COLUMN "hotline"."message"."receipt" IS '回执';
COMMENT ON COLUMN "hotline"."message"."sent_at" IS '送达时间';
COMMENT ON COLUMN "hotline"."message"."simulated" IS '模拟数据';

CREATE INDEX order_finished_at_idx ON hotline."order" USING btree (finished_at);

CREATE INDEX order_number_idx ON hotline."order" USING btree (number);

CREATE INDEX order_source_number_idx ON hotline."order" USING btree (source_number);
