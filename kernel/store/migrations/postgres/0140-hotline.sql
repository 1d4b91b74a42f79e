-- Derived from the declarations by tools/schema.ts; review before it is committed.
CREATE SCHEMA IF NOT EXISTS "hotline";

CREATE TABLE "hotline"."article" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "question" text NOT NULL,
  "answer" text NOT NULL,
  "answer_basis" text,
  "business" text NOT NULL,
  "owner" text NOT NULL,
  "valid_from" date,
  "valid_to" date,
  "checked_on" date,
  "used_count" bigint,
  "simulated" boolean
);
CREATE INDEX "article_owner_idx" ON "hotline"."article" USING btree ("owner");
CREATE INDEX "article_question_search" ON "hotline"."article" USING gin (kernel.pairs("question"));
CREATE INDEX "article_answer_search" ON "hotline"."article" USING gin (kernel.pairs("answer"));
CREATE INDEX "article_updated_at_idx" ON "hotline"."article" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."article" IS '知识条目';
COMMENT ON COLUMN "hotline"."article"."id" IS '标识';
COMMENT ON COLUMN "hotline"."article"."version" IS '版本';
COMMENT ON COLUMN "hotline"."article"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."article"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."article"."question" IS '问题';
COMMENT ON COLUMN "hotline"."article"."answer" IS '答复口径';
COMMENT ON COLUMN "hotline"."article"."answer_basis" IS '答复依据';
COMMENT ON COLUMN "hotline"."article"."business" IS '业务领域';
COMMENT ON COLUMN "hotline"."article"."owner" IS '责任单位';
COMMENT ON COLUMN "hotline"."article"."valid_from" IS '生效日期';
COMMENT ON COLUMN "hotline"."article"."valid_to" IS '失效日期';
COMMENT ON COLUMN "hotline"."article"."checked_on" IS '复核日期';
COMMENT ON COLUMN "hotline"."article"."used_count" IS '引用次数';
COMMENT ON COLUMN "hotline"."article"."simulated" IS '模拟数据';

CREATE TABLE "hotline"."caller" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "phone" text,
  "sex" text,
  "address" text,
  "truck_driver" boolean,
  "plate" text,
  "abusive" boolean,
  "abusive_why" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "caller_phone_key" ON "hotline"."caller" USING btree ("phone");
CREATE INDEX "caller_name_search" ON "hotline"."caller" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "caller_updated_at_idx" ON "hotline"."caller" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."caller" IS '诉求人';
COMMENT ON COLUMN "hotline"."caller"."id" IS '标识';
COMMENT ON COLUMN "hotline"."caller"."version" IS '版本';
COMMENT ON COLUMN "hotline"."caller"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."caller"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."caller"."name" IS '姓名';
COMMENT ON COLUMN "hotline"."caller"."phone" IS '电话';
COMMENT ON COLUMN "hotline"."caller"."sex" IS '性别';
COMMENT ON COLUMN "hotline"."caller"."address" IS '住址';
COMMENT ON COLUMN "hotline"."caller"."truck_driver" IS '货车司机';
COMMENT ON COLUMN "hotline"."caller"."plate" IS '车牌号';
COMMENT ON COLUMN "hotline"."caller"."abusive" IS '滥用热线';
COMMENT ON COLUMN "hotline"."caller"."abusive_why" IS '登记理由和批准人';
COMMENT ON COLUMN "hotline"."caller"."simulated" IS '模拟数据';

CREATE TABLE "hotline"."department" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "name" text NOT NULL,
  "org" text NOT NULL,
  "region" text NOT NULL,
  "businesses" jsonb NOT NULL,
  "ranked" boolean,
  "contact" text,
  "phone" text,
  "active" boolean NOT NULL
);
CREATE UNIQUE INDEX "department_org_key" ON "hotline"."department" USING btree ("org");
CREATE INDEX "department_region_idx" ON "hotline"."department" USING btree ("region");
CREATE INDEX "department_name_search" ON "hotline"."department" USING gin ("name" kernel.gin_trgm_ops);
CREATE INDEX "department_updated_at_idx" ON "hotline"."department" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."department" IS '承办单位';
COMMENT ON COLUMN "hotline"."department"."id" IS '标识';
COMMENT ON COLUMN "hotline"."department"."version" IS '版本';
COMMENT ON COLUMN "hotline"."department"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."department"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."department"."name" IS '名称';
COMMENT ON COLUMN "hotline"."department"."org" IS '机构';
COMMENT ON COLUMN "hotline"."department"."region" IS '管辖区域';
COMMENT ON COLUMN "hotline"."department"."businesses" IS '承办领域';
COMMENT ON COLUMN "hotline"."department"."ranked" IS '参加排名';
COMMENT ON COLUMN "hotline"."department"."contact" IS '联系人';
COMMENT ON COLUMN "hotline"."department"."phone" IS '联系电话';
COMMENT ON COLUMN "hotline"."department"."active" IS '启用';

CREATE TABLE "hotline"."line" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "line_number" text NOT NULL,
  "status" text NOT NULL,
  "call_id" text,
  "phone" text,
  "queue" text,
  "rang_at" timestamptz,
  "picked_up_at" timestamptz
);
CREATE UNIQUE INDEX "line_line_number_key" ON "hotline"."line" USING btree ("line_number");
CREATE INDEX "line_updated_at_idx" ON "hotline"."line" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."line" IS '坐席线路';
COMMENT ON COLUMN "hotline"."line"."id" IS '标识';
COMMENT ON COLUMN "hotline"."line"."version" IS '版本';
COMMENT ON COLUMN "hotline"."line"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."line"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."line"."line_number" IS '分机号';
COMMENT ON COLUMN "hotline"."line"."status" IS '线路状态';
COMMENT ON COLUMN "hotline"."line"."call_id" IS '通话编号';
COMMENT ON COLUMN "hotline"."line"."phone" IS '来电号码';
COMMENT ON COLUMN "hotline"."line"."queue" IS '技能队列';
COMMENT ON COLUMN "hotline"."line"."rang_at" IS '振铃时间';
COMMENT ON COLUMN "hotline"."line"."picked_up_at" IS '接听时间';

CREATE TABLE "hotline"."order" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "number" text,
  "title" text NOT NULL,
  "kind" text NOT NULL,
  "business" text NOT NULL,
  "urgency" text NOT NULL,
  "region" text NOT NULL,
  "channel" text NOT NULL,
  "caller" text,
  "anonymous" boolean,
  "secret" boolean,
  "reply_wanted" boolean,
  "place" text,
  "happened_at" timestamptz,
  "object" text,
  "complained_org" text,
  "content" text NOT NULL,
  "truck_driver" boolean,
  "safety" boolean,
  "media" boolean,
  "ministry" boolean,
  "instructed" boolean,
  "source_number" text,
  "repeat_of" text,
  "parent" text,
  "simulated" boolean,
  "org" text NOT NULL,
  "level" text,
  "suggested_org" text,
  "repeated" boolean,
  "centre" text,
  "return_count" bigint,
  "urged_count" bigint,
  "extension_asked" boolean,
  "extended" boolean,
  "article" text,
  "answer" text,
  "answer_basis" text,
  "result" text,
  "handling" text,
  "clue" text,
  "clue_at" timestamptz,
  "case_number" text,
  "answered_on_line" boolean,
  "attempts" bigint,
  "reached" boolean,
  "satisfaction" text,
  "satisfaction_why" text,
  "solved" text,
  "reviewed" boolean,
  "bad" boolean,
  "bad_measure" text,
  "bad_verified" boolean,
  "redo_count" bigint,
  "once" boolean,
  "finished_at" timestamptz,
  "merged_into" text,
  "refused_why" text,
  "returned_why" text
);
CREATE INDEX "order_region_idx" ON "hotline"."order" USING btree ("region");
CREATE INDEX "order_caller_idx" ON "hotline"."order" USING btree ("caller");
CREATE INDEX "order_complained_org_idx" ON "hotline"."order" USING btree ("complained_org");
CREATE INDEX "order_org_idx" ON "hotline"."order" USING btree ("org");
CREATE INDEX "order_suggested_org_idx" ON "hotline"."order" USING btree ("suggested_org");
CREATE INDEX "order_centre_idx" ON "hotline"."order" USING btree ("centre");
CREATE INDEX "order_article_idx" ON "hotline"."order" USING btree ("article");
CREATE INDEX "order_title_search" ON "hotline"."order" USING gin (kernel.pairs("title"));
CREATE INDEX "order_object_search" ON "hotline"."order" USING gin (kernel.pairs("object"));
CREATE INDEX "order_content_search" ON "hotline"."order" USING gin (kernel.pairs("content"));
CREATE INDEX "order_state_idx" ON "hotline"."order" USING btree ("state");
CREATE INDEX "order_opened_at_idx" ON "hotline"."order" USING btree ("opened_at");
COMMENT ON TABLE "hotline"."order" IS '热线工单';
COMMENT ON COLUMN "hotline"."order"."id" IS '标识';
COMMENT ON COLUMN "hotline"."order"."version" IS '版本';
COMMENT ON COLUMN "hotline"."order"."state" IS '状态';
COMMENT ON COLUMN "hotline"."order"."law_version" IS '规则版本';
COMMENT ON COLUMN "hotline"."order"."opened_at" IS '发起时间';
COMMENT ON COLUMN "hotline"."order"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "hotline"."order"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "hotline"."order"."closed_at" IS '办结时间';
COMMENT ON COLUMN "hotline"."order"."number" IS '工单编号';
COMMENT ON COLUMN "hotline"."order"."title" IS '标题';
COMMENT ON COLUMN "hotline"."order"."kind" IS '诉求性质';
COMMENT ON COLUMN "hotline"."order"."business" IS '业务领域';
COMMENT ON COLUMN "hotline"."order"."urgency" IS '紧急程度';
COMMENT ON COLUMN "hotline"."order"."region" IS '所属区域';
COMMENT ON COLUMN "hotline"."order"."channel" IS '来源';
COMMENT ON COLUMN "hotline"."order"."caller" IS '诉求人';
COMMENT ON COLUMN "hotline"."order"."anonymous" IS '匿名';
COMMENT ON COLUMN "hotline"."order"."secret" IS '要求保密';
COMMENT ON COLUMN "hotline"."order"."reply_wanted" IS '需要回复';
COMMENT ON COLUMN "hotline"."order"."place" IS '地点';
COMMENT ON COLUMN "hotline"."order"."happened_at" IS '发生时间';
COMMENT ON COLUMN "hotline"."order"."object" IS '被反映对象';
COMMENT ON COLUMN "hotline"."order"."complained_org" IS '被反映机构';
COMMENT ON COLUMN "hotline"."order"."content" IS '内容';
COMMENT ON COLUMN "hotline"."order"."truck_driver" IS '货车司机';
COMMENT ON COLUMN "hotline"."order"."safety" IS '重大安全隐患';
COMMENT ON COLUMN "hotline"."order"."media" IS '媒体关注';
COMMENT ON COLUMN "hotline"."order"."ministry" IS '部省转办';
COMMENT ON COLUMN "hotline"."order"."instructed" IS '领导批示';
COMMENT ON COLUMN "hotline"."order"."source_number" IS '来源单号';
COMMENT ON COLUMN "hotline"."order"."repeat_of" IS '重复于工单';
COMMENT ON COLUMN "hotline"."order"."parent" IS '拆分自工单';
COMMENT ON COLUMN "hotline"."order"."simulated" IS '模拟数据';
COMMENT ON COLUMN "hotline"."order"."org" IS '承办单位';
COMMENT ON COLUMN "hotline"."order"."level" IS '响应等级';
COMMENT ON COLUMN "hotline"."order"."suggested_org" IS '建议承办单位';
COMMENT ON COLUMN "hotline"."order"."repeated" IS '重复诉求';
COMMENT ON COLUMN "hotline"."order"."centre" IS '受理中心';
COMMENT ON COLUMN "hotline"."order"."return_count" IS '退回次数';
COMMENT ON COLUMN "hotline"."order"."urged_count" IS '催办次数';
COMMENT ON COLUMN "hotline"."order"."extension_asked" IS '已申请延期';
COMMENT ON COLUMN "hotline"."order"."extended" IS '已延期';
COMMENT ON COLUMN "hotline"."order"."article" IS '引用知识';
COMMENT ON COLUMN "hotline"."order"."answer" IS '答复';
COMMENT ON COLUMN "hotline"."order"."answer_basis" IS '答复依据';
COMMENT ON COLUMN "hotline"."order"."result" IS '核查结果';
COMMENT ON COLUMN "hotline"."order"."handling" IS '处理方式';
COMMENT ON COLUMN "hotline"."order"."clue" IS '移送线索';
COMMENT ON COLUMN "hotline"."order"."clue_at" IS '移送线索时间';
COMMENT ON COLUMN "hotline"."order"."case_number" IS '执法案件编号';
COMMENT ON COLUMN "hotline"."order"."answered_on_line" IS '即时答复';
COMMENT ON COLUMN "hotline"."order"."attempts" IS '回访次数';
COMMENT ON COLUMN "hotline"."order"."reached" IS '回访接通';
COMMENT ON COLUMN "hotline"."order"."satisfaction" IS '满意度';
COMMENT ON COLUMN "hotline"."order"."satisfaction_why" IS '不满意原因';
COMMENT ON COLUMN "hotline"."order"."solved" IS '是否解决';
COMMENT ON COLUMN "hotline"."order"."reviewed" IS '已复核';
COMMENT ON COLUMN "hotline"."order"."bad" IS '差评';
COMMENT ON COLUMN "hotline"."order"."bad_measure" IS '差评整改措施';
COMMENT ON COLUMN "hotline"."order"."bad_verified" IS '差评整改已核实';
COMMENT ON COLUMN "hotline"."order"."redo_count" IS '重办次数';
COMMENT ON COLUMN "hotline"."order"."once" IS '一次办结';
COMMENT ON COLUMN "hotline"."order"."finished_at" IS '办结时刻';
COMMENT ON COLUMN "hotline"."order"."merged_into" IS '合并到工单';
COMMENT ON COLUMN "hotline"."order"."refused_why" IS '不予受理理由';
COMMENT ON COLUMN "hotline"."order"."returned_why" IS '退回原因';

CREATE TABLE "hotline"."petition" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "state" text NOT NULL,
  "law_version" integer NOT NULL,
  "opened_at" timestamptz NOT NULL,
  "opened_by" text NOT NULL,
  "opened_by_name" text NOT NULL,
  "closed_at" timestamptz,
  "title" text NOT NULL,
  "content" text NOT NULL,
  "region" text NOT NULL,
  "org" text NOT NULL,
  "order_number" text,
  "received_on" date,
  "opinion" text,
  "outcome" text,
  "extended_why" text,
  "petition_extended" boolean,
  "simulated" boolean
);
CREATE INDEX "petition_region_idx" ON "hotline"."petition" USING btree ("region");
CREATE INDEX "petition_org_idx" ON "hotline"."petition" USING btree ("org");
CREATE INDEX "petition_title_search" ON "hotline"."petition" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "petition_state_idx" ON "hotline"."petition" USING btree ("state");
CREATE INDEX "petition_opened_at_idx" ON "hotline"."petition" USING btree ("opened_at");
COMMENT ON TABLE "hotline"."petition" IS '信访事项';
COMMENT ON COLUMN "hotline"."petition"."id" IS '标识';
COMMENT ON COLUMN "hotline"."petition"."version" IS '版本';
COMMENT ON COLUMN "hotline"."petition"."state" IS '状态';
COMMENT ON COLUMN "hotline"."petition"."law_version" IS '规则版本';
COMMENT ON COLUMN "hotline"."petition"."opened_at" IS '发起时间';
COMMENT ON COLUMN "hotline"."petition"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "hotline"."petition"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "hotline"."petition"."closed_at" IS '办结时间';
COMMENT ON COLUMN "hotline"."petition"."title" IS '标题';
COMMENT ON COLUMN "hotline"."petition"."content" IS '内容';
COMMENT ON COLUMN "hotline"."petition"."region" IS '所属区域';
COMMENT ON COLUMN "hotline"."petition"."org" IS '承办单位';
COMMENT ON COLUMN "hotline"."petition"."order_number" IS '工单编号';
COMMENT ON COLUMN "hotline"."petition"."received_on" IS '收到日期';
COMMENT ON COLUMN "hotline"."petition"."opinion" IS '处理意见';
COMMENT ON COLUMN "hotline"."petition"."outcome" IS '复查复核结论';
COMMENT ON COLUMN "hotline"."petition"."extended_why" IS '延期理由';
COMMENT ON COLUMN "hotline"."petition"."petition_extended" IS '已延期';
COMMENT ON COLUMN "hotline"."petition"."simulated" IS '模拟数据';

CREATE TABLE "hotline"."sample" (
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
  "order_number" text NOT NULL,
  "answer" text,
  "returned_why" text,
  "simulated" boolean,
  "drawn_on" date,
  "question" text NOT NULL
);
CREATE INDEX "sample_org_idx" ON "hotline"."sample" USING btree ("org");
CREATE INDEX "sample_title_search" ON "hotline"."sample" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "sample_state_idx" ON "hotline"."sample" USING btree ("state");
CREATE INDEX "sample_opened_at_idx" ON "hotline"."sample" USING btree ("opened_at");
COMMENT ON TABLE "hotline"."sample" IS '部抽检工单';
COMMENT ON COLUMN "hotline"."sample"."id" IS '标识';
COMMENT ON COLUMN "hotline"."sample"."version" IS '版本';
COMMENT ON COLUMN "hotline"."sample"."state" IS '状态';
COMMENT ON COLUMN "hotline"."sample"."law_version" IS '规则版本';
COMMENT ON COLUMN "hotline"."sample"."opened_at" IS '发起时间';
COMMENT ON COLUMN "hotline"."sample"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "hotline"."sample"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "hotline"."sample"."closed_at" IS '办结时间';
COMMENT ON COLUMN "hotline"."sample"."title" IS '事由';
COMMENT ON COLUMN "hotline"."sample"."org" IS '承办中心';
COMMENT ON COLUMN "hotline"."sample"."order_number" IS '工单编号';
COMMENT ON COLUMN "hotline"."sample"."answer" IS '答复';
COMMENT ON COLUMN "hotline"."sample"."returned_why" IS '退回原因';
COMMENT ON COLUMN "hotline"."sample"."simulated" IS '模拟数据';
COMMENT ON COLUMN "hotline"."sample"."drawn_on" IS '抽检日期';
COMMENT ON COLUMN "hotline"."sample"."question" IS '抽检问题';

CREATE TABLE "hotline"."supervision" (
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
  "order_number" text NOT NULL,
  "answer" text,
  "returned_why" text,
  "simulated" boolean,
  "demand" text NOT NULL
);
CREATE INDEX "supervision_org_idx" ON "hotline"."supervision" USING btree ("org");
CREATE INDEX "supervision_title_search" ON "hotline"."supervision" USING gin ("title" kernel.gin_trgm_ops);
CREATE INDEX "supervision_state_idx" ON "hotline"."supervision" USING btree ("state");
CREATE INDEX "supervision_opened_at_idx" ON "hotline"."supervision" USING btree ("opened_at");
COMMENT ON TABLE "hotline"."supervision" IS '督办';
COMMENT ON COLUMN "hotline"."supervision"."id" IS '标识';
COMMENT ON COLUMN "hotline"."supervision"."version" IS '版本';
COMMENT ON COLUMN "hotline"."supervision"."state" IS '状态';
COMMENT ON COLUMN "hotline"."supervision"."law_version" IS '规则版本';
COMMENT ON COLUMN "hotline"."supervision"."opened_at" IS '发起时间';
COMMENT ON COLUMN "hotline"."supervision"."opened_by" IS '发起人标识';
COMMENT ON COLUMN "hotline"."supervision"."opened_by_name" IS '发起人';
COMMENT ON COLUMN "hotline"."supervision"."closed_at" IS '办结时间';
COMMENT ON COLUMN "hotline"."supervision"."title" IS '事由';
COMMENT ON COLUMN "hotline"."supervision"."org" IS '被督办单位';
COMMENT ON COLUMN "hotline"."supervision"."order_number" IS '工单编号';
COMMENT ON COLUMN "hotline"."supervision"."answer" IS '答复';
COMMENT ON COLUMN "hotline"."supervision"."returned_why" IS '退回原因';
COMMENT ON COLUMN "hotline"."supervision"."simulated" IS '模拟数据';
COMMENT ON COLUMN "hotline"."supervision"."demand" IS '督办要求';

CREATE TABLE "hotline"."truck_driver" (
  "id" uuid PRIMARY KEY,
  "version" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "order_number" text NOT NULL,
  "region" text NOT NULL,
  "matter" text NOT NULL,
  "accepted_at" timestamptz NOT NULL,
  "answered_on" date,
  "outcome" text,
  "simulated" boolean
);
CREATE UNIQUE INDEX "truck_driver_order_number_key" ON "hotline"."truck_driver" USING btree ("order_number");
CREATE INDEX "truck_driver_region_idx" ON "hotline"."truck_driver" USING btree ("region");
CREATE INDEX "truck_driver_order_number_search" ON "hotline"."truck_driver" USING gin ("order_number" kernel.gin_trgm_ops);
CREATE INDEX "truck_driver_updated_at_idx" ON "hotline"."truck_driver" USING btree ("updated_at");
COMMENT ON TABLE "hotline"."truck_driver" IS '货车司机诉求台账';
COMMENT ON COLUMN "hotline"."truck_driver"."id" IS '标识';
COMMENT ON COLUMN "hotline"."truck_driver"."version" IS '版本';
COMMENT ON COLUMN "hotline"."truck_driver"."created_at" IS '建立时间';
COMMENT ON COLUMN "hotline"."truck_driver"."updated_at" IS '更新时间';
COMMENT ON COLUMN "hotline"."truck_driver"."order_number" IS '工单编号';
COMMENT ON COLUMN "hotline"."truck_driver"."region" IS '所属区域';
COMMENT ON COLUMN "hotline"."truck_driver"."matter" IS '反映事项';
COMMENT ON COLUMN "hotline"."truck_driver"."accepted_at" IS '受理时间';
COMMENT ON COLUMN "hotline"."truck_driver"."answered_on" IS '答复日期';
COMMENT ON COLUMN "hotline"."truck_driver"."outcome" IS '办理结果';
COMMENT ON COLUMN "hotline"."truck_driver"."simulated" IS '模拟数据';
