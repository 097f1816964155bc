"""Of the complaints that stand, those that only a merge of cases made."""

from django.db import migrations

MARK = """
UPDATE complaints_complaint AS complaint SET is_by_merge = true
 WHERE NOT complaint.is_by_merge
   AND EXISTS (
       SELECT 1
         FROM complaints_complaintstep AS filed
         JOIN complaints_complaintstep AS joined
           ON joined.complaint_id = filed.complaint_id AND joined.at = filed.at
        WHERE filed.complaint_id = complaint.id
          AND filed.what = 'filed' AND filed.by_id IS NULL AND joined.what = 'joined'
   )
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0010_void_and_made_by_merge")]

    operations = [migrations.RunSQL(MARK, migrations.RunSQL.noop)]
