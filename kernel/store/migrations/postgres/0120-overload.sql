-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "evaluation";
CREATE SCHEMA IF NOT EXISTS "overload";

CREATE TABLE "overload"."act" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "plate" text NOT NULL,
  "org" text NOT NULL,
  "first_at" timestamptz NOT NULL,
  "record_keys" jsonb NOT NULL,
  "weighings" bigint NOT NULL,
  "record_key" text NOT NULL,
  "total_kg" bigint NOT NULL,
  "limit_kg" bigint NOT NULL,
  "fined_by" text,
  "fine_yuan" numeric(20,2),
  "simulated" boolean
);
CREATE UNIQUE INDEX "act_plate_first_at_key" ON "overload"."act" USING btree ("plate", "first_at");
CREATE INDEX "act_org_idx" ON "overload"."act" USING btree ("org");
CREATE INDEX "act_plate_search" ON "overload"."act" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "act_updated_at_idx" ON "overload"."act" USING btree ("updated_at");
COMMENT ON TABLE "overload"."act" IS '违法超限行为';
COMMENT ON COLUMN "overload"."act"."id" IS '标识';
COMMENT ON COLUMN "overload"."act"."version" IS '版本';
COMMENT ON COLUMN "overload"."act"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."act"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."act"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."act"."org" IS '发生地';
COMMENT ON COLUMN "overload"."act"."first_at" IS '首次过车时间';
COMMENT ON COLUMN "overload"."act"."record_keys" IS '过车记录';
COMMENT ON COLUMN "overload"."act"."weighings" IS '过车次数';
COMMENT ON COLUMN "overload"."act"."record_key" IS '认定记录';
COMMENT ON COLUMN "overload"."act"."total_kg" IS '认定总质量';
COMMENT ON COLUMN "overload"."act"."limit_kg" IS '适用限值';
COMMENT ON COLUMN "overload"."act"."fined_by" IS '处罚机关';
COMMENT ON COLUMN "overload"."act"."fine_yuan" IS '罚款';
COMMENT ON COLUMN "overload"."act"."simulated" IS '模拟数据';

CREATE TABLE "overload"."carrier" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "licence" text NOT NULL,
  "org" text NOT NULL,
  "fleet" bigint,
  "first_issued_on" date,
  "simulated" boolean
);
CREATE UNIQUE INDEX "carrier_licence_key" ON "overload"."carrier" USING btree ("licence");
CREATE INDEX "carrier_org_idx" ON "overload"."carrier" USING btree ("org");
CREATE INDEX "carrier_name_search" ON "overload"."carrier" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "carrier_licence_search" ON "overload"."carrier" USING gin ("licence" kernel.gin_trgm_ops);
CREATE INDEX "carrier_updated_at_idx" ON "overload"."carrier" USING btree ("updated_at");
COMMENT ON TABLE "overload"."carrier" IS '货运企业';
COMMENT ON COLUMN "overload"."carrier"."id" IS '标识';
COMMENT ON COLUMN "overload"."carrier"."version" IS '版本';
COMMENT ON COLUMN "overload"."carrier"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."carrier"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."carrier"."name" IS '企业名称';
COMMENT ON COLUMN "overload"."carrier"."licence" IS '经营许可证号';
COMMENT ON COLUMN "overload"."carrier"."org" IS '所在区划';
COMMENT ON COLUMN "overload"."carrier"."fleet" IS '货运车辆数';
COMMENT ON COLUMN "overload"."carrier"."first_issued_on" IS '许可证首发日期';
COMMENT ON COLUMN "overload"."carrier"."simulated" IS '模拟数据';

CREATE TABLE "overload"."certificate" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "number" text NOT NULL,
  "site_code" text NOT NULL,
  "org" text NOT NULL,
  "first_lane" bigint NOT NULL,
  "last_lane" bigint NOT NULL,
  "accuracy_class" text NOT NULL,
  "min_speed_kmh" numeric(20,1),
  "max_speed_kmh" numeric(20,1),
  "valid_from" date NOT NULL,
  "valid_to" date NOT NULL,
  "issuer" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "certificate_number_key" ON "overload"."certificate" USING btree ("number");
CREATE INDEX "certificate_org_idx" ON "overload"."certificate" USING btree ("org");
CREATE INDEX "certificate_number_search" ON "overload"."certificate" USING gin ("number" kernel.gin_trgm_ops);
CREATE INDEX "certificate_site_code_search" ON "overload"."certificate" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "certificate_updated_at_idx" ON "overload"."certificate" USING btree ("updated_at");
COMMENT ON TABLE "overload"."certificate" IS '检定证书';
COMMENT ON COLUMN "overload"."certificate"."id" IS '标识';
COMMENT ON COLUMN "overload"."certificate"."version" IS '版本';
COMMENT ON COLUMN "overload"."certificate"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."certificate"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."certificate"."number" IS '证书编号';
COMMENT ON COLUMN "overload"."certificate"."site_code" IS '站点编码';
COMMENT ON COLUMN "overload"."certificate"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."certificate"."first_lane" IS '起始车道';
COMMENT ON COLUMN "overload"."certificate"."last_lane" IS '终止车道';
COMMENT ON COLUMN "overload"."certificate"."accuracy_class" IS '准确度等级';
COMMENT ON COLUMN "overload"."certificate"."min_speed_kmh" IS '最低速度';
COMMENT ON COLUMN "overload"."certificate"."max_speed_kmh" IS '最高速度';
COMMENT ON COLUMN "overload"."certificate"."valid_from" IS '有效期起';
COMMENT ON COLUMN "overload"."certificate"."valid_to" IS '有效期止';
COMMENT ON COLUMN "overload"."certificate"."issuer" IS '检定机构';
COMMENT ON COLUMN "overload"."certificate"."simulated" IS '模拟数据';

CREATE TABLE "overload"."correction" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "indicator" text NOT NULL,
  "period" text NOT NULL,
  "org" text NOT NULL,
  "before" numeric(20,4) NOT NULL,
  "after" numeric(20,4) NOT NULL,
  "why" text NOT NULL
);
CREATE INDEX "correction_org_idx" ON "overload"."correction" USING btree ("org");
CREATE INDEX "correction_indicator_search" ON "overload"."correction" USING gin ("indicator" kernel.gin_trgm_ops);
CREATE INDEX "correction_updated_at_idx" ON "overload"."correction" USING btree ("updated_at");
COMMENT ON TABLE "overload"."correction" IS '指标更正';
COMMENT ON COLUMN "overload"."correction"."id" IS '标识';
COMMENT ON COLUMN "overload"."correction"."version" IS '版本';
COMMENT ON COLUMN "overload"."correction"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."correction"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."correction"."indicator" IS '指标';
COMMENT ON COLUMN "overload"."correction"."period" IS '期间';
COMMENT ON COLUMN "overload"."correction"."org" IS '区划';
COMMENT ON COLUMN "overload"."correction"."before" IS '更正前';
COMMENT ON COLUMN "overload"."correction"."after" IS '更正后';
COMMENT ON COLUMN "overload"."correction"."why" IS '更正理由';

CREATE TABLE "overload"."device" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "number" text NOT NULL,
  "site" text NOT NULL,
  "org" text NOT NULL,
  "kind" text NOT NULL,
  "lane_group" text,
  "model" text,
  "status" text NOT NULL,
  "simulated" boolean
);
CREATE UNIQUE INDEX "device_number_key" ON "overload"."device" USING btree ("number");
CREATE INDEX "device_site_idx" ON "overload"."device" USING btree ("site");
CREATE INDEX "device_org_idx" ON "overload"."device" USING btree ("org");
CREATE INDEX "device_number_search" ON "overload"."device" USING gin ("number" kernel.gin_trgm_ops);
CREATE INDEX "device_updated_at_idx" ON "overload"."device" USING btree ("updated_at");
COMMENT ON TABLE "overload"."device" IS '检测设备';
COMMENT ON COLUMN "overload"."device"."id" IS '标识';
COMMENT ON COLUMN "overload"."device"."version" IS '版本';
COMMENT ON COLUMN "overload"."device"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."device"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."device"."number" IS '设备编号';
COMMENT ON COLUMN "overload"."device"."site" IS '站点';
COMMENT ON COLUMN "overload"."device"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."device"."kind" IS '设备种类';
COMMENT ON COLUMN "overload"."device"."lane_group" IS '车道组';
COMMENT ON COLUMN "overload"."device"."model" IS '型号';
COMMENT ON COLUMN "overload"."device"."status" IS '状态';
COMMENT ON COLUMN "overload"."device"."simulated" IS '模拟数据';

CREATE TABLE "overload"."gate_refusal" (
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
  "site_code" text NOT NULL,
  "record_key" text NOT NULL,
  "record_no" text NOT NULL,
  "plate" text,
  "passed_at" timestamptz NOT NULL,
  "axles" bigint NOT NULL,
  "total_kg" bigint NOT NULL,
  "screen_limit_kg" bigint NOT NULL,
  "registry_limit_kg" bigint,
  "over_kg" bigint NOT NULL,
  "simulated" boolean,
  "reweighed_kg" bigint,
  "seen_at" text,
  "permit_no" text
);
CREATE INDEX "gate_refusal_org_idx" ON "overload"."gate_refusal" USING btree ("org");
CREATE INDEX "gate_refusal_title_search" ON "overload"."gate_refusal" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "gate_refusal_site_code_search" ON "overload"."gate_refusal" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "gate_refusal_record_no_search" ON "overload"."gate_refusal" USING gin ("record_no" kernel.gin_trgm_ops);
CREATE INDEX "gate_refusal_plate_search" ON "overload"."gate_refusal" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "gate_refusal_state_idx" ON "overload"."gate_refusal" USING btree ("state");
CREATE INDEX "gate_refusal_opened_at_idx" ON "overload"."gate_refusal" USING btree ("opened_at");
COMMENT ON TABLE "overload"."gate_refusal" IS '入口劝返';
COMMENT ON COLUMN "overload"."gate_refusal"."id" IS '标识';
COMMENT ON COLUMN "overload"."gate_refusal"."version" IS '版本';
COMMENT ON COLUMN "overload"."gate_refusal"."state" IS '状态';
COMMENT ON COLUMN "overload"."gate_refusal"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."gate_refusal"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."gate_refusal"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."gate_refusal"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."gate_refusal"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."gate_refusal"."title" IS '事由';
COMMENT ON COLUMN "overload"."gate_refusal"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."gate_refusal"."site_code" IS '站点编码';
COMMENT ON COLUMN "overload"."gate_refusal"."record_key" IS '记录';
COMMENT ON COLUMN "overload"."gate_refusal"."record_no" IS '检测单号';
COMMENT ON COLUMN "overload"."gate_refusal"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."gate_refusal"."passed_at" IS '检测时间';
COMMENT ON COLUMN "overload"."gate_refusal"."axles" IS '轴数';
COMMENT ON COLUMN "overload"."gate_refusal"."total_kg" IS '车货总质量';
COMMENT ON COLUMN "overload"."gate_refusal"."screen_limit_kg" IS '初筛限值';
COMMENT ON COLUMN "overload"."gate_refusal"."registry_limit_kg" IS '登记限值';
COMMENT ON COLUMN "overload"."gate_refusal"."over_kg" IS '超限';
COMMENT ON COLUMN "overload"."gate_refusal"."simulated" IS '模拟数据';
COMMENT ON COLUMN "overload"."gate_refusal"."reweighed_kg" IS '复称质量';
COMMENT ON COLUMN "overload"."gate_refusal"."seen_at" IS '再次出现地点';
COMMENT ON COLUMN "overload"."gate_refusal"."permit_no" IS '通行证号';

CREATE TABLE "overload"."overload_review" (
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
  "site_code" text NOT NULL,
  "record_key" text NOT NULL,
  "record_no" text NOT NULL,
  "plate" text,
  "passed_at" timestamptz NOT NULL,
  "axles" bigint NOT NULL,
  "total_kg" bigint NOT NULL,
  "screen_limit_kg" bigint NOT NULL,
  "registry_limit_kg" bigint,
  "over_kg" bigint NOT NULL,
  "simulated" boolean,
  "act" text,
  "home_province" boolean,
  "decided_limit_kg" bigint,
  "limit_why" text,
  "why" text,
  "copied_to" text,
  "notice_no" text,
  "case_no" text
);
CREATE INDEX "overload_review_org_idx" ON "overload"."overload_review" USING btree ("org");
CREATE INDEX "overload_review_act_idx" ON "overload"."overload_review" USING btree ("act");
CREATE INDEX "overload_review_title_search" ON "overload"."overload_review" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "overload_review_site_code_search" ON "overload"."overload_review" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "overload_review_record_no_search" ON "overload"."overload_review" USING gin ("record_no" kernel.gin_trgm_ops);
CREATE INDEX "overload_review_plate_search" ON "overload"."overload_review" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "overload_review_state_idx" ON "overload"."overload_review" USING btree ("state");
CREATE INDEX "overload_review_opened_at_idx" ON "overload"."overload_review" USING btree ("opened_at");
COMMENT ON TABLE "overload"."overload_review" IS '非现场审核';
COMMENT ON COLUMN "overload"."overload_review"."id" IS '标识';
COMMENT ON COLUMN "overload"."overload_review"."version" IS '版本';
COMMENT ON COLUMN "overload"."overload_review"."state" IS '状态';
COMMENT ON COLUMN "overload"."overload_review"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."overload_review"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."overload_review"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."overload_review"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."overload_review"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."overload_review"."title" IS '事由';
COMMENT ON COLUMN "overload"."overload_review"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."overload_review"."site_code" IS '站点编码';
COMMENT ON COLUMN "overload"."overload_review"."record_key" IS '记录';
COMMENT ON COLUMN "overload"."overload_review"."record_no" IS '检测单号';
COMMENT ON COLUMN "overload"."overload_review"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."overload_review"."passed_at" IS '检测时间';
COMMENT ON COLUMN "overload"."overload_review"."axles" IS '轴数';
COMMENT ON COLUMN "overload"."overload_review"."total_kg" IS '车货总质量';
COMMENT ON COLUMN "overload"."overload_review"."screen_limit_kg" IS '初筛限值';
COMMENT ON COLUMN "overload"."overload_review"."registry_limit_kg" IS '登记限值';
COMMENT ON COLUMN "overload"."overload_review"."over_kg" IS '超限';
COMMENT ON COLUMN "overload"."overload_review"."simulated" IS '模拟数据';
COMMENT ON COLUMN "overload"."overload_review"."act" IS '违法超限行为';
COMMENT ON COLUMN "overload"."overload_review"."home_province" IS '本省车辆';
COMMENT ON COLUMN "overload"."overload_review"."decided_limit_kg" IS '认定限值';
COMMENT ON COLUMN "overload"."overload_review"."limit_why" IS '认定限值理由';
COMMENT ON COLUMN "overload"."overload_review"."why" IS '理由';
COMMENT ON COLUMN "overload"."overload_review"."copied_to" IS '抄告单位';
COMMENT ON COLUMN "overload"."overload_review"."notice_no" IS '告知文号';
COMMENT ON COLUMN "overload"."overload_review"."case_no" IS '案号';

CREATE TABLE "overload"."permit" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "number" text NOT NULL,
  "org" text NOT NULL,
  "plate" text NOT NULL,
  "trailer_plate" text,
  "valid_from" date NOT NULL,
  "valid_to" date NOT NULL,
  "max_kg" bigint NOT NULL,
  "route" text,
  "sites" jsonb,
  "simulated" boolean
);
CREATE UNIQUE INDEX "permit_number_key" ON "overload"."permit" USING btree ("number");
CREATE INDEX "permit_org_idx" ON "overload"."permit" USING btree ("org");
CREATE INDEX "permit_number_search" ON "overload"."permit" USING gin ("number" kernel.gin_trgm_ops);
CREATE INDEX "permit_plate_search" ON "overload"."permit" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "permit_updated_at_idx" ON "overload"."permit" USING btree ("updated_at");
COMMENT ON TABLE "overload"."permit" IS '超限运输车辆通行证';
COMMENT ON COLUMN "overload"."permit"."id" IS '标识';
COMMENT ON COLUMN "overload"."permit"."version" IS '版本';
COMMENT ON COLUMN "overload"."permit"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."permit"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."permit"."number" IS '通行证号';
COMMENT ON COLUMN "overload"."permit"."org" IS '许可机关';
COMMENT ON COLUMN "overload"."permit"."plate" IS '牵引车车牌';
COMMENT ON COLUMN "overload"."permit"."trailer_plate" IS '挂车车牌';
COMMENT ON COLUMN "overload"."permit"."valid_from" IS '有效期起';
COMMENT ON COLUMN "overload"."permit"."valid_to" IS '有效期止';
COMMENT ON COLUMN "overload"."permit"."max_kg" IS '许可总质量';
COMMENT ON COLUMN "overload"."permit"."route" IS '许可路线';
COMMENT ON COLUMN "overload"."permit"."sites" IS '途经站点编码';
COMMENT ON COLUMN "overload"."permit"."simulated" IS '模拟数据';

CREATE TABLE "overload"."site" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "code" text NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "org" text NOT NULL,
  "road" text,
  "stake" text,
  "longitude" numeric(20,6),
  "latitude" numeric(20,6),
  "lanes" bigint,
  "status" text NOT NULL,
  "published_on" date,
  "enforced_from" date,
  "sender" text,
  "enterprise" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "site_code_key" ON "overload"."site" USING btree ("code");
CREATE INDEX "site_org_idx" ON "overload"."site" USING btree ("org");
CREATE INDEX "site_sender_idx" ON "overload"."site" USING btree ("sender");
CREATE INDEX "site_code_search" ON "overload"."site" USING gin ("code" kernel.gin_trgm_ops);
CREATE INDEX "site_name_search" ON "overload"."site" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "site_road_search" ON "overload"."site" USING gin ("road" kernel.gin_trgm_ops);
CREATE INDEX "site_enterprise_search" ON "overload"."site" USING gin ("enterprise" kernel.gin_trgm_ops);
CREATE INDEX "site_updated_at_idx" ON "overload"."site" USING btree ("updated_at");
COMMENT ON TABLE "overload"."site" IS '检测站点';
COMMENT ON COLUMN "overload"."site"."id" IS '标识';
COMMENT ON COLUMN "overload"."site"."version" IS '版本';
COMMENT ON COLUMN "overload"."site"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."site"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."site"."code" IS '站点编码';
COMMENT ON COLUMN "overload"."site"."name" IS '站点名称';
COMMENT ON COLUMN "overload"."site"."kind" IS '站点类型';
COMMENT ON COLUMN "overload"."site"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."site"."road" IS '路线';
COMMENT ON COLUMN "overload"."site"."stake" IS '桩号';
COMMENT ON COLUMN "overload"."site"."longitude" IS '经度';
COMMENT ON COLUMN "overload"."site"."latitude" IS '纬度';
COMMENT ON COLUMN "overload"."site"."lanes" IS '车道数';
COMMENT ON COLUMN "overload"."site"."status" IS '状态';
COMMENT ON COLUMN "overload"."site"."published_on" IS '公布日期';
COMMENT ON COLUMN "overload"."site"."enforced_from" IS '启用执法日期';
COMMENT ON COLUMN "overload"."site"."sender" IS '上传账号';
COMMENT ON COLUMN "overload"."site"."enterprise" IS '源头企业';
COMMENT ON COLUMN "overload"."site"."simulated" IS '模拟数据';

CREATE TABLE "overload"."station_check" (
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
  "site_code" text NOT NULL,
  "record_key" text NOT NULL,
  "record_no" text NOT NULL,
  "plate" text,
  "passed_at" timestamptz NOT NULL,
  "axles" bigint NOT NULL,
  "total_kg" bigint NOT NULL,
  "screen_limit_kg" bigint NOT NULL,
  "registry_limit_kg" bigint,
  "over_kg" bigint NOT NULL,
  "simulated" boolean,
  "decided_limit_kg" bigint,
  "limit_why" text,
  "unloaded_kg" bigint,
  "reweighed_kg" bigint,
  "police_unit" text
);
CREATE INDEX "station_check_org_idx" ON "overload"."station_check" USING btree ("org");
CREATE INDEX "station_check_title_search" ON "overload"."station_check" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "station_check_site_code_search" ON "overload"."station_check" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "station_check_record_no_search" ON "overload"."station_check" USING gin ("record_no" kernel.gin_trgm_ops);
CREATE INDEX "station_check_plate_search" ON "overload"."station_check" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "station_check_state_idx" ON "overload"."station_check" USING btree ("state");
CREATE INDEX "station_check_opened_at_idx" ON "overload"."station_check" USING btree ("opened_at");
COMMENT ON TABLE "overload"."station_check" IS '固定站检测';
COMMENT ON COLUMN "overload"."station_check"."id" IS '标识';
COMMENT ON COLUMN "overload"."station_check"."version" IS '版本';
COMMENT ON COLUMN "overload"."station_check"."state" IS '状态';
COMMENT ON COLUMN "overload"."station_check"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."station_check"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."station_check"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."station_check"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."station_check"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."station_check"."title" IS '事由';
COMMENT ON COLUMN "overload"."station_check"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."station_check"."site_code" IS '站点编码';
COMMENT ON COLUMN "overload"."station_check"."record_key" IS '记录';
COMMENT ON COLUMN "overload"."station_check"."record_no" IS '检测单号';
COMMENT ON COLUMN "overload"."station_check"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."station_check"."passed_at" IS '检测时间';
COMMENT ON COLUMN "overload"."station_check"."axles" IS '轴数';
COMMENT ON COLUMN "overload"."station_check"."total_kg" IS '车货总质量';
COMMENT ON COLUMN "overload"."station_check"."screen_limit_kg" IS '初筛限值';
COMMENT ON COLUMN "overload"."station_check"."registry_limit_kg" IS '登记限值';
COMMENT ON COLUMN "overload"."station_check"."over_kg" IS '超限';
COMMENT ON COLUMN "overload"."station_check"."simulated" IS '模拟数据';
COMMENT ON COLUMN "overload"."station_check"."decided_limit_kg" IS '认定限值';
COMMENT ON COLUMN "overload"."station_check"."limit_why" IS '认定限值理由';
COMMENT ON COLUMN "overload"."station_check"."unloaded_kg" IS '卸载质量';
COMMENT ON COLUMN "overload"."station_check"."reweighed_kg" IS '复称质量';
COMMENT ON COLUMN "overload"."station_check"."police_unit" IS '移交公安单位';

CREATE TABLE "overload"."vehicle" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "plate" text NOT NULL,
  "colour" text,
  "org" text NOT NULL,
  "axle_code" text NOT NULL,
  "category" text NOT NULL,
  "air_suspension" boolean NOT NULL,
  "single_tyre_axles" bigint NOT NULL,
  "registered_kg" bigint,
  "rated_load_kg" bigint,
  "carrier" text,
  "transport_no" text,
  "first_issued_on" date,
  "simulated" boolean
);
CREATE UNIQUE INDEX "vehicle_plate_key" ON "overload"."vehicle" USING btree ("plate");
CREATE INDEX "vehicle_org_idx" ON "overload"."vehicle" USING btree ("org");
CREATE INDEX "vehicle_carrier_idx" ON "overload"."vehicle" USING btree ("carrier");
CREATE INDEX "vehicle_plate_search" ON "overload"."vehicle" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "vehicle_updated_at_idx" ON "overload"."vehicle" USING btree ("updated_at");
COMMENT ON TABLE "overload"."vehicle" IS '货运车辆';
COMMENT ON COLUMN "overload"."vehicle"."id" IS '标识';
COMMENT ON COLUMN "overload"."vehicle"."version" IS '版本';
COMMENT ON COLUMN "overload"."vehicle"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."vehicle"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."vehicle"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."vehicle"."colour" IS '车牌颜色';
COMMENT ON COLUMN "overload"."vehicle"."org" IS '车籍地';
COMMENT ON COLUMN "overload"."vehicle"."axle_code" IS '轴型';
COMMENT ON COLUMN "overload"."vehicle"."category" IS '车辆类别';
COMMENT ON COLUMN "overload"."vehicle"."air_suspension" IS '空气悬架';
COMMENT ON COLUMN "overload"."vehicle"."single_tyre_axles" IS '单轮胎轴数';
COMMENT ON COLUMN "overload"."vehicle"."registered_kg" IS '最大允许总质量';
COMMENT ON COLUMN "overload"."vehicle"."rated_load_kg" IS '核定载质量';
COMMENT ON COLUMN "overload"."vehicle"."carrier" IS '货运企业';
COMMENT ON COLUMN "overload"."vehicle"."transport_no" IS '道路运输证号';
COMMENT ON COLUMN "overload"."vehicle"."first_issued_on" IS '道路运输证首发日期';
COMMENT ON COLUMN "overload"."vehicle"."simulated" IS '模拟数据';
