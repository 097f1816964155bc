"""Publish what figures count of orders, and let what was said go with the person it was said to."""

from django.db import migrations

WHERE = """
                   (SELECT min(substr(held, 7)) FROM unnest(one_case.access_keys) AS held
                     WHERE held LIKE 'queue:%') AS queue_id,
                   (SELECT min(substr(held, 6)) FROM unnest(one_case.access_keys) AS held
                     WHERE held LIKE 'team:%') AS team_id"""
ORDERS = f"""
            CREATE VIEW published.orders AS
            SELECT one.id::text AS id,
                   one.case_id::text AS case_id,
                   one.state::text AS state,
                   one.version AS version,
                   one.currency::text AS currency,
                   (one.total * 100)::bigint AS total_minor,
                   one.service_id::text AS service_id, {WHERE},
                   one.composed_at AS composed_at,
                   one.confirmed_at AS confirmed_at,
                   one.first_due_at AS first_due_at,
                   one.due_at AS due_at,
                   one.delivered_at AS delivered_at,
                   one.ended_at AS ended_at
              FROM orders_order AS one
              JOIN cases_case AS one_case ON one_case.id = one.case_id
"""
REQUESTS = f"""
            CREATE VIEW published.orders_requests AS
            SELECT one.id::text AS id,
                   one.case_id::text AS case_id,
                   one.state::text AS state,
                   one.service_id::text AS service_id, {WHERE},
                   one.asked_at AS asked_at,
                   one.due_at AS due_at,
                   one.ended_at AS ended_at
              FROM orders_specialrequest AS one
              JOIN cases_case AS one_case ON one_case.id = one.case_id
"""
FORGET = """
CREATE FUNCTION orders_forget_history(who text, orders uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE orders_orderstep AS step SET words = ''
    FROM orders_order AS one
   WHERE step.order_id = one.id AND one.id = ANY(orders)
     AND one.deliver_to = '' AND one.notes = '';
END $$;
REVOKE ALL ON FUNCTION orders_forget_history(text, uuid[]) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0001_initial"),
        ("cases", "0032_keys_hidden"),
        ("kernel", "0004_erasing"),
    ]

    operations = [
        migrations.RunSQL(ORDERS, "DROP VIEW published.orders"),
        migrations.RunSQL(REQUESTS, "DROP VIEW published.orders_requests"),
        migrations.RunSQL(FORGET, "DROP FUNCTION orders_forget_history(text, uuid[])"),
    ]
