"""What somebody said of us goes with them; the figure stays and is nobody's."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION feedback_forget_history(who text, ratings uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM kernel_erasing WHERE key = who AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is being erased: %', who USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE feedback_ratinganswer AS answer SET comment = ''
    FROM feedback_rating AS rating
   WHERE answer.rating_id = rating.id AND rating.id = ANY(ratings) AND rating.comment = '';
END $$;
REVOKE ALL ON FUNCTION feedback_forget_history(text, uuid[]) FROM PUBLIC;
"""
BACKWARD = "DROP FUNCTION feedback_forget_history(text, uuid[])"


class Migration(migrations.Migration):
    dependencies = [("feedback", "0002_publish_ratings"), ("kernel", "0004_erasing")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
