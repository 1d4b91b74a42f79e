-- Which account an officer signs in with: nobody judges his own case, nor in the name of another.

ALTER TABLE "enforcement"."officer" ADD COLUMN "account" text;
COMMENT ON COLUMN "enforcement"."officer"."account" IS '登录账号';

CREATE INDEX officer_account_idx ON enforcement.officer USING btree (account);
