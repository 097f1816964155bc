import django.db.models.deletion
import vinculo.kernel.ids
from django.conf import settings
from django.db import migrations, models
import datetime


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('notices', '0003_preference_kind'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailWindow',
            fields=[
                ('id', models.UUIDField(default=vinculo.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField()),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('user', 'weekday'), name='mail_window_once_a_day'),
                    models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='mail_window_weekday'),
                    models.CheckConstraint(condition=models.Q(('closes', datetime.time(0, 0)), ('closes__gt', models.F('opens')), _connector='OR'), name='mail_window_in_order'),
                ],
            },
        ),
    ]
