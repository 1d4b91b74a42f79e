-- Derived from the declarations by tools/schema.ts; review before it is committed.

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "sign" text;
COMMENT ON COLUMN "coach"."alarm_episode"."sign" IS '报警标识';

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "level" bigint;
COMMENT ON COLUMN "coach"."alarm_episode"."level" IS '报警级别';

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "area" text;
COMMENT ON COLUMN "coach"."alarm_episode"."area" IS '区域路线';

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "basis" text;
COMMENT ON COLUMN "coach"."alarm_episode"."basis" IS '依据';

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "appeal" text;
COMMENT ON COLUMN "coach"."alarm_episode"."appeal" IS '申诉理由';

ALTER TABLE "coach"."alarm_episode" ADD COLUMN "appeal_rejected" boolean;
COMMENT ON COLUMN "coach"."alarm_episode"."appeal_rejected" IS '申诉驳回';

ALTER TABLE "coach"."area" ADD COLUMN "width_m" bigint;
COMMENT ON COLUMN "coach"."area"."width_m" IS '路线半宽';

ALTER TABLE "coach"."area" ADD COLUMN "road" text;
COMMENT ON COLUMN "coach"."area"."road" IS '道路等级';

ALTER TABLE "coach"."area" ADD COLUMN "night_limit_kmh" numeric(20,1);
COMMENT ON COLUMN "coach"."area"."night_limit_kmh" IS '夜间限速';

ALTER TABLE "coach"."area" ADD COLUMN "vehicle" text;
COMMENT ON COLUMN "coach"."area"."vehicle" IS '指定车辆';

ALTER TABLE "coach"."area" ADD COLUMN "valid_from" date;
COMMENT ON COLUMN "coach"."area"."valid_from" IS '生效日期';

ALTER TABLE "coach"."area" ADD COLUMN "valid_to" date;
COMMENT ON COLUMN "coach"."area"."valid_to" IS '失效日期';

ALTER TABLE "coach"."area" ADD COLUMN "basis" text;
COMMENT ON COLUMN "coach"."area"."basis" IS '依据';

ALTER TABLE "coach"."area" ADD COLUMN "simulated" boolean;
COMMENT ON COLUMN "coach"."area"."simulated" IS '模拟数据';

CREATE INDEX area_vehicle_idx ON coach.area USING btree (vehicle);

CREATE TABLE "coach"."platform" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "side" text NOT NULL,
  "org" text NOT NULL,
  "platform_id" text NOT NULL,
  "edition" text NOT NULL,
  "access_code" bigint NOT NULL,
  "user_id" bigint NOT NULL,
  "password" text NOT NULL,
  "host" text,
  "port" bigint,
  "address" text,
  "encrypted" boolean,
  "m1" bigint,
  "ia1" bigint,
  "ic1" bigint,
  "operator" text,
  "operator_phone" text,
  "since" timestamptz,
  "in_use" boolean NOT NULL,
  "simulated" boolean
);
CREATE UNIQUE INDEX "platform_side_access_code_key" ON "coach"."platform" USING btree ("side", "access_code");
CREATE INDEX "platform_org_idx" ON "coach"."platform" USING btree ("org");
CREATE INDEX "platform_name_search" ON "coach"."platform" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "platform_platform_id_search" ON "coach"."platform" USING gin ("platform_id" kernel.gin_trgm_ops);
CREATE INDEX "platform_updated_at_idx" ON "coach"."platform" USING btree ("updated_at");
COMMENT ON TABLE "coach"."platform" IS '联网平台';
COMMENT ON COLUMN "coach"."platform"."id" IS '标识';
COMMENT ON COLUMN "coach"."platform"."version" IS '版本';
COMMENT ON COLUMN "coach"."platform"."created_at" IS '建立时间';
COMMENT ON COLUMN "coach"."platform"."updated_at" IS '更新时间';
COMMENT ON COLUMN "coach"."platform"."name" IS '平台名称';
COMMENT ON COLUMN "coach"."platform"."side" IS '平台关系';
COMMENT ON COLUMN "coach"."platform"."org" IS '所属组织';
COMMENT ON COLUMN "coach"."platform"."platform_id" IS '平台唯一编码';
COMMENT ON COLUMN "coach"."platform"."edition" IS '互联协议';
COMMENT ON COLUMN "coach"."platform"."access_code" IS '接入码';
COMMENT ON COLUMN "coach"."platform"."user_id" IS '用户名';
COMMENT ON COLUMN "coach"."platform"."password" IS '登录密码';
COMMENT ON COLUMN "coach"."platform"."host" IS '主链路地址';
COMMENT ON COLUMN "coach"."platform"."port" IS '主链路端口';
COMMENT ON COLUMN "coach"."platform"."address" IS '来源地址限制';
COMMENT ON COLUMN "coach"."platform"."encrypted" IS '报文加密';
COMMENT ON COLUMN "coach"."platform"."m1" IS '密钥 M1';
COMMENT ON COLUMN "coach"."platform"."ia1" IS '密钥 IA1';
COMMENT ON COLUMN "coach"."platform"."ic1" IS '密钥 IC1';
COMMENT ON COLUMN "coach"."platform"."operator" IS '查岗应答人';
COMMENT ON COLUMN "coach"."platform"."operator_phone" IS '应答人电话';
COMMENT ON COLUMN "coach"."platform"."since" IS '启用时间';
COMMENT ON COLUMN "coach"."platform"."in_use" IS '启用';
COMMENT ON COLUMN "coach"."platform"."simulated" IS '模拟数据';

CREATE TABLE "coach"."post_check" (
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
  "direction" text NOT NULL,
  "platform" text NOT NULL,
  "platform_name" text NOT NULL,
  "question" text NOT NULL,
  "asked_at" timestamptz NOT NULL,
  "due_at" timestamptz NOT NULL,
  "info_id" bigint,
  "serial" bigint,
  "object_type" text,
  "object_id" text,
  "answer" text,
  "responder" text,
  "responder_phone" text,
  "answered_at" timestamptz,
  "in_time" boolean,
  "simulated" boolean
);
CREATE INDEX "post_check_org_idx" ON "coach"."post_check" USING btree ("org");
CREATE INDEX "post_check_platform_idx" ON "coach"."post_check" USING btree ("platform");
CREATE INDEX "post_check_title_search" ON "coach"."post_check" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "post_check_state_idx" ON "coach"."post_check" USING btree ("state");
CREATE INDEX "post_check_opened_at_idx" ON "coach"."post_check" USING btree ("opened_at");
COMMENT ON TABLE "coach"."post_check" IS '平台查岗';
COMMENT ON COLUMN "coach"."post_check"."id" IS '标识';
COMMENT ON COLUMN "coach"."post_check"."version" IS '版本';
COMMENT ON COLUMN "coach"."post_check"."state" IS '状态';
COMMENT ON COLUMN "coach"."post_check"."law_version" IS '规则版本';
COMMENT ON COLUMN "coach"."post_check"."opened_at" IS '发起时间';
COMMENT ON COLUMN "coach"."post_check"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "coach"."post_check"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "coach"."post_check"."closed_at" IS '办结时间';
COMMENT ON COLUMN "coach"."post_check"."title" IS '查岗事项';
COMMENT ON COLUMN "coach"."post_check"."org" IS '所属组织';
COMMENT ON COLUMN "coach"."post_check"."direction" IS '查岗方向';
COMMENT ON COLUMN "coach"."post_check"."platform" IS '查岗平台';
COMMENT ON COLUMN "coach"."post_check"."platform_name" IS '平台名称';
COMMENT ON COLUMN "coach"."post_check"."question" IS '查岗问题';
COMMENT ON COLUMN "coach"."post_check"."asked_at" IS '查岗时间';
COMMENT ON COLUMN "coach"."post_check"."due_at" IS '应答截止';
COMMENT ON COLUMN "coach"."post_check"."info_id" IS '信息编号';
COMMENT ON COLUMN "coach"."post_check"."serial" IS '报文流水号';
COMMENT ON COLUMN "coach"."post_check"."object_type" IS '查岗对象类型';
COMMENT ON COLUMN "coach"."post_check"."object_id" IS '查岗对象';
COMMENT ON COLUMN "coach"."post_check"."answer" IS '应答内容';
COMMENT ON COLUMN "coach"."post_check"."responder" IS '应答人';
COMMENT ON COLUMN "coach"."post_check"."responder_phone" IS '应答人电话';
COMMENT ON COLUMN "coach"."post_check"."answered_at" IS '应答时间';
COMMENT ON COLUMN "coach"."post_check"."in_time" IS '按时应答';
COMMENT ON COLUMN "coach"."post_check"."simulated" IS '模拟数据';
