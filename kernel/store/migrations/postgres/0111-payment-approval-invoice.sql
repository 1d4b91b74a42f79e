-- Files are given to whoever may read a row that names them: the way from a hash to the row.
CREATE INDEX payment_approval_invoice_idx ON evaluation.payment_approval USING btree ("invoice");
