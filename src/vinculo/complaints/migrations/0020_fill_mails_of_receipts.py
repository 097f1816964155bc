"""Which mail carried each receipt: whether it left is asked of delivery, and then written down."""

from django.db import migrations

FILL = """
UPDATE complaints_receipt AS receipt
   SET mail_id = first.outgoing_id
  FROM (
      SELECT DISTINCT ON (kept.id) kept.id, message.outgoing_id
        FROM complaints_receipt AS kept
        JOIN interactions_attachment AS file ON file.blob = kept.blob
        JOIN interactions_message AS message ON message.id = file.message_id
       WHERE kept.mailed_at IS NOT NULL
         AND message.outgoing_id IS NOT NULL
         AND message.is_automatic
       ORDER BY kept.id, message.at, message.id
  ) AS first
 WHERE first.id = receipt.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0019_delivered_receipts_and_helps"),
        ("interactions", "0018_human_checks"),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
