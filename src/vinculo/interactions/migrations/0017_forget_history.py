"""Rules against an address that is erased leave no history of it."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION interactions_forget_history(who text, addresses text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM interactions_spamruleevent AS past
   WHERE past.value = ANY(addresses)
     AND NOT EXISTS (SELECT 1 FROM interactions_spamrule WHERE value = past.value);
END $$;
REVOKE ALL ON FUNCTION interactions_forget_history(text, text[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION interactions_forget_history(text, text[])"


class Migration(migrations.Migration):
    dependencies = [("interactions", "0016_occasions_of_asking"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
