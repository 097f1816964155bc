"""Keep the bodies outside of court that customers are told of, and which were told."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import vinculo.complaints.contracts
import vinculo.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0029_publish_ways_and_questions'),
    ]

    operations = [
        migrations.CreateModel(
            name='BodyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('way', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=160)),
                ('taking', models.CharField(max_length=6)),
                ('address', models.CharField(blank=True, default='', max_length=300)),
                ('url', models.CharField(blank=True, default='', max_length=300)),
                ('how', models.CharField(blank=True, default='', max_length=500)),
                ('how_en', models.CharField(blank=True, default='', max_length=500)),
                ('place', models.CharField(blank=True, default='', max_length=80)),
                ('service_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('since_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('is_retired', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ToldBody',
            fields=[
                ('id', models.UUIDField(default=vinculo.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160)),
                ('told_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=vinculo.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(max_length=16)),
                ('name', models.CharField(max_length=160)),
                ('taking', models.CharField(max_length=6)),
                ('address', models.CharField(blank=True, default='', max_length=300)),
                ('url', models.CharField(blank=True, default='', max_length=300)),
                ('how', models.CharField(blank=True, default='', max_length=500)),
                ('how_en', models.CharField(blank=True, default='', max_length=500)),
                ('place', models.CharField(blank=True, default='', max_length=80)),
                ('service_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('since_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('is_retired', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('way__in', (vinculo.complaints.contracts.WayOut['MEDIATION'], vinculo.complaints.contracts.WayOut['ARBITRATION'], vinculo.complaints.contracts.WayOut['CONSUMER_OFFICE'], vinculo.complaints.contracts.WayOut['REGULATOR']))), name='body_way_known'), models.CheckConstraint(condition=models.Q(('taking__in', vinculo.complaints.contracts.Taking)), name='body_taking_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='body_has_name'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), models.Q(('url', ''), _negated=True), _connector='OR'), name='body_can_be_reached'), models.CheckConstraint(condition=models.Q(('url', ''), ('url__regex', '^https?://'), _connector='OR'), name='body_url_is_web'), models.CheckConstraint(condition=models.Q(('since_on__isnull', True), ('until_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='body_days_in_order'), models.UniqueConstraint(condition=models.Q(('is_retired', False)), fields=('name',), name='body_name_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (NEW."address", NEW."how", NEW."how_en", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."service_ids", NEW."since_on", NEW."taking", NEW."until_on", NEW."url", NEW."way"); RETURN NULL;', hash='e1adba485b600ef85c113f9592487038013e2c78', operation='INSERT', pgid='pgtrigger_insert_insert_76373', table='complaints_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."how" IS DISTINCT FROM (NEW."how") OR OLD."how_en" IS DISTINCT FROM (NEW."how_en") OR OLD."is_retired" IS DISTINCT FROM (NEW."is_retired") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."service_ids" IS DISTINCT FROM (NEW."service_ids") OR OLD."since_on" IS DISTINCT FROM (NEW."since_on") OR OLD."taking" IS DISTINCT FROM (NEW."taking") OR OLD."until_on" IS DISTINCT FROM (NEW."until_on") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."way" IS DISTINCT FROM (NEW."way"))', func='INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (NEW."address", NEW."how", NEW."how_en", NEW."is_retired", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."service_ids", NEW."since_on", NEW."taking", NEW."until_on", NEW."url", NEW."way"); RETURN NULL;', hash='7daeb3d8ef1ba7bea5d17e5b84f4fc3b1d4955f0', operation='UPDATE', pgid='pgtrigger_update_update_e4dc9', table='complaints_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "complaints_bodyevent" ("address", "how", "how_en", "is_retired", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "service_ids", "since_on", "taking", "until_on", "url", "way") VALUES (OLD."address", OLD."how", OLD."how_en", OLD."is_retired", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."service_ids", OLD."since_on", OLD."taking", OLD."until_on", OLD."url", OLD."way"); RETURN NULL;', hash='8e5bd9d000fe25078fafd6f1a91f42368290536c', operation='DELETE', pgid='pgtrigger_delete_delete_13500', table='complaints_body', when='AFTER')),
        ),
        migrations.AddField(
            model_name='bodyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='complaints.body'),
        ),
        migrations.AddField(
            model_name='toldbody',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='complaints.body'),
        ),
        migrations.AddField(
            model_name='toldbody',
            name='complaint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='complaints.complaint'),
        ),
        migrations.AddIndex(
            model_name='bodyevent',
            index=models.Index(fields=['-pgh_created_at', '-pgh_id'], name='complaints_body_when'),
        ),
        migrations.AddConstraint(
            model_name='toldbody',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='toldbody_has_name'),
        ),
        migrations.AddConstraint(
            model_name='toldbody',
            constraint=models.UniqueConstraint(fields=('complaint', 'told_at', 'body'), name='toldbody_once'),
        ),
    ]
