-- What is filed at the roadside, under the name that the telephone gave it, and the photos taken there.

CREATE TABLE "enforcement"."site_filing" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "client_id" text NOT NULL,
  "org" text NOT NULL,
  "number" text,
  "penalty" text,
  "spot_penalty" text,
  "made_at" timestamptz NOT NULL,
  "received_at" timestamptz NOT NULL,
  "delivery" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "site_filing_client_id_key" ON "enforcement"."site_filing" USING btree ("client_id");
CREATE INDEX "site_filing_org_idx" ON "enforcement"."site_filing" USING btree ("org");
CREATE INDEX "site_filing_penalty_idx" ON "enforcement"."site_filing" USING btree ("penalty");
CREATE INDEX "site_filing_spot_penalty_idx" ON "enforcement"."site_filing" USING btree ("spot_penalty");
CREATE INDEX "site_filing_number_search" ON "enforcement"."site_filing" USING gin ("number" kernel.gin_trgm_ops);
CREATE INDEX "site_filing_updated_at_idx" ON "enforcement"."site_filing" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."site_filing" IS '现场登记';
COMMENT ON COLUMN "enforcement"."site_filing"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."site_filing"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."site_filing"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."site_filing"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."site_filing"."client_id" IS '终端登记号';
COMMENT ON COLUMN "enforcement"."site_filing"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."site_filing"."number" IS '文号';
COMMENT ON COLUMN "enforcement"."site_filing"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."site_filing"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."site_filing"."made_at" IS '终端填写时间';
COMMENT ON COLUMN "enforcement"."site_filing"."received_at" IS '接收时间';
COMMENT ON COLUMN "enforcement"."site_filing"."delivery" IS '签收';
COMMENT ON COLUMN "enforcement"."site_filing"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."site_photo" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "filing" text NOT NULL,
  "org" text NOT NULL,
  "no" bigint NOT NULL,
  "taken_at" timestamptz NOT NULL,
  "content" text NOT NULL
);
CREATE UNIQUE INDEX "site_photo_filing_no_key" ON "enforcement"."site_photo" USING btree ("filing", "no");
CREATE INDEX "site_photo_org_idx" ON "enforcement"."site_photo" USING btree ("org");
CREATE INDEX "site_photo_content_idx" ON "enforcement"."site_photo" USING btree ("content");
CREATE INDEX "site_photo_updated_at_idx" ON "enforcement"."site_photo" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."site_photo" IS '现场照片';
COMMENT ON COLUMN "enforcement"."site_photo"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."site_photo"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."site_photo"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."site_photo"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."site_photo"."filing" IS '现场登记';
COMMENT ON COLUMN "enforcement"."site_photo"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."site_photo"."no" IS '序号';
COMMENT ON COLUMN "enforcement"."site_photo"."taken_at" IS '拍摄时间';
COMMENT ON COLUMN "enforcement"."site_photo"."content" IS '照片';
