-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "enforcement";

CREATE TABLE "enforcement"."action" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "penalty" text NOT NULL,
  "way" text NOT NULL,
  "duty" text NOT NULL,
  "substitute" text,
  "budget" numeric(20,2),
  "must_clear" boolean,
  "urged_on" date,
  "answer" text,
  "execute_at" timestamptz,
  "urgent" boolean,
  "ended_why" text
);
CREATE INDEX "action_org_idx" ON "enforcement"."action" USING btree ("org");
CREATE INDEX "action_lead_officer_idx" ON "enforcement"."action" USING btree ("lead_officer");
CREATE INDEX "action_second_officer_idx" ON "enforcement"."action" USING btree ("second_officer");
CREATE INDEX "action_penalty_idx" ON "enforcement"."action" USING btree ("penalty");
CREATE INDEX "action_title_search" ON "enforcement"."action" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "action_state_idx" ON "enforcement"."action" USING btree ("state");
CREATE INDEX "action_opened_at_idx" ON "enforcement"."action" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."action" IS '行政强制执行';
COMMENT ON COLUMN "enforcement"."action"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."action"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."action"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."action"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."action"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."action"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."action"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."action"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."action"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."action"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."action"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."action"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."action"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."action"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."action"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."action"."way" IS '执行方式';
COMMENT ON COLUMN "enforcement"."action"."duty" IS '义务内容';
COMMENT ON COLUMN "enforcement"."action"."substitute" IS '代履行人';
COMMENT ON COLUMN "enforcement"."action"."budget" IS '费用预算';
COMMENT ON COLUMN "enforcement"."action"."must_clear" IS '道路航道须立即清除';
COMMENT ON COLUMN "enforcement"."action"."urged_on" IS '催告书送达日期';
COMMENT ON COLUMN "enforcement"."action"."answer" IS '当事人的陈述申辩';
COMMENT ON COLUMN "enforcement"."action"."execute_at" IS '执行时间';
COMMENT ON COLUMN "enforcement"."action"."urgent" IS '情况紧急';
COMMENT ON COLUMN "enforcement"."action"."ended_why" IS '中止或终结的理由';

CREATE TABLE "enforcement"."appraisal" (
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
  "penalty" text NOT NULL,
  "expert" text,
  "subject_mark" numeric(20,1),
  "fact_mark" numeric(20,1),
  "law_mark" numeric(20,1),
  "procedure_mark" numeric(20,1),
  "writing_mark" numeric(20,1),
  "score" numeric(20,1),
  "grade" text,
  "deductions" text,
  "veto" boolean,
  "second_opinion" text,
  "simulated" boolean
);
CREATE INDEX "appraisal_org_idx" ON "enforcement"."appraisal" USING btree ("org");
CREATE INDEX "appraisal_penalty_idx" ON "enforcement"."appraisal" USING btree ("penalty");
CREATE INDEX "appraisal_expert_idx" ON "enforcement"."appraisal" USING btree ("expert");
CREATE INDEX "appraisal_title_search" ON "enforcement"."appraisal" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "appraisal_state_idx" ON "enforcement"."appraisal" USING btree ("state");
CREATE INDEX "appraisal_opened_at_idx" ON "enforcement"."appraisal" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."appraisal" IS '案卷评查';
COMMENT ON COLUMN "enforcement"."appraisal"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."appraisal"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."appraisal"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."appraisal"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."appraisal"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."appraisal"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."appraisal"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."appraisal"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."appraisal"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."appraisal"."org" IS '被评单位';
COMMENT ON COLUMN "enforcement"."appraisal"."penalty" IS '案卷';
COMMENT ON COLUMN "enforcement"."appraisal"."expert" IS '评查人员';
COMMENT ON COLUMN "enforcement"."appraisal"."subject_mark" IS '主体与人员资格';
COMMENT ON COLUMN "enforcement"."appraisal"."fact_mark" IS '事实与证据';
COMMENT ON COLUMN "enforcement"."appraisal"."law_mark" IS '法律适用与裁量';
COMMENT ON COLUMN "enforcement"."appraisal"."procedure_mark" IS '程序与期限';
COMMENT ON COLUMN "enforcement"."appraisal"."writing_mark" IS '文书与归档';
COMMENT ON COLUMN "enforcement"."appraisal"."score" IS '得分';
COMMENT ON COLUMN "enforcement"."appraisal"."grade" IS '等次';
COMMENT ON COLUMN "enforcement"."appraisal"."deductions" IS '扣分理由';
COMMENT ON COLUMN "enforcement"."appraisal"."veto" IS '主要事实、证据或程序违法';
COMMENT ON COLUMN "enforcement"."appraisal"."second_opinion" IS '复评意见';
COMMENT ON COLUMN "enforcement"."appraisal"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."cash" (
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
  "penalty" text,
  "spot_penalty" text,
  "simulated" boolean,
  "amount" numeric(20,2) NOT NULL,
  "receipt" text NOT NULL,
  "collected_at" timestamptz NOT NULL,
  "bank_receipt" text
);
CREATE INDEX "cash_org_idx" ON "enforcement"."cash" USING btree ("org");
CREATE INDEX "cash_penalty_idx" ON "enforcement"."cash" USING btree ("penalty");
CREATE INDEX "cash_spot_penalty_idx" ON "enforcement"."cash" USING btree ("spot_penalty");
CREATE INDEX "cash_title_search" ON "enforcement"."cash" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "cash_state_idx" ON "enforcement"."cash" USING btree ("state");
CREATE INDEX "cash_opened_at_idx" ON "enforcement"."cash" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."cash" IS '当场收缴罚款';
COMMENT ON COLUMN "enforcement"."cash"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."cash"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."cash"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."cash"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."cash"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."cash"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."cash"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."cash"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."cash"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."cash"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."cash"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."cash"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."cash"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."cash"."amount" IS '当场收缴金额';
COMMENT ON COLUMN "enforcement"."cash"."receipt" IS '财政票据号';
COMMENT ON COLUMN "enforcement"."cash"."collected_at" IS '收缴或抵岸时间';
COMMENT ON COLUMN "enforcement"."cash"."bank_receipt" IS '缴款凭证号';

CREATE TABLE "enforcement"."certificate" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "no" text NOT NULL,
  "officer" text NOT NULL,
  "org" text NOT NULL,
  "issuer" text NOT NULL,
  "field" text NOT NULL,
  "issued_on" date NOT NULL,
  "valid_until" date NOT NULL,
  "status" text NOT NULL,
  "changed_why" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "certificate_no_key" ON "enforcement"."certificate" USING btree ("no");
CREATE INDEX "certificate_officer_idx" ON "enforcement"."certificate" USING btree ("officer");
CREATE INDEX "certificate_org_idx" ON "enforcement"."certificate" USING btree ("org");
CREATE INDEX "certificate_no_search" ON "enforcement"."certificate" USING gin ("no" kernel.gin_trgm_ops);
CREATE INDEX "certificate_updated_at_idx" ON "enforcement"."certificate" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."certificate" IS '执法证件';
COMMENT ON COLUMN "enforcement"."certificate"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."certificate"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."certificate"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."certificate"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."certificate"."no" IS '证号';
COMMENT ON COLUMN "enforcement"."certificate"."officer" IS '执法人员';
COMMENT ON COLUMN "enforcement"."certificate"."org" IS '所属单位';
COMMENT ON COLUMN "enforcement"."certificate"."issuer" IS '发证机关';
COMMENT ON COLUMN "enforcement"."certificate"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."certificate"."issued_on" IS '发证日期';
COMMENT ON COLUMN "enforcement"."certificate"."valid_until" IS '有效期至';
COMMENT ON COLUMN "enforcement"."certificate"."status" IS '证件状态';
COMMENT ON COLUMN "enforcement"."certificate"."changed_why" IS '状态变更原因';
COMMENT ON COLUMN "enforcement"."certificate"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."certificate_review" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "certificate" text NOT NULL,
  "org" text NOT NULL,
  "year" bigint NOT NULL,
  "passed" boolean NOT NULL,
  "reviewed_on" date NOT NULL
);
CREATE UNIQUE INDEX "certificate_review_certificate_year_key" ON "enforcement"."certificate_review" USING btree ("certificate", "year");
CREATE INDEX "certificate_review_org_idx" ON "enforcement"."certificate_review" USING btree ("org");
CREATE INDEX "certificate_review_updated_at_idx" ON "enforcement"."certificate_review" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."certificate_review" IS '证件年审';
COMMENT ON COLUMN "enforcement"."certificate_review"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."certificate_review"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."certificate_review"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."certificate_review"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."certificate_review"."certificate" IS '执法证件';
COMMENT ON COLUMN "enforcement"."certificate_review"."org" IS '所属单位';
COMMENT ON COLUMN "enforcement"."certificate_review"."year" IS '年度';
COMMENT ON COLUMN "enforcement"."certificate_review"."passed" IS '审验合格';
COMMENT ON COLUMN "enforcement"."certificate_review"."reviewed_on" IS '审验日期';

CREATE TABLE "enforcement"."collection" (
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
  "penalty" text,
  "spot_penalty" text,
  "simulated" boolean,
  "decision_number" text,
  "fine" numeric(20,2) NOT NULL,
  "served_on" date NOT NULL,
  "remedy" text NOT NULL,
  "deferred_until" date,
  "deferred_why" text,
  "court_from" date,
  "urged_on" date,
  "answer" text,
  "applied_on" date,
  "court" text,
  "court_answer" text,
  "suspended_on" date,
  "ended_why" text,
  "surcharge" numeric(20,2),
  "paid" numeric(20,2),
  "returned_why" text
);
CREATE INDEX "collection_org_idx" ON "enforcement"."collection" USING btree ("org");
CREATE INDEX "collection_penalty_idx" ON "enforcement"."collection" USING btree ("penalty");
CREATE INDEX "collection_spot_penalty_idx" ON "enforcement"."collection" USING btree ("spot_penalty");
CREATE INDEX "collection_title_search" ON "enforcement"."collection" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "collection_decision_number_search" ON "enforcement"."collection" USING gin ("decision_number" kernel.gin_trgm_ops);
CREATE INDEX "collection_state_idx" ON "enforcement"."collection" USING btree ("state");
CREATE INDEX "collection_opened_at_idx" ON "enforcement"."collection" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."collection" IS '罚款收缴';
COMMENT ON COLUMN "enforcement"."collection"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."collection"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."collection"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."collection"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."collection"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."collection"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."collection"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."collection"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."collection"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."collection"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."collection"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."collection"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."collection"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."collection"."decision_number" IS '决定书文号';
COMMENT ON COLUMN "enforcement"."collection"."fine" IS '罚款金额';
COMMENT ON COLUMN "enforcement"."collection"."served_on" IS '决定送达日期';
COMMENT ON COLUMN "enforcement"."collection"."remedy" IS '救济途径';
COMMENT ON COLUMN "enforcement"."collection"."deferred_until" IS '延期缴纳至';
COMMENT ON COLUMN "enforcement"."collection"."deferred_why" IS '延期或分期的理由';
COMMENT ON COLUMN "enforcement"."collection"."court_from" IS '可申请法院强制执行之日';
COMMENT ON COLUMN "enforcement"."collection"."urged_on" IS '催告书送达日期';
COMMENT ON COLUMN "enforcement"."collection"."answer" IS '当事人的陈述申辩';
COMMENT ON COLUMN "enforcement"."collection"."applied_on" IS '申请法院日期';
COMMENT ON COLUMN "enforcement"."collection"."court" IS '受理法院';
COMMENT ON COLUMN "enforcement"."collection"."court_answer" IS '法院意见';
COMMENT ON COLUMN "enforcement"."collection"."suspended_on" IS '中止执行日期';
COMMENT ON COLUMN "enforcement"."collection"."ended_why" IS '中止或终结的理由';
COMMENT ON COLUMN "enforcement"."collection"."surcharge" IS '加处罚款';
COMMENT ON COLUMN "enforcement"."collection"."paid" IS '已缴金额';
COMMENT ON COLUMN "enforcement"."collection"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."compensation" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "party" text NOT NULL,
  "vehicle" text,
  "place" text NOT NULL,
  "damaged_at" timestamptz NOT NULL,
  "kind" text NOT NULL,
  "findings" text,
  "amount" numeric(20,2),
  "notice_served_on" date,
  "answer" text,
  "receipt" text,
  "extended_why" text,
  "ended_why" text
);
CREATE INDEX "compensation_org_idx" ON "enforcement"."compensation" USING btree ("org");
CREATE INDEX "compensation_lead_officer_idx" ON "enforcement"."compensation" USING btree ("lead_officer");
CREATE INDEX "compensation_second_officer_idx" ON "enforcement"."compensation" USING btree ("second_officer");
CREATE INDEX "compensation_party_idx" ON "enforcement"."compensation" USING btree ("party");
CREATE INDEX "compensation_vehicle_idx" ON "enforcement"."compensation" USING btree ("vehicle");
CREATE INDEX "compensation_title_search" ON "enforcement"."compensation" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "compensation_state_idx" ON "enforcement"."compensation" USING btree ("state");
CREATE INDEX "compensation_opened_at_idx" ON "enforcement"."compensation" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."compensation" IS '公路赔补偿';
COMMENT ON COLUMN "enforcement"."compensation"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."compensation"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."compensation"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."compensation"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."compensation"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."compensation"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."compensation"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."compensation"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."compensation"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."compensation"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."compensation"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."compensation"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."compensation"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."compensation"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."compensation"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."compensation"."vehicle" IS '涉案车船';
COMMENT ON COLUMN "enforcement"."compensation"."place" IS '地点';
COMMENT ON COLUMN "enforcement"."compensation"."damaged_at" IS '损坏时间';
COMMENT ON COLUMN "enforcement"."compensation"."kind" IS '类别';
COMMENT ON COLUMN "enforcement"."compensation"."findings" IS '勘验情况';
COMMENT ON COLUMN "enforcement"."compensation"."amount" IS '赔补偿金额';
COMMENT ON COLUMN "enforcement"."compensation"."notice_served_on" IS '通知书送达日期';
COMMENT ON COLUMN "enforcement"."compensation"."answer" IS '当事人意见';
COMMENT ON COLUMN "enforcement"."compensation"."receipt" IS '票据号';
COMMENT ON COLUMN "enforcement"."compensation"."extended_why" IS '延长的理由';
COMMENT ON COLUMN "enforcement"."compensation"."ended_why" IS '终止理由';

CREATE TABLE "enforcement"."damage" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "compensation" text NOT NULL,
  "org" text NOT NULL,
  "name" text NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" text NOT NULL,
  "price" numeric(20,2) NOT NULL
);
CREATE INDEX "damage_compensation_idx" ON "enforcement"."damage" USING btree ("compensation");
CREATE INDEX "damage_org_idx" ON "enforcement"."damage" USING btree ("org");
CREATE INDEX "damage_updated_at_idx" ON "enforcement"."damage" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."damage" IS '路产损坏清单';
COMMENT ON COLUMN "enforcement"."damage"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."damage"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."damage"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."damage"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."damage"."compensation" IS '赔补偿事项';
COMMENT ON COLUMN "enforcement"."damage"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."damage"."name" IS '路产名称';
COMMENT ON COLUMN "enforcement"."damage"."quantity" IS '数量';
COMMENT ON COLUMN "enforcement"."damage"."unit" IS '计量单位';
COMMENT ON COLUMN "enforcement"."damage"."price" IS '单价';

CREATE TABLE "enforcement"."discretion" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "violation" text NOT NULL,
  "level" bigint NOT NULL,
  "outcome" text NOT NULL,
  "circumstance" text NOT NULL,
  "least_fine" numeric(20,2) NOT NULL,
  "most_fine" numeric(20,2) NOT NULL,
  "since" date NOT NULL,
  "basis" text NOT NULL
);
CREATE UNIQUE INDEX "discretion_violation_level_since_key" ON "enforcement"."discretion" USING btree ("violation", "level", "since");
CREATE INDEX "discretion_updated_at_idx" ON "enforcement"."discretion" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."discretion" IS '裁量基准';
COMMENT ON COLUMN "enforcement"."discretion"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."discretion"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."discretion"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."discretion"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."discretion"."violation" IS '违法行为';
COMMENT ON COLUMN "enforcement"."discretion"."level" IS '违法程度';
COMMENT ON COLUMN "enforcement"."discretion"."outcome" IS '裁量等次';
COMMENT ON COLUMN "enforcement"."discretion"."circumstance" IS '违法情节';
COMMENT ON COLUMN "enforcement"."discretion"."least_fine" IS '罚款下限';
COMMENT ON COLUMN "enforcement"."discretion"."most_fine" IS '罚款上限';
COMMENT ON COLUMN "enforcement"."discretion"."since" IS '施行日期';
COMMENT ON COLUMN "enforcement"."discretion"."basis" IS '依据';

CREATE TABLE "enforcement"."evidence" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "penalty" text NOT NULL,
  "org" text NOT NULL,
  "no" bigint NOT NULL,
  "kind" text NOT NULL,
  "name" text NOT NULL,
  "taken_at" timestamptz NOT NULL,
  "place" text,
  "recorder" text NOT NULL,
  "medium" text,
  "original" boolean,
  "content" text,
  "pages" bigint,
  "valid" boolean NOT NULL,
  "note" text,
  "previous_hash" text,
  "hash" text NOT NULL
);
CREATE UNIQUE INDEX "evidence_penalty_no_key" ON "enforcement"."evidence" USING btree ("penalty", "no");
CREATE INDEX "evidence_org_idx" ON "enforcement"."evidence" USING btree ("org");
CREATE INDEX "evidence_recorder_idx" ON "enforcement"."evidence" USING btree ("recorder");
CREATE INDEX "evidence_content_idx" ON "enforcement"."evidence" USING btree ("content");
CREATE INDEX "evidence_name_search" ON "enforcement"."evidence" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "evidence_updated_at_idx" ON "enforcement"."evidence" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."evidence" IS '证据';
COMMENT ON COLUMN "enforcement"."evidence"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."evidence"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."evidence"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."evidence"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."evidence"."penalty" IS '案件';
COMMENT ON COLUMN "enforcement"."evidence"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."evidence"."no" IS '证据编号';
COMMENT ON COLUMN "enforcement"."evidence"."kind" IS '证据种类';
COMMENT ON COLUMN "enforcement"."evidence"."name" IS '证据名称';
COMMENT ON COLUMN "enforcement"."evidence"."taken_at" IS '取证时间';
COMMENT ON COLUMN "enforcement"."evidence"."place" IS '取证地点';
COMMENT ON COLUMN "enforcement"."evidence"."recorder" IS '取证人';
COMMENT ON COLUMN "enforcement"."evidence"."medium" IS '载体';
COMMENT ON COLUMN "enforcement"."evidence"."original" IS '原件';
COMMENT ON COLUMN "enforcement"."evidence"."content" IS '证据文件';
COMMENT ON COLUMN "enforcement"."evidence"."pages" IS '页数';
COMMENT ON COLUMN "enforcement"."evidence"."valid" IS '有效';
COMMENT ON COLUMN "enforcement"."evidence"."note" IS '说明';
COMMENT ON COLUMN "enforcement"."evidence"."previous_hash" IS '前一证据校验值';
COMMENT ON COLUMN "enforcement"."evidence"."hash" IS '校验值';

CREATE TABLE "enforcement"."evidence_hold" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "penalty" text NOT NULL,
  "goods" text NOT NULL,
  "place" text NOT NULL,
  "held_at" timestamptz,
  "list_handed_over" boolean,
  "disposal" text,
  "returned_why" text
);
CREATE INDEX "evidence_hold_org_idx" ON "enforcement"."evidence_hold" USING btree ("org");
CREATE INDEX "evidence_hold_lead_officer_idx" ON "enforcement"."evidence_hold" USING btree ("lead_officer");
CREATE INDEX "evidence_hold_second_officer_idx" ON "enforcement"."evidence_hold" USING btree ("second_officer");
CREATE INDEX "evidence_hold_penalty_idx" ON "enforcement"."evidence_hold" USING btree ("penalty");
CREATE INDEX "evidence_hold_title_search" ON "enforcement"."evidence_hold" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "evidence_hold_state_idx" ON "enforcement"."evidence_hold" USING btree ("state");
CREATE INDEX "evidence_hold_opened_at_idx" ON "enforcement"."evidence_hold" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."evidence_hold" IS '证据先行登记保存';
COMMENT ON COLUMN "enforcement"."evidence_hold"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."evidence_hold"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."evidence_hold"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."evidence_hold"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."evidence_hold"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."evidence_hold"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."evidence_hold"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."evidence_hold"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."evidence_hold"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."evidence_hold"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."evidence_hold"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."evidence_hold"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."evidence_hold"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."evidence_hold"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."evidence_hold"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."evidence_hold"."goods" IS '物品清单';
COMMENT ON COLUMN "enforcement"."evidence_hold"."place" IS '保存地点';
COMMENT ON COLUMN "enforcement"."evidence_hold"."held_at" IS '登记保存时间';
COMMENT ON COLUMN "enforcement"."evidence_hold"."list_handed_over" IS '清单已交当事人';
COMMENT ON COLUMN "enforcement"."evidence_hold"."disposal" IS '处理决定';
COMMENT ON COLUMN "enforcement"."evidence_hold"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."filed_act" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "party" text NOT NULL,
  "violation" text NOT NULL,
  "act_at" timestamptz NOT NULL,
  "penalty" text NOT NULL,
  "org" text NOT NULL,
  "case_number" text NOT NULL
);
CREATE UNIQUE INDEX "filed_act_party_violation_act_at_key" ON "enforcement"."filed_act" USING btree ("party", "violation", "act_at");
CREATE INDEX "filed_act_violation_idx" ON "enforcement"."filed_act" USING btree ("violation");
CREATE INDEX "filed_act_penalty_idx" ON "enforcement"."filed_act" USING btree ("penalty");
CREATE INDEX "filed_act_org_idx" ON "enforcement"."filed_act" USING btree ("org");
CREATE INDEX "filed_act_updated_at_idx" ON "enforcement"."filed_act" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."filed_act" IS '已立案违法行为';
COMMENT ON COLUMN "enforcement"."filed_act"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."filed_act"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."filed_act"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."filed_act"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."filed_act"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."filed_act"."violation" IS '案由';
COMMENT ON COLUMN "enforcement"."filed_act"."act_at" IS '违法时间';
COMMENT ON COLUMN "enforcement"."filed_act"."penalty" IS '案件';
COMMENT ON COLUMN "enforcement"."filed_act"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."filed_act"."case_number" IS '案号';

CREATE TABLE "enforcement"."freeze" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "collection" text NOT NULL,
  "org" text NOT NULL,
  "reason" text NOT NULL,
  "remedy" text NOT NULL,
  "from_on" date NOT NULL,
  "until_on" date
);
CREATE INDEX "freeze_collection_idx" ON "enforcement"."freeze" USING btree ("collection");
CREATE INDEX "freeze_org_idx" ON "enforcement"."freeze" USING btree ("org");
CREATE INDEX "freeze_remedy_idx" ON "enforcement"."freeze" USING btree ("remedy");
CREATE INDEX "freeze_updated_at_idx" ON "enforcement"."freeze" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."freeze" IS '加处罚款停算';
COMMENT ON COLUMN "enforcement"."freeze"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."freeze"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."freeze"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."freeze"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."freeze"."collection" IS '收缴事项';
COMMENT ON COLUMN "enforcement"."freeze"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."freeze"."reason" IS '事由';
COMMENT ON COLUMN "enforcement"."freeze"."remedy" IS '复议诉讼事项';
COMMENT ON COLUMN "enforcement"."freeze"."from_on" IS '停算之日';
COMMENT ON COLUMN "enforcement"."freeze"."until_on" IS '恢复之日';

CREATE TABLE "enforcement"."instalment" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "collection" text NOT NULL,
  "org" text NOT NULL,
  "no" bigint NOT NULL,
  "due_on" date NOT NULL,
  "amount" numeric(20,2) NOT NULL
);
CREATE UNIQUE INDEX "instalment_collection_no_key" ON "enforcement"."instalment" USING btree ("collection", "no");
CREATE INDEX "instalment_org_idx" ON "enforcement"."instalment" USING btree ("org");
CREATE INDEX "instalment_updated_at_idx" ON "enforcement"."instalment" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."instalment" IS '分期';
COMMENT ON COLUMN "enforcement"."instalment"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."instalment"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."instalment"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."instalment"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."instalment"."collection" IS '收缴事项';
COMMENT ON COLUMN "enforcement"."instalment"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."instalment"."no" IS '期次';
COMMENT ON COLUMN "enforcement"."instalment"."due_on" IS '应缴日期';
COMMENT ON COLUMN "enforcement"."instalment"."amount" IS '金额';

CREATE TABLE "enforcement"."law" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "title" text NOT NULL,
  "number" text,
  "issuer" text NOT NULL,
  "level" text NOT NULL,
  "issued_on" date,
  "link" text
);
CREATE INDEX "law_title_search" ON "enforcement"."law" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "law_updated_at_idx" ON "enforcement"."law" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."law" IS '法律法规';
COMMENT ON COLUMN "enforcement"."law"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."law"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."law"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."law"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."law"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."law"."number" IS '文号';
COMMENT ON COLUMN "enforcement"."law"."issuer" IS '发布机关';
COMMENT ON COLUMN "enforcement"."law"."level" IS '效力级别';
COMMENT ON COLUMN "enforcement"."law"."issued_on" IS '发布日期';
COMMENT ON COLUMN "enforcement"."law"."link" IS '链接';

CREATE TABLE "enforcement"."officer" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "id_number" text,
  "duty" text,
  "status" text NOT NULL,
  "legal_qualification" boolean,
  "supervisor" boolean,
  "leadership" boolean,
  "simulated" boolean
);
CREATE INDEX "officer_org_idx" ON "enforcement"."officer" USING btree ("org");
CREATE INDEX "officer_name_search" ON "enforcement"."officer" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "officer_updated_at_idx" ON "enforcement"."officer" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."officer" IS '执法人员';
COMMENT ON COLUMN "enforcement"."officer"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."officer"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."officer"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."officer"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."officer"."name" IS '姓名';
COMMENT ON COLUMN "enforcement"."officer"."org" IS '所属单位';
COMMENT ON COLUMN "enforcement"."officer"."id_number" IS '身份证号';
COMMENT ON COLUMN "enforcement"."officer"."duty" IS '职务';
COMMENT ON COLUMN "enforcement"."officer"."status" IS '岗位状态';
COMMENT ON COLUMN "enforcement"."officer"."legal_qualification" IS '法律职业资格';
COMMENT ON COLUMN "enforcement"."officer"."supervisor" IS '执法监督人员';
COMMENT ON COLUMN "enforcement"."officer"."leadership" IS '领导班子成员';
COMMENT ON COLUMN "enforcement"."officer"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."offsite" (
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
  "station" text NOT NULL,
  "plate" text NOT NULL,
  "passed_at" timestamptz NOT NULL,
  "axles" bigint NOT NULL,
  "gross_kg" bigint NOT NULL,
  "limit_kg" bigint NOT NULL,
  "over_kg" bigint,
  "device_legal" boolean NOT NULL,
  "device_audited" boolean NOT NULL,
  "place_published" boolean NOT NULL,
  "photo" text,
  "violation" text NOT NULL,
  "party" text,
  "notified_on" date,
  "lead_officer" text,
  "second_officer" text,
  "void_why" text,
  "returned_why" text,
  "simulated" boolean
);
CREATE INDEX "offsite_org_idx" ON "enforcement"."offsite" USING btree ("org");
CREATE INDEX "offsite_violation_idx" ON "enforcement"."offsite" USING btree ("violation");
CREATE INDEX "offsite_party_idx" ON "enforcement"."offsite" USING btree ("party");
CREATE INDEX "offsite_lead_officer_idx" ON "enforcement"."offsite" USING btree ("lead_officer");
CREATE INDEX "offsite_second_officer_idx" ON "enforcement"."offsite" USING btree ("second_officer");
CREATE INDEX "offsite_title_search" ON "enforcement"."offsite" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "offsite_sheet_no_search" ON "enforcement"."offsite" USING gin ("sheet_no" kernel.gin_trgm_ops);
CREATE INDEX "offsite_state_idx" ON "enforcement"."offsite" USING btree ("state");
CREATE INDEX "offsite_opened_at_idx" ON "enforcement"."offsite" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."offsite" IS '非现场超限记录';
COMMENT ON COLUMN "enforcement"."offsite"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."offsite"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."offsite"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."offsite"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."offsite"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."offsite"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."offsite"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."offsite"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."offsite"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."offsite"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."offsite"."sheet_no" IS '检测单号';
COMMENT ON COLUMN "enforcement"."offsite"."station" IS '监测点';
COMMENT ON COLUMN "enforcement"."offsite"."plate" IS '车牌号';
COMMENT ON COLUMN "enforcement"."offsite"."passed_at" IS '通过时间';
COMMENT ON COLUMN "enforcement"."offsite"."axles" IS '轴数';
COMMENT ON COLUMN "enforcement"."offsite"."gross_kg" IS '车货总质量（kg）';
COMMENT ON COLUMN "enforcement"."offsite"."limit_kg" IS '限值（kg）';
COMMENT ON COLUMN "enforcement"."offsite"."over_kg" IS '超限（kg）';
COMMENT ON COLUMN "enforcement"."offsite"."device_legal" IS '设备依法检定合格';
COMMENT ON COLUMN "enforcement"."offsite"."device_audited" IS '设置经法制和技术审核';
COMMENT ON COLUMN "enforcement"."offsite"."place_published" IS '设置地点已公布';
COMMENT ON COLUMN "enforcement"."offsite"."photo" IS '影像编号';
COMMENT ON COLUMN "enforcement"."offsite"."violation" IS '案由';
COMMENT ON COLUMN "enforcement"."offsite"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."offsite"."notified_on" IS '告知日期';
COMMENT ON COLUMN "enforcement"."offsite"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."offsite"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."offsite"."void_why" IS '作废理由';
COMMENT ON COLUMN "enforcement"."offsite"."returned_why" IS '退回原因';
COMMENT ON COLUMN "enforcement"."offsite"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."organ" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "credit_code" text,
  "word" text NOT NULL,
  "authority" text NOT NULL,
  "delegation" text,
  "powers" text,
  "legal_basis" text,
  "address" text,
  "telephone" text,
  "payee_bank" text,
  "payee_account" text,
  "review_organ" text,
  "court" text,
  "own_enforcement" boolean,
  "simulated" boolean
);
CREATE UNIQUE INDEX "organ_org_key" ON "enforcement"."organ" USING btree ("org");
CREATE INDEX "organ_name_search" ON "enforcement"."organ" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "organ_updated_at_idx" ON "enforcement"."organ" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."organ" IS '执法机构';
COMMENT ON COLUMN "enforcement"."organ"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."organ"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."organ"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."organ"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."organ"."name" IS '机构名称';
COMMENT ON COLUMN "enforcement"."organ"."org" IS '所属单位';
COMMENT ON COLUMN "enforcement"."organ"."credit_code" IS '统一社会信用代码';
COMMENT ON COLUMN "enforcement"."organ"."word" IS '案件字';
COMMENT ON COLUMN "enforcement"."organ"."authority" IS '职权取得方式';
COMMENT ON COLUMN "enforcement"."organ"."delegation" IS '委托事项、权限和期限';
COMMENT ON COLUMN "enforcement"."organ"."powers" IS '主要职权';
COMMENT ON COLUMN "enforcement"."organ"."legal_basis" IS '执法依据';
COMMENT ON COLUMN "enforcement"."organ"."address" IS '地址';
COMMENT ON COLUMN "enforcement"."organ"."telephone" IS '电话';
COMMENT ON COLUMN "enforcement"."organ"."payee_bank" IS '代收机构';
COMMENT ON COLUMN "enforcement"."organ"."payee_account" IS '收款账号';
COMMENT ON COLUMN "enforcement"."organ"."review_organ" IS '行政复议机关';
COMMENT ON COLUMN "enforcement"."organ"."court" IS '诉讼管辖法院';
COMMENT ON COLUMN "enforcement"."organ"."own_enforcement" IS '法律授予强制执行权';
COMMENT ON COLUMN "enforcement"."organ"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."party" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "kind" text NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "number" text,
  "representative" text,
  "address" text,
  "telephone" text,
  "licence" text,
  "birth_year" bigint,
  "electronic_service" boolean,
  "simulated" boolean
);
CREATE INDEX "party_org_idx" ON "enforcement"."party" USING btree ("org");
CREATE INDEX "party_name_search" ON "enforcement"."party" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "party_updated_at_idx" ON "enforcement"."party" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."party"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."party"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."party"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."party"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."party"."kind" IS '当事人类型';
COMMENT ON COLUMN "enforcement"."party"."name" IS '姓名或名称';
COMMENT ON COLUMN "enforcement"."party"."org" IS '登记单位';
COMMENT ON COLUMN "enforcement"."party"."number" IS '证件号码';
COMMENT ON COLUMN "enforcement"."party"."representative" IS '法定代表人';
COMMENT ON COLUMN "enforcement"."party"."address" IS '住址';
COMMENT ON COLUMN "enforcement"."party"."telephone" IS '联系电话';
COMMENT ON COLUMN "enforcement"."party"."licence" IS '经营许可证或从业资格证号';
COMMENT ON COLUMN "enforcement"."party"."birth_year" IS '出生年份';
COMMENT ON COLUMN "enforcement"."party"."electronic_service" IS '同意电子送达';
COMMENT ON COLUMN "enforcement"."party"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."passage" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "offsite" text NOT NULL,
  "org" text NOT NULL,
  "plate" text NOT NULL,
  "passed_at" timestamptz NOT NULL,
  "sheet_no" text NOT NULL
);
CREATE UNIQUE INDEX "passage_offsite_key" ON "enforcement"."passage" USING btree ("offsite");
CREATE INDEX "passage_org_idx" ON "enforcement"."passage" USING btree ("org");
CREATE INDEX "passage_updated_at_idx" ON "enforcement"."passage" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."passage" IS '超限通行记录';
COMMENT ON COLUMN "enforcement"."passage"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."passage"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."passage"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."passage"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."passage"."offsite" IS '非现场记录';
COMMENT ON COLUMN "enforcement"."passage"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."passage"."plate" IS '车牌号';
COMMENT ON COLUMN "enforcement"."passage"."passed_at" IS '通过时间';
COMMENT ON COLUMN "enforcement"."passage"."sheet_no" IS '检测单号';

CREATE TABLE "enforcement"."payment" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "collection" text NOT NULL,
  "org" text NOT NULL,
  "amount" numeric(20,2) NOT NULL,
  "paid_on" date NOT NULL,
  "way" text NOT NULL,
  "receipt" text NOT NULL
);
CREATE UNIQUE INDEX "payment_receipt_key" ON "enforcement"."payment" USING btree ("receipt");
CREATE INDEX "payment_collection_idx" ON "enforcement"."payment" USING btree ("collection");
CREATE INDEX "payment_org_idx" ON "enforcement"."payment" USING btree ("org");
CREATE INDEX "payment_updated_at_idx" ON "enforcement"."payment" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."payment" IS '缴款';
COMMENT ON COLUMN "enforcement"."payment"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."payment"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."payment"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."payment"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."payment"."collection" IS '收缴事项';
COMMENT ON COLUMN "enforcement"."payment"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."payment"."amount" IS '金额';
COMMENT ON COLUMN "enforcement"."payment"."paid_on" IS '缴款日期';
COMMENT ON COLUMN "enforcement"."payment"."way" IS '缴款方式';
COMMENT ON COLUMN "enforcement"."payment"."receipt" IS '票据号';

CREATE TABLE "enforcement"."penalty" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "source" text NOT NULL,
  "source_text" text,
  "violation" text NOT NULL,
  "party" text NOT NULL,
  "vehicle" text,
  "act_at" timestamptz NOT NULL,
  "act_ended_on" date,
  "discovered_at" timestamptz NOT NULL,
  "place" text NOT NULL,
  "major" boolean,
  "case_number" text,
  "filed_at" timestamptz,
  "facts" text,
  "first_time" boolean,
  "minor" boolean,
  "corrected" boolean,
  "mitigating" boolean,
  "times" bigint,
  "outcome" text,
  "proposed_fine" numeric(20,2),
  "extended_why" text,
  "filing_extended_why" text,
  "reviewer" text,
  "review_opinion" text,
  "hearing_right" boolean,
  "noticed_fine" numeric(20,2),
  "notice_served_on" date,
  "statement" text,
  "recheck" text,
  "hearing_asked_on" date,
  "hearing_notified_on" date,
  "hearing_at" timestamptz,
  "hearing_place" text,
  "chair" text,
  "hearing_opinion" text,
  "discussed_on" date,
  "discussion" text,
  "fine" numeric(20,2),
  "other_penalty" text,
  "decision_number" text,
  "decided_at" timestamptz,
  "no_penalty_why" text,
  "decision_served_on" date,
  "service_way" text,
  "closing_ground" text,
  "closing_text" text,
  "archive_number" text,
  "retention" text,
  "returned_why" text
);
CREATE INDEX "penalty_org_idx" ON "enforcement"."penalty" USING btree ("org");
CREATE INDEX "penalty_lead_officer_idx" ON "enforcement"."penalty" USING btree ("lead_officer");
CREATE INDEX "penalty_second_officer_idx" ON "enforcement"."penalty" USING btree ("second_officer");
CREATE INDEX "penalty_violation_idx" ON "enforcement"."penalty" USING btree ("violation");
CREATE INDEX "penalty_party_idx" ON "enforcement"."penalty" USING btree ("party");
CREATE INDEX "penalty_vehicle_idx" ON "enforcement"."penalty" USING btree ("vehicle");
CREATE INDEX "penalty_reviewer_idx" ON "enforcement"."penalty" USING btree ("reviewer");
CREATE INDEX "penalty_chair_idx" ON "enforcement"."penalty" USING btree ("chair");
CREATE INDEX "penalty_title_search" ON "enforcement"."penalty" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "penalty_case_number_search" ON "enforcement"."penalty" USING gin ("case_number" kernel.gin_trgm_ops);
CREATE INDEX "penalty_decision_number_search" ON "enforcement"."penalty" USING gin ("decision_number" kernel.gin_trgm_ops);
CREATE INDEX "penalty_state_idx" ON "enforcement"."penalty" USING btree ("state");
CREATE INDEX "penalty_opened_at_idx" ON "enforcement"."penalty" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."penalty"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."penalty"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."penalty"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."penalty"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."penalty"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."penalty"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."penalty"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."penalty"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."penalty"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."penalty"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."penalty"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."penalty"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."penalty"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."penalty"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."penalty"."source" IS '案件来源';
COMMENT ON COLUMN "enforcement"."penalty"."source_text" IS '来源说明';
COMMENT ON COLUMN "enforcement"."penalty"."violation" IS '案由';
COMMENT ON COLUMN "enforcement"."penalty"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."penalty"."vehicle" IS '涉案车船';
COMMENT ON COLUMN "enforcement"."penalty"."act_at" IS '违法时间';
COMMENT ON COLUMN "enforcement"."penalty"."act_ended_on" IS '违法行为终了日期';
COMMENT ON COLUMN "enforcement"."penalty"."discovered_at" IS '发现或受案时间';
COMMENT ON COLUMN "enforcement"."penalty"."place" IS '违法地点';
COMMENT ON COLUMN "enforcement"."penalty"."major" IS '情节复杂或重大';
COMMENT ON COLUMN "enforcement"."penalty"."case_number" IS '案号';
COMMENT ON COLUMN "enforcement"."penalty"."filed_at" IS '立案时间';
COMMENT ON COLUMN "enforcement"."penalty"."facts" IS '查明的违法事实';
COMMENT ON COLUMN "enforcement"."penalty"."first_time" IS '初次违法';
COMMENT ON COLUMN "enforcement"."penalty"."minor" IS '轻微或危害后果轻微';
COMMENT ON COLUMN "enforcement"."penalty"."corrected" IS '及时改正';
COMMENT ON COLUMN "enforcement"."penalty"."mitigating" IS '有从轻或减轻情节';
COMMENT ON COLUMN "enforcement"."penalty"."times" IS '一年内同类违法次数';
COMMENT ON COLUMN "enforcement"."penalty"."outcome" IS '裁量等次';
COMMENT ON COLUMN "enforcement"."penalty"."proposed_fine" IS '拟处罚款';
COMMENT ON COLUMN "enforcement"."penalty"."extended_why" IS '延长办案期限的理由';
COMMENT ON COLUMN "enforcement"."penalty"."filing_extended_why" IS '延长立案期限的理由';
COMMENT ON COLUMN "enforcement"."penalty"."reviewer" IS '法制审核人员';
COMMENT ON COLUMN "enforcement"."penalty"."review_opinion" IS '法制审核意见';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_right" IS '告知听证权利';
COMMENT ON COLUMN "enforcement"."penalty"."noticed_fine" IS '告知的罚款';
COMMENT ON COLUMN "enforcement"."penalty"."notice_served_on" IS '告知送达日期';
COMMENT ON COLUMN "enforcement"."penalty"."statement" IS '陈述申辩';
COMMENT ON COLUMN "enforcement"."penalty"."recheck" IS '复核意见';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_asked_on" IS '申请听证日期';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_notified_on" IS '听证通知送达日期';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_at" IS '听证时间';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_place" IS '听证地点';
COMMENT ON COLUMN "enforcement"."penalty"."chair" IS '听证主持人';
COMMENT ON COLUMN "enforcement"."penalty"."hearing_opinion" IS '听证意见';
COMMENT ON COLUMN "enforcement"."penalty"."discussed_on" IS '集体讨论日期';
COMMENT ON COLUMN "enforcement"."penalty"."discussion" IS '集体讨论意见';
COMMENT ON COLUMN "enforcement"."penalty"."fine" IS '罚款金额';
COMMENT ON COLUMN "enforcement"."penalty"."other_penalty" IS '其他处罚';
COMMENT ON COLUMN "enforcement"."penalty"."decision_number" IS '决定书文号';
COMMENT ON COLUMN "enforcement"."penalty"."decided_at" IS '决定时间';
COMMENT ON COLUMN "enforcement"."penalty"."no_penalty_why" IS '不予处罚或撤案的理由';
COMMENT ON COLUMN "enforcement"."penalty"."decision_served_on" IS '决定送达日期';
COMMENT ON COLUMN "enforcement"."penalty"."service_way" IS '送达方式';
COMMENT ON COLUMN "enforcement"."penalty"."closing_ground" IS '结案理由';
COMMENT ON COLUMN "enforcement"."penalty"."closing_text" IS '结案说明';
COMMENT ON COLUMN "enforcement"."penalty"."archive_number" IS '档号';
COMMENT ON COLUMN "enforcement"."penalty"."retention" IS '保管期限';
COMMENT ON COLUMN "enforcement"."penalty"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."property" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "penalty" text NOT NULL,
  "org" text NOT NULL,
  "quantity" bigint NOT NULL,
  "unit" text NOT NULL,
  "spec" text,
  "owner" text,
  "keeper" text NOT NULL,
  "place" text NOT NULL,
  "taken_on" date NOT NULL,
  "handling" text NOT NULL,
  "handled_on" date
);
CREATE INDEX "property_penalty_idx" ON "enforcement"."property" USING btree ("penalty");
CREATE INDEX "property_org_idx" ON "enforcement"."property" USING btree ("org");
CREATE INDEX "property_name_search" ON "enforcement"."property" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "property_updated_at_idx" ON "enforcement"."property" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."property" IS '涉案财物';
COMMENT ON COLUMN "enforcement"."property"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."property"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."property"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."property"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."property"."name" IS '物品名称';
COMMENT ON COLUMN "enforcement"."property"."penalty" IS '案件';
COMMENT ON COLUMN "enforcement"."property"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."property"."quantity" IS '数量';
COMMENT ON COLUMN "enforcement"."property"."unit" IS '计量单位';
COMMENT ON COLUMN "enforcement"."property"."spec" IS '规格型号';
COMMENT ON COLUMN "enforcement"."property"."owner" IS '所有人';
COMMENT ON COLUMN "enforcement"."property"."keeper" IS '保管人';
COMMENT ON COLUMN "enforcement"."property"."place" IS '保管地点';
COMMENT ON COLUMN "enforcement"."property"."taken_on" IS '登记日期';
COMMENT ON COLUMN "enforcement"."property"."handling" IS '处理方式';
COMMENT ON COLUMN "enforcement"."property"."handled_on" IS '处理日期';

CREATE TABLE "enforcement"."provision" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "law" text NOT NULL,
  "clause" text NOT NULL,
  "summary" text NOT NULL,
  "since" date NOT NULL,
  "until" date,
  "least_fine" numeric(20,2),
  "most_fine" numeric(20,2)
);
CREATE UNIQUE INDEX "provision_law_clause_since_key" ON "enforcement"."provision" USING btree ("law", "clause", "since");
CREATE INDEX "provision_clause_search" ON "enforcement"."provision" USING gin ("clause" kernel.gin_trgm_ops);
CREATE INDEX "provision_updated_at_idx" ON "enforcement"."provision" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."provision" IS '条文';
COMMENT ON COLUMN "enforcement"."provision"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."provision"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."provision"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."provision"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."provision"."law" IS '法律法规';
COMMENT ON COLUMN "enforcement"."provision"."clause" IS '条款项';
COMMENT ON COLUMN "enforcement"."provision"."summary" IS '要点';
COMMENT ON COLUMN "enforcement"."provision"."since" IS '施行日期';
COMMENT ON COLUMN "enforcement"."provision"."until" IS '失效日期';
COMMENT ON COLUMN "enforcement"."provision"."least_fine" IS '罚款下限';
COMMENT ON COLUMN "enforcement"."provision"."most_fine" IS '罚款上限';

CREATE TABLE "enforcement"."publication" (
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
  "penalty" text,
  "spot_penalty" text,
  "simulated" boolean,
  "decision_number" text NOT NULL,
  "public_party" text NOT NULL,
  "content" text NOT NULL,
  "decided_at" timestamptz NOT NULL,
  "weight" text NOT NULL,
  "safety" boolean,
  "secrets_checked" boolean,
  "published_on" date,
  "ends_on" date,
  "changed_on" date,
  "withdrawn_why" text,
  "exposed_on" date,
  "returned_why" text
);
CREATE INDEX "publication_org_idx" ON "enforcement"."publication" USING btree ("org");
CREATE INDEX "publication_penalty_idx" ON "enforcement"."publication" USING btree ("penalty");
CREATE INDEX "publication_spot_penalty_idx" ON "enforcement"."publication" USING btree ("spot_penalty");
CREATE INDEX "publication_title_search" ON "enforcement"."publication" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "publication_decision_number_search" ON "enforcement"."publication" USING gin ("decision_number" kernel.gin_trgm_ops);
CREATE INDEX "publication_state_idx" ON "enforcement"."publication" USING btree ("state");
CREATE INDEX "publication_opened_at_idx" ON "enforcement"."publication" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."publication" IS '处罚决定公示';
COMMENT ON COLUMN "enforcement"."publication"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."publication"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."publication"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."publication"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."publication"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."publication"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."publication"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."publication"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."publication"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."publication"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."publication"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."publication"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."publication"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."publication"."decision_number" IS '决定书文号';
COMMENT ON COLUMN "enforcement"."publication"."public_party" IS '公示的当事人';
COMMENT ON COLUMN "enforcement"."publication"."content" IS '公示内容';
COMMENT ON COLUMN "enforcement"."publication"."decided_at" IS '决定时间';
COMMENT ON COLUMN "enforcement"."publication"."weight" IS '处罚程度';
COMMENT ON COLUMN "enforcement"."publication"."safety" IS '安全生产处罚';
COMMENT ON COLUMN "enforcement"."publication"."secrets_checked" IS '已作保密审查';
COMMENT ON COLUMN "enforcement"."publication"."published_on" IS '公示日期';
COMMENT ON COLUMN "enforcement"."publication"."ends_on" IS '公示期满';
COMMENT ON COLUMN "enforcement"."publication"."changed_on" IS '决定变更或撤销日期';
COMMENT ON COLUMN "enforcement"."publication"."withdrawn_why" IS '撤回理由';
COMMENT ON COLUMN "enforcement"."publication"."exposed_on" IS '监管网站曝光日期';
COMMENT ON COLUMN "enforcement"."publication"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."record" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "title" text NOT NULL,
  "penalty" text NOT NULL,
  "org" text NOT NULL,
  "kind" text NOT NULL,
  "began_at" timestamptz NOT NULL,
  "ended_at" timestamptz NOT NULL,
  "place" text NOT NULL,
  "subject" text,
  "relation" text,
  "first" text NOT NULL,
  "second" text NOT NULL,
  "recorder" text NOT NULL,
  "weather" text,
  "spoken" jsonb,
  "findings" text,
  "read_back" text NOT NULL
);
CREATE INDEX "record_penalty_idx" ON "enforcement"."record" USING btree ("penalty");
CREATE INDEX "record_org_idx" ON "enforcement"."record" USING btree ("org");
CREATE INDEX "record_first_idx" ON "enforcement"."record" USING btree ("first");
CREATE INDEX "record_second_idx" ON "enforcement"."record" USING btree ("second");
CREATE INDEX "record_title_search" ON "enforcement"."record" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "record_updated_at_idx" ON "enforcement"."record" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."record" IS '笔录';
COMMENT ON COLUMN "enforcement"."record"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."record"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."record"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."record"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."record"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."record"."penalty" IS '案件';
COMMENT ON COLUMN "enforcement"."record"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."record"."kind" IS '笔录种类';
COMMENT ON COLUMN "enforcement"."record"."began_at" IS '开始时间';
COMMENT ON COLUMN "enforcement"."record"."ended_at" IS '结束时间';
COMMENT ON COLUMN "enforcement"."record"."place" IS '地点';
COMMENT ON COLUMN "enforcement"."record"."subject" IS '被询问人或在场人';
COMMENT ON COLUMN "enforcement"."record"."relation" IS '与案件关系';
COMMENT ON COLUMN "enforcement"."record"."first" IS '执法人员一';
COMMENT ON COLUMN "enforcement"."record"."second" IS '执法人员二';
COMMENT ON COLUMN "enforcement"."record"."recorder" IS '记录人';
COMMENT ON COLUMN "enforcement"."record"."weather" IS '天气';
COMMENT ON COLUMN "enforcement"."record"."spoken" IS '问答';
COMMENT ON COLUMN "enforcement"."record"."findings" IS '情况';
COMMENT ON COLUMN "enforcement"."record"."read_back" IS '核对方式';

CREATE TABLE "enforcement"."referral" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "penalty" text NOT NULL,
  "police" text NOT NULL,
  "crime" text NOT NULL,
  "report" text NOT NULL,
  "received_at" timestamptz,
  "receipt" text,
  "police_answer" text,
  "police_reason" text,
  "returned_why" text
);
CREATE INDEX "referral_org_idx" ON "enforcement"."referral" USING btree ("org");
CREATE INDEX "referral_lead_officer_idx" ON "enforcement"."referral" USING btree ("lead_officer");
CREATE INDEX "referral_second_officer_idx" ON "enforcement"."referral" USING btree ("second_officer");
CREATE INDEX "referral_penalty_idx" ON "enforcement"."referral" USING btree ("penalty");
CREATE INDEX "referral_title_search" ON "enforcement"."referral" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "referral_state_idx" ON "enforcement"."referral" USING btree ("state");
CREATE INDEX "referral_opened_at_idx" ON "enforcement"."referral" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."referral" IS '移送涉嫌犯罪案件';
COMMENT ON COLUMN "enforcement"."referral"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."referral"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."referral"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."referral"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."referral"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."referral"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."referral"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."referral"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."referral"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."referral"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."referral"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."referral"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."referral"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."referral"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."referral"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."referral"."police" IS '受移送机关';
COMMENT ON COLUMN "enforcement"."referral"."crime" IS '涉嫌罪名';
COMMENT ON COLUMN "enforcement"."referral"."report" IS '涉嫌犯罪情况调查报告';
COMMENT ON COLUMN "enforcement"."referral"."received_at" IS '公安机关接受时间';
COMMENT ON COLUMN "enforcement"."referral"."receipt" IS '移送回执号';
COMMENT ON COLUMN "enforcement"."referral"."police_answer" IS '公安机关决定';
COMMENT ON COLUMN "enforcement"."referral"."police_reason" IS '不予立案的理由';
COMMENT ON COLUMN "enforcement"."referral"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."remedy" (
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
  "penalty" text,
  "spot_penalty" text,
  "simulated" boolean,
  "kind" text NOT NULL,
  "body" text NOT NULL,
  "decision_served_on" date NOT NULL,
  "lodged_on" date NOT NULL,
  "review_first" text NOT NULL,
  "reviewed" text,
  "outcome" text,
  "ended_on" date
);
CREATE INDEX "remedy_org_idx" ON "enforcement"."remedy" USING btree ("org");
CREATE INDEX "remedy_penalty_idx" ON "enforcement"."remedy" USING btree ("penalty");
CREATE INDEX "remedy_spot_penalty_idx" ON "enforcement"."remedy" USING btree ("spot_penalty");
CREATE INDEX "remedy_title_search" ON "enforcement"."remedy" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "remedy_state_idx" ON "enforcement"."remedy" USING btree ("state");
CREATE INDEX "remedy_opened_at_idx" ON "enforcement"."remedy" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."remedy" IS '复议与诉讼';
COMMENT ON COLUMN "enforcement"."remedy"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."remedy"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."remedy"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."remedy"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."remedy"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."remedy"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."remedy"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."remedy"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."remedy"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."remedy"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."remedy"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."remedy"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."remedy"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."remedy"."kind" IS '救济种类';
COMMENT ON COLUMN "enforcement"."remedy"."body" IS '复议机关或法院';
COMMENT ON COLUMN "enforcement"."remedy"."decision_served_on" IS '决定送达日期';
COMMENT ON COLUMN "enforcement"."remedy"."lodged_on" IS '申请或起诉日期';
COMMENT ON COLUMN "enforcement"."remedy"."review_first" IS '当场处罚';
COMMENT ON COLUMN "enforcement"."remedy"."reviewed" IS '已作出的复议决定文号';
COMMENT ON COLUMN "enforcement"."remedy"."outcome" IS '结果';
COMMENT ON COLUMN "enforcement"."remedy"."ended_on" IS '终结日期';

CREATE TABLE "enforcement"."seizure" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "penalty" text NOT NULL,
  "kind" text NOT NULL,
  "facts" text NOT NULL,
  "legal_basis" text NOT NULL,
  "goods" text NOT NULL,
  "imposed_at" timestamptz,
  "present" text,
  "list_copies" boolean,
  "extended_why" text,
  "testing_why" text,
  "outcome" text,
  "announced_on" date,
  "returned_why" text
);
CREATE INDEX "seizure_org_idx" ON "enforcement"."seizure" USING btree ("org");
CREATE INDEX "seizure_lead_officer_idx" ON "enforcement"."seizure" USING btree ("lead_officer");
CREATE INDEX "seizure_second_officer_idx" ON "enforcement"."seizure" USING btree ("second_officer");
CREATE INDEX "seizure_penalty_idx" ON "enforcement"."seizure" USING btree ("penalty");
CREATE INDEX "seizure_title_search" ON "enforcement"."seizure" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "seizure_state_idx" ON "enforcement"."seizure" USING btree ("state");
CREATE INDEX "seizure_opened_at_idx" ON "enforcement"."seizure" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."seizure" IS '行政强制措施';
COMMENT ON COLUMN "enforcement"."seizure"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."seizure"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."seizure"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."seizure"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."seizure"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."seizure"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."seizure"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."seizure"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."seizure"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."seizure"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."seizure"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."seizure"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."seizure"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."seizure"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."seizure"."penalty" IS '普通程序案件';
COMMENT ON COLUMN "enforcement"."seizure"."kind" IS '强制措施种类';
COMMENT ON COLUMN "enforcement"."seizure"."facts" IS '事实和理由';
COMMENT ON COLUMN "enforcement"."seizure"."legal_basis" IS '法律依据';
COMMENT ON COLUMN "enforcement"."seizure"."goods" IS '物品清单';
COMMENT ON COLUMN "enforcement"."seizure"."imposed_at" IS '实施时间';
COMMENT ON COLUMN "enforcement"."seizure"."present" IS '在场人';
COMMENT ON COLUMN "enforcement"."seizure"."list_copies" IS '清单一式二份并已交付';
COMMENT ON COLUMN "enforcement"."seizure"."extended_why" IS '延长的理由';
COMMENT ON COLUMN "enforcement"."seizure"."testing_why" IS '检测检验事由';
COMMENT ON COLUMN "enforcement"."seizure"."outcome" IS '处理';
COMMENT ON COLUMN "enforcement"."seizure"."announced_on" IS '认领公告日期';
COMMENT ON COLUMN "enforcement"."seizure"."returned_why" IS '退回原因';

CREATE TABLE "enforcement"."service_proof" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "document" text NOT NULL,
  "penalty" text NOT NULL,
  "org" text NOT NULL,
  "way" text NOT NULL,
  "served_on" date NOT NULL,
  "place" text,
  "receiver" text,
  "first" text NOT NULL,
  "second" text NOT NULL,
  "witness" text,
  "proof" text
);
CREATE INDEX "service_proof_penalty_idx" ON "enforcement"."service_proof" USING btree ("penalty");
CREATE INDEX "service_proof_org_idx" ON "enforcement"."service_proof" USING btree ("org");
CREATE INDEX "service_proof_first_idx" ON "enforcement"."service_proof" USING btree ("first");
CREATE INDEX "service_proof_second_idx" ON "enforcement"."service_proof" USING btree ("second");
CREATE INDEX "service_proof_proof_idx" ON "enforcement"."service_proof" USING btree ("proof");
CREATE INDEX "service_proof_document_search" ON "enforcement"."service_proof" USING gin ("document" kernel.gin_trgm_ops);
CREATE INDEX "service_proof_updated_at_idx" ON "enforcement"."service_proof" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."service_proof" IS '送达';
COMMENT ON COLUMN "enforcement"."service_proof"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."service_proof"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."service_proof"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."service_proof"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."service_proof"."document" IS '送达文书及文号';
COMMENT ON COLUMN "enforcement"."service_proof"."penalty" IS '案件';
COMMENT ON COLUMN "enforcement"."service_proof"."org" IS '单位';
COMMENT ON COLUMN "enforcement"."service_proof"."way" IS '送达方式';
COMMENT ON COLUMN "enforcement"."service_proof"."served_on" IS '送达日期';
COMMENT ON COLUMN "enforcement"."service_proof"."place" IS '送达地点';
COMMENT ON COLUMN "enforcement"."service_proof"."receiver" IS '收件人';
COMMENT ON COLUMN "enforcement"."service_proof"."first" IS '送达人一';
COMMENT ON COLUMN "enforcement"."service_proof"."second" IS '送达人二';
COMMENT ON COLUMN "enforcement"."service_proof"."witness" IS '见证人';
COMMENT ON COLUMN "enforcement"."service_proof"."proof" IS '送达凭证';

CREATE TABLE "enforcement"."spot_penalty" (
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
  "field" text NOT NULL,
  "lead_officer" text NOT NULL,
  "second_officer" text NOT NULL,
  "simulated" boolean,
  "party" text NOT NULL,
  "vehicle" text,
  "violation" text NOT NULL,
  "act_at" timestamptz NOT NULL,
  "place" text NOT NULL,
  "facts" text NOT NULL,
  "fine" numeric(20,2) NOT NULL,
  "case_number" text,
  "decided_at" timestamptz,
  "collect" text NOT NULL,
  "spot_reason" text,
  "receipt" text
);
CREATE INDEX "spot_penalty_org_idx" ON "enforcement"."spot_penalty" USING btree ("org");
CREATE INDEX "spot_penalty_lead_officer_idx" ON "enforcement"."spot_penalty" USING btree ("lead_officer");
CREATE INDEX "spot_penalty_second_officer_idx" ON "enforcement"."spot_penalty" USING btree ("second_officer");
CREATE INDEX "spot_penalty_party_idx" ON "enforcement"."spot_penalty" USING btree ("party");
CREATE INDEX "spot_penalty_vehicle_idx" ON "enforcement"."spot_penalty" USING btree ("vehicle");
CREATE INDEX "spot_penalty_violation_idx" ON "enforcement"."spot_penalty" USING btree ("violation");
CREATE INDEX "spot_penalty_title_search" ON "enforcement"."spot_penalty" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "spot_penalty_case_number_search" ON "enforcement"."spot_penalty" USING gin ("case_number" kernel.gin_trgm_ops);
CREATE INDEX "spot_penalty_state_idx" ON "enforcement"."spot_penalty" USING btree ("state");
CREATE INDEX "spot_penalty_opened_at_idx" ON "enforcement"."spot_penalty" USING btree ("opened_at");
COMMENT ON TABLE "enforcement"."spot_penalty" IS '简易程序案件';
COMMENT ON COLUMN "enforcement"."spot_penalty"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."spot_penalty"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."spot_penalty"."state" IS '状态';
COMMENT ON COLUMN "enforcement"."spot_penalty"."law_version" IS '规则版本';
COMMENT ON COLUMN "enforcement"."spot_penalty"."opened_at" IS '发起时间';
COMMENT ON COLUMN "enforcement"."spot_penalty"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "enforcement"."spot_penalty"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "enforcement"."spot_penalty"."closed_at" IS '办结时间';
COMMENT ON COLUMN "enforcement"."spot_penalty"."title" IS '名称';
COMMENT ON COLUMN "enforcement"."spot_penalty"."org" IS '执法单位';
COMMENT ON COLUMN "enforcement"."spot_penalty"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."spot_penalty"."lead_officer" IS '主办执法人员';
COMMENT ON COLUMN "enforcement"."spot_penalty"."second_officer" IS '协办执法人员';
COMMENT ON COLUMN "enforcement"."spot_penalty"."simulated" IS '模拟数据';
COMMENT ON COLUMN "enforcement"."spot_penalty"."party" IS '当事人';
COMMENT ON COLUMN "enforcement"."spot_penalty"."vehicle" IS '涉案车船';
COMMENT ON COLUMN "enforcement"."spot_penalty"."violation" IS '案由';
COMMENT ON COLUMN "enforcement"."spot_penalty"."act_at" IS '违法时间';
COMMENT ON COLUMN "enforcement"."spot_penalty"."place" IS '违法地点';
COMMENT ON COLUMN "enforcement"."spot_penalty"."facts" IS '违法事实';
COMMENT ON COLUMN "enforcement"."spot_penalty"."fine" IS '罚款金额';
COMMENT ON COLUMN "enforcement"."spot_penalty"."case_number" IS '决定书文号';
COMMENT ON COLUMN "enforcement"."spot_penalty"."decided_at" IS '决定时间';
COMMENT ON COLUMN "enforcement"."spot_penalty"."collect" IS '缴款方式';
COMMENT ON COLUMN "enforcement"."spot_penalty"."spot_reason" IS '当场收缴的理由';
COMMENT ON COLUMN "enforcement"."spot_penalty"."receipt" IS '财政票据号';

CREATE TABLE "enforcement"."threshold" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "org" text NOT NULL,
  "since" date NOT NULL,
  "party_kind" text NOT NULL,
  "hearing_from" numeric(20,2) NOT NULL,
  "discussion_from" numeric(20,2) NOT NULL,
  "basis" text NOT NULL
);
CREATE UNIQUE INDEX "threshold_org_since_party_kind_key" ON "enforcement"."threshold" USING btree ("org", "since", "party_kind");
CREATE INDEX "threshold_updated_at_idx" ON "enforcement"."threshold" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."threshold" IS '听证与集体讨论标准';
COMMENT ON COLUMN "enforcement"."threshold"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."threshold"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."threshold"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."threshold"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."threshold"."org" IS '适用单位';
COMMENT ON COLUMN "enforcement"."threshold"."since" IS '施行日期';
COMMENT ON COLUMN "enforcement"."threshold"."party_kind" IS '当事人类型';
COMMENT ON COLUMN "enforcement"."threshold"."hearing_from" IS '听证起点（较大数额罚款）';
COMMENT ON COLUMN "enforcement"."threshold"."discussion_from" IS '集体讨论起点';
COMMENT ON COLUMN "enforcement"."threshold"."basis" IS '依据';

CREATE TABLE "enforcement"."vehicle" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "plate" text NOT NULL,
  "kind" text NOT NULL,
  "org" text NOT NULL,
  "licence" text,
  "owner" text,
  "axles" bigint,
  "simulated" boolean
);
CREATE UNIQUE INDEX "vehicle_plate_org_key" ON "enforcement"."vehicle" USING btree ("plate", "org");
CREATE INDEX "vehicle_org_idx" ON "enforcement"."vehicle" USING btree ("org");
CREATE INDEX "vehicle_owner_idx" ON "enforcement"."vehicle" USING btree ("owner");
CREATE INDEX "vehicle_plate_search" ON "enforcement"."vehicle" USING gin ("plate" kernel.gin_trgm_ops);
CREATE INDEX "vehicle_updated_at_idx" ON "enforcement"."vehicle" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."vehicle" IS '涉案车船';
COMMENT ON COLUMN "enforcement"."vehicle"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."vehicle"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."vehicle"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."vehicle"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."vehicle"."plate" IS '车牌号或船名';
COMMENT ON COLUMN "enforcement"."vehicle"."kind" IS '类型';
COMMENT ON COLUMN "enforcement"."vehicle"."org" IS '登记单位';
COMMENT ON COLUMN "enforcement"."vehicle"."licence" IS '营运证号';
COMMENT ON COLUMN "enforcement"."vehicle"."owner" IS '所有人';
COMMENT ON COLUMN "enforcement"."vehicle"."axles" IS '轴数';
COMMENT ON COLUMN "enforcement"."vehicle"."simulated" IS '模拟数据';

CREATE TABLE "enforcement"."violation" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "code" text NOT NULL,
  "name" text NOT NULL,
  "field" text NOT NULL,
  "broken" text,
  "penalised" text,
  "since" date NOT NULL,
  "until" date,
  "standard" text,
  "safety" boolean
);
CREATE UNIQUE INDEX "violation_code_key" ON "enforcement"."violation" USING btree ("code");
CREATE INDEX "violation_broken_idx" ON "enforcement"."violation" USING btree ("broken");
CREATE INDEX "violation_penalised_idx" ON "enforcement"."violation" USING btree ("penalised");
CREATE INDEX "violation_name_search" ON "enforcement"."violation" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "violation_updated_at_idx" ON "enforcement"."violation" USING btree ("updated_at");
COMMENT ON TABLE "enforcement"."violation" IS '违法行为';
COMMENT ON COLUMN "enforcement"."violation"."id" IS '标识';
COMMENT ON COLUMN "enforcement"."violation"."version" IS '版本';
COMMENT ON COLUMN "enforcement"."violation"."created_at" IS '建立时间';
COMMENT ON COLUMN "enforcement"."violation"."updated_at" IS '更新时间';
COMMENT ON COLUMN "enforcement"."violation"."code" IS '违法行为代码';
COMMENT ON COLUMN "enforcement"."violation"."name" IS '案由';
COMMENT ON COLUMN "enforcement"."violation"."field" IS '执法门类';
COMMENT ON COLUMN "enforcement"."violation"."broken" IS '认定依据';
COMMENT ON COLUMN "enforcement"."violation"."penalised" IS '处罚依据';
COMMENT ON COLUMN "enforcement"."violation"."since" IS '施行日期';
COMMENT ON COLUMN "enforcement"."violation"."until" IS '失效日期';
COMMENT ON COLUMN "enforcement"."violation"."standard" IS '裁量基准表';
COMMENT ON COLUMN "enforcement"."violation"."safety" IS '涉及生命健康安全';
