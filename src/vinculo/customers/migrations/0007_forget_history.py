"""Who is being erased, and nobody else, is cleared out of the history of customers."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION customers_forget_history(who text, records uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  records := ARRAY(SELECT id FROM customers_customer
                    WHERE id = ANY(records) AND name = '—'
                      AND cluster_id = substr(who, 10)::uuid);
  DELETE FROM customers_customerevent WHERE pgh_obj_id = ANY(records);
  DELETE FROM customers_contactpointevent AS past
   WHERE past.customer_id = ANY(records)
     AND NOT EXISTS (SELECT 1 FROM customers_contactpoint WHERE id = past.pgh_obj_id);
  DELETE FROM customers_holdingevent WHERE customer_id = ANY(records);
  DELETE FROM customers_consent WHERE customer_id = ANY(records);
END $$;
REVOKE ALL ON FUNCTION customers_forget_history(text, uuid[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION customers_forget_history(text, uuid[])"


class Migration(migrations.Migration):
    dependencies = [("customers", "0006_standing_and_rights"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
