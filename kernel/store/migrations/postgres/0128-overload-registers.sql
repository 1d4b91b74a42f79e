-- Permits name outer dimensions, sites the link by which they send.
ALTER TABLE "overload"."permit" ADD COLUMN "max_length_mm" bigint;
COMMENT ON COLUMN "overload"."permit"."max_length_mm" IS '许可长度';

ALTER TABLE "overload"."permit" ADD COLUMN "max_width_mm" bigint;
COMMENT ON COLUMN "overload"."permit"."max_width_mm" IS '许可宽度';

ALTER TABLE "overload"."permit" ADD COLUMN "max_height_mm" bigint;
COMMENT ON COLUMN "overload"."permit"."max_height_mm" IS '许可高度';

ALTER TABLE "overload"."site" ADD COLUMN "connection" text;
COMMENT ON COLUMN "overload"."site"."connection" IS '通信链路';
