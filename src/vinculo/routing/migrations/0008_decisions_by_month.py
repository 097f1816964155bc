"""Decisions are kept by month: old months go at once, and nobody may rewrite one."""

from django.db import migrations

FORWARD = """
ALTER TABLE routing_decision RENAME TO routing_decision_before;
ALTER TABLE routing_decision_before DROP CONSTRAINT routing_decision_pkey;
DROP INDEX decision_item;
DROP INDEX decision_at;

CREATE TABLE routing_decision (LIKE routing_decision_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
  PARTITION BY RANGE (at);
ALTER TABLE routing_decision
  ADD CONSTRAINT routing_decision_pkey PRIMARY KEY (id, at),
  ADD CONSTRAINT routing_decision_item FOREIGN KEY (item_id) REFERENCES routing_workitem (id)
      DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX decision_item ON routing_decision (item_id, id);
CREATE INDEX decision_at ON routing_decision (at);
CREATE TABLE routing_decision_rest PARTITION OF routing_decision DEFAULT;

CREATE FUNCTION routing_decision_months(first date, last date, keep_from date) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  month date := date_trunc('month', first);
  since timestamptz; until timestamptz; part text; gone int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('routing_decision_months'));
  WHILE month <= last LOOP
    part := 'routing_decision_' || to_char(month, 'YYYYMM');
    since := month::timestamp AT TIME ZONE 'UTC';
    until := (month + interval '1 month') AT TIME ZONE 'UTC';
    IF to_regclass(part) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE routing_decision INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part);
      EXECUTE format('WITH moved AS (DELETE FROM routing_decision_rest WHERE at >= %L AND at < %L RETURNING *)'
                     ' INSERT INTO %I SELECT * FROM moved', since, until, part);
      EXECUTE format('ALTER TABLE routing_decision ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, since, until);
    END IF;
    month := month + interval '1 month';
  END LOOP;
  keep_from := least(keep_from, now() - interval '3 months');
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
               WHERE i.inhparent = 'routing_decision'::regclass
                 AND c.relname ~ '^routing_decision_[0-9]{6}$'
                 AND c.relname < 'routing_decision_' || to_char(keep_from, 'YYYYMM') LOOP
    EXECUTE format('DROP TABLE %I', part);
    gone := gone + 1;
  END LOOP;
  DELETE FROM routing_decision_rest WHERE at < date_trunc('month', keep_from::timestamp) AT TIME ZONE 'UTC';
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION routing_decision_months(date, date, date) FROM PUBLIC;

SELECT routing_decision_months(
  coalesce((SELECT min(at) FROM routing_decision_before), now())::date,
  (now() + interval '2 months')::date, '2000-01-01');
INSERT INTO routing_decision SELECT * FROM routing_decision_before;
DROP TABLE routing_decision_before;
"""
BACKWARD = """
CREATE TABLE routing_decision_before (LIKE routing_decision INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
INSERT INTO routing_decision_before SELECT * FROM routing_decision;
DROP TABLE routing_decision;
DROP FUNCTION routing_decision_months(date, date, date);
ALTER TABLE routing_decision_before RENAME TO routing_decision;
ALTER TABLE routing_decision
  ADD CONSTRAINT routing_decision_pkey PRIMARY KEY (id),
  ADD CONSTRAINT routing_decision_item FOREIGN KEY (item_id) REFERENCES routing_workitem (id)
      DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX decision_item ON routing_decision (item_id, id);
CREATE INDEX decision_at ON routing_decision (at);
"""


class Migration(migrations.Migration):
    dependencies = [("routing", "0007_declined_lately")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
