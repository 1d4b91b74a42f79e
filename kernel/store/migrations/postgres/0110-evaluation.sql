-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "evaluation";

CREATE TABLE "evaluation"."budget_line" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "project" text NOT NULL,
  "year" bigint NOT NULL,
  "source" text NOT NULL,
  "initial" numeric(20,4) NOT NULL,
  "adjusted" numeric(20,4) NOT NULL,
  "full_year" numeric(20,4) NOT NULL,
  "committed" numeric(20,4) NOT NULL
);
CREATE UNIQUE INDEX "budget_line_project_source_key" ON "evaluation"."budget_line" USING btree ("project", "source");
CREATE INDEX "budget_line_org_idx" ON "evaluation"."budget_line" USING btree ("org");
CREATE INDEX "budget_line_name_search" ON "evaluation"."budget_line" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "budget_line_updated_at_idx" ON "evaluation"."budget_line" USING btree ("updated_at");
COMMENT ON TABLE "evaluation"."budget_line" IS '预算资金';
COMMENT ON COLUMN "evaluation"."budget_line"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."budget_line"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."budget_line"."created_at" IS '建立时间';
COMMENT ON COLUMN "evaluation"."budget_line"."updated_at" IS '更新时间';
COMMENT ON COLUMN "evaluation"."budget_line"."name" IS '资金名称';
COMMENT ON COLUMN "evaluation"."budget_line"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."budget_line"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."budget_line"."year" IS '预算年度';
COMMENT ON COLUMN "evaluation"."budget_line"."source" IS '资金来源';
COMMENT ON COLUMN "evaluation"."budget_line"."initial" IS '年初预算数';
COMMENT ON COLUMN "evaluation"."budget_line"."adjusted" IS '年中调整数';
COMMENT ON COLUMN "evaluation"."budget_line"."full_year" IS '全年预算数';
COMMENT ON COLUMN "evaluation"."budget_line"."committed" IS '已占用';

CREATE TABLE "evaluation"."disclosure" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "title" text NOT NULL,
  "org" text NOT NULL,
  "unit_name" text NOT NULL,
  "year" bigint NOT NULL,
  "published_on" date,
  "file_name" text NOT NULL,
  "file_hash" text NOT NULL,
  "rows" bigint NOT NULL,
  "printed_score" numeric(20,2),
  "strict_score" numeric(20,2),
  "grade" text,
  "findings_high" bigint NOT NULL,
  "findings" bigint NOT NULL,
  "unread" bigint NOT NULL,
  "demonstration" boolean,
  "content" jsonb
);
CREATE UNIQUE INDEX "disclosure_file_hash_key" ON "evaluation"."disclosure" USING btree ("file_hash");
CREATE INDEX "disclosure_org_idx" ON "evaluation"."disclosure" USING btree ("org");
CREATE INDEX "disclosure_title_search" ON "evaluation"."disclosure" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "disclosure_unit_name_search" ON "evaluation"."disclosure" USING gin ("unit_name" kernel.gin_trgm_ops);
CREATE INDEX "disclosure_updated_at_idx" ON "evaluation"."disclosure" USING btree ("updated_at");
COMMENT ON TABLE "evaluation"."disclosure" IS '决算公开文件';
COMMENT ON COLUMN "evaluation"."disclosure"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."disclosure"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."disclosure"."created_at" IS '建立时间';
COMMENT ON COLUMN "evaluation"."disclosure"."updated_at" IS '更新时间';
COMMENT ON COLUMN "evaluation"."disclosure"."title" IS '标题';
COMMENT ON COLUMN "evaluation"."disclosure"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."disclosure"."unit_name" IS '公开单位';
COMMENT ON COLUMN "evaluation"."disclosure"."year" IS '决算年度';
COMMENT ON COLUMN "evaluation"."disclosure"."published_on" IS '落款日期';
COMMENT ON COLUMN "evaluation"."disclosure"."file_name" IS '文件名';
COMMENT ON COLUMN "evaluation"."disclosure"."file_hash" IS '原文件';
COMMENT ON COLUMN "evaluation"."disclosure"."rows" IS '指标行数';
COMMENT ON COLUMN "evaluation"."disclosure"."printed_score" IS '公布得分';
COMMENT ON COLUMN "evaluation"."disclosure"."strict_score" IS '重算得分（严格）';
COMMENT ON COLUMN "evaluation"."disclosure"."grade" IS '重算等级';
COMMENT ON COLUMN "evaluation"."disclosure"."findings_high" IS '高风险发现';
COMMENT ON COLUMN "evaluation"."disclosure"."findings" IS '发现数';
COMMENT ON COLUMN "evaluation"."disclosure"."unread" IS '未能读出';
COMMENT ON COLUMN "evaluation"."disclosure"."demonstration" IS '演示数据';
COMMENT ON COLUMN "evaluation"."disclosure"."content" IS '解析与核对结果';

CREATE TABLE "evaluation"."finding" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "message" text NOT NULL,
  "org" text NOT NULL,
  "year" bigint NOT NULL,
  "disclosure" text NOT NULL,
  "finding_id" text NOT NULL,
  "rule" text NOT NULL,
  "severity" text NOT NULL,
  "kind" text NOT NULL,
  "printed" text,
  "computed" text,
  "quotes" jsonb,
  "assignee" text,
  "dismissed_why" text,
  "rectification" text
);
CREATE INDEX "finding_org_idx" ON "evaluation"."finding" USING btree ("org");
CREATE INDEX "finding_disclosure_idx" ON "evaluation"."finding" USING btree ("disclosure");
CREATE INDEX "finding_assignee_idx" ON "evaluation"."finding" USING btree ("assignee");
CREATE INDEX "finding_message_search" ON "evaluation"."finding" USING gin ("message" kernel.gin_trgm_ops);
CREATE INDEX "finding_rule_search" ON "evaluation"."finding" USING gin ("rule" kernel.gin_trgm_ops);
CREATE INDEX "finding_state_idx" ON "evaluation"."finding" USING btree ("state");
CREATE INDEX "finding_opened_at_idx" ON "evaluation"."finding" USING btree ("opened_at");
COMMENT ON TABLE "evaluation"."finding" IS '审核发现';
COMMENT ON COLUMN "evaluation"."finding"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."finding"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."finding"."state" IS '状态';
COMMENT ON COLUMN "evaluation"."finding"."law_version" IS '规则版本';
COMMENT ON COLUMN "evaluation"."finding"."opened_at" IS '发起时间';
COMMENT ON COLUMN "evaluation"."finding"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "evaluation"."finding"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "evaluation"."finding"."closed_at" IS '办结时间';
COMMENT ON COLUMN "evaluation"."finding"."message" IS '发现';
COMMENT ON COLUMN "evaluation"."finding"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."finding"."year" IS '年度';
COMMENT ON COLUMN "evaluation"."finding"."disclosure" IS '公开文件';
COMMENT ON COLUMN "evaluation"."finding"."finding_id" IS '发现编号';
COMMENT ON COLUMN "evaluation"."finding"."rule" IS '规则';
COMMENT ON COLUMN "evaluation"."finding"."severity" IS '严重程度';
COMMENT ON COLUMN "evaluation"."finding"."kind" IS '性质';
COMMENT ON COLUMN "evaluation"."finding"."printed" IS '公布';
COMMENT ON COLUMN "evaluation"."finding"."computed" IS '重算';
COMMENT ON COLUMN "evaluation"."finding"."quotes" IS '引文';
COMMENT ON COLUMN "evaluation"."finding"."assignee" IS '整改责任人';
COMMENT ON COLUMN "evaluation"."finding"."dismissed_why" IS '不采纳理由';
COMMENT ON COLUMN "evaluation"."finding"."rectification" IS '整改情况';

CREATE TABLE "evaluation"."goal_setting" (
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
  "year" bigint NOT NULL,
  "project" text NOT NULL,
  "opinion" text,
  "returned_why" text
);
CREATE INDEX "goal_setting_org_idx" ON "evaluation"."goal_setting" USING btree ("org");
CREATE INDEX "goal_setting_project_idx" ON "evaluation"."goal_setting" USING btree ("project");
CREATE INDEX "goal_setting_title_search" ON "evaluation"."goal_setting" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "goal_setting_state_idx" ON "evaluation"."goal_setting" USING btree ("state");
CREATE INDEX "goal_setting_opened_at_idx" ON "evaluation"."goal_setting" USING btree ("opened_at");
COMMENT ON TABLE "evaluation"."goal_setting" IS '绩效目标申报';
COMMENT ON COLUMN "evaluation"."goal_setting"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."goal_setting"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."goal_setting"."state" IS '状态';
COMMENT ON COLUMN "evaluation"."goal_setting"."law_version" IS '规则版本';
COMMENT ON COLUMN "evaluation"."goal_setting"."opened_at" IS '发起时间';
COMMENT ON COLUMN "evaluation"."goal_setting"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "evaluation"."goal_setting"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "evaluation"."goal_setting"."closed_at" IS '办结时间';
COMMENT ON COLUMN "evaluation"."goal_setting"."title" IS '名称';
COMMENT ON COLUMN "evaluation"."goal_setting"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."goal_setting"."year" IS '年度';
COMMENT ON COLUMN "evaluation"."goal_setting"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."goal_setting"."opinion" IS '审核意见';
COMMENT ON COLUMN "evaluation"."goal_setting"."returned_why" IS '退回原因';

CREATE TABLE "evaluation"."monitoring" (
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
  "year" bigint NOT NULL,
  "project" text NOT NULL,
  "spending" text NOT NULL,
  "progress" text NOT NULL,
  "forecast" text,
  "measures" text,
  "returned_why" text
);
CREATE INDEX "monitoring_org_idx" ON "evaluation"."monitoring" USING btree ("org");
CREATE INDEX "monitoring_project_idx" ON "evaluation"."monitoring" USING btree ("project");
CREATE INDEX "monitoring_title_search" ON "evaluation"."monitoring" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "monitoring_state_idx" ON "evaluation"."monitoring" USING btree ("state");
CREATE INDEX "monitoring_opened_at_idx" ON "evaluation"."monitoring" USING btree ("opened_at");
COMMENT ON TABLE "evaluation"."monitoring" IS '绩效运行监控';
COMMENT ON COLUMN "evaluation"."monitoring"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."monitoring"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."monitoring"."state" IS '状态';
COMMENT ON COLUMN "evaluation"."monitoring"."law_version" IS '规则版本';
COMMENT ON COLUMN "evaluation"."monitoring"."opened_at" IS '发起时间';
COMMENT ON COLUMN "evaluation"."monitoring"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "evaluation"."monitoring"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "evaluation"."monitoring"."closed_at" IS '办结时间';
COMMENT ON COLUMN "evaluation"."monitoring"."title" IS '名称';
COMMENT ON COLUMN "evaluation"."monitoring"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."monitoring"."year" IS '年度';
COMMENT ON COLUMN "evaluation"."monitoring"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."monitoring"."spending" IS '支出进度';
COMMENT ON COLUMN "evaluation"."monitoring"."progress" IS '指标进度';
COMMENT ON COLUMN "evaluation"."monitoring"."forecast" IS '预计不能完成的指标';
COMMENT ON COLUMN "evaluation"."monitoring"."measures" IS '纠偏措施';
COMMENT ON COLUMN "evaluation"."monitoring"."returned_why" IS '退回原因';

CREATE TABLE "evaluation"."payment_approval" (
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
  "year" bigint NOT NULL,
  "project" text NOT NULL,
  "line" text NOT NULL,
  "amount" numeric(20,4) NOT NULL,
  "payee" text NOT NULL,
  "contract_no" text,
  "invoice" text,
  "technology_opinion" text,
  "finance_opinion" text,
  "returned_why" text,
  "voucher" text
);
CREATE INDEX "payment_approval_org_idx" ON "evaluation"."payment_approval" USING btree ("org");
CREATE INDEX "payment_approval_project_idx" ON "evaluation"."payment_approval" USING btree ("project");
CREATE INDEX "payment_approval_line_idx" ON "evaluation"."payment_approval" USING btree ("line");
CREATE INDEX "payment_approval_title_search" ON "evaluation"."payment_approval" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "payment_approval_payee_search" ON "evaluation"."payment_approval" USING gin ("payee" kernel.gin_trgm_ops);
CREATE INDEX "payment_approval_state_idx" ON "evaluation"."payment_approval" USING btree ("state");
CREATE INDEX "payment_approval_opened_at_idx" ON "evaluation"."payment_approval" USING btree ("opened_at");
COMMENT ON TABLE "evaluation"."payment_approval" IS '付款审批';
COMMENT ON COLUMN "evaluation"."payment_approval"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."payment_approval"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."payment_approval"."state" IS '状态';
COMMENT ON COLUMN "evaluation"."payment_approval"."law_version" IS '规则版本';
COMMENT ON COLUMN "evaluation"."payment_approval"."opened_at" IS '发起时间';
COMMENT ON COLUMN "evaluation"."payment_approval"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "evaluation"."payment_approval"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "evaluation"."payment_approval"."closed_at" IS '办结时间';
COMMENT ON COLUMN "evaluation"."payment_approval"."title" IS '事由';
COMMENT ON COLUMN "evaluation"."payment_approval"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."payment_approval"."year" IS '预算年度';
COMMENT ON COLUMN "evaluation"."payment_approval"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."payment_approval"."line" IS '资金';
COMMENT ON COLUMN "evaluation"."payment_approval"."amount" IS '申请金额';
COMMENT ON COLUMN "evaluation"."payment_approval"."payee" IS '收款单位';
COMMENT ON COLUMN "evaluation"."payment_approval"."contract_no" IS '合同编号';
COMMENT ON COLUMN "evaluation"."payment_approval"."invoice" IS '发票或合同';
COMMENT ON COLUMN "evaluation"."payment_approval"."technology_opinion" IS '技术审核意见';
COMMENT ON COLUMN "evaluation"."payment_approval"."finance_opinion" IS '财务审核意见';
COMMENT ON COLUMN "evaluation"."payment_approval"."returned_why" IS '退回原因';
COMMENT ON COLUMN "evaluation"."payment_approval"."voucher" IS '支付凭证号';

CREATE TABLE "evaluation"."project" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "year" bigint NOT NULL,
  "fund_kind" text NOT NULL,
  "leader" text,
  "goal" text,
  "stopped" boolean,
  "stopped_why" text
);
CREATE UNIQUE INDEX "project_org_year_name_key" ON "evaluation"."project" USING btree ("org", "year", "name");
CREATE INDEX "project_leader_idx" ON "evaluation"."project" USING btree ("leader");
CREATE INDEX "project_name_search" ON "evaluation"."project" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "project_updated_at_idx" ON "evaluation"."project" USING btree ("updated_at");
COMMENT ON TABLE "evaluation"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."project"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."project"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."project"."created_at" IS '建立时间';
COMMENT ON COLUMN "evaluation"."project"."updated_at" IS '更新时间';
COMMENT ON COLUMN "evaluation"."project"."name" IS '项目名称';
COMMENT ON COLUMN "evaluation"."project"."org" IS '实施单位';
COMMENT ON COLUMN "evaluation"."project"."year" IS '预算年度';
COMMENT ON COLUMN "evaluation"."project"."fund_kind" IS '资金类别';
COMMENT ON COLUMN "evaluation"."project"."leader" IS '项目负责人';
COMMENT ON COLUMN "evaluation"."project"."goal" IS '年度绩效目标';
COMMENT ON COLUMN "evaluation"."project"."stopped" IS '已停止';
COMMENT ON COLUMN "evaluation"."project"."stopped_why" IS '停止原因';

CREATE TABLE "evaluation"."self_evaluation" (
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
  "year" bigint NOT NULL,
  "project" text,
  "values" jsonb,
  "goal_actual" text,
  "returned_why" text,
  "published_document" text
);
CREATE INDEX "self_evaluation_org_idx" ON "evaluation"."self_evaluation" USING btree ("org");
CREATE INDEX "self_evaluation_project_idx" ON "evaluation"."self_evaluation" USING btree ("project");
CREATE INDEX "self_evaluation_title_search" ON "evaluation"."self_evaluation" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "self_evaluation_state_idx" ON "evaluation"."self_evaluation" USING btree ("state");
CREATE INDEX "self_evaluation_opened_at_idx" ON "evaluation"."self_evaluation" USING btree ("opened_at");
COMMENT ON TABLE "evaluation"."self_evaluation" IS '绩效自评';
COMMENT ON COLUMN "evaluation"."self_evaluation"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."self_evaluation"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."self_evaluation"."state" IS '状态';
COMMENT ON COLUMN "evaluation"."self_evaluation"."law_version" IS '规则版本';
COMMENT ON COLUMN "evaluation"."self_evaluation"."opened_at" IS '发起时间';
COMMENT ON COLUMN "evaluation"."self_evaluation"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "evaluation"."self_evaluation"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "evaluation"."self_evaluation"."closed_at" IS '办结时间';
COMMENT ON COLUMN "evaluation"."self_evaluation"."title" IS '名称';
COMMENT ON COLUMN "evaluation"."self_evaluation"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."self_evaluation"."year" IS '年度';
COMMENT ON COLUMN "evaluation"."self_evaluation"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."self_evaluation"."values" IS '填报内容';
COMMENT ON COLUMN "evaluation"."self_evaluation"."goal_actual" IS '年度目标实际完成情况';
COMMENT ON COLUMN "evaluation"."self_evaluation"."returned_why" IS '退回原因';
COMMENT ON COLUMN "evaluation"."self_evaluation"."published_document" IS '公布文号';

CREATE TABLE "evaluation"."target" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "org" text NOT NULL,
  "project" text NOT NULL,
  "year" bigint NOT NULL,
  "no" bigint NOT NULL,
  "level1" text NOT NULL,
  "level2" text NOT NULL,
  "level3" text NOT NULL,
  "target_text" text NOT NULL,
  "op" text,
  "value" numeric(20,4),
  "unit" text,
  "weight" numeric(20,2) NOT NULL,
  "department" text,
  "evidence" text
);
CREATE UNIQUE INDEX "target_project_no_key" ON "evaluation"."target" USING btree ("project", "no");
CREATE INDEX "target_org_idx" ON "evaluation"."target" USING btree ("org");
CREATE INDEX "target_level3_search" ON "evaluation"."target" USING gin ("level3" kernel.gin_trgm_ops);
CREATE INDEX "target_updated_at_idx" ON "evaluation"."target" USING btree ("updated_at");
COMMENT ON TABLE "evaluation"."target" IS '绩效指标';
COMMENT ON COLUMN "evaluation"."target"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."target"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."target"."created_at" IS '建立时间';
COMMENT ON COLUMN "evaluation"."target"."updated_at" IS '更新时间';
COMMENT ON COLUMN "evaluation"."target"."org" IS '单位';
COMMENT ON COLUMN "evaluation"."target"."project" IS '项目';
COMMENT ON COLUMN "evaluation"."target"."year" IS '年度';
COMMENT ON COLUMN "evaluation"."target"."no" IS '序号';
COMMENT ON COLUMN "evaluation"."target"."level1" IS '一级指标';
COMMENT ON COLUMN "evaluation"."target"."level2" IS '二级指标';
COMMENT ON COLUMN "evaluation"."target"."level3" IS '三级指标';
COMMENT ON COLUMN "evaluation"."target"."target_text" IS '年度指标值';
COMMENT ON COLUMN "evaluation"."target"."op" IS '比较';
COMMENT ON COLUMN "evaluation"."target"."value" IS '目标值';
COMMENT ON COLUMN "evaluation"."target"."unit" IS '计量单位';
COMMENT ON COLUMN "evaluation"."target"."weight" IS '分值';
COMMENT ON COLUMN "evaluation"."target"."department" IS '责任部门';
COMMENT ON COLUMN "evaluation"."target"."evidence" IS '绑定证据指标';

CREATE TABLE "evaluation"."unit" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "staff_established" bigint,
  "staff_actual" bigint
);
CREATE UNIQUE INDEX "unit_org_key" ON "evaluation"."unit" USING btree ("org");
CREATE INDEX "unit_name_search" ON "evaluation"."unit" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "unit_updated_at_idx" ON "evaluation"."unit" USING btree ("updated_at");
COMMENT ON TABLE "evaluation"."unit" IS '预算单位';
COMMENT ON COLUMN "evaluation"."unit"."id" IS '标识';
COMMENT ON COLUMN "evaluation"."unit"."version" IS '版本';
COMMENT ON COLUMN "evaluation"."unit"."created_at" IS '建立时间';
COMMENT ON COLUMN "evaluation"."unit"."updated_at" IS '更新时间';
COMMENT ON COLUMN "evaluation"."unit"."name" IS '单位名称';
COMMENT ON COLUMN "evaluation"."unit"."org" IS '所属机构';
COMMENT ON COLUMN "evaluation"."unit"."staff_established" IS '编制数';
COMMENT ON COLUMN "evaluation"."unit"."staff_actual" IS '实际在职人数';
