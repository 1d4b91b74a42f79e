-- What the public files without an account: service, place on the map, attachment and the hash of the code that follows it.
ALTER TABLE "hotline"."order" ADD COLUMN "public_service" text;
COMMENT ON COLUMN "hotline"."order"."public_service" IS '公开服务事项';

ALTER TABLE "hotline"."order" ADD COLUMN "latitude" numeric(20,6);
COMMENT ON COLUMN "hotline"."order"."latitude" IS '纬度';

ALTER TABLE "hotline"."order" ADD COLUMN "longitude" numeric(20,6);
COMMENT ON COLUMN "hotline"."order"."longitude" IS '经度';

ALTER TABLE "hotline"."order" ADD COLUMN "attachment" text;
COMMENT ON COLUMN "hotline"."order"."attachment" IS '附件';

ALTER TABLE "hotline"."order" ADD COLUMN "follow_hash" text;
COMMENT ON COLUMN "hotline"."order"."follow_hash" IS '查询码校验值';

CREATE INDEX order_attachment_idx ON hotline."order" USING btree (attachment);
