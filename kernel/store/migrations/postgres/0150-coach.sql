-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "coach";

CREATE TABLE "coach"."alarm_episode" (
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
  "phone" text NOT NULL,
  "plate" text NOT NULL,
  "kind" text NOT NULL,
  "origin" text NOT NULL,
  "first_at" timestamptz NOT NULL,
  "longitude" numeric(20,6),
  "latitude" numeric(20,6),
  "speed_kmh" numeric(20,1),
  "limit_kmh" numeric(20,1),
  "action_taken" text,
  "finding" text,
  "reference" text,
  "simulated" boolean
);
CREATE INDEX "alarm_episode_org_idx" ON "coach"."alarm_episode" USING btree ("org");
CREATE INDEX "alarm_episode_title_search" ON "coach"."alarm_episode" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "alarm_episode_plate_search" ON "coach"."alarm_episode" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "alarm_episode_state_idx" ON "coach"."alarm_episode" USING btree ("state");
CREATE INDEX "alarm_episode_opened_at_idx" ON "coach"."alarm_episode" USING btree ("opened_at");
COMMENT ON TABLE "coach"."alarm_episode" IS '报警处置';
COMMENT ON COLUMN "coach"."alarm_episode"."id" IS '标识';
COMMENT ON COLUMN "coach"."alarm_episode"."version" IS '版本';
COMMENT ON COLUMN "coach"."alarm_episode"."state" IS '状态';
COMMENT ON COLUMN "coach"."alarm_episode"."law_version" IS '规则版本';
COMMENT ON COLUMN "coach"."alarm_episode"."opened_at" IS '发起时间';
COMMENT ON COLUMN "coach"."alarm_episode"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "coach"."alarm_episode"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "coach"."alarm_episode"."closed_at" IS '办结时间';
COMMENT ON COLUMN "coach"."alarm_episode"."title" IS '事项';
COMMENT ON COLUMN "coach"."alarm_episode"."org" IS '企业组织';
COMMENT ON COLUMN "coach"."alarm_episode"."phone" IS '终端手机号';
COMMENT ON COLUMN "coach"."alarm_episode"."plate" IS '车牌号';
COMMENT ON COLUMN "coach"."alarm_episode"."kind" IS '报警种类';
COMMENT ON COLUMN "coach"."alarm_episode"."origin" IS '报警来源';
COMMENT ON COLUMN "coach"."alarm_episode"."first_at" IS '首次报警时间';
COMMENT ON COLUMN "coach"."alarm_episode"."longitude" IS '经度';
COMMENT ON COLUMN "coach"."alarm_episode"."latitude" IS '纬度';
COMMENT ON COLUMN "coach"."alarm_episode"."speed_kmh" IS '速度';
COMMENT ON COLUMN "coach"."alarm_episode"."limit_kmh" IS '限速';
COMMENT ON COLUMN "coach"."alarm_episode"."action_taken" IS '处理情况';
COMMENT ON COLUMN "coach"."alarm_episode"."finding" IS '复核结论';
COMMENT ON COLUMN "coach"."alarm_episode"."reference" IS '移送文号';
COMMENT ON COLUMN "coach"."alarm_episode"."simulated" IS '模拟数据';

CREATE TABLE "coach"."area" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "kind" text NOT NULL,
  "points" jsonb NOT NULL,
  "limit_kmh" numeric(20,1),
  "in_use" boolean NOT NULL
);
CREATE INDEX "area_org_idx" ON "coach"."area" USING btree ("org");
CREATE INDEX "area_name_search" ON "coach"."area" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "area_updated_at_idx" ON "coach"."area" USING btree ("updated_at");
COMMENT ON TABLE "coach"."area" IS '电子围栏';
COMMENT ON COLUMN "coach"."area"."id" IS '标识';
COMMENT ON COLUMN "coach"."area"."version" IS '版本';
COMMENT ON COLUMN "coach"."area"."created_at" IS '建立时间';
COMMENT ON COLUMN "coach"."area"."updated_at" IS '更新时间';
COMMENT ON COLUMN "coach"."area"."name" IS '区域名称';
COMMENT ON COLUMN "coach"."area"."org" IS '所属区划';
COMMENT ON COLUMN "coach"."area"."kind" IS '区域规则';
COMMENT ON COLUMN "coach"."area"."points" IS '区域顶点';
COMMENT ON COLUMN "coach"."area"."limit_kmh" IS '限速';
COMMENT ON COLUMN "coach"."area"."in_use" IS '启用';

CREATE TABLE "coach"."company" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "licence_no" text NOT NULL,
  "org" text NOT NULL,
  "contact" text,
  "phone" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "company_licence_no_key" ON "coach"."company" USING btree ("licence_no");
CREATE INDEX "company_org_idx" ON "coach"."company" USING btree ("org");
CREATE INDEX "company_name_search" ON "coach"."company" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "company_licence_no_search" ON "coach"."company" USING gin ("licence_no" kernel.gin_trgm_ops);
CREATE INDEX "company_updated_at_idx" ON "coach"."company" USING btree ("updated_at");
COMMENT ON TABLE "coach"."company" IS '运输企业';
COMMENT ON COLUMN "coach"."company"."id" IS '标识';
COMMENT ON COLUMN "coach"."company"."version" IS '版本';
COMMENT ON COLUMN "coach"."company"."created_at" IS '建立时间';
COMMENT ON COLUMN "coach"."company"."updated_at" IS '更新时间';
COMMENT ON COLUMN "coach"."company"."name" IS '企业名称';
COMMENT ON COLUMN "coach"."company"."licence_no" IS '经营许可证号';
COMMENT ON COLUMN "coach"."company"."org" IS '企业组织';
COMMENT ON COLUMN "coach"."company"."contact" IS '安全负责人';
COMMENT ON COLUMN "coach"."company"."phone" IS '联系电话';
COMMENT ON COLUMN "coach"."company"."simulated" IS '模拟数据';

CREATE TABLE "coach"."terminal" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "phone" text NOT NULL,
  "state" text NOT NULL,
  "plate" text,
  "colour" text,
  "vehicle" text,
  "org" text NOT NULL,
  "edition" text,
  "maker_id" text,
  "model" text,
  "terminal_id" text,
  "auth_code" text,
  "first_seen_at" timestamptz,
  "note" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "terminal_phone_key" ON "coach"."terminal" USING btree ("phone");
CREATE INDEX "terminal_vehicle_idx" ON "coach"."terminal" USING btree ("vehicle");
CREATE INDEX "terminal_org_idx" ON "coach"."terminal" USING btree ("org");
CREATE INDEX "terminal_phone_search" ON "coach"."terminal" USING gin ("phone" kernel.gin_trgm_ops);
CREATE INDEX "terminal_plate_search" ON "coach"."terminal" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "terminal_model_search" ON "coach"."terminal" USING gin ("model" kernel.gin_trgm_ops);
CREATE INDEX "terminal_terminal_id_search" ON "coach"."terminal" USING gin ("terminal_id" kernel.gin_trgm_ops);
CREATE INDEX "terminal_updated_at_idx" ON "coach"."terminal" USING btree ("updated_at");
COMMENT ON TABLE "coach"."terminal" IS '车载终端';
COMMENT ON COLUMN "coach"."terminal"."id" IS '标识';
COMMENT ON COLUMN "coach"."terminal"."version" IS '版本';
COMMENT ON COLUMN "coach"."terminal"."created_at" IS '建立时间';
COMMENT ON COLUMN "coach"."terminal"."updated_at" IS '更新时间';
COMMENT ON COLUMN "coach"."terminal"."phone" IS '终端手机号';
COMMENT ON COLUMN "coach"."terminal"."state" IS '准入状态';
COMMENT ON COLUMN "coach"."terminal"."plate" IS '车牌号';
COMMENT ON COLUMN "coach"."terminal"."colour" IS '车牌颜色';
COMMENT ON COLUMN "coach"."terminal"."vehicle" IS '车辆';
COMMENT ON COLUMN "coach"."terminal"."org" IS '企业组织';
COMMENT ON COLUMN "coach"."terminal"."edition" IS '协议版本';
COMMENT ON COLUMN "coach"."terminal"."maker_id" IS '制造商编号';
COMMENT ON COLUMN "coach"."terminal"."model" IS '终端型号';
COMMENT ON COLUMN "coach"."terminal"."terminal_id" IS '终端编号';
COMMENT ON COLUMN "coach"."terminal"."auth_code" IS '鉴权码';
COMMENT ON COLUMN "coach"."terminal"."first_seen_at" IS '首次注册时间';
COMMENT ON COLUMN "coach"."terminal"."note" IS '审核说明';
COMMENT ON COLUMN "coach"."terminal"."simulated" IS '模拟数据';

CREATE TABLE "coach"."vehicle" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "plate" text NOT NULL,
  "colour" text NOT NULL,
  "vehicle_class" text NOT NULL,
  "company" text,
  "org" text NOT NULL,
  "operating" boolean NOT NULL,
  "night_exempt" boolean,
  "simulated" boolean
);
CREATE UNIQUE INDEX "vehicle_plate_colour_key" ON "coach"."vehicle" USING btree ("plate", "colour");
CREATE INDEX "vehicle_company_idx" ON "coach"."vehicle" USING btree ("company");
CREATE INDEX "vehicle_org_idx" ON "coach"."vehicle" USING btree ("org");
CREATE INDEX "vehicle_plate_search" ON "coach"."vehicle" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "vehicle_updated_at_idx" ON "coach"."vehicle" USING btree ("updated_at");
COMMENT ON TABLE "coach"."vehicle" IS '重点营运车辆';
COMMENT ON COLUMN "coach"."vehicle"."id" IS '标识';
COMMENT ON COLUMN "coach"."vehicle"."version" IS '版本';
COMMENT ON COLUMN "coach"."vehicle"."created_at" IS '建立时间';
COMMENT ON COLUMN "coach"."vehicle"."updated_at" IS '更新时间';
COMMENT ON COLUMN "coach"."vehicle"."plate" IS '车牌号';
COMMENT ON COLUMN "coach"."vehicle"."colour" IS '车牌颜色';
COMMENT ON COLUMN "coach"."vehicle"."vehicle_class" IS '车辆类型';
COMMENT ON COLUMN "coach"."vehicle"."company" IS '所属企业';
COMMENT ON COLUMN "coach"."vehicle"."org" IS '企业组织';
COMMENT ON COLUMN "coach"."vehicle"."operating" IS '营运';
COMMENT ON COLUMN "coach"."vehicle"."night_exempt" IS '凌晨禁行除外';
COMMENT ON COLUMN "coach"."vehicle"."simulated" IS '模拟数据';
