"""What tasks about somebody said is cleared out of their history with the person."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION work_forget_history(who text, tasks uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM work_taskevent AS past
   USING work_task AS task
   WHERE past.pgh_obj_id = task.id AND task.id = ANY(tasks) AND task.title = '—';
END $$;
REVOKE ALL ON FUNCTION work_forget_history(text, uuid[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION work_forget_history(text, uuid[])"


class Migration(migrations.Migration):
    dependencies = [("work", "0003_tasks_kept_for_a_few"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
