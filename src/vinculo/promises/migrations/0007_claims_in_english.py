"""Say what a claim says in English too; empty is not written yet."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('promises', '0006_a_day_that_the_customer_asked_for'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='claim',
            name='words_en',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='words_en',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (NEW."checked_at", NEW."created_at", NEW."created_by", NEW."ended_at", NEW."found", NEW."metric", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."published_at", NEW."reason", NEW."service_id", NEW."share", NEW."signed_at", NEW."signed_by_id", NEW."since", NEW."standard_id", NEW."state", NEW."until", NEW."where", NEW."within", NEW."words", NEW."words_en"); RETURN NULL;', hash='626e5743e5165474d9f4a27d46eb511ba7addf4b', operation='INSERT', pgid='pgtrigger_insert_insert_f40e6', table='promises_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."checked_at" IS DISTINCT FROM (NEW."checked_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by" IS DISTINCT FROM (NEW."created_by") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."found" IS DISTINCT FROM (NEW."found") OR OLD."metric" IS DISTINCT FROM (NEW."metric") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."service_id" IS DISTINCT FROM (NEW."service_id") OR OLD."share" IS DISTINCT FROM (NEW."share") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."signed_by_id" IS DISTINCT FROM (NEW."signed_by_id") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."standard_id" IS DISTINCT FROM (NEW."standard_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."where" IS DISTINCT FROM (NEW."where") OR OLD."within" IS DISTINCT FROM (NEW."within") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."words_en" IS DISTINCT FROM (NEW."words_en"))', func='INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (NEW."checked_at", NEW."created_at", NEW."created_by", NEW."ended_at", NEW."found", NEW."metric", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."published_at", NEW."reason", NEW."service_id", NEW."share", NEW."signed_at", NEW."signed_by_id", NEW."since", NEW."standard_id", NEW."state", NEW."until", NEW."where", NEW."within", NEW."words", NEW."words_en"); RETURN NULL;', hash='210f03ffeb89d13053fec3cfc83d68b9c58b7406', operation='UPDATE', pgid='pgtrigger_update_update_5b141', table='promises_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promises_claimevent" ("checked_at", "created_at", "created_by", "ended_at", "found", "metric", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "reason", "service_id", "share", "signed_at", "signed_by_id", "since", "standard_id", "state", "until", "where", "within", "words", "words_en") VALUES (OLD."checked_at", OLD."created_at", OLD."created_by", OLD."ended_at", OLD."found", OLD."metric", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."published_at", OLD."reason", OLD."service_id", OLD."share", OLD."signed_at", OLD."signed_by_id", OLD."since", OLD."standard_id", OLD."state", OLD."until", OLD."where", OLD."within", OLD."words", OLD."words_en"); RETURN NULL;', hash='a8842693080ea645c0daac3a79bf53cd08954b15', operation='DELETE', pgid='pgtrigger_delete_delete_841c9', table='promises_claim', when='AFTER')),
        ),
    ]
