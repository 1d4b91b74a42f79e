-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "overload";
CREATE SCHEMA IF NOT EXISTS "enforcement";

CREATE TABLE "enforcement"."clue" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "title" text NOT NULL,
  "org" text NOT NULL,
  "source" text NOT NULL,
  "number" text NOT NULL,
  "content" text NOT NULL,
  "object" text,
  "place" text,
  "happened_at" timestamptz,
  "received_at" timestamptz NOT NULL,
  "penalty" text,
  "dismissed_why" text,
  "simulated" boolean
);
CREATE INDEX "clue_org_idx" ON "enforcement"."clue" USING btree ("org");
CREATE INDEX "clue_penalty_idx" ON "enforcement"."clue" USING btree ("penalty");
CREATE INDEX "clue_title_search" ON "enforcement"."clue" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "clue_number_search" ON "enforcement"."clue" USING gin ("number" kernel.gin_trgm_ops);
CREATE INDEX "clue_object_search" ON "enforcement"."clue" USING gin ("object" kernel.gin_trgm_ops);
CREATE INDEX "clue_state_idx" ON "enforcement"."clue" USING btree ("state");
CREATE INDEX "clue_opened_at_idx" ON "enforcement"."clue" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."clue" IS '执法线索';
COMMENT ON COLUMN "enforcement"."clue"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."clue"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."clue"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."clue"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."clue"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."clue"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."clue"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."clue"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."clue"."title" IS '线索';
COMMENT ON COLUMN "enforcement"."clue"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."clue"."source" IS '线索来源';
COMMENT ON COLUMN "enforcement"."clue"."number" IS '来源编号';
COMMENT ON COLUMN "enforcement"."clue"."content" IS '线索内容';
COMMENT ON COLUMN "enforcement"."clue"."object" IS '涉及对象';
COMMENT ON COLUMN "enforcement"."clue"."place" IS '地点';
COMMENT ON COLUMN "enforcement"."clue"."happened_at" IS '发生时间';
COMMENT ON COLUMN "enforcement"."clue"."received_at" IS '收到时间';
COMMENT ON COLUMN "enforcement"."clue"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."clue"."dismissed_why" IS '不予立案的理由';
COMMENT ON COLUMN "enforcement"."clue"."simulated" IS '模拟数据';

ALTER TABLE "overload"."act" ADD COLUMN "settled" boolean;
COMMENT ON COLUMN "overload"."act"."settled" IS '已作处理';

ALTER TABLE "overload"."act" ADD COLUMN "decision_no" text;
COMMENT ON COLUMN "overload"."act"."decision_no" IS '处罚决定书文号';

ALTER TABLE "overload"."act" ADD COLUMN "carrier" text;
COMMENT ON COLUMN "overload"."act"."carrier" IS '货运企业';

ALTER TABLE "overload"."act" ADD COLUMN "driver" text;
COMMENT ON COLUMN "overload"."act"."driver" IS '驾驶人';

CREATE INDEX act_carrier_idx ON overload.act USING btree (carrier);

CREATE INDEX act_driver_idx ON overload.act USING btree (driver);

CREATE TABLE "overload"."blacklist_entry" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "plate" text NOT NULL,
  "org" text NOT NULL,
  "reason" text NOT NULL,
  "source" text,
  "listed_on" date NOT NULL,
  "until" date,
  "withdrawn_on" date,
  "simulated" boolean
);
CREATE INDEX "blacklist_entry_org_idx" ON "overload"."blacklist_entry" USING btree ("org");
CREATE INDEX "blacklist_entry_plate_search" ON "overload"."blacklist_entry" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "blacklist_entry_updated_at_idx" ON "overload"."blacklist_entry" USING btree ("updated_at");
COMMENT ON TABLE "overload"."blacklist_entry" IS '布控名单';
COMMENT ON COLUMN "overload"."blacklist_entry"."id" IS '标识';
COMMENT ON COLUMN "overload"."blacklist_entry"."version" IS '版本';
COMMENT ON COLUMN "overload"."blacklist_entry"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."blacklist_entry"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."blacklist_entry"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."blacklist_entry"."org" IS '登记单位';
COMMENT ON COLUMN "overload"."blacklist_entry"."reason" IS '布控原因';
COMMENT ON COLUMN "overload"."blacklist_entry"."source" IS '依据事项';
COMMENT ON COLUMN "overload"."blacklist_entry"."listed_on" IS '布控日期';
COMMENT ON COLUMN "overload"."blacklist_entry"."until" IS '截止日期';
COMMENT ON COLUMN "overload"."blacklist_entry"."withdrawn_on" IS '撤销日期';
COMMENT ON COLUMN "overload"."blacklist_entry"."simulated" IS '模拟数据';

CREATE TABLE "overload"."consequence" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "title" text NOT NULL,
  "org" text NOT NULL,
  "subject_kind" text NOT NULL,
  "subject" text NOT NULL,
  "subject_name" text NOT NULL,
  "cycle_from" date NOT NULL,
  "stage" text NOT NULL,
  "acts" bigint NOT NULL,
  "rate_pct" numeric(20,2),
  "measure" text NOT NULL,
  "basis" text NOT NULL,
  "sent_to" text,
  "outcome" text,
  "document_no" text,
  "why" text,
  "simulated" boolean
);
CREATE INDEX "consequence_org_idx" ON "overload"."consequence" USING btree ("org");
CREATE INDEX "consequence_title_search" ON "overload"."consequence" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "consequence_subject_name_search" ON "overload"."consequence" USING gin ("subject_name" kernel.gin_trgm_ops);
CREATE INDEX "consequence_state_idx" ON "overload"."consequence" USING btree ("state");
CREATE INDEX "consequence_opened_at_idx" ON "overload"."consequence" USING btree ("opened_at");
COMMENT ON TABLE "overload"."consequence" IS '一超四罚';
COMMENT ON COLUMN "overload"."consequence"."id" IS '标识';
COMMENT ON COLUMN "overload"."consequence"."version" IS '版本';
COMMENT ON COLUMN "overload"."consequence"."state" IS '状态';
COMMENT ON COLUMN "overload"."consequence"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."consequence"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."consequence"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."consequence"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."consequence"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."consequence"."title" IS '事由';
COMMENT ON COLUMN "overload"."consequence"."org" IS '车籍地或所在地';
COMMENT ON COLUMN "overload"."consequence"."subject_kind" IS '对象类别';
COMMENT ON COLUMN "overload"."consequence"."subject" IS '对象标识';
COMMENT ON COLUMN "overload"."consequence"."subject_name" IS '对象';
COMMENT ON COLUMN "overload"."consequence"."cycle_from" IS '周期起';
COMMENT ON COLUMN "overload"."consequence"."stage" IS '预警程度';
COMMENT ON COLUMN "overload"."consequence"."acts" IS '周期内违法次数';
COMMENT ON COLUMN "overload"."consequence"."rate_pct" IS '违法车辆占比';
COMMENT ON COLUMN "overload"."consequence"."measure" IS '法律后果';
COMMENT ON COLUMN "overload"."consequence"."basis" IS '依据';
COMMENT ON COLUMN "overload"."consequence"."sent_to" IS '移送机关';
COMMENT ON COLUMN "overload"."consequence"."outcome" IS '处理结果';
COMMENT ON COLUMN "overload"."consequence"."document_no" IS '决定文号';
COMMENT ON COLUMN "overload"."consequence"."why" IS '理由';
COMMENT ON COLUMN "overload"."consequence"."simulated" IS '模拟数据';

CREATE TABLE "overload"."credit_listing" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "title" text NOT NULL,
  "org" text NOT NULL,
  "subject_kind" text NOT NULL,
  "subject" text NOT NULL,
  "subject_name" text NOT NULL,
  "condition" text NOT NULL,
  "evidence" text NOT NULL,
  "told_on" date,
  "objection" text,
  "listed_on" date,
  "repair" text,
  "removed_on" date,
  "why" text,
  "simulated" boolean
);
CREATE INDEX "credit_listing_org_idx" ON "overload"."credit_listing" USING btree ("org");
CREATE INDEX "credit_listing_title_search" ON "overload"."credit_listing" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "credit_listing_subject_name_search" ON "overload"."credit_listing" USING gin ("subject_name" kernel.gin_trgm_ops);
CREATE INDEX "credit_listing_state_idx" ON "overload"."credit_listing" USING btree ("state");
CREATE INDEX "credit_listing_opened_at_idx" ON "overload"."credit_listing" USING btree ("opened_at");
COMMENT ON TABLE "overload"."credit_listing" IS '信用治超名单';
COMMENT ON COLUMN "overload"."credit_listing"."id" IS '标识';
COMMENT ON COLUMN "overload"."credit_listing"."version" IS '版本';
COMMENT ON COLUMN "overload"."credit_listing"."state" IS '状态';
COMMENT ON COLUMN "overload"."credit_listing"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."credit_listing"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."credit_listing"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."credit_listing"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."credit_listing"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."credit_listing"."title" IS '事由';
COMMENT ON COLUMN "overload"."credit_listing"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."credit_listing"."subject_kind" IS '对象类别';
COMMENT ON COLUMN "overload"."credit_listing"."subject" IS '对象标识';
COMMENT ON COLUMN "overload"."credit_listing"."subject_name" IS '对象';
COMMENT ON COLUMN "overload"."credit_listing"."condition" IS '认定条件';
COMMENT ON COLUMN "overload"."credit_listing"."evidence" IS '证据';
COMMENT ON COLUMN "overload"."credit_listing"."told_on" IS '告知日期';
COMMENT ON COLUMN "overload"."credit_listing"."objection" IS '陈述申辩';
COMMENT ON COLUMN "overload"."credit_listing"."listed_on" IS '列入日期';
COMMENT ON COLUMN "overload"."credit_listing"."repair" IS '修复申请';
COMMENT ON COLUMN "overload"."credit_listing"."removed_on" IS '移出日期';
COMMENT ON COLUMN "overload"."credit_listing"."why" IS '理由';
COMMENT ON COLUMN "overload"."credit_listing"."simulated" IS '模拟数据';

CREATE TABLE "overload"."driver" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "qualification_no" text NOT NULL,
  "org" text NOT NULL,
  "carrier" text,
  "first_issued_on" date,
  "simulated" boolean
);
CREATE UNIQUE INDEX "driver_qualification_no_key" ON "overload"."driver" USING btree ("qualification_no");
CREATE INDEX "driver_org_idx" ON "overload"."driver" USING btree ("org");
CREATE INDEX "driver_carrier_idx" ON "overload"."driver" USING btree ("carrier");
CREATE INDEX "driver_name_search" ON "overload"."driver" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "driver_qualification_no_search" ON "overload"."driver" USING gin ("qualification_no" kernel.gin_trgm_ops);
CREATE INDEX "driver_updated_at_idx" ON "overload"."driver" USING btree ("updated_at");
COMMENT ON TABLE "overload"."driver" IS '货运驾驶人';
COMMENT ON COLUMN "overload"."driver"."id" IS '标识';
COMMENT ON COLUMN "overload"."driver"."version" IS '版本';
COMMENT ON COLUMN "overload"."driver"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."driver"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."driver"."name" IS '姓名';
COMMENT ON COLUMN "overload"."driver"."qualification_no" IS '从业资格证号';
COMMENT ON COLUMN "overload"."driver"."org" IS '所在区划';
COMMENT ON COLUMN "overload"."driver"."carrier" IS '货运企业';
COMMENT ON COLUMN "overload"."driver"."first_issued_on" IS '资格证首发日期';
COMMENT ON COLUMN "overload"."driver"."simulated" IS '模拟数据';

ALTER TABLE "overload"."gate_refusal" ADD COLUMN "seen_on" timestamp with time zone;
COMMENT ON COLUMN "overload"."gate_refusal"."seen_on" IS '再次出现时间';

ALTER TABLE "overload"."gate_refusal" ADD COLUMN "seen_kg" bigint;
COMMENT ON COLUMN "overload"."gate_refusal"."seen_kg" IS '再次称重';

ALTER TABLE "overload"."gate_refusal" ADD COLUMN "why" text;
COMMENT ON COLUMN "overload"."gate_refusal"."why" IS '理由';

CREATE TABLE "overload"."load_check" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "title" text NOT NULL,
  "org" text NOT NULL,
  "ground" text NOT NULL,
  "matter" text NOT NULL,
  "site_code" text NOT NULL,
  "enterprise" text,
  "plate" text,
  "started_at" timestamptz NOT NULL,
  "start_kg" bigint NOT NULL,
  "seen_site" text,
  "seen_on" timestamptz,
  "seen_kg" bigint,
  "difference_kg" bigint NOT NULL,
  "finding" text,
  "measure" text,
  "verified" text,
  "simulated" boolean
);
CREATE INDEX "load_check_org_idx" ON "overload"."load_check" USING btree ("org");
CREATE INDEX "load_check_title_search" ON "overload"."load_check" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "load_check_site_code_search" ON "overload"."load_check" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "load_check_enterprise_search" ON "overload"."load_check" USING gin ("enterprise" kernel.gin_trgm_ops);
CREATE INDEX "load_check_plate_search" ON "overload"."load_check" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "load_check_state_idx" ON "overload"."load_check" USING btree ("state");
CREATE INDEX "load_check_opened_at_idx" ON "overload"."load_check" USING btree ("opened_at");
COMMENT ON TABLE "overload"."load_check" IS '装载核查';
COMMENT ON COLUMN "overload"."load_check"."id" IS '标识';
COMMENT ON COLUMN "overload"."load_check"."version" IS '版本';
COMMENT ON COLUMN "overload"."load_check"."state" IS '状态';
COMMENT ON COLUMN "overload"."load_check"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."load_check"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."load_check"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."load_check"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."load_check"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."load_check"."title" IS '事由';
COMMENT ON COLUMN "overload"."load_check"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."load_check"."ground" IS '核查事由';
COMMENT ON COLUMN "overload"."load_check"."matter" IS '核查对象';
COMMENT ON COLUMN "overload"."load_check"."site_code" IS '起点站点编码';
COMMENT ON COLUMN "overload"."load_check"."enterprise" IS '源头企业';
COMMENT ON COLUMN "overload"."load_check"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."load_check"."started_at" IS '起点时间';
COMMENT ON COLUMN "overload"."load_check"."start_kg" IS '起点质量';
COMMENT ON COLUMN "overload"."load_check"."seen_site" IS '终点站点编码';
COMMENT ON COLUMN "overload"."load_check"."seen_on" IS '终点时间';
COMMENT ON COLUMN "overload"."load_check"."seen_kg" IS '终点质量';
COMMENT ON COLUMN "overload"."load_check"."difference_kg" IS '相差';
COMMENT ON COLUMN "overload"."load_check"."finding" IS '核查情况';
COMMENT ON COLUMN "overload"."load_check"."measure" IS '整改要求';
COMMENT ON COLUMN "overload"."load_check"."verified" IS '整改验收';
COMMENT ON COLUMN "overload"."load_check"."simulated" IS '模拟数据';

ALTER TABLE "overload"."site" ADD COLUMN "audited_on" date;
COMMENT ON COLUMN "overload"."site"."audited_on" IS '审核通过日期';

ALTER TABLE "overload"."site" ADD COLUMN "enforcer" text;
COMMENT ON COLUMN "overload"."site"."enforcer" IS '执法单位';

CREATE INDEX site_enforcer_idx ON overload.site USING btree (enforcer);

ALTER TABLE "overload"."station_check" ADD COLUMN "act" text;
COMMENT ON COLUMN "overload"."station_check"."act" IS '违法超限行为';

ALTER TABLE "overload"."station_check" ADD COLUMN "driver" text;
COMMENT ON COLUMN "overload"."station_check"."driver" IS '驾驶人';

ALTER TABLE "overload"."station_check" ADD COLUMN "released_at" timestamp with time zone;
COMMENT ON COLUMN "overload"."station_check"."released_at" IS '放行时间';

ALTER TABLE "overload"."station_check" ADD COLUMN "decision_no" text;
COMMENT ON COLUMN "overload"."station_check"."decision_no" IS '处罚决定书文号';

ALTER TABLE "overload"."station_check" ADD COLUMN "fine_yuan" numeric(20,2);
COMMENT ON COLUMN "overload"."station_check"."fine_yuan" IS '罚款';

ALTER TABLE "overload"."station_check" ADD COLUMN "points" bigint;
COMMENT ON COLUMN "overload"."station_check"."points" IS '记分';

ALTER TABLE "overload"."station_check" ADD COLUMN "why" text;
COMMENT ON COLUMN "overload"."station_check"."why" IS '理由';

CREATE INDEX station_check_act_idx ON overload.station_check USING btree (act);

CREATE INDEX station_check_driver_idx ON overload.station_check USING btree (driver);

-- A fine that was laid before settled acts were told apart is settled.
UPDATE "overload"."act" SET "settled" = true WHERE "fined_by" IS NOT NULL;
