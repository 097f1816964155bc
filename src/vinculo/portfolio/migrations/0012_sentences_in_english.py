"""Say what a sheet and a standard say in English too; empty is not written yet."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portfolio', '0011_asked_before_a_pause'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='service',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='service',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='service',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='service',
            name='benefit_en',
            field=models.TextField(blank=True, default='', max_length=1000),
        ),
        migrations.AddField(
            model_name='service',
            name='product_en',
            field=models.CharField(blank=True, default='', max_length=120),
        ),
        migrations.AddField(
            model_name='serviceevent',
            name='benefit_en',
            field=models.TextField(blank=True, default='', max_length=1000),
        ),
        migrations.AddField(
            model_name='serviceevent',
            name='product_en',
            field=models.CharField(blank=True, default='', max_length=120),
        ),
        migrations.AddField(
            model_name='standard',
            name='staff_words_en',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        migrations.AddField(
            model_name='standard',
            name='words_en',
            field=models.CharField(blank=True, default='', max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (NEW."benefit", NEW."benefit_en", NEW."created_at", NEW."key", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."product", NEW."product_en", NEW."published_on", NEW."review_on", NEW."shows_rates", NEW."stage", NEW."successor_id"); RETURN NULL;', hash='f3bf660555acd01804d62c1855e5d7d11bf54f4a', operation='INSERT', pgid='pgtrigger_insert_insert_918cc', table='portfolio_service', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."benefit" IS DISTINCT FROM (NEW."benefit") OR OLD."benefit_en" IS DISTINCT FROM (NEW."benefit_en") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."product" IS DISTINCT FROM (NEW."product") OR OLD."product_en" IS DISTINCT FROM (NEW."product_en") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."shows_rates" IS DISTINCT FROM (NEW."shows_rates") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id"))', func='INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (NEW."benefit", NEW."benefit_en", NEW."created_at", NEW."key", NEW."name", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."product", NEW."product_en", NEW."published_on", NEW."review_on", NEW."shows_rates", NEW."stage", NEW."successor_id"); RETURN NULL;', hash='fe50db3e95d3fccf8255a92452dd3d3979fe6d8f', operation='UPDATE', pgid='pgtrigger_update_update_c48fc', table='portfolio_service', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='service',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portfolio_serviceevent" ("benefit", "benefit_en", "created_at", "key", "name", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "product", "product_en", "published_on", "review_on", "shows_rates", "stage", "successor_id") VALUES (OLD."benefit", OLD."benefit_en", OLD."created_at", OLD."key", OLD."name", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."product", OLD."product_en", OLD."published_on", OLD."review_on", OLD."shows_rates", OLD."stage", OLD."successor_id"); RETURN NULL;', hash='df23463cd246d6be1f0a5d91270e9649dc54107a', operation='DELETE', pgid='pgtrigger_delete_delete_838dc', table='portfolio_service', when='AFTER')),
        ),
    ]
