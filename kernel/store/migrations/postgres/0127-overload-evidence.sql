-- Derived from the declarations by tools/schema.ts; review before it is committed.

CREATE TABLE "overload"."evidence_package" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "record_no" text NOT NULL,
  "site_code" text NOT NULL,
  "record_key" text NOT NULL,
  "org" text NOT NULL,
  "review" text NOT NULL,
  "plate" text NOT NULL,
  "check_code" text NOT NULL,
  "seal" text NOT NULL,
  "package" text NOT NULL,
  "package_hash" text NOT NULL,
  "sealed_at" timestamptz NOT NULL,
  "sealed_by" text NOT NULL,
  "simulated" boolean
);
CREATE UNIQUE INDEX "evidence_package_record_key_key" ON "overload"."evidence_package" USING btree ("record_key");
CREATE UNIQUE INDEX "evidence_package_seal_key" ON "overload"."evidence_package" USING btree ("seal");
CREATE INDEX "evidence_package_org_idx" ON "overload"."evidence_package" USING btree ("org");
CREATE INDEX "evidence_package_review_idx" ON "overload"."evidence_package" USING btree ("review");
CREATE INDEX "evidence_package_package_idx" ON "overload"."evidence_package" USING btree ("package");
CREATE INDEX "evidence_package_record_no_search" ON "overload"."evidence_package" USING gin ("record_no" kernel.gin_trgm_ops);
CREATE INDEX "evidence_package_site_code_search" ON "overload"."evidence_package" USING gin ("site_code" kernel.gin_trgm_ops);
CREATE INDEX "evidence_package_plate_search" ON "overload"."evidence_package" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "evidence_package_updated_at_idx" ON "overload"."evidence_package" USING btree ("updated_at");
COMMENT ON TABLE "overload"."evidence_package" IS '封存证据包';
COMMENT ON COLUMN "overload"."evidence_package"."id" IS '标识';
COMMENT ON COLUMN "overload"."evidence_package"."version" IS '版本';
COMMENT ON COLUMN "overload"."evidence_package"."created_at" IS '建立时间';
COMMENT ON COLUMN "overload"."evidence_package"."updated_at" IS '更新时间';
COMMENT ON COLUMN "overload"."evidence_package"."record_no" IS '检测单号';
COMMENT ON COLUMN "overload"."evidence_package"."site_code" IS '站点编码';
COMMENT ON COLUMN "overload"."evidence_package"."record_key" IS '记录';
COMMENT ON COLUMN "overload"."evidence_package"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."evidence_package"."review" IS '非现场审核';
COMMENT ON COLUMN "overload"."evidence_package"."plate" IS '车牌号';
COMMENT ON COLUMN "overload"."evidence_package"."check_code" IS '查询码';
COMMENT ON COLUMN "overload"."evidence_package"."seal" IS '封存值（SM3）';
COMMENT ON COLUMN "overload"."evidence_package"."package" IS '证据包';
COMMENT ON COLUMN "overload"."evidence_package"."package_hash" IS '证据包校验值';
COMMENT ON COLUMN "overload"."evidence_package"."sealed_at" IS '封存时间';
COMMENT ON COLUMN "overload"."evidence_package"."sealed_by" IS '封存人';
COMMENT ON COLUMN "overload"."evidence_package"."simulated" IS '模拟数据';

CREATE TABLE "overload"."objection" (
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
  "package" text NOT NULL,
  "review" text NOT NULL,
  "ground" text NOT NULL,
  "content" text NOT NULL,
  "name" text,
  "phone" text,
  "answer" text,
  "simulated" boolean
);
CREATE INDEX "objection_org_idx" ON "overload"."objection" USING btree ("org");
CREATE INDEX "objection_package_idx" ON "overload"."objection" USING btree ("package");
CREATE INDEX "objection_review_idx" ON "overload"."objection" USING btree ("review");
CREATE INDEX "objection_title_search" ON "overload"."objection" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "objection_state_idx" ON "overload"."objection" USING btree ("state");
CREATE INDEX "objection_opened_at_idx" ON "overload"."objection" USING btree ("opened_at");
COMMENT ON TABLE "overload"."objection" IS '异议复核';
COMMENT ON COLUMN "overload"."objection"."id" IS '标识';
COMMENT ON COLUMN "overload"."objection"."version" IS '版本';
COMMENT ON COLUMN "overload"."objection"."state" IS '状态';
COMMENT ON COLUMN "overload"."objection"."law_version" IS '规则版本';
COMMENT ON COLUMN "overload"."objection"."opened_at" IS '发起时间';
COMMENT ON COLUMN "overload"."objection"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "overload"."objection"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "overload"."objection"."closed_at" IS '办结时间';
COMMENT ON COLUMN "overload"."objection"."title" IS '事由';
COMMENT ON COLUMN "overload"."objection"."org" IS '所属区划';
COMMENT ON COLUMN "overload"."objection"."package" IS '封存证据包';
COMMENT ON COLUMN "overload"."objection"."review" IS '非现场审核';
COMMENT ON COLUMN "overload"."objection"."ground" IS '异议类型';
COMMENT ON COLUMN "overload"."objection"."content" IS '异议内容';
COMMENT ON COLUMN "overload"."objection"."name" IS '姓名';
COMMENT ON COLUMN "overload"."objection"."phone" IS '联系电话';
COMMENT ON COLUMN "overload"."objection"."answer" IS '复核意见';
COMMENT ON COLUMN "overload"."objection"."simulated" IS '模拟数据';
