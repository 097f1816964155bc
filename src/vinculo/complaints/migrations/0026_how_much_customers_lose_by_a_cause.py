"""Say how much customers lose by a cause; empty: as the cause above says."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0025_outside_of_court'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='cause',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cause',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cause',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='cause',
            name='loss',
            field=models.CharField(blank=True, default='', max_length=5),
        ),
        migrations.AddField(
            model_name='causeevent',
            name='loss',
            field=models.CharField(blank=True, default='', max_length=5),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cause',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_retired", NEW."loss", NEW."name", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='0b0a0c462d7894e249a6c3072a366e2e648faee0', operation='INSERT', pgid='pgtrigger_insert_insert_73537', table='complaints_cause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cause',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."is_retired" IS DISTINCT FROM (NEW."is_retired") OR OLD."loss" IS DISTINCT FROM (NEW."loss") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id"))', func='INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."is_retired", NEW."loss", NEW."name", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='c838fb8a4661f9161a9f54ec84e82636e2a81f14', operation='UPDATE', pgid='pgtrigger_update_update_ff103', table='complaints_cause', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cause',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "complaints_causeevent" ("is_retired", "loss", "name", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."is_retired", OLD."loss", OLD."name", OLD."owner_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='470c3673f37dfc20aab64dce9416b1210efcbcd7', operation='DELETE', pgid='pgtrigger_delete_delete_bd9c8', table='complaints_cause', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='cause',
            constraint=models.CheckConstraint(condition=models.Q(('loss', ''), ('loss__in', ['large', 'small']), _connector='OR'), name='cause_loss_known'),
        ),
    ]
