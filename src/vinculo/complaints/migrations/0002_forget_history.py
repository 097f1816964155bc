"""What was said while a complaint was handled goes with the person who complained."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION complaints_forget_history(who text, complaints uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE complaints_complaintstep AS step SET words = ''
    FROM complaints_complaint AS one
   WHERE step.complaint_id = one.id AND one.id = ANY(complaints)
     AND one.asks_for = '' AND one.at_once = '' AND one.findings = '';
END $$;
REVOKE ALL ON FUNCTION complaints_forget_history(text, uuid[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION complaints_forget_history(text, uuid[])"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
