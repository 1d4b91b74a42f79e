-- Records that the weighing network takes back, and the sheet that a case of enforcement was made of.
ALTER TABLE "enforcement"."penalty" ADD COLUMN "sheet_no" text;
COMMENT ON COLUMN "enforcement"."penalty"."sheet_no" IS '检测单号';

-- Until now the sheet stood only in the words that say where the case comes from.
UPDATE "enforcement"."penalty" AS one SET "sheet_no" = sheet.no
FROM (SELECT "id", substring("source_text" FROM '检测单 (\S+)，') AS no FROM "enforcement"."penalty" WHERE "source" = 'inspection') AS sheet
WHERE sheet."id" = one."id" AND EXISTS (SELECT 1 FROM "enforcement"."offsite" WHERE "sheet_no" = sheet.no);

CREATE INDEX penalty_sheet_no_idx ON enforcement.penalty USING btree (sheet_no);

CREATE TABLE "enforcement"."withdrawal" (
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
  "sheet_no" text NOT NULL,
  "why" text NOT NULL,
  "offsite" text NOT NULL,
  "penalty" text,
  "handled" text,
  "simulated" boolean
);
CREATE INDEX "withdrawal_org_idx" ON "enforcement"."withdrawal" USING btree ("org");
CREATE INDEX "withdrawal_sheet_no_idx" ON "enforcement"."withdrawal" USING btree ("sheet_no");
CREATE INDEX "withdrawal_offsite_idx" ON "enforcement"."withdrawal" USING btree ("offsite");
CREATE INDEX "withdrawal_penalty_idx" ON "enforcement"."withdrawal" USING btree ("penalty");
CREATE INDEX "withdrawal_title_search" ON "enforcement"."withdrawal" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "withdrawal_sheet_no_search" ON "enforcement"."withdrawal" USING gin ("sheet_no" kernel.gin_trgm_ops);
CREATE INDEX "withdrawal_state_idx" ON "enforcement"."withdrawal" USING btree ("state");
CREATE INDEX "withdrawal_opened_at_idx" ON "enforcement"."withdrawal" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."withdrawal" IS '移交记录撤回';
COMMENT ON COLUMN "enforcement"."withdrawal"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."withdrawal"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."withdrawal"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."withdrawal"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."withdrawal"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."withdrawal"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."withdrawal"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."withdrawal"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."withdrawal"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."withdrawal"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."withdrawal"."sheet_no" IS '检测单号';
COMMENT ON COLUMN "enforcement"."withdrawal"."why" IS '撤回理由';
COMMENT ON COLUMN "enforcement"."withdrawal"."offsite" IS '非现场超限记录';
COMMENT ON COLUMN "enforcement"."withdrawal"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."withdrawal"."handled" IS '处理情况';
COMMENT ON COLUMN "enforcement"."withdrawal"."simulated" IS '模拟数据';
