"""What was granted before the decision was told stood in the answer: it was told then."""

from django.db import migrations

FILL = """
UPDATE complaints_remedy AS remedy
   SET told_at = complaint.answered_at
  FROM complaints_complaint AS complaint
 WHERE complaint.id = remedy.complaint_id
   AND remedy.told_at IS NULL
   AND remedy.state IN ('granted', 'done')
   AND remedy.decided_at <= complaint.answered_at
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0016_told_remedies_and_questions")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
