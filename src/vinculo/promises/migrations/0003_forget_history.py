"""What was said while a promise was kept or broken goes with the person it was given to."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION promises_forget_history(who text, promises uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE promises_promisestep AS step SET words = ''
    FROM promises_promise AS promise
   WHERE step.promise_id = promise.id AND promise.id = ANY(promises) AND promise.words = '—';
END $$;
REVOKE ALL ON FUNCTION promises_forget_history(text, uuid[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION promises_forget_history(text, uuid[])"


class Migration(migrations.Migration):
    dependencies = [("promises", "0002_publish_promises"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
