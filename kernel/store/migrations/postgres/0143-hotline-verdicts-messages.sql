-- What enforcement makes of a clue, answers to text messages. Derived from the declarations, reviewed.

ALTER TABLE "hotline"."message" ADD COLUMN "purpose" text NOT NULL DEFAULT 'told';
ALTER TABLE "hotline"."message" ALTER COLUMN "purpose" DROP DEFAULT;
COMMENT ON COLUMN "hotline"."message"."purpose" IS '用途';

ALTER TABLE "hotline"."message" ADD COLUMN "reply" text;
COMMENT ON COLUMN "hotline"."message"."reply" IS '回复';

ALTER TABLE "hotline"."message" ADD COLUMN "replied_at" timestamp with time zone;
COMMENT ON COLUMN "hotline"."message"."replied_at" IS '回复时间';

CREATE INDEX message_phone_idx ON hotline.message USING btree (phone);

ALTER TABLE "hotline"."order" ADD COLUMN "clue_verdict" text;
COMMENT ON COLUMN "hotline"."order"."clue_verdict" IS '执法办理结果';

ALTER TABLE "hotline"."order" ADD COLUMN "clue_why" text;
COMMENT ON COLUMN "hotline"."order"."clue_why" IS '执法办理说明';

ALTER TABLE "hotline"."order" ADD COLUMN "clue_open" boolean;
COMMENT ON COLUMN "hotline"."order"."clue_open" IS '执法案件未办结';

ALTER TABLE "hotline"."order" ADD COLUMN "decision_number" text;
COMMENT ON COLUMN "hotline"."order"."decision_number" IS '决定书文号';

ALTER TABLE "hotline"."order" ADD COLUMN "call_back_way" text;
COMMENT ON COLUMN "hotline"."order"."call_back_way" IS '回访方式';

ALTER TABLE "hotline"."order" ADD COLUMN "sms_answer" text;
COMMENT ON COLUMN "hotline"."order"."sms_answer" IS '短信回复';
