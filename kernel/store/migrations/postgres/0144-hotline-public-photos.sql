-- Photos that may be shown to everybody. Derived from the declarations, reviewed.

ALTER TABLE "hotline"."order" ADD COLUMN "media_url" text;
COMMENT ON COLUMN "hotline"."order"."media_url" IS '附件网址';

ALTER TABLE "hotline"."order" ADD COLUMN "attachment_public" boolean;
COMMENT ON COLUMN "hotline"."order"."attachment_public" IS '附件可公开';
